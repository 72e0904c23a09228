"""The page of the parked: signs by kind and unit, each with its evidence and what would clear it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.requests import Request
from accounts.roles import Permission
from members.parked import selectors
from members.parked.registry import providers
from members.transfers.views import page_asked, unit_asked


@needs(Permission.VIEW_MEMBERS)
@require_GET
def parked(request: Request) -> HttpResponse:
    """Show the signs that members in reach are parked here, the oldest first."""
    kind = request.GET.get("loai", "")
    kind = kind if kind in providers() else ""
    unit, number = unit_asked(request), page_asked(request)
    own = unit.organisation_id if unit else None
    context = {
        "page": selectors.page(request.scope, request.today, kind, unit, number),
        "unit": unit,
        "kind": providers()[kind] if kind else None,
        "all_url": selectors.address(own),
        "first_url": selectors.address(own, kind) if number > 1 else "",
        "may_export": request.scope.holds(Permission.EXPORT_MEMBERS),
    }
    return render(request, "parked/list.html", context)
