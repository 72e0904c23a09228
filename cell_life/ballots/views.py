"""Pages of the votes of a body: a year, a meeting, the making of a list."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import needs, require
from accounts.findings import Refused
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors
from cell_life.ballots import forms, selectors, services
from cell_life.choices import BaseKind, MeetingState
from cell_life.models import Meeting
from members.forms.sending import send

get_or_post = require_http_methods(["GET", "POST"])


@needs(Permission.VIEW_CELL_LIFE)
@require_GET
def home(request: Request) -> HttpResponse:
    """Show the votes of the body one works for, and which others in reach voted this year."""
    held = [one.organisation_id for one in request.scope.grants if Permission.VIEW_CELL_LIFE in one.permissions]
    period = body_in_reach(request, held[0])
    return _year_page(request, period, others=True)


@require_GET
def of_body(request: Request, pk: int) -> HttpResponse:
    """Show the votes of a body in a year."""
    return _year_page(request, body_in_reach(request, pk), others=False)


def _year_page(request: Request, period: OrganisationPeriod, *, others: bool) -> HttpResponse:
    pk, year = period.organisation_id, _year(request)
    years = range(request.today.year, request.today.year - 4, -1)
    context = {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "year": year,
        "years": [(one, f"{reverse('ballots:of_body', args=[pk])}?nam={one}") for one in years],
        "sittings": selectors.sittings_of(pk, year, request.scope),
        "others": selectors.bodies_with_votes(request.scope, year, pk) if others else [],
        "may_run": request.scope.allows(Permission.RUN_CELL_LIFE, period.path),
    }
    return render(request, "cell_life/ballots/year.html", context)


@get_or_post
def open_list(request: Request, pk: int) -> HttpResponse:
    """Make the list of a body for a day."""
    period = body_in_reach(request, pk, Permission.RUN_CELL_LIFE)
    kinds = selectors.kinds_for(period, is_cell=period.kind in CELLS)
    form = forms.OpenForm(request.POST if request.method == "POST" else None, kinds=kinds, day=request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            base = services.open_base(organisation_id=pk, by=request.user, **form.values())
            return reverse("ballots:list", args=[base.pk])

        answer = send(request, form, make)
        if answer:
            return answer
    context: dict[str, Any] = {"period": period, "form": form}
    return render(request, "cell_life/ballots/open.html", context)


@get_or_post
def of_meeting(request: Request, pk: int) -> HttpResponse:
    """Show the votes of a meeting; with a click its list is made from the roll of those who came."""
    writes = request.method == "POST"
    meeting = get_object_or_404(Meeting.objects.visible_to(request.scope), pk=pk)
    permission = Permission.RUN_CELL_LIFE if writes else Permission.VIEW_CELL_LIFE
    period = body_in_reach(request, meeting.cell_id, permission)
    if writes:
        try:
            base = services.open_base(
                organisation_id=meeting.cell_id,
                kind=BaseKind.CELL,
                held_on=meeting.held_on,
                meeting_id=meeting.pk,
                by=request.user,
            )
        except Refused as refused:
            tell(request, refused)
        else:
            return redirect("ballots:list", base.pk)
    sittings = selectors.sittings_of_meeting(meeting, request.scope)
    context = {
        "period": period,
        "meeting": meeting,
        "sittings": sittings,
        "may_run": request.scope.allows(Permission.RUN_CELL_LIFE, period.path),
        "may_open": meeting.state != MeetingState.CANCELLED
        and not any(one.base.kind == BaseKind.CELL for one in sittings),
    }
    return render(request, "cell_life/ballots/meeting.html", context)


def tell(request: Request, refused: Refused) -> None:
    """Show why an act of one button was refused, with what to do."""
    for one in refused.findings:
        messages.warning(request, f"{one.reason} {one.remedy}".strip())


def changed_words() -> str:
    """Say that somebody else was first."""
    return _("Người khác vừa sửa trang này. Xem lại nội dung mới dưới đây rồi làm tiếp.")


def body_in_reach(request: Request, pk: int, permission: Permission = Permission.VIEW_CELL_LIFE) -> OrganisationPeriod:
    """Return a body in reach with its last period: 404 out of reach, 403 without the right there."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    return period


def _year(request: Request) -> int:
    """Return the year the address asks for (``nam``), else this year."""
    text = request.GET.get("nam", "")
    if not text:
        return request.today.year
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise Http404
    return min(max(int(text), selectors.FIRST_YEAR), request.today.year + 1)
