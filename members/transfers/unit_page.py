"""What transfers put on the page of a unit: how many are on the way, late, never presented, with their lists."""

from datetime import date

from accounts.scope import Scope
from branches.hooks import UnitLine
from members.filters import unit_on
from members.transfers import selectors


def lines(organisation_id: int, scope: Scope, day: date) -> list[UnitLine]:
    """Count the transfers of a unit, out and in; four queries."""
    unit = unit_on(organisation_id, day)
    return [UnitLine(one.label, one.count, one.url) for one in selectors.amounts(unit, scope, day)] if unit else []
