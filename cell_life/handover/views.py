"""Pages of hand-overs: what was handed over, the act with what it takes along, taking it back, standing in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import require
from accounts.findings import Refused
from accounts.requests import Request
from accounts.roles import Permission
from branches import grants
from branches.choices import CELLS
from branches.models import OrganisationPeriod, RoleGrant
from branches.papers.issuers import issuer_on
from branches.selectors.places import ancestors, detail_url
from cell_life.handover import documents, selectors, services
from cell_life.handover.content import content_of
from cell_life.handover.forms import HandOverForm, StandInForm, UndoForm
from cell_life.models import HandOver
from members.forms.sending import send
from members.posts import rules as post_rules
from members.posts import selectors as posts

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def index(request: Request, pk: int) -> HttpResponse:
    """Show who is in post, who stands in, and the hand-overs so far."""
    period = _cell(request, pk, Permission.VIEW_CELL_LIFE)
    rows = posts.in_post_on(pk, request.today, request.scope)
    context = {
        **_frame(request, period),
        "rows": rows,
        "acts_now": posts.who_acts(rows),
        "stand_ins": selectors.stand_ins(pk, request.today),
        "hand_overs": selectors.hand_overs(pk),
        "may_hand_over": _may(request, period, Permission.EDIT_ORGANISATIONS),
        "may_grant": _may(request, period, Permission.GRANT_ROLES),
        "may_read_minutes": _may(request, period, Permission.VIEW_DUES),
    }
    return render(request, "cell_life/handover/index.html", context)


@get_or_post
def hand_over(request: Request, pk: int) -> HttpResponse:
    """Hand the cell over: one sending, one hand-over."""
    period = _cell(request, pk, Permission.EDIT_ORGANISATIONS)
    require(request.scope, Permission.GRANT_ROLES, period.path)
    form = HandOverForm(request.POST or None, initial={"term": post_rules.term_of(request.today)})
    form.within(request.scope, period.path, request.today)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.hand_over(cell_id=pk, by=request.user, **form.values())
            return _url(pk)

        answer = send(request, form, make, _("Đã bàn giao. In biên bản để hai bên ký."))
        if answer:
            return answer
    context = {
        **_act(request, period, form, _("Bàn giao nhiệm vụ bí thư"), _("Bàn giao")),
        "parts": documents.parts_of(content_of(pk, selectors.accounts_in_post(pk, request.today), request.today)),
    }
    return render(request, "cell_life/handover/hand_over.html", context)


@get_or_post
def stand_in(request: Request, pk: int) -> HttpResponse:
    """Let an account stand in for the secretary for a time."""
    period = _cell(request, pk, Permission.VIEW_CELL_LIFE)
    require(request.scope, Permission.GRANT_ROLES, period.path)
    form = StandInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.stand_in(cell_id=pk, by=request.user, **form.values())
            return _url(pk)

        answer = send(request, form, make, _("Đã cho làm thay. Hết ngày cuối tự thôi."))
        if answer:
            return answer
    return render(request, "branches/act.html", _act(request, period, form, _("Làm thay bí thư"), _("Cho làm thay")))


@require_POST
def end_stand_in(request: Request, pk: int, grant: int) -> HttpResponse:
    """End a time of standing in today."""
    period = _cell(request, pk, Permission.VIEW_CELL_LIFE)
    require(request.scope, Permission.GRANT_ROLES, period.path)
    rows = RoleGrant.objects.visible_to(request.scope, request.today).filter(organisation_id=pk, stands_in=True)
    found = get_object_or_404(rows, pk=grant)
    try:
        grants.end_grant(grant_id=found.pk, reason=_("Thôi làm thay"), by=request.user)
    except Refused as refused:
        messages.warning(request, " ".join(str(finding.reason) for finding in refused.findings))
    else:
        messages.success(request, _("Đã thôi làm thay từ hôm nay."))
    return redirect(_url(pk))


@require_GET
def minutes(request: Request, pk: int) -> HttpResponse:
    """Give the minutes of a hand-over as PDF: the open things among them tell of dues and reliefs."""
    row = _row(request, pk)
    period = _cell(request, row.organisation_id, Permission.VIEW_CELL_LIFE)
    require(request.scope, Permission.VIEW_DUES, period.path)
    issuer = issuer_on(row.organisation_id, period.path, request.today)
    pdf = documents.minutes_pdf(row, issuer, by=request.user.full_name)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="bien-ban-ban-giao-{row.starts_on:%Y-%m-%d}.pdf"'
    return answer


@get_or_post
def undo(request: Request, pk: int) -> HttpResponse:
    """Take a hand-over back, with a reason."""
    row = _row(request, pk)
    period = _cell(request, row.organisation_id, Permission.EDIT_ORGANISATIONS)
    require(request.scope, Permission.GRANT_ROLES, period.path)
    form = UndoForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def make() -> str:
            services.undo_hand_over(
                hand_over_id=row.pk, reason=data["reason"], version=data["version"], by=request.user
            )
            return _url(row.organisation_id)

        said = _("Đã rút lại. Chức vụ và vai trò cũ tiếp tục; cả hai việc còn trong lịch sử.")
        answer = send(request, form, make, said)
        if answer:
            return answer
    title, button = _("Rút lại lần bàn giao"), _("Rút lại")
    return render(request, "branches/act.html", _act(request, period, form, title, button, danger=True))


def _row(request: Request, pk: int) -> HandOver:
    rows = HandOver.objects.visible_to(request.scope, Permission.VIEW_CELL_LIFE)
    return get_object_or_404(rows.select_related("post_from__person", "post_to__person"), pk=pk)


def _cell(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a cell in reach: 404 out of reach, 403 without the right there."""
    periods = OrganisationPeriod.objects.visible_to(request.scope).on(request.today).filter(kind__in=CELLS)
    period = get_object_or_404(periods, organisation_id=pk)
    require(request.scope, permission, period.path)
    return period


def _may(request: Request, period: OrganisationPeriod, permission: Permission) -> bool:
    return request.scope.allows(permission, period.path)


def _url(pk: int) -> str:
    return reverse("handover:index", args=[pk])


def _frame(request: Request, period: OrganisationPeriod) -> dict[str, Any]:
    return {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "own_url": detail_url(period.organisation_id),
        "back_url": _url(period.organisation_id),
    }


def _act(
    request: Request, period: OrganisationPeriod, form: Any, title: str, button: str, *, danger: bool = False
) -> dict[str, Any]:
    return {**_frame(request, period), "form": form, "title": title, "button": button, "danger": danger}
