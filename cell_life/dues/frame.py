"""What every page about the dues of one cell begins with: the cell in reach, its ways, one act written once."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.findings import Refused
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors
from cell_life.dues.months import known, month_of


def cell_in_reach(request: Request, pk: int, permission: Permission = Permission.VIEW_DUES) -> OrganisationPeriod:
    """Return a cell with its last period: 404 out of reach or for another body, 403 without the right."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    if period.kind not in CELLS:
        raise Http404
    return period


def month_asked(year: int, number: int) -> date:
    """Return the month of the address, 404 for none or one before the rules kept here."""
    month = known(year, number)
    if month is None:
        raise Http404
    return month


def month_url(name: str, pk: int, month: date) -> str:
    """Return the address of a page of a month."""
    return reverse(f"dues:{name}", args=[pk, month.year, month.month])


def around(request: Request, period: OrganisationPeriod, here: str) -> dict[str, Any]:
    """Return what the frame of every page shows: the cell, what stands above it, the ways between its pages."""
    pk, this = period.organisation_id, month_of(request.today)
    ways = [
        ("month", _("Thu tháng này"), month_url("month", pk, this)),
        ("ledger", _("Sổ thu"), reverse("dues:ledger", args=[pk, this.year])),
        ("bases", _("Căn cứ đóng"), reverse("dues:bases", args=[pk])),
        ("reliefs", _("Miễn, giảm"), reverse("dues:reliefs", args=[pk])),
    ]
    return {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "ways": [(label, url, name == here) for name, label, url in ways],
        "may_collect": request.scope.allows(Permission.COLLECT_DUES, period.path),
    }


def tell(request: Request, refused: Refused) -> None:
    """Say above the next page why an act of one button was refused."""
    for finding in refused.findings:
        messages.error(request, f"{finding.reason} {finding.remedy}")
