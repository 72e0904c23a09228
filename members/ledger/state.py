"""What the books say of a member on a day: counted where, voting, dues, party age, card, what runs beside.

The same lines show a member today and, before and after an act that is tried out, what the act will change.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.cards.state import hands_of
from members.choices import ENDED_STANDINGS, CardEnd, PlacementKind, Standing, TransferKind
from members.ledger import rules
from members.ledger.rules import Leaving
from members.ledger.services import leaving_of
from members.models import Exemption, Hold, Membership, Person, Placement, Post, Suspension, Transfer
from members.posts.selectors import label_of
from members.selectors import Record, party_age_of, record_of
from members.services.running import open_posts, open_transfers
from rulebook import bases, dues
from rulebook.bases import LeftOut, Voter
from rulebook.errors import CalendarUnknown, RuleUnknown

HELD, COLLECT, FAMILY, TAKEN, GIVEN, NONE = "held", "collect", "family", "taken", "given", "none"
"""Where the card is or has to go."""

TOPICS: Final = ("counted", "votes", "dues", "party_age", "card", "apart", "transfer", "posts", "holds", "again")


@dataclass(frozen=True)
class Line:
    """One thing the books say: its topic, what it is, a note, and a page that does more about it."""

    topic: str
    words: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class State:
    """What the books say of one member on a day."""

    record: Record
    day: date
    placement: Placement | None
    exemption: Exemption | None
    suspension: Suspension | None
    transfers: tuple[Transfer, ...]
    posts: tuple[Post, ...]
    holds: tuple[Hold, ...]
    away: bool
    in_cell: int
    card: str
    leaving: Leaving | None

    @property
    def membership(self) -> Membership | None:
        """Return the membership in question."""
        return self.record.membership

    @property
    def is_member(self) -> bool:
        """Say whether the membership goes on that day."""
        one = self.membership
        return one is not None and (one.ended_on is None or one.ended_on > self.day)

    def stands(self, standing: Standing) -> bool:
        """Say whether the membership itself says so that day: lists bring standings without their papers."""
        one = self.membership
        if one is None or one.standing != standing or not self.is_member:
            return False
        return one.standing_on is None or one.standing_on <= self.day

    def voter(self, *, present: bool) -> Voter:
        """Return the facts that decide whether he counts in the base of a vote."""
        official = self.membership.official_on if self.membership else None
        return Voter(
            official=official is not None and official <= self.day,
            present=present,
            temporary_elsewhere=self.away,
            exempt=self.exemption is not None or self.stands(Standing.EXEMPT),
            suspended=self.suspension is not None or self.stands(Standing.SUSPENDED),
            prosecuted=bool(self.suspension and self.suspension.detained),
        )

    @property
    def left_out(self) -> LeftOut | None:
        """Return why he does not count in the base of the cell's vote when he is absent; None when he counts."""
        return bases.cell_vote(self.voter(present=False))

    @property
    def pays(self) -> bool:
        """Say whether dues fall due: a member's, unless party age frees him or he is held in custody."""
        if not self.is_member or (self.suspension and self.suspension.detained):
            return False
        return not self.free_by_age

    @property
    def free_by_age(self) -> bool:
        """Say whether his party age alone frees him from dues."""
        years = self.years
        try:
            return years is not None and dues.exempt_by_party_age(years, self.day)
        except (CalendarUnknown, RuleUnknown):
            return False

    @property
    def years(self) -> int | None:
        """Return the whole years of party age that are certain."""
        try:
            age = party_age_of(self.record, self.day)
        except (CalendarUnknown, RuleUnknown):
            return None
        return age.low if age else None


def state_of(person_id: int, day: date) -> State:
    """Read what the books say of a member on a day; twelve queries at most."""
    person = Person.objects.get(pk=person_id)
    record = record_of(person)
    membership = record.membership
    placement = record.placement
    shown = placement.cell_id if placement else person.keeper_id
    posts = open_posts(person_id, day).select_related("organisation").order_by("starts_on", "pk")
    return State(
        record=record,
        day=day,
        placement=placement if placement and _runs(placement, day) else None,
        exemption=Exemption.objects.on(day).filter(membership=membership).first(),
        suspension=Suspension.objects.on(day).filter(membership=membership).first(),
        transfers=tuple(open_transfers(membership)) if membership else (),
        posts=tuple(posts),
        holds=tuple(Hold.objects.on(day).filter(membership=membership).order_by("starts_on", "pk")),
        away=any(one.kind == PlacementKind.TEMPORARY and _runs(one, day) for one in record.placements),
        in_cell=Placement.objects.formal().on(day).filter(cell_id=shown).count(),
        card=card_of(person, membership),
        leaving=leaving_of(membership, day) if membership and membership.standing in ENDED_STANDINGS else None,
    )


