"""Pages of meetings: the month of a committee, the calendar and year of a cell."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.selectors.places import ancestors
from cell_life.meetings import selectors
from cell_life.meetings.reach import cell_in_reach
from cell_life.meetings.rules.planning import FIRST_YEAR, YEARS_AHEAD
from cell_life.meetings.selectors.units import unit_url

VIEW, RUN = Permission.VIEW_CELL_LIFE, Permission.RUN_CELL_LIFE


@needs(Permission.VIEW_CELL_LIFE)
@require_GET
def home(request: Request) -> HttpResponse:
    """Show the month of a committee, its bodies or with ``loc`` its cells; of a cell, lead to its calendar."""
    month, only = _month(request), request.GET.get("loc", "")
    if only not in selectors.FILTERS:
        raise Http404
    units = _units(request)
    unit = units[0]
    if unit.kind in CELLS:
        return redirect("meetings:cell", unit.organisation_id)
    page = selectors.unit_page(unit, month, only, request.today)
    context = {
        "unit": unit,
        "others": units[1:],
        "above": ancestors(unit.path, request.today, request.scope),
        "page": page,
        "only": only,
        "filters": [
            {"label": label, "url": unit_url(unit.organisation_id, month, word), "on": word == only}
            for word, (label, _condition) in selectors.FILTERS.items()
        ],
        "urls": {
            "before": unit_url(unit.organisation_id, page.before, only),
            "after": unit_url(unit.organisation_id, page.after, only),
        },
    }
    return render(request, "cell_life/meetings/unit.html", context)


def _units(request: Request) -> list[OrganisationPeriod]:
    """Return the body the address names, else those on which the right is held, in order of their names."""
    asked = request.GET.get("don_vi", "")
    rows = OrganisationPeriod.objects.on(request.today).filter(request.scope.q(VIEW, "path"))
    if asked:
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
            raise Http404
        rows = rows.filter(organisation=int(asked))
    else:
        held = [one.organisation_id for one in request.scope.grants if VIEW in one.permissions]
        rows = rows.filter(organisation__in=held)
    found = list(rows.order_by("name_sort", "pk"))
    if not found:
        raise Http404
    return sorted(found, key=lambda one: one.kind in CELLS)


def _month(request: Request) -> date:
    """Return the month the address names (``thang``, as 2026-11), else this one; 404 for nonsense."""
    text = request.GET.get("thang", "")
    if not text:
        return request.today.replace(day=1)
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None
    if not FIRST_YEAR <= month.year <= request.today.year + YEARS_AHEAD:
        raise Http404
    return month


@require_GET
def cell(request: Request, pk: int) -> HttpResponse:
    """Show the calendar of a cell and its meetings of a year (``nam``)."""
    period = cell_in_reach(request, pk)
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else request.today.year
    if not FIRST_YEAR <= year <= request.today.year + YEARS_AHEAD:
        year = request.today.year
    context = {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "page": selectors.cell_page(pk, year, request.today),
        "may_run": request.scope.allows(RUN, period.path),
    }
    return render(request, "cell_life/meetings/cell.html", context)
