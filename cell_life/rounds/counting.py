"""Counts of a round for many cells at once: steps and levels by unit, and the numbers the cap is reckoned on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from branches.models import OrganisationPeriod
from cell_life.choices import RoundState, Taking
from cell_life.models import RatingEntry
from members import keepers

DECIDED = (RoundState.DECIDED, RoundState.ANNOUNCED)


@dataclass(frozen=True)
class BaseLevels:
    """One base organisation with how many members have which level, decided before and chosen now."""

    organisation_id: int
    name: str
    levels: Mapping[str, int]


def base_levels(
    cell_ids: Sequence[int], chosen: Mapping[int, Mapping[str, int]], year: int, day: date
) -> list[BaseLevels]:
    """Add what is chosen now, by cell, to what is decided already in the base organisations of these cells.

    A cell that is its own base, or under none, is reckoned with its direct committee. Constant queries.
    """
    places = keepers.places(list(cell_ids), day)
    home = {cell: place.base_id or place.committee_id or cell for cell, place in places.items()}
    bases = set(home.values())
    below = OrganisationPeriod.objects.on(day).filter(organisation_id__in=bases)
    found: list[BaseLevels] = []
    for base in below:
        levels = _decided_below(base.path, year, day)
        for cell, one in home.items():
            if one == base.organisation_id:
                for level, number in chosen.get(cell, {}).items():
                    levels[level] = levels.get(level, 0) + number
        found.append(BaseLevels(base.organisation_id, base.name, levels))
    return found


def _decided_below(path: str, year: int, day: date) -> dict[str, int]:
    """Count the levels decided in the cells below a path; one query."""
    cells = OrganisationPeriod.objects.on(day).below(path).values("organisation_id")
    rows = RatingEntry.objects.filter(
        sheet__year=year, sheet__cell__in=cells, sheet__state__in=DECIDED, taking=Taking.RATED
    )
    return dict(rows.values_list("decided_level").annotate(number=Count("pk")).order_by())
