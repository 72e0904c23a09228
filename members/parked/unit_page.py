"""What the parked put on the page of a unit: how many signs there are, with their list."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.scope import Scope
from branches.hooks import UnitLine
from members.filters import unit_on
from members.parked import selectors


def lines(organisation_id: int, scope: Scope, day: date) -> list[UnitLine]:
    """Count the signs in a unit; three queries."""
    unit = unit_on(organisation_id, day)
    total = sum(selectors.counts(scope, day, unit).values()) if unit else 0
    return [UnitLine(_("Dấu hiệu gửi sinh hoạt"), total, selectors.address(unit=unit))] if total else []
