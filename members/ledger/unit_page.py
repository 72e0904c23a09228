"""What the ledger puts on the page of a unit: how many are exempt or suspended there, with their list."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.scope import Scope
from branches.hooks import UnitLine
from members.filters import unit_on
from members.ledger.worklist import MODELS, running


def lines(organisation_id: int, path: str, scope: Scope, day: date) -> list[UnitLine]:
    """Count who is exempt or suspended in a unit; three queries."""
    unit = unit_on(organisation_id, day)
    total = sum(running(model, scope, unit).count() for model in MODELS.values()) if unit else 0
    address = f"{reverse('ledger:apart')}?{urlencode({'don_vi': organisation_id})}"
    return [UnitLine(_("Đang miễn, đình chỉ sinh hoạt"), total, address)] if total else []
