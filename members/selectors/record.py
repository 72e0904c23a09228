"""One record with its rows, and the head of its page. Reading only."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.dates import years_between
from members import facts
from members.badges.ages import course_of
from members.choices import ENDED_STANDINGS, PlacementKind, Standing
from members.field_classes import NUMBERS, masked
from members.models import Membership, Person, Placement
from members.timeline import Names
from rulebook import party_age
from rulebook.calendar import add_months
from rulebook.errors import CalendarUnknown, RuleUnknown
from vietnam import dates
from vietnam.dates import PartialDate

PROBATION_MONTHS: Final = 12
REVEALABLE: Final = NUMBERS


@dataclass(frozen=True)
class Fact:
    """One line of the head: label, value (None = not recorded), note."""

    label: str
    value: str | None
    note: str = ""
    field: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a person's page."""

    name: str
    cell: str
    cell_id: int
    tag_kind: str
    tag: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Record:
    """One person with the rows that belong to the record, the open membership first.

    ``names`` knows what its cells were called on any day.
    """

    person: Person
    memberships: tuple[Membership, ...]
    placements: tuple[Placement, ...]
    values: facts.Values
    names: Names

    @property
    def membership(self) -> Membership | None:
        """Return the open membership, else the last one."""
        return self.memberships[0] if self.memberships else None

    @property
    def placement(self) -> Placement | None:
        """Return the formal placement that is open, else the last one."""
        formal = [row for row in self.placements if row.kind == PlacementKind.FORMAL]
        return max(formal, key=lambda row: (row.ends_on is None, row.starts_on, row.pk), default=None)


def record_of(person: Person) -> Record:
    """Read the memberships with their placements and the names of the cells: two queries."""
    found: dict[int, Membership] = {}
    placements = []
    joined = {f"its_{name}": F(f"placements__{name}") for name in _PLACEMENT}
    for row in (
        Membership.objects.filter(person=person).annotate(**joined).order_by("placements__starts_on", "placements__pk")
    ):
        found.setdefault(row.pk, row)
        columns = {name: getattr(row, f"its_{name}") for name in _PLACEMENT}
        if columns["id"] is not None:
            placements.append(Placement(membership=found[row.pk], **columns))
    memberships = sorted(
        found.values(), key=lambda row: (row.ended_on is None, row.ended_on or date.min, row.pk), reverse=True
    )
    current = memberships[0] if memberships else None
    names = Names({person.keeper_id, *(placement.cell_id for placement in placements)})
    return Record(person, tuple(memberships), tuple(placements), facts.values_of(person, current), names)


_PLACEMENT: Final = ("id", "cell_id", "kind", "starts_on", "ends_on")


def head_of(record: Record, today: date) -> Head:
    """Return the head of the page; no query."""
    person = record.person
    name = record.names.on(person.keeper_id, today)
    kind, tag = tag_of(record.membership, today)
    return Head(person.full_name, name, person.keeper_id, kind, tag, tuple(_head_facts(record, name, today)))


def tag_of(membership: Membership | None, today: date) -> tuple[str, str]:
    """Say the standing as the kind and words of a tag."""
    if membership is None:
        return "", _("Chưa có đảng tịch")
    return tag_of_standing(membership, membership.standing, today)


def tag_of_standing(membership: Membership, stood: str, day: date) -> tuple[str, str]:
    """Say a standing on a day as the kind and words of a tag; official only from the official day on."""
    standing = Standing(stood)
    if standing in ENDED_STANDINGS:
        return "bad" if standing != Standing.DIED else "", str(standing.label)
    if standing == Standing.EXEMPT:
        return "info", str(standing.label)
    if standing == Standing.SUSPENDED:
        return "warn", str(standing.label)
    if membership.official_on and membership.official_on <= day:
        return "ok", _("Chính thức, đang sinh hoạt")
    return "warn", _probation_words(membership)


