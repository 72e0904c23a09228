"""Pages of the dues of a cell: its month on one screen, closing and opening again."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import PermissionRefused, needs
from accounts.findings import Refused
from accounts.requests import Request
from accounts.roles import Permission
from cell_life.choices import SheetState
from cell_life.dues import forms, services
from cell_life.dues.frame import around, cell_in_reach, month_asked, month_url, tell
from cell_life.dues.months import FIRST, later, month_of, said
from cell_life.dues.selectors.cells import cells_with_dues
from cell_life.dues.selectors.month import MonthPage, is_above, month_page
from cell_life.dues.viewing import record_reading
from cell_life.models import DuesSheet
from members.forms.sending import send

get_or_post = require_http_methods(["GET", "POST"])


@needs(Permission.VIEW_DUES)
@require_GET
def home(request: Request) -> HttpResponse:
    """Show the cells in reach with their month; who has one cell goes straight to it."""
    found = cells_with_dues(request.scope, request.today, request.GET.get("tim", ""))
    if found.only is not None:
        return redirect("dues:cell", found.only)
    return render(request, "cell_life/dues/home.html", {"found": found, "month": month_of(request.today)})


@require_GET
def cell(request: Request, pk: int) -> HttpResponse:
    """Lead to this month of a cell."""
    period = cell_in_reach(request, pk)
    return redirect(month_url("month", period.organisation_id, month_of(request.today)))


@get_or_post
def month(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Show the month of a cell; those who collect fill it in on this one screen."""
    writes = request.method == "POST"
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES if writes else Permission.VIEW_DUES)
    asked = month_asked(year, number)
    page = month_page(pk, asked, request.scope, request.today)
    data = request.POST if writes else None
    rows = [row for row in page.rows if row.is_open or (writes and row.seen_key in request.POST)]
    form = forms.MonthForm(data, rows=rows, today=request.today, month=asked)
    if writes and "tick_all" in request.POST:
        form.tick_all()
    elif writes and form.is_valid():
        answer = _take(request, form, pk, asked)
        if answer:
            return answer
        page = month_page(pk, asked, request.scope, request.today)
    record_reading(pk, period.path, len(page.rows), by=request.user)
    context = around(request, period, "month") | _month_context(request, page, form, asked)
    context["may_reopen"] = page.received_on is None and is_above(period, request.scope)
    return render(request, "cell_life/dues/month.html", context)


def _take(request: Request, form: forms.MonthForm, pk: int, asked: date) -> HttpResponse | None:
    """Write the receipts of everybody ticked, once; show at their rows why not."""
    takings = form.takings()

    def make() -> str:
        services.take_dues(
            cell_id=pk,
            takings=takings,
            paid_on=form.cleaned_data["paid_on"].value,
            voluntary=form.cleaned_data["voluntary"],
            by=request.user,
        )
        return month_url("month", pk, asked)

    words = ngettext("Đã thu và ghi {n} phiếu thu.", "Đã thu và ghi {n} phiếu thu.", len(takings))
    return send(request, form, make, words.format(n=len(takings)))


def _month_context(request: Request, page: MonthPage, form: forms.MonthForm, asked: date) -> dict[str, Any]:
    this = month_of(request.today)
    is_open = page.sheet is not None and page.sheet.state == SheetState.OPEN
    return {
        "page": page,
        "form": form,
        "rows": form.filled(page.rows),
        "month": asked,
        "month_words": said(asked),
        "is_open": is_open,
        "is_ahead": asked > this,
        "before": later(asked, -1) if asked > FIRST else None,
        "after": later(asked, 1) if asked < this else None,
    }


@require_POST
def open_month(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Make the sheet of a month."""
    cell_in_reach(request, pk, Permission.COLLECT_DUES)
    asked = month_asked(year, number)
    try:
        services.open_sheet(cell_id=pk, month=asked, by=request.user)
    except Refused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("Đã lập bảng đảng phí {month}.").format(month=said(asked)))
    return redirect(month_url("month", pk, asked))


def _sheet(request: Request, pk: int, asked: date) -> DuesSheet:
    return get_object_or_404(DuesSheet.objects.visible_to(request.scope), cell=pk, month=asked)


@require_POST
def recompute(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Reckon an open month anew."""
    cell_in_reach(request, pk, Permission.COLLECT_DUES)
    asked = month_asked(year, number)
    sheet = _sheet(request, pk, asked)
    try:
        count = services.recompute_sheet(sheet_id=sheet.pk, by=request.user)
    except Refused as refused:
        tell(request, refused)
    else:
        words = ngettext("Đã tính lại, {n} dòng thay đổi.", "Đã tính lại, {n} dòng thay đổi.", count)
        messages.success(request, words.format(n=count))
    return redirect(month_url("month", pk, asked))


@get_or_post
def close(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Close a month with its cash, after looking at its sums."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    asked = month_asked(year, number)
    sheet = _sheet(request, pk, asked)
    page = month_page(pk, asked, request.scope, request.today)
    form = forms.CloseForm(request.POST if request.method == "POST" else None, version=sheet.version, cash=page.cash)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.close_sheet(sheet_id=sheet.pk, by=request.user, **form.cleaned_data)
            return month_url("month", pk, asked)

        answer = send(request, form, make, _("Đã khóa sổ {month}.").format(month=said(asked)))
        if answer:
            return answer
    context = around(request, period, "month") | {
        "form": form,
        "page": page,
        "month": asked,
        "month_words": said(asked),
    }
    return render(request, "cell_life/dues/close.html", context)


@get_or_post
def reopen(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Open a closed month again: an act of the level above, with its reason."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    if not is_above(period, request.scope):
        raise PermissionRefused(Permission.COLLECT_DUES, period.path)
    asked = month_asked(year, number)
    sheet = _sheet(request, pk, asked)
    form = forms.ReopenForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.reopen_sheet(sheet_id=sheet.pk, reason=form.cleaned_data["reason"], by=request.user)
            return month_url("month", pk, asked)

        answer = send(request, form, make, _("Đã mở lại sổ {month}.").format(month=said(asked)))
        if answer:
            return answer
    context = around(request, period, "month") | {"form": form, "month": asked, "month_words": said(asked)}
    return render(request, "cell_life/dues/reopen.html", context)


@get_or_post
def by_hand(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Write what the committee of the cell fixed for members without a rate, till January 2026."""
    period = cell_in_reach(request, pk, Permission.COLLECT_DUES)
    asked = month_asked(year, number)
    sheet = _sheet(request, pk, asked)
    page = month_page(pk, asked, request.scope, request.today)
    form = forms.ByHandForm(request.POST if request.method == "POST" else None, rows=page.rows)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.fix_by_hand(sheet_id=sheet.pk, amounts=form.amounts(), by=request.user)
            return month_url("month", pk, asked)

        answer = send(request, form, make, _("Đã ghi mức đóng."))
        if answer:
            return answer
    context = around(request, period, "month") | {"form": form, "month": asked, "month_words": said(asked)}
    return render(request, "cell_life/dues/by_hand.html", context)
