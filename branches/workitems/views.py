"""Pages of things to do: all of one's posts or of a unit, and the list to print and pin up."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.frame import place_of
from branches.inbox import row_of
from branches.models import OrganisationPeriod, WorkItem
from branches.workitems import asking, documents, selectors, services
from branches.workitems.asking import Asked
from branches.workitems.inbox import OWN_UNITS, item_of

PAGE = 50
BELOW = 60


@needs(Permission.VIEW_CELL_LIFE)
@require_GET
def worklist(request: Request) -> HttpResponse:
    """List what waits, the most pressing first, with how many of each kind and how many below are late."""
    today, asked = request.today, asking.asked_of(request.GET, request.scope, request.today)
    _reckon(request, asked.unit)
    reach = _reach(request, asked)
    tallies = selectors.tallies(reach, today)
    found = list(asked.from_here(asked.narrowed(reach, today))[: PAGE + 1])
    rows = selectors.shown(found[:PAGE], today)
    with_unit = len({one.item.organisation_id for one in rows}) > 1
    context = {
        "asked": asked,
        "rows": [row_of(item_of(one, with_unit=with_unit), today) for one in rows],
        "tallies": [(one, asked.url(loai=one.kind.code)) for one in tallies],
        "total": sum(one.count for one in tallies),
        "late": sum(one.late for one in tallies),
        "below": _below(request, asked, today),
        "next_url": asked.url(sau=asking.key_of(found[PAGE - 1])) if len(found) > PAGE else "",
        "first_url": asked.url() if asked.after else "",
        "print_unit": _printable(request, asked),
    }
    return render(request, "branches/workitems/list.html", context)


def _reckon(request: Request, unit: OrganisationPeriod | None) -> None:
    """Reckon one cell, or one's own few bodies, anew before they are shown; larger reaches show what the night left."""
    if unit is None:
        own = selectors.own_of(request.scope).ids
        if own and len(own) <= OWN_UNITS:
            services.refresh(cells=own, today=request.today, by=request.user)
    elif unit.kind in CELLS:
        services.refresh(cells=[unit.organisation_id], today=request.today, by=request.user)


def _reach(request: Request, asked: Asked) -> QuerySet[WorkItem]:
    items = WorkItem.objects.visible_to(request.scope).open()
    if asked.unit is not None:
        return items.filter(path__startswith=asked.unit.path)
    within = Q(pk__in=[])
    for path in selectors.own_of(request.scope).paths.values():
        within |= Q(path__startswith=path)
    return items.filter(within)


def _below(request: Request, asked: Asked, today: date) -> list[tuple[selectors.Below, str]]:
    """Return the bodies below the unit that has any, with how much is late there, each a step further down."""
    paths = [asked.unit.path] if asked.unit else list(selectors.own_of(request.scope).paths.values())[:1]
    if not paths or (asked.unit is not None and asked.unit.kind in CELLS):
        return []
    items = asked.narrowed(WorkItem.objects.visible_to(request.scope).open(), today)
    rows = selectors.below(items, paths[0], today)
    return [(row, asked.url(don_vi=row.organisation_id)) for row in rows[:BELOW]]


def _printable(request: Request, asked: Asked) -> int | None:
    """Return the body whose list can be printed: the one asked for, else the first of one's own."""
    if asked.unit is not None:
        return int(asked.unit.organisation_id)
    return next(iter(selectors.own_of(request.scope).ids), None)


@needs(Permission.VIEW_CELL_LIFE)
@require_GET
def digest(request: Request, pk: int) -> HttpResponse:
    """Give the list of a unit for this week and this month as PDF, to print and pin up."""
    period = _unit(request, pk)
    if period.kind in CELLS:
        services.refresh(cells=[period.organisation_id], today=request.today, by=request.user)
    items = WorkItem.objects.visible_to(request.scope)
    found = documents.digest_of(items, period, request.today)
    pdf = documents.digest_pdf(found, committee=place_of(request).committee)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="viec-can-lam-{request.today.isoformat()}.pdf"'
    return answer


def _unit(request: Request, pk: int) -> OrganisationPeriod:
    """Return the body, where things to do may be seen."""
    periods = OrganisationPeriod.objects.on(request.today).filter(request.scope.q(Permission.VIEW_CELL_LIFE, "path"))
    return get_object_or_404(periods, organisation_id=pk)
