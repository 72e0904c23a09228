"""The cells whose dues somebody may see, each with its month: for who answers for more than one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.choices import SheetState
from cell_life.dues.months import month_of
from cell_life.dues.selectors.cash import cash_of, sheets_in
from vietnam.names import fold

MOST: Final = 50


@dataclass(frozen=True)
class CellRow:
    """One cell: whether this month's sheet is made or closed, and the cash of the month."""

    pk: int
    name: str
    above: str
    state: str
    cash: int


@dataclass(frozen=True)
class CellsFound:
    """The first cells in reach by name; ``more`` when there are others, ``only`` when there is just one."""

    rows: tuple[CellRow, ...]
    more: bool
    only: int | None
    asked: str


def cells_with_dues(scope: Scope, today: date, asked: str) -> CellsFound:
    """Return the cells in reach whose name holds ``asked``: four queries."""
    asked = asked.strip()[:60]
    seen = OrganisationPeriod.objects.on(today).filter(scope.q(Permission.VIEW_DUES, "path"), kind__in=CELLS)
    if asked:
        seen = seen.filter(name_folded__contains=fold(asked))
    found = list(seen.order_by("name_sort", "pk")[: MOST + 1])
    shown = found[:MOST]
    ids, month = [one.organisation_id for one in shown], month_of(today)
    sheets, cash = sheets_in(ids, month), cash_of(ids, month)
    above = OrganisationPeriod.objects.on(today).filter(organisation__in={one.parent_id for one in shown})
    names = dict(above.values_list("organisation_id", "name"))
    rows = tuple(
        CellRow(
            one.organisation_id,
            one.name,
            names.get(one.parent_id or 0, ""),
            str(SheetState(sheets[one.organisation_id].state).label) if one.organisation_id in sheets else "",
            cash.get(one.organisation_id, 0),
        )
        for one in shown
    )
    only = ids[0] if len(ids) == 1 and not asked else None
    return CellsFound(rows, len(found) > MOST, only, asked)