def _runs(placement: Placement, day: date) -> bool:
    return placement.starts_on <= day and (placement.ends_on is None or placement.ends_on > day)


def card_of(person: Person, membership: Membership | None) -> str:
    """Say where the card is or has to go: collected from who leaves the Party, left to the family of who died.

    Source: 294-QĐ/TW (26/5/2025), theo nguồn thứ cấp. Two queries.
    """
    hand = hands_of([person])[person.pk]
    if not hand.in_hand:
        return GIVEN if any(card.ending in (CardEnd.COLLECTED, CardEnd.LEFT) for card in hand.cards[-1:]) else NONE
    standing = membership.standing if membership else ""
    if standing == Standing.DIED:
        return FAMILY
    if standing == Standing.DEPARTED:
        return TAKEN
    return COLLECT if standing in ENDED_STANDINGS else HELD


def label(topic: str) -> str:
    """Return what a line is about."""
    return {
        "counted": _("Đảng số"),
        "votes": _("Biểu quyết"),
        "dues": _("Đảng phí"),
        "party_age": _("Tuổi Đảng"),
        "card": _("Thẻ đảng viên"),
        "apart": _("Miễn, đình chỉ"),
        "transfer": _("Chuyển sinh hoạt"),
        "posts": _("Chức vụ trong Đảng"),
        "holds": _("Vướng mắc khi chuyển"),
        "again": _("Kết nạp lại"),
    }[topic]


def lines(state: State, *, guarded: bool = True) -> dict[str, Line]:
    """Return the lines by topic, in the order of ``TOPICS``.

    ``guarded`` tells what touches health, inspections, complaints and crimes too.
    """
    made = {
        "counted": _counted(state),
        "votes": _votes(state),
        "dues": _dues(state),
        "party_age": _age(state),
        "card": _card(state),
        "apart": _apart(state, guarded=guarded),
        "transfer": _transfer(state),
        "posts": _posts(state),
        "holds": _holds(state) if guarded else ("", "", ""),
        "again": _again(state) if guarded else ("", "", ""),
    }
    return {topic: Line(topic, words, note, url) for topic, (words, note, url) in made.items() if words}


Said = tuple[str, str, str]


def _counted(state: State) -> Said:
    cell_id = state.placement.cell_id if state.placement else state.record.person.keeper_id
    name = state.record.names.on(cell_id, state.day)
    number = ngettext("{cell} có {n} đảng viên", "{cell} có {n} đảng viên", state.in_cell)
    words = _("được tính") if state.placement else _("không tính ở chi bộ nào")
    return words, number.format(cell=name, n=state.in_cell), ""


def _votes(state: State) -> Said:
    if not state.is_member:
        return _("không còn quyền biểu quyết"), "", ""
    if state.left_out is None:
        return _("được tính vào mẫu số"), "", ""
    if state.left_out == LeftOut.EXEMPT:
        return _("vắng thì không tính vào mẫu số"), _("có mặt và biểu quyết thì được tính"), ""
    return _("không tính vào mẫu số"), state.left_out.label, ""


def _dues(state: State) -> Said:
    if not state.is_member:
        return _("không phải đóng"), "", ""
    if state.suspension and state.suspension.detained:
        return _("không tính là chưa đóng"), _("trong thời gian bị tạm giữ, tạm giam"), ""
    if state.free_by_age:
        return _("được miễn theo tuổi Đảng"), "", reverse("rules:key", args=["dues.exempt.party_age_years"])
    return _("vẫn đóng hằng tháng"), "", ""


def _age(state: State) -> Said:
    if state.years is None:
        return _("chưa tính được"), _("cần ngày kết nạp và ngày chính thức"), ""
    years = ngettext("{n} năm", "{n} năm", state.years).format(n=state.years)
    if not state.is_member:
        return _("dừng ở {years}").format(years=years), "", ""
    note = _("không tính thời gian ngoài Đảng") if len(state.record.memberships) > 1 else _("liên tục")
    return years, note, ""


