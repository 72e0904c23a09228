"""Finding what an address names, within reach, and the steps every form of the round shares."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.access import PermissionRefused, require
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from cell_life.models import RatingEntry, RatingSheet
from cell_life.rounds import selectors
from members.ratings.rules import FIRST_YEAR

get_or_post = require_http_methods(["GET", "POST"])
VIEW, RUN = Permission.VIEW_CELL_LIFE, Permission.RUN_CELL_LIFE


def body_in_reach(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a body in reach with its last period: 404 out of reach, 403 without the right there."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    return period


def cell_in_reach(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a cell in reach; 404 for a body that is none."""
    period = body_in_reach(request, pk, permission)
    if period.kind not in CELLS:
        raise Http404
    return period


def sheet_in_reach(
    request: Request, pk: int, year: int, permission: Permission
) -> tuple[OrganisationPeriod, RatingSheet]:
    """Return a cell in reach and its sheet of a year; 404 where none was opened."""
    period = cell_in_reach(request, pk, permission)
    found = RatingSheet.objects.visible_to(request.scope).select_related("decision").filter(cell=pk, year=year).first()
    if found is None:
        raise Http404
    return period, found


def entry_in_reach(request: Request, pk: int, permission: Permission) -> tuple[OrganisationPeriod, RatingEntry]:
    """Return a line of a sheet in reach with its cell; 404 out of reach, 403 without the right there."""
    row = get_object_or_404(
        RatingEntry.objects.visible_to(request.scope).select_related("sheet__decision", "membership__person"), pk=pk
    )
    return cell_in_reach(request, row.sheet.cell_id, permission), row


def above_in_reach(request: Request, period: OrganisationPeriod) -> None:
    """Go on only for somebody who writes for the level above a body."""
    if not selectors.may_decide(period.path, request.scope):
        raise PermissionRefused(RUN, period.path)


def known_year(request: Request, year: int) -> int:
    """Return the year of an address; 404 for one to come or before the Party."""
    if not FIRST_YEAR <= year <= request.today.year:
        raise Http404
    return year


def year_asked(request: Request) -> int:
    """Return the year the address asks for (``nam``), else this year."""
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else request.today.year
    return year if FIRST_YEAR <= year <= request.today.year else request.today.year
