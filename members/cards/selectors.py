"""What pages show of cards: the requests of a unit by step, kind and period; cards to collect; one member's cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from accounts.scope import Scope
from members.badges.units import Body, Unit, decider, names_of
from members.choices import EXITS, CardAsk, CardKind, MovementKind
from members.models import CardRequest, Membership, PartyCard, Person

PAGE: Final = 50
MOST: Final = 500
GROUPS: Final[dict[str, str | Promise]] = {
    "": _("Chờ quyết định"),
    "cho-trao": _("Đã quyết định, chờ trao"),
    "da-trao": _("Đã trao"),
    "khong-cap": _("Không cấp"),
    "thu-hoi": _("Thẻ cần thu hồi"),
}
KINDS: Final = {"phat": CardKind.FIRST, "doi": CardKind.EXCHANGE, "cap-lai": CardKind.REPLACE}
PERIODS: Final[dict[str, str | Promise]] = {
    "": _("Mọi thời gian"),
    "quy": _("Quý này"),
    "nam": _("Năm nay"),
    "nam-truoc": _("Năm trước"),
}


@dataclass(frozen=True)
class Wish:
    """What the page asks for: unit, step, kind, period, page."""

    unit: Unit
    group: str = ""
    kind: str = ""
    period: str = ""
    page: int = 1

    def url(self, name: str = "cards:list", **other: object) -> str:
        """Return the address of the page with something else asked for."""
        given = {"don_vi": self.unit.pk, "buoc": self.group, "loai": self.kind, "ky": self.period}
        query = {key: value for key, value in (given | other).items() if value}
        return f"{reverse(name)}?{urlencode(query)}"


@dataclass(frozen=True)
class Row:
    """One request, or one card to collect, as a page shows it."""

    person: Person
    cell: str
    what: str
    note: str
    paper: str
    pk: int
    may_write: bool


@dataclass(frozen=True)
class Listed:
    """One page of cards of a unit."""

    rows: tuple[Row, ...]
    total: int
    next_url: str
    decider: Body | None


def days_of(period: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day of a period, None for all time."""
    if period == "quy":
        month = 3 * ((today.month - 1) // 3) + 1
        return date(today.year, month, 1), today
    if period == "nam":
        return date(today.year, 1, 1), today
    if period == "nam-truoc":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return None


def requests_of(
    wish: Wish, scope: Scope, today: date, permission: Permission = Permission.VIEW_MEMBERS
) -> QuerySet[CardRequest]:
    """Return the requests below a unit, in the step, of the kind, asked for in the period."""
    found = CardRequest.objects.visible_to(scope, permission).filter(person__keeper_path__startswith=wish.unit.path)
    steps = {
        "": Q(stage=CardAsk.ASKED, decided_on__isnull=True),
        "cho-trao": Q(stage=CardAsk.ASKED, decided_on__isnull=False),
        "da-trao": Q(stage=CardAsk.ISSUED),
        "khong-cap": Q(stage=CardAsk.REFUSED),
    }
    found = found.filter(steps[wish.group])
    if wish.kind:
        found = found.filter(kind=KINDS[wish.kind])
    days = days_of(wish.period, today)
    if days:
        found = found.filter(asked_on__range=days)
    return found.select_related("person", "card").order_by("asked_on", "person__name_sort", "pk")


def listed(wish: Wish, scope: Scope, today: date) -> Listed:
    """Return one page of requests, or of the cards to collect: four queries."""
    found: QuerySet[Any] = requests_of(wish, scope, today) if wish.group != "thu-hoi" else collectable(wish.unit, scope)
    total, start = found.count(), (wish.page - 1) * PAGE
    shown = list(found[start : start + PAGE])
    people = [row if isinstance(row, Person) else row.person for row in shown]
    names = names_of([person.keeper_id for person in people], today)
    rows = tuple(
        _row(row, person, names.get(person.keeper_id, ""), scope) for row, person in zip(shown, people, strict=True)
    )
    more = wish.url(trang=wish.page + 1) if total > start + PAGE else ""
    return Listed(rows, total, more, decider(scope, wish.unit.path, today))


def _row(row: CardRequest | Person, person: Person, cell: str, scope: Scope) -> Row:
    may_write = scope.allows(Permission.EDIT_MEMBERS, person.keeper_path)
    if isinstance(row, Person):
        return Row(person, cell, "", "", "", person.pk, may_write)
    words = row.closing_reason or row.reason
    paper = f"{row.decision_number} · {row.decided_on:%d/%m/%Y}" if row.decided_on else ""
    what = str(CardKind(row.kind).label)
    return Row(person, cell, f"{what}, {row.asked_on:%d/%m/%Y}", words, paper, row.pk, may_write)


def collectable(unit: Unit, scope: Scope) -> QuerySet[Person]:
    """Return who has left the Party, by whatever exit, and still holds a card; the dead are left out."""
    gone = Membership.objects.filter(
        person=OuterRef("pk"), standing__in=[one for one in EXITS if one != MovementKind.DIED]
    )
    back = Membership.objects.filter(person=OuterRef("pk"), ended_on__isnull=True)
    cards = PartyCard.objects.filter(person=OuterRef("pk"))
    held = Exists(cards.filter(ended_on__isnull=True)) | (
        ~Exists(cards) & (~Q(card_number="") | ~Q(old_card_number=""))
    )
    people = Person.objects.visible_to(scope).below(unit.path)
    return people.filter(Exists(gone), ~Exists(back), held).order_by("name_sort", "pk")


def ids_in_reach(wish: Wish, scope: Scope, today: date, asked: Sequence[str]) -> list[int]:
    """Return those of the requests asked for that stand in the step and may be written."""
    ids = [int(one) for one in asked if one.isascii() and one.isdecimal() and len(one) < 19]
    found = requests_of(wish, scope, today, Permission.EDIT_MEMBERS).filter(pk__in=ids)
    return list(found.values_list("pk", flat=True))


def labels(wish: Wish, scope: Scope, today: date) -> list[tuple[str, str]]:
    """Return the boxes of the page of a decision or of handing over: number and words of each request."""
    rows = list(requests_of(wish, scope, today)[:MOST])
    names = names_of([row.person.keeper_id for row in rows], today)
    return [
        (str(row.pk), " · ".join([row.person.full_name, str(CardKind(row.kind).label), names[row.person.keeper_id]]))
        for row in rows
        if row.person.keeper_id in names
    ]
