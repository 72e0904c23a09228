"""The bodies directly below a committee as its rating page shows them: own level, points, faults, what was decided."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from branches.models import OrganisationPeriod
from cell_life.models import OrganisationRating
from cell_life.rounds.decisions import word
from cell_life.rounds.progress import unit_url
from cell_life.rounds.rules import number
from members.models import Discipline, Placement
from members.ratings.rules import counting_day


@dataclass(frozen=True)
class BodyRow:
    """One body: what it says of itself, what speaks against a high level, what the level above decided."""

    organisation_id: int
    name: str
    url: str
    own: str
    points: str
    faults: str
    level: str
    reason: str


def below(organisation_id: int, year: int, today: date) -> list[BodyRow]:
    """Return the bodies directly below another one in the tree of the day: four queries."""
    day = counting_day(year, today)
    periods = list(OrganisationPeriod.objects.on(day).filter(parent=organisation_id).order_by("name_sort", "pk"))
    rated = {
        row.organisation_id: row
        for row in OrganisationRating.objects.filter(
            year=year, organisation__in=[one.organisation_id for one in periods]
        )
    }
    faults = _disciplined(periods, year, day)
    return [_row(one, rated.get(one.organisation_id), faults.get(one.organisation_id, 0), year) for one in periods]


def _disciplined(periods: list[OrganisationPeriod], year: int, day: date) -> dict[int, int]:
    """Count the members disciplined in a year by the body they belong to; numbers only, no names."""
    if not periods:
        return {}
    parent = periods[0].path[: periods[0].path.rstrip("/").rfind("/") + 1]
    guilty = Discipline.objects.filter(decided_on__year=year).values("person")
    placed = Placement.objects.on(day).formal().filter(membership__person__in=guilty)
    cells = OrganisationPeriod.objects.on(day).below(parent)
    paths = dict(cells.filter(organisation__in=placed.values("cell")).values_list("organisation_id", "path"))
    found: dict[int, int] = {}
    for cell in placed.filter(cell__in=list(paths)).values_list("cell_id", flat=True):
        unit = int(paths[cell][len(parent) :].split("/")[0])
        found[unit] = found.get(unit, 0) + 1
    return found


def _row(period: OrganisationPeriod, rating: OrganisationRating | None, disciplined: int, year: int) -> BodyRow:
    faults = _("{n} đảng viên bị kỷ luật trong năm").format(n=disciplined) if disciplined else ""
    return BodyRow(
        period.organisation_id,
        period.name,
        unit_url(period.organisation_id, year),
        word(rating.own_level) if rating else "",
        number(rating.points) if rating and rating.points is not None else "",
        faults,
        word(rating.level) if rating else "",
        rating.reason if rating else "",
    )
