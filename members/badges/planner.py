"""The planner of a round for a unit: who is due, near, late, dead, unclear or has it already, each line explained."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from members.badges import ages, reaching, rounds, rules
from members.badges.ages import Course, say
from members.badges.bearers import delays_of
from members.badges.reaching import DEAD, GIVEN, WITHIN_THE_YEAR, Asked, Cut, Hit, Reached
from members.badges.rounds import Round
from members.badges.units import Unit, names_of
from members.choices import BadgeWay, PlacementKind, ProposalStage
from members.models import Badge, BadgeProposal, Person, Placement
from members.viewing import with_seen
from rulebook import party_age
from rulebook.calendar import add_months
from vietnam import dates

PAGE: Final = 50
GROUPS: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("Đủ năm trong đợt"),
    "sap-du": gettext_lazy("Sắp đủ, xét tặng sớm"),
    "truy-tang": gettext_lazy("Truy tặng"),
    "cham": gettext_lazy("Đã đủ, chưa thấy ghi"),
    "thieu-ngay": gettext_lazy("Thiếu ngày"),
    "da-co": gettext_lazy("Đã có huy hiệu"),
}
"""What a planner shows, by the parameter of its address."""
OLDEST: Final = 100


@dataclass(frozen=True)
class Line:
    """One person and one badge: why, what stands in the way, what is the next act."""

    person: Person
    cell: str
    born: str
    years: int
    why: str
    notes: tuple[str, ...]
    state: str
    way: str
    is_delayed: bool
    key: str
    url: str


@dataclass(frozen=True)
class ChildRow:
    """One body right below the unit: how many of each badge."""

    name: str
    url: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Money:
    """What the gifts of a list come to; ``unknown`` names the badges no text gives an amount for."""

    total: int
    unknown: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """One page of the planner."""

    lines: tuple[Line, ...]
    years: tuple[int, ...]
    totals: tuple[int, ...]
    total: int
    children: tuple[ChildRow, ...]
    money: Money
    next_url: str
    shown_of: int


@dataclass(frozen=True)
class Wish:
    """What a page asks for: unit, round, group, one badge or all, page."""

    unit: Unit
    round: Round
    group: str = ""
    years: int = 0
    page: int = 1

    def url(self, **other: object) -> str:
        """Return the address of the planner with something else asked for."""
        given = {"don_vi": self.unit.pk, "dot": f"{self.round.on:%Y-%m-%d}", "nhom": self.group, "nam": self.years}
        query = {name: value for name, value in (given | other).items() if value}
        return f"{reverse('badges:planner')}?{urlencode(query)}"


def asked_of(group: str, one: Round) -> Asked:
    """Return which people belong to a group of a round."""
    steps = rounds.steps(one)
    due = dict.fromkeys(steps, (one.first, one.last))
    if group == "sap-du":
        return Asked({years: (one.last + timedelta(days=1), rounds.near_until(years, one)) for years in steps})
    if group == "truy-tang":
        months = rules.months_after_death(one.on)
        spans = dict.fromkeys(steps, (one.first, add_months(one.on, months)))
        return Asked(spans, standing=DEAD, more=WITHIN_THE_YEAR, months=months)
    if group == "cham":
        until = one.first - timedelta(days=1)
        return Asked(
            {
                years: (add_months(one.first, -12 * (after - years)), until)
                for years, after in pairwise((*steps, max(OLDEST, steps[-1] + 1)))
            }
        )
    if group == "thieu-ngay":
        return Asked(due, source="unknown")
    return Asked(due, more=GIVEN) if group == "da-co" else Asked(due)


def plan(wish: Wish, scope: Scope, today: date, by: User) -> Plan:
    """Return one page of the planner: one statement over all members, and a few small queries for the lines shown."""
    chosen = (wish.years,) if wish.years else ()
    cut = Cut(wish.unit.path, max(wish.round.on, today), chosen, PAGE, (wish.page - 1) * PAGE)
    got = reaching.reached(asked_of(wish.group, wish.round), cut)
    years = tuple(sorted({one for _child, one in got.counts}))
    totals = Counter[int]()
    for (_child, one), many in got.counts.items():
        totals[one] += many
    of_chosen = sum(many for one, many in totals.items() if not chosen or one in chosen)
    more = wish.url(trang=wish.page + 1) if of_chosen > wish.page * PAGE else ""
    return Plan(
        lines=_Lines(wish, scope, today, by).of(got),
        years=years,
        totals=tuple(totals[one] for one in years),
        total=totals.total(),
        children=_children(wish, got, years, today),
        money=money_of(totals, wish.round.on),
        next_url=more,
        shown_of=of_chosen,
    )


def money_of(counts: Mapping[int, int], on: date) -> Money:
    """Return what the gifts come to on a day; badges without a known amount are named, none is invented."""
    amounts = {years: rules.gift(years, on) for years, many in counts.items() if many}
    total = sum((amount or 0) * counts[years] for years, amount in amounts.items())
    return Money(total, tuple(sorted(years for years, amount in amounts.items() if amount is None)))


def _children(wish: Wish, got: Reached, years: tuple[int, ...], today: date) -> tuple[ChildRow, ...]:
    ids = sorted({child for child, _years in got.counts if child})
    names = names_of(ids, today)
    found = []
    for child in ids:
        counts = tuple(got.counts.get((child, one), 0) for one in years)
        found.append(ChildRow(names.get(child, str(child)), wish.url(don_vi=child, trang=""), counts, sum(counts)))
    return tuple(sorted(found, key=lambda row: (-row.total, row.name)))


class _Lines:
    """Makes the lines of one page out of what was found: eight small queries."""

    def __init__(self, wish: Wish, scope: Scope, today: date, by: User) -> None:
        self.wish, self.scope, self.today, self.by = wish, scope, today, by

    def of(self, got: Reached) -> tuple[Line, ...]:
        ids = {hit.person_id for hit in got.hits}
        if not ids:
            return ()
        seen = with_seen(Person.objects.visible_to(self.scope), today=self.today, by=self.by)
        people = {person.pk: person for person in seen.filter(pk__in=ids)}
        self.courses, self.delays = ages.courses(people), delays_of(people)
        self.proposals = {
            (row.person_id, row.years): row
            for row in BadgeProposal.objects.filter(person_id__in=ids, stage=ProposalStage.PROPOSED)
        }
        self.badges = {(row.person_id, row.years): row for row in Badge.objects.filter(person_id__in=ids)}
        self.came = self._came_from(got.hits)
        self.names = names_of([*(one.keeper_id for one in people.values()), *self.came.values()], self.today)
        return tuple(self._line(hit, people[hit.person_id]) for hit in got.hits if hit.person_id in people)

    def _came_from(self, hits: tuple[Hit, ...]) -> dict[int, int]:
        """Return the cell in which somebody reached the years, where it is no longer his."""
        reached = {hit.person_id: hit.reached_on for hit in hits if hit.reached_on <= self.today}
        rows = Placement.objects.filter(
            Q(ends_on__isnull=False), membership__person_id__in=reached, kind=PlacementKind.FORMAL
        ).values_list("membership__person_id", "cell_id", "starts_on", "ends_on")
        return {person: cell for person, cell, begun, ended in rows if ended and begun <= reached[person] < ended}

    def _line(self, hit: Hit, person: Person) -> Line:
        course = self.courses[person.pk]
        one, proposal = self.wish.round, self.proposals.get((person.pk, hit.years))
        delay = self._delay(person)
        state = ""
        if proposal:
            state = _("đã đề nghị, đợt {day}").format(day=say(proposal.round_on))
        way = rules.way_of(course, hit.years, one)
        return Line(
            person=person,
            cell=self.names.get(person.keeper_id, ""),
            born=dates.restore(person.born_on, person.born_precision).display(),
            years=hit.years,
            why=ages.reckoning(course, hit.years),
            notes=tuple(self._notes(hit, person, course, delay)),
            state=state,
            way=str(BadgeWay(way).label),
            is_delayed=bool(delay and delay > one.on),
            key=f"{person.pk}-{hit.years}",
            url=self._url(hit, person, state),
        )

    def _delay(self, person: Person) -> date | None:
        """Return until when a discipline puts the badge off, for who may read disciplines."""
        if not self.scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path):
            return None
        return self.delays.get(person.pk)

    def _url(self, hit: Hit, person: Person, state: str) -> str:
        if state or self.wish.group == "da-co" or not self.scope.allows(Permission.EDIT_MEMBERS, person.keeper_path):
            return ""
        query = urlencode({"nam": hit.years, "dot": f"{self.wish.round.on:%Y-%m-%d}"})
        return f"{reverse('badges:propose', args=[person.pk])}?{query}"

    def _notes(self, hit: Hit, person: Person, course: Course, delay: date | None) -> list[str]:
        one, found = self.wish.round, list[str]()
        badge = self.badges.get((person.pk, hit.years))
        if badge and badge.number:
            found.append(_("Đã có huy hiệu số {number}.").format(number=badge.number))
        if course.is_dead and course.ended_on:
            found.append(_("Từ trần ngày {day}.").format(day=say(course.ended_on)))
        if delay and delay > one.on and not course.is_dead:
            found.append(_("Do kỷ luật, tặng từ ngày {day} trở đi.").format(day=say(delay)))
        if person.pk in self.came and self.came[person.pk] != person.keeper_id:
            cell = self.names.get(self.came[person.pk], "")
            found.append(_("Đã đủ năm khi còn ở {cell}: nơi ấy đề nghị.").format(cell=cell))
        if self.wish.group == "sap-du":
            found.append(self._near(hit))
        return found

    def _near(self, hit: Hit) -> str:
        if party_age.may_award_early(hit.years, self.wish.round.on, hit.reached_on):
            return _("Nếu bệnh nặng, được xét tặng sớm ngay đợt này.")
        return _("Chưa đến lúc xét tặng sớm.")


def delayed_people(found: Plan) -> list[Person]:
    """Return those whose discipline a page tells of."""
    return [line.person for line in found.lines if line.is_delayed]
