"""What the pages of decisions show: sheets reported to a body, the cap with them, what one decision holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from branches.models import OrganisationPeriod
from cell_life.choices import RoundState, Taking
from cell_life.models import OrganisationRating, RatingComplaint, RatingDecision, RatingEntry, RatingSheet
from cell_life.rounds import rules
from cell_life.rounds.counting import base_levels
from cell_life.rounds.rules import Cap
from members.choices import RatingLevel
from members.ratings.rules import counting_day
from members.timeline import Names


@dataclass(frozen=True)
class CellLine:
    """One cell's sheet: its name, how many have which level, how many have none, how many differ from the vote."""

    sheet: RatingSheet
    name: str
    levels: tuple[int, ...]
    without: int
    changed: int
    rated: int


def reported_below(organisation_id: int, year: int, today: date) -> list[CellLine]:
    """Return the sheets reported by the cells directly below a body: three queries."""
    below = OrganisationPeriod.objects.on(counting_day(year, today)).filter(parent=organisation_id)
    sheets = RatingSheet.objects.filter(year=year, state=RoundState.REPORTED, cell__in=below.values("organisation_id"))
    return _lines(list(sheets), counting_day(year, today))


def cells_of(decision: RatingDecision) -> list[CellLine]:
    """Return the cells a decision covers."""
    return _lines(list(decision.sheets.all()), decision.decided_on)


def _lines(sheets: Sequence[RatingSheet], day: date) -> list[CellLine]:
    names = Names(sheet.cell_id for sheet in sheets)
    entries: dict[int, list[RatingEntry]] = {}
    for row in RatingEntry.objects.filter(sheet__in=sheets, taking=Taking.RATED):
        entries.setdefault(row.sheet_id, []).append(row)
    found = []
    for sheet in sheets:
        rows = entries.get(sheet.pk, [])
        levels = [row.decided_level or row.cell_level for row in rows]
        changed = sum(1 for row in rows if row.decided_level and row.decided_level != row.cell_level)
        counts = tuple(levels.count(str(level.value)) for level in rules.LEVELS)
        name = names.on(sheet.cell_id, day)
        found.append(CellLine(sheet, name, counts, levels.count(""), changed, len(rows)))
    return sorted(found, key=lambda line: line.name)


@dataclass(frozen=True)
class BaseCap:
    """The cap of one base organisation with all that is decided and all that waits here."""

    name: str
    cap: Cap


def caps_of(lines: Sequence[CellLine], year: int, today: date) -> list[BaseCap]:
    """Reckon the cap of each base organisation as if all these sheets were decided."""
    day = counting_day(year, today)
    chosen = {
        line.sheet.cell_id: {str(level.value): number for level, number in zip(rules.LEVELS, line.levels, strict=True)}
        for line in lines
    }
    found = base_levels(list(chosen), chosen, year, day)
    return [BaseCap(one.name, rules.cap_of(one.levels, day)) for one in found]


@dataclass(frozen=True)
class BodyLine:
    """One body in a decision: its name, what it said of itself, what was decided."""

    name: str
    own: str
    level: str
    reason: str


def bodies_of(decision: RatingDecision) -> list[BodyLine]:
    """Return the bodies a decision rates: two queries."""
    rows = list(OrganisationRating.objects.filter(decision=decision))
    names = Names(row.organisation_id for row in rows)
    found = [
        BodyLine(names.on(row.organisation_id, decision.decided_on), word(row.own_level), word(row.level), row.reason)
        for row in rows
    ]
    return sorted(found, key=lambda line: line.name)


def complaints_of(decision: RatingDecision) -> list[RatingComplaint]:
    """Return the complaints about results of a decision, the open ones first."""
    rows = RatingComplaint.objects.filter(entry__sheet__decision=decision)
    return list(rows.select_related("entry__membership__person", "entry__sheet").order_by("answered_on", "pk"))


def word(level: str) -> str:
    """Return the label of a level, empty for none."""
    return str(RatingLevel(level).label) if level else ""
