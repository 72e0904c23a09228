"""What transfers put on the page of a unit: how many are on the way, late, never presented, with their lists."""

from datetime import date

from accounts.scope import Scope
from branches.hooks import UnitLine
from members.transfers import selectors


def lines(organisation_id: int, path: str, scope: Scope, day: date) -> list[UnitLine]:
    """Count the transfers of a unit, out and in; two queries."""
    return [UnitLine(one.label, one.count, one.url) for one in selectors.amounts(organisation_id, path, scope, day)]
