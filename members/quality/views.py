"""The page of a unit's data: four sides, five repairs, each with the list behind it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import Request
from branches.choices import CELLS
from members import filters
from members.quality import selectors, services
from members.views_list import asked_of


@require_GET
def index(request: Request) -> HttpResponse:
    """Show what is to be mended in the records of a unit, else of the first one in reach; a cell is counted anew."""
    asked = asked_of(request)
    unit = asked.unit or filters.first_unit(request.scope, request.today)
    if unit is None:
        raise Http404
    if unit.kind in CELLS:
        services.count_cells(cells=[unit.organisation_id], by=request.user)
    quality = selectors.quality_of(unit, request.scope)
    return render(request, "members/quality/index.html", {"unit": unit, "quality": quality})
