"""What the pages of ratings show: the sheet of a cell, counts per level and unit, who stands behind a number."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.papers.issuers import committee_name
from branches.selectors.places import paper_words
from members.choices import RatingLevel, Standing
from members.models import Person, Placement, Rating
from members.ratings.rules import counting_day, too_new
from members.timeline import Names
from vietnam import dates

WAITING: Final = "chua-ghi"
"""The word of the address for members of whom nothing is written yet."""
YEARS_SHOWN: Final = 4
MOST_NAMES: Final = 2000
COUNTED: Final = """
    SELECT split_part(cell.path, '/', %(depth)s) AS unit, coalesce(rating.level, '') AS level, count(*)
    FROM members_placement AS placement
    JOIN branches_organisationperiod AS cell ON cell.organisation_id = placement.cell_id
         AND cell.path LIKE %(prefix)s || '%%'
         AND cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
    LEFT JOIN members_rating AS rating ON rating.membership_id = placement.membership_id AND rating.year = %(year)s
    WHERE placement.kind = 'formal'
      AND placement.starts_on <= %(day)s AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
    GROUP BY unit, level
"""


@dataclass(frozen=True)
class SheetRow:
    """One member on the sheet of a cell: what is written already, or the boxes of the form to write it."""

    membership_id: int
    person_id: int
    name: str
    born: str
    note: str
    rating: Rating | None
    boxes: Any = None
    reason_box: Any = None

    @property
    def key(self) -> str:
        """Return the name of the box of this member."""
        return f"m{self.membership_id}"


@dataclass(frozen=True)
class Sheet:
    """All members that a cell counted on the counting day, in reach; ``elsewhere`` counts the others."""

    day: date
    rows: tuple[SheetRow, ...]
    elsewhere: int

    @property
    def open_rows(self) -> list[SheetRow]:
        """Return the members of whom nothing is written yet."""
        return [row for row in self.rows if row.rating is None]

    def asked_for(self, sent: Container[str]) -> list[SheetRow]:
        """Return the open rows, and those that were open when the page that is sent now was made."""
        return [row for row in self.rows if row.rating is None or row.key in sent]

    @property
    def undecided(self) -> int:
        """Return how many results wait for the decision of the level above."""
        return sum(1 for row in self.rows if row.rating is not None and not row.rating.decision_number)


def sheet_of(cell_id: int, year: int, scope: Scope, today: date) -> Sheet:
    """Return the sheet of a cell for a year: two queries."""
    day = counting_day(year, today)
    placed = Placement.objects.on(day).formal().filter(cell=cell_id)
    seen = placed.visible_to(scope).select_related("membership__person")
    found = list(seen.order_by("membership__person__name_sort", "pk"))
    ratings = _ratings([row.membership_id for row in found], year)
    rows = tuple(_sheet_row(row, ratings.get(row.membership_id), day) for row in found)
    return Sheet(day, rows, elsewhere=placed.count() - len(rows))


def _ratings(membership_ids: Sequence[int], year: int) -> dict[int, Rating]:
    return {row.membership_id: row for row in Rating.objects.filter(membership__in=membership_ids, year=year)}


def _sheet_row(placement: Placement, rating: Rating | None, day: date) -> SheetRow:
    membership, person = placement.membership, placement.membership.person
    notes = []
    if too_new(membership.admitted_on, day):
        notes.append(_("kết nạp chưa đủ 6 tháng: chưa xếp loại"))
    if membership.standing in (Standing.EXEMPT, Standing.SUSPENDED):
        notes.append(str(Standing(membership.standing).label).lower())
    born = dates.restore(person.born_on, person.born_precision).display() if person.born_on else ""
    return SheetRow(membership.pk, person.pk, person.full_name, born, ", ".join(notes), rating)


def waiting_in(cell_id: int, year: int) -> int:
    """Return how many results of a cell wait for the decision of the level above."""
    return Rating.objects.filter(cell=cell_id, year=year, decision_number="").count()


# ── counts ──────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Count:
    """One number with the list behind it ("" = nothing to list)."""

    label: str
    number: int
    url: str


@dataclass(frozen=True)
class CountRow:
    """One unit: its name, where it leads, all its members, and the number of each level."""

    name: str
    url: str
    total: int
    counts: tuple[Count, ...]
    sheet_url: str = ""


@dataclass(frozen=True)
class Counts:
    """The counts of a unit: one row for each body below it, then the sum."""

    day: date
    rows: tuple[CountRow, ...]
    total: CountRow


LEVELS: Final = (*RatingLevel.values, WAITING)


def level_words(level: str) -> str:
    """Return the label of a level, or of nothing written yet."""
    return _("Chưa ghi kết quả") if level == WAITING else str(RatingLevel(level).label)


def counts_of(unit: OrganisationPeriod, year: int, today: date) -> Counts:
    """Count the levels of a year in each body directly below a unit, by the cells of the counting day.

    Two queries; everybody the cells counted that day is in, wherever the record is kept by now.
    """
    day = counting_day(year, today)
    found = _grouped(unit.path, year, day)
    below = OrganisationPeriod.objects.on(day).filter(parent=unit.organisation_id).order_by("name_sort", "pk")
    rows = tuple(_count_row(one, found.get(one.organisation_id, {}), year) for one in below)
    own: dict[str, int] = {}
    for levels in found.values():
        for level, number in levels.items():
            own[level] = own.get(level, 0) + number
    return Counts(day, rows if unit.kind not in CELLS else (), _count_row(unit, own, year))


def _grouped(path: str, year: int, day: date) -> dict[int, dict[str, int]]:
    """Return the numbers by body directly below a path (0 for those placed at the path itself) and level."""
    found: dict[int, dict[str, int]] = {}
    depth = path.count("/") + 1
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"depth": depth, "prefix": path, "day": day, "year": year})
        for unit, level, number in cursor.fetchall():
            found.setdefault(int(unit or 0), {})[level or WAITING] = number
    return found


def _count_row(period: OrganisationPeriod, levels: Mapping[str, int], year: int) -> CountRow:
    unit = period.organisation_id
    counts = tuple(
        Count(level_words(level), levels.get(level, 0), people_url(unit, year, level) if levels.get(level) else "")
        for level in LEVELS
    )
    is_cell = period.kind in CELLS
    return CountRow(
        name=period.name,
        url=summary_url(unit, year),
        total=sum(levels.values()),
        counts=counts,
        sheet_url=reverse("ratings:cell", args=[unit, year]) if is_cell else "",
    )


def summary_url(unit: int, year: int) -> str:
    """Return the address of the counts of a unit."""
    return f"{reverse('ratings:summary')}?{urlencode({'don_vi': unit, 'nam': year})}"


def people_url(unit: int, year: int, level: str) -> str:
    """Return the address of the list behind a number."""
    return f"{reverse('ratings:people')}?{urlencode({'don_vi': unit, 'nam': year, 'muc': level})}"


def years_of(today: date, year: int) -> list[int]:
    """Return the years to choose from: the last few, and the one asked for."""
    return sorted({year, *range(today.year - YEARS_SHOWN + 1, today.year + 1)}, reverse=True)


@dataclass(frozen=True)
class People:
    """Who stands behind a number: names in reach; ``hidden`` counts those whose records are kept elsewhere now."""

    rows: tuple["PersonRow", ...]
    hidden: int
    more: bool = False


@dataclass(frozen=True)
class PersonRow:
    """One member in the list behind a number."""

    person_id: int
    name: str
    cell: str
    note: str


def people_of(unit: OrganisationPeriod, year: int, level: str, scope: Scope, today: date) -> People:
    """Return the members behind one number of a unit: three queries."""
    day = counting_day(year, today)
    cells = OrganisationPeriod.objects.on(day).below(unit.path)
    placed = Placement.objects.on(day).formal().filter(cell__in=cells.values("organisation_id"))
    rated = Rating.objects.filter(year=year)
    if level == WAITING:
        placed = placed.exclude(membership__in=rated.values("membership"))
    else:
        placed = placed.filter(membership__in=rated.filter(level=level).values("membership"))
    total = placed.count()
    seen = placed.visible_to(scope).select_related("membership__person").order_by("membership__person__name_sort", "pk")
    found = list(seen[: MOST_NAMES + 1])
    shown = found[:MOST_NAMES]
    names, ratings = Names(row.cell_id for row in shown), _ratings([row.membership_id for row in shown], year)
    rows = tuple(_person_row(row, ratings.get(row.membership_id), names.on(row.cell_id, day)) for row in shown)
    hidden = 0 if len(found) > MOST_NAMES else total - len(found)
    return People(rows, hidden, more=len(found) > MOST_NAMES)


def _person_row(row: Placement, rating: Rating | None, cell: str) -> PersonRow:
    person = row.membership.person
    return PersonRow(person.pk, person.full_name, cell, note_of(rating) if rating else "")


# ── one person ──────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class YearRow:
    """The rating of one year on a member's page; ``earlier`` says what stood before it was put right."""

    year: int
    level: str
    note: str
    cell: str
    earlier: tuple[str, ...] = field(default=())


