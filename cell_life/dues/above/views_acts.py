"""Acts on dues above the cell: sending a month up, confirming, taking back, withdrawing, writing the share kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import PermissionRefused
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.selectors.places import ancestors
from cell_life.dues.above import files, forms, rules, services
from cell_life.dues.above.selectors import settings as setting_pages
from cell_life.dues.above.selectors import sheets
from cell_life.dues.above.selectors.sending import ground_of
from cell_life.dues.above.selectors.slips import Slip, rights_of, slip_of
from cell_life.dues.above.spans import Span
from cell_life.dues.above.views import asked_month, body, span_url
from cell_life.models import DuesRemittance
from members.forms.sending import send as act_once

get_or_post = require_http_methods(["GET", "POST"])
COLLECT = Permission.COLLECT_DUES


@get_or_post
def send(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Write the voucher of a month."""
    unit, span = body(request, pk, COLLECT), asked_month(request, year, number)
    ground = ground_of(pk, span.month, request.today)
    data = request.POST if request.method == "POST" else None
    missing = ground.known.missing
    form = forms.SendForm(data, total=ground.total, sent=ground.sent, missing=missing, today=request.today)
    if data is not None and form.is_valid():

        def make() -> str:
            services.send_up(organisation_id=pk, month=span.month, by=request.user, **form.values())
            return slip_url(pk, span.month)

        answer = act_once(request, form, make, _("Đã lập phiếu nộp. Chờ cấp trên xác nhận."))
        if answer:
            return answer
        ground = ground_of(pk, span.month, request.today)
        form.show_total(ground.total)
    context = {
        **_page(request, unit, span),
        "ground": ground,
        "form": form,
        "hindrances": rules.sending_findings(ground.known) if data is None else [],
        "missing": rules.missing_words(ground.known.missing) if ground.known.missing else "",
        "rounding": files.rounding_words(),
    }
    return render(request, "cell_life/dues_above/send.html", context)


