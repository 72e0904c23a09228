"""What the parked put on the page of a unit: how many signs there are, with their list."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.scope import Scope
from branches.hooks import UnitLine
from members.parked import selectors


def lines(organisation_id: int, path: str, scope: Scope, day: date) -> list[UnitLine]:
    """Count the signs in a unit; two queries."""
    total = sum(selectors.counts(scope, day, path).values())
    return [UnitLine(_("Dấu hiệu gửi sinh hoạt"), total, selectors.address(organisation_id))] if total else []