def years_rated(person_id: int) -> list[YearRow]:
    """Return the ratings of a person, the newest first, each with what stood before: three queries."""
    rows = list(Rating.objects.filter(membership__person=person_id).order_by("-year", "-pk"))
    names = Names(row.cell_id for row in rows)
    events = Rating.pgh_event_model.objects.filter(pgh_obj_id__in=[row.pk for row in rows])  # type: ignore[attr-defined]
    stories: dict[int, list[Any]] = {}
    for event in events.order_by("pgh_id"):
        stories.setdefault(event.pgh_obj_id, []).append(event)
    return [_year_row(row, names, stories.get(row.pk, [])) for row in rows]


def _year_row(row: Rating, names: Names, story: Sequence[Any]) -> YearRow:
    cell = names.on(row.cell_id, date(row.year, 12, 31)) if row.cell_id else ""
    was = (one for one, after in pairwise(story) if (one.level, one.reason) != (after.level, after.reason))
    earlier = tuple(
        _("{level}, ghi ngày {day}").format(level=words_of(one), day=f"{one.pgh_created_at:%d/%m/%Y}") for one in was
    )
    return YearRow(row.year, str(RatingLevel(row.level).label), note_of(row), cell, earlier)


def words_of(rating: Any) -> str:
    """Write a level with its reason."""
    label = str(RatingLevel(rating.level).label)
    return _("{level} ({reason})").format(level=label, reason=rating.reason) if rating.reason else label


def note_of(rating: Rating) -> str:
    """Write what stands behind a rating: the decision, or that it waits for one, and the reason."""
    paper = paper_words(rating.decision_number, rating.decided_on, rating.issuer)
    return " · ".join(part for part in (rating.reason, paper or _("chưa có quyết định của cấp trên")) if part)


def may_decide(period: OrganisationPeriod, scope: Scope) -> bool:
    """Say whether somebody writes for the level above a cell: the right to edit at the body over it."""
    return _writes_above(period.path, scope)


def issuer_above(period: OrganisationPeriod, today: date) -> str:
    """Return the name of the committee over a cell, which issues the decision."""
    above = OrganisationPeriod.objects.on(today).filter(organisation=period.parent_id).first()
    return committee_name(above.name) if above else ""


def may_decide_for(person: Person, scope: Scope) -> bool:
    """Say the same of the cell that keeps a record."""
    return _writes_above(person.keeper_path, scope)


def _writes_above(path: str, scope: Scope) -> bool:
    above = path[: path.rstrip("/").rfind("/") + 1]
    return bool(above) and scope.allows(Permission.EDIT_MEMBERS, above)
