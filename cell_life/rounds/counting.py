"""Counts of a round for many cells at once: steps and levels by unit, and the numbers the cap is reckoned on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

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
    found = OrganisationPeriod.objects.on(day).filter(organisation_id__in=set(home.values()))
    bases = {base.organisation_id: base for base in found.order_by("name_sort", "pk")}
    levels = {pk: _added({}, chosen, [cell for cell, one in home.items() if one == pk]) for pk in bases}
    for path, level, number in _decided_below([base.path for base in bases.values()], year, day):
        for pk, base in bases.items():
            if path.startswith(base.path):
                levels[pk][level] = levels[pk].get(level, 0) + number
    return [BaseLevels(pk, base.name, levels[pk]) for pk, base in bases.items()]


def _added(levels: dict[str, int], chosen: Mapping[int, Mapping[str, int]], cells: Sequence[int]) -> dict[str, int]:
    for cell in cells:
        for level, number in chosen.get(cell, {}).items():
            levels[level] = levels.get(level, 0) + number
    return levels


def _decided_below(paths: Sequence[str], year: int, day: date) -> list[tuple[str, str, int]]:
    """Count the levels decided in the cells below some paths: path of the cell, level, number; two queries."""
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    cells = dict(OrganisationPeriod.objects.on(day).filter(below).values_list("organisation_id", "path"))
    rows = RatingEntry.objects.filter(
        sheet__year=year, sheet__cell__in=list(cells), sheet__state__in=DECIDED, taking=Taking.RATED
    )
    grouped = rows.values_list("sheet__cell", "decided_level").annotate(number=Count("pk")).order_by()
    return [(cells[cell], level, number) for cell, level, number in grouped]