def _probation_words(membership: Membership) -> str:
    if membership.admitted_on is None:
        return _("Dự bị hay chính thức: chưa rõ")
    if membership.admitted_precision != "day":
        return _("Dự bị")
    until = add_months(membership.admitted_on, PROBATION_MONTHS)
    return _("Dự bị đến {day}").format(day=dates.of_day(until).display())


def _head_facts(record: Record, cell: str, today: date) -> list[Fact]:
    values = record.values
    official = values["official_on"]
    placement = record.placement
    since = _placement_words(placement) if placement else ""
    found = [Fact(_("Chi bộ"), cell, since), _party_age_fact(record, today)]
    note = _("chính thức {day}").format(day=official.display()) if official else _("chưa chính thức")
    found.append(Fact(str(facts.label("admitted_on")), facts.show("", values["admitted_on"]) or None, note))
    found.append(Fact(str(facts.label("born_on")), values["born_on"].display(), _age_words(record, today)))
    for field in ("card_number", "identity_number"):
        shown = masked(field, values[field])
        found.append(Fact(str(facts.label(field)), shown or None, field=field))
    return found


def _placement_words(placement: Placement) -> str:
    first = facts.show("", placement.starts_on)
    if placement.ends_on is None:
        return _("từ {day}").format(day=first)
    return _("từ {day} đến {end}").format(day=first, end=facts.show("", placement.ends_on))


def _age_words(record: Record, today: date) -> str:
    """Say how old a member is; of one who died or left, how old he was that day."""
    born: PartialDate = record.values["born_on"]
    own = record.membership
    ended = own.ended_on if own and own.ended_on and own.ended_on <= today else None
    day = ended or today
    low, high = years_between(born.latest, day), years_between(born.earliest, day)
    number = str(high) if low == high else f"{max(low, 0)}–{high}"
    if ended is None:
        return ngettext("{n} tuổi", "{n} tuổi", high).format(n=number)
    if own and own.standing == Standing.DIED:
        return ngettext("{n} tuổi khi từ trần", "{n} tuổi khi từ trần", high).format(n=number)
    return ngettext("{n} tuổi khi rời tổ chức đảng", "{n} tuổi khi rời tổ chức đảng", high).format(n=number)


@dataclass(frozen=True)
class PartyAge:
    """Tuổi Đảng on a day: two numbers where the day is not known, what it is counted from."""

    low: int
    high: int
    counted_from: PartialDate
    from_decision: bool
    next_badge: party_age.BadgeStep | None


def party_age_of(record: Record, today: date) -> PartyAge | None:
    """Reckon the party age of a record; None for those never official or without any day to count from.

    Counted from the first admission decision, else from the first ceremony; time between two
    memberships is left out; for one who has left or died it stands still.
    """
    if not any(row.official_on and row.official_on <= today for row in record.memberships):
        return None
    course = course_of(record.memberships)
    if course.start is None:
        return None
    low, high = course.years_on(today)
    lasts = course.start.is_full and course.ended_on is None
    step = party_age.next_badge(course.start.value, today, course.gaps) if lasts else None
    return PartyAge(low, high, course.start, course.from_decision, step)


def _party_age_fact(record: Record, today: date) -> Fact:
    return Fact(_("Tuổi Đảng"), *party_age_words(record, today))


def party_age_words(record: Record, day: date) -> tuple[str | None, str]:
    """Say the party age on a day and how it was reckoned; None while it cannot be."""
    try:
        age = party_age_of(record, day)
    except (CalendarUnknown, RuleUnknown):
        age = None
    if age is None:
        return None, _("tính khi đã chính thức và biết ngày kết nạp")
    number = str(age.high) if age.low == age.high else f"{age.low}–{age.high}"
    notes = []
    if age.next_badge:
        reached = facts.show("", age.next_badge.reached_on)
        notes.append(_("mốc {years} năm: {day}").format(years=age.next_badge.years, day=reached))
    if not age.from_decision:
        notes.append(_("tính từ ngày vào Đảng, chưa có ngày quyết định"))
    return ngettext("{n} năm", "{n} năm", age.high).format(n=number), " · ".join(notes)
