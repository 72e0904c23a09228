"""What happened to a member in a year, in words, for the end of the Phiếu bổ sung: movements, posts, the rating."""

from collections.abc import Iterable

from accounts.roles import Permission
from accounts.scope import Scope
from members.choices import MovementKind
from members.models import Movement, Person, Rating
from members.posts import timeline as of_posts
from members.ratings.selectors import words_of
from members.timeline import Entry, Names, movement_entries
from members.transfers import timeline as of_transfers

NOT_OF_THE_MEMBER = (MovementKind.REGISTERED, MovementKind.CORRECTED)
"""Acts on the register, nothing that happened to the member."""

Happenings = list[tuple[str, tuple[str, ...]]]


def happenings_in(person: Person, year: int, scope: Scope) -> Happenings:
    """Return the titles with what stands under each, in order; nothing = "K". Six queries."""
    guarded = scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path)
    moved = Movement.objects.filter(membership__person=person, happened_on__year=year)
    told = moved.exclude(kind__in=NOT_OF_THE_MEMBER).order_by("happened_on", "pk")
    moves = movement_entries(told, Names(), guarded=guarded)
    moves += _in_year(of_transfers.entries(person.pk, scope), year)
    posts = _in_year(of_posts.entries(person.pk, scope), year)
    ratings = Rating.objects.filter(membership__person=person, year=year)
    return [
        ("Chuyển sinh hoạt, miễn sinh hoạt và biến động khác", tuple(_words(one) for one in moves)),
        ("Chức vụ trong Đảng", tuple(_words(one) for one in posts)),
        ("Xếp loại đảng viên trong năm", tuple(_rating_words(one) for one in ratings)),
    ]


def _in_year(entries: Iterable[Entry], year: int) -> list[Entry]:
    return [entry for entry in entries if entry.on.year == year]


def _words(entry: Entry) -> str:
    words = f"{entry.day}: {entry.title}"
    return f"{words} ({entry.note})" if entry.note else words


def _rating_words(rating: Rating) -> str:
    if not rating.decision_number:
        return words_of(rating)
    day = f", ngày {rating.decided_on:%d/%m/%Y}" if rating.decided_on else ""
    return f"{words_of(rating)}; quyết định số {rating.decision_number}{day}"