def _card(state: State) -> Said:
    words = {
        HELD: _("đồng chí ấy giữ"),
        COLLECT: _("thu lại, nộp cấp ủy cấp trên"),
        FAMILY: _("để lại gia đình"),
        TAKEN: _("mang theo nơi mới"),
        GIVEN: _("đã thu hồi hoặc để lại gia đình"),
        NONE: _("không giữ thẻ nào"),
    }
    return words[state.card], "", reverse("cards:person", args=[state.record.person.pk])


def _apart(state: State, *, guarded: bool) -> Said:
    if state.suspension:
        return _("bị đình chỉ sinh hoạt"), span(state.suspension), ""
    if state.exemption:
        parts = [str(state.exemption.get_ground_display())] if guarded else []
        return _("được miễn công tác và sinh hoạt"), " · ".join([*parts, span(state.exemption)]), ""
    if state.stands(Standing.SUSPENDED):
        return _("bị đình chỉ sinh hoạt"), _("sổ chưa ghi theo giấy nào"), ""
    if state.stands(Standing.EXEMPT):
        return _("được miễn công tác và sinh hoạt"), _("sổ chưa ghi theo giấy nào"), ""
    return _("không"), "", ""


def span(row: Exemption | Suspension) -> str:
    """Say from when until when a time apart runs by its paper."""
    first = f"{row.starts_on:%d/%m/%Y}"
    if row.until_on is None:
        return _("từ {first}, không ghi hạn").format(first=first)
    return _("từ {first} đến {last}").format(first=first, last=f"{row.until_on:%d/%m/%Y}")


def _transfer(state: State) -> Said:
    if not state.transfers:
        return _("không"), "", ""
    one = state.transfers[0]
    note = _("hình thức {kind}").format(kind=TransferKind(one.kind).label)
    return _("đang trên đường"), note, reverse("transfers:detail", args=[one.pk])


def _posts(state: State) -> Said:
    if not state.posts:
        return _("không"), "", ""
    held = ngettext("đang giữ {n} chức vụ", "đang giữ {n} chức vụ", len(state.posts)).format(n=len(state.posts))
    named = ", ".join(str(label_of(post)) for post in state.posts)
    return held, named, reverse("posts:committee", args=[state.posts[0].organisation_id])


def _holds(state: State) -> Said:
    if not state.holds:
        return _("không"), "", ""
    return ", ".join(str(one.get_kind_display()) for one in state.holds), _("chưa chuyển chính thức được"), ""


def _again(state: State) -> Said:
    """Say when somebody who left may be admitted again, by the exact ground; nothing for others."""
    one = state.membership
    if one is None or state.leaving is None or one.standing in (Standing.DIED, Standing.DEPARTED):
        return "", "", ""
    return readmission_words(state.leaving, len(state.record.memberships), state.day)


def readmission_words(leaving: Leaving, admissions: int, day: date) -> Said:
    """Say whether and when somebody who left may be admitted again, with the page of the rule."""
    url = reverse("rules:key", args=[rules.CRIME_MONTHS if leaving.group == "crime" else rules.READMISSION_MONTHS])
    barred = rules.never_again(leaving.group, admissions, day)
    if barred:
        return _("không được nữa"), str(barred[0].reason), url
    first = rules.earliest(leaving, day)
    if first is None:
        return _("xét được khi đủ thời hạn"), _("tính từ ngày được xóa án tích"), url
    return _("sớm nhất ngày {day}").format(day=f"{first:%d/%m/%Y}"), _("xét một lần"), url


@dataclass(frozen=True)
class Difference:
    """One line before and after an act, as one text each."""

    field: str
    before: str
    after: str
    url: str

    @property
    def is_change(self) -> bool:
        """Say whether the act changes it."""
        return self.before != self.after


def compare(before: State, after: State) -> list[Difference]:
    """Return each topic before and after an act."""
    old, new = lines(before), lines(after)
    return [
        Difference(label(topic), _told(old.get(topic)), _told(new.get(topic)), _page(old.get(topic), new.get(topic)))
        for topic in TOPICS
        if topic in old or topic in new
    ]


def _told(line: Line | None) -> str:
    return " · ".join(filter(None, (line.words, line.note))) if line else ""


def _page(*found: Line | None) -> str:
    return next((line.url for line in found if line and line.url), "")