@get_or_post
def receive(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Confirm for a level what the bodies below it have sent of a month."""
    unit, span = body(request, pk, COLLECT), asked_month(request, year, number)
    lines = _waiting(unit, span)
    data = request.POST if request.method == "POST" else None
    ticked = [_tick(one[1]) for one in lines] if request.GET.get("chon") == "tat-ca" else []
    form = forms.ReceiveForm(data, today=request.today, ticked=ticked)
    if data is not None and form.is_valid():

        def make() -> str:
            chosen, day = form.cleaned_data["slips"], form.cleaned_data["received_on"].value
            rows = services.receive_remittances(
                to_id=pk, month=span.month, chosen=chosen, received_on=day, by=request.user
            )
            words = ngettext("Đã xác nhận {n} đơn vị.", "Đã xác nhận {n} đơn vị.", len(rows))
            messages.success(request, words.format(n=len(rows)))
            return span_url(pk, span)

        answer = act_once(request, form, make, "")
        if answer:
            return answer
        lines = _waiting(unit, span)
    context = {
        **_page(request, unit, span),
        "form": form,
        "lines": [(line, slip, _tick(slip), _tick(slip) in form.ticks) for line, slip in lines],
        "sum": sum(slip.sent for _line, slip in lines),
    }
    return render(request, "cell_life/dues_above/receive.html", context)


def _waiting(unit: OrganisationPeriod, span: Span) -> list[tuple[sheets.Line, DuesRemittance]]:
    found = sheets.sheet_of(unit, span).lines
    return [(line, line.open_slip) for line in found if line.open_slip is not None]


def _tick(slip: DuesRemittance) -> str:
    return f"{slip.pk}-{slip.version}"


@require_GET
def remittance(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Show the voucher of a body and month with its story."""
    unit, span = body(request, pk, Permission.VIEW_CELL_LIFE), asked_month(request, year, number)
    slip = slip_of(pk, span.month)
    if not slip.events:
        raise Http404
    rights = rights_of(unit, request.scope, is_cell=unit.kind in CELLS)
    received = slip.row is not None and slip.row.received_on is not None
    context = {
        **_page(request, unit, span),
        "slip": slip,
        "may_withdraw": rights.sends and slip.row is not None and not received,
        "may_void": rights.receives and received,
        "rounding": files.rounding_words(),
    }
    return render(request, "cell_life/dues_above/slip.html", context)


@get_or_post
def withdraw(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Withdraw a voucher that nobody has received."""
    unit, span = body(request, pk, COLLECT), asked_month(request, year, number)
    return _with_reason(request, unit, span, services.withdraw_remittance, _("Đã rút phiếu nộp."), "withdraw")


@get_or_post
def void(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Take a confirmation back; an act of the level above."""
    unit, span = body(request, pk, COLLECT), asked_month(request, year, number)
    if not rights_of(unit, request.scope, is_cell=unit.kind in CELLS).receives:
        raise PermissionRefused(COLLECT, unit.path)
    return _with_reason(request, unit, span, services.void_receiving, _("Đã hủy xác nhận."), "void")


def _with_reason(
    request: Request, unit: OrganisationPeriod, span: Span, service: Callable[..., Any], done: str, which: str
) -> HttpResponse:
    """Ask for the reason, then call one of the two services that take something back."""
    slip = _standing(unit.organisation_id, span.month)
    row = slip.row
    assert row is not None, "_standing answers 404 otherwise"
    data = request.POST if request.method == "POST" else None
    form = forms.ReasonForm(data, version=row.version)
    if data is not None and form.is_valid():

        def make() -> str:
            service(remittance_id=row.pk, by=request.user, **form.cleaned_data)
            return slip_url(unit.organisation_id, span.month)

        answer = act_once(request, form, make, done)
        if answer:
            return answer
    context = {**_page(request, unit, span), "form": form, "slip": slip, "is_void": which == "void"}
    return render(request, "cell_life/dues_above/take_back.html", context)


def _standing(pk: int, month: date) -> Slip:
    slip = slip_of(pk, month)
    if slip.row is None:
        raise Http404
    return slip


@require_GET
def settings(request: Request, pk: int) -> HttpResponse:
    """Show the wage zone and the share kept of a body: what counts, where it is from, what was written."""
    unit = body(request, pk, Permission.VIEW_CELL_LIFE)
    context = {
        "unit": unit,
        "above": ancestors(unit.path, request.today, request.scope),
        "page": setting_pages.page_of(unit, request.today),
        "may_set": rights_of(unit, request.scope, is_cell=unit.kind in CELLS).sets,
        "rounding": files.rounding_words(),
    }
    return render(request, "cell_life/dues_above/settings.html", context)


@get_or_post
def setting(request: Request, pk: int) -> HttpResponse:
    """Write zone and share of a body from a day on."""
    unit = body(request, pk, COLLECT)
    is_cell = unit.kind in CELLS
    if not rights_of(unit, request.scope, is_cell=is_cell).sets:
        raise PermissionRefused(COLLECT, unit.path)
    data = request.POST if request.method == "POST" else None
    form = forms.SettingForm(data, is_cell=is_cell)
    if data is not None and form.is_valid():

        def make() -> str:
            services.set_share(organisation_id=pk, wish=form.wish, by=request.user)
            return reverse("dues_above:settings", args=[pk])

        answer = act_once(request, form, make, _("Đã ghi mức thu, trích."))
        if answer:
            return answer
    context = {"unit": unit, "form": form, "back": reverse("dues_above:settings", args=[pk])}
    return render(request, "cell_life/dues_above/setting.html", context)


def slip_url(pk: int, month: date) -> str:
    """Return the address of the voucher of a body and month."""
    return reverse("dues_above:remittance", args=[pk, month.year, month.month])


def _page(request: Request, unit: OrganisationPeriod, span: Span) -> dict[str, Any]:
    return {
        "unit": unit,
        "span": span,
        "above": ancestors(unit.path, request.today, request.scope),
        "back": span_url(unit.organisation_id, span),
    }
