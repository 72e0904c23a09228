"""The sheet of a cell: opened, filled in one sitting, counted again, reported, printed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts import drafts
from accounts.findings import Refused
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from branches.selectors.places import ancestors
from cell_life.rounds import documents, forms, progress, selectors, services
from cell_life.rounds.selectors import SheetPage
from cell_life.rounds.views.places import (
    RUN,
    VIEW,
    cell_in_reach,
    entry_in_reach,
    get_or_post,
    known_year,
    sheet_in_reach,
)
from members.forms.sending import send
from members.ratings.selectors import years_of

ROWS_A_PAGE = 80
"""So many members on one screen; a larger cell has a second one, since a form may have a thousand boxes."""
WHY_REPORT = gettext_lazy("Chỉ cần khi còn điều phải nói rõ, ví dụ: dự thảo đã gửi bản giấy ngày 1/12.")
WHY_RECOUNT = gettext_lazy("Ví dụ: cộng nhầm một phiếu ở mức tốt.")


@get_or_post
def sheet(request: Request, pk: int, year: int) -> HttpResponse:
    """Show the sheet of a cell; those who write there fill it in, all rows of the screen at once."""
    writes = request.method == "POST"
    period = cell_in_reach(request, pk, RUN if writes else VIEW)
    page = _page(request, period, known_year(request, year))
    if page.sheet is None or not (page.writes and request.scope.allows(RUN, period.path)):
        return _show(request, period, page, None)
    part = _part(request, page)
    rows = page.rows[(part - 1) * ROWS_A_PAGE : part * ROWS_A_PAGE]
    key = f"xep-loai-{pk}-{year}-{part}"
    given: dict[str, Any] = {"page": page, "rows": rows, "today": request.today}
    draft = drafts.load(key=key, by=request.user)
    if draft is not None and drafts.wanted(request):
        form = drafts.restored(forms.SheetForm, draft, **given)
    else:
        form = forms.SheetForm(request.POST if writes else None, **given)
    if writes and form.is_valid():
        answer = send(request, form, lambda: _save(request, form, page, part), draft=key)
        if answer:
            return answer
    return _show(request, period, page, form, draft=draft, key=key, part=part)


def _page(request: Request, period: OrganisationPeriod, year: int) -> SheetPage:
    guarded = request.scope.allows(Permission.VIEW_BACKGROUND, period.path)
    return selectors.page_of(period.organisation_id, year, request.today, guarded=guarded)


def _part(request: Request, page: SheetPage) -> int:
    text = request.GET.get("trang", "1")
    last = -(-len(page.rows) // ROWS_A_PAGE) or 1
    return min(int(text), last) if text.isascii() and text.isdecimal() and 0 < len(text) < 4 and text != "0" else 1


def _save(request: Request, form: forms.SheetForm, page: SheetPage, part: int) -> str:
    assert page.sheet is not None
    count = services.save_lines(
        sheet_id=page.sheet.pk, opened=form.opened, sitting=form.sitting(), lines=form.lines(), by=request.user
    )
    words = ngettext("Đã ghi {n} đồng chí.", "Đã ghi {n} đồng chí.", count).format(n=count)
    messages.success(request, words if count else _("Đã lưu. Không có dòng nào thay đổi."))
    url = reverse("rounds:sheet", args=[page.sheet.cell_id, page.sheet.year])
    return f"{url}?trang={part}" if part > 1 else url


def _show(
    request: Request,
    period: OrganisationPeriod,
    page: SheetPage,
    form: forms.SheetForm | None,
    **more: object,
) -> HttpResponse:
    pk = period.organisation_id
    year = page.day.year
    parts = -(-len(page.rows) // ROWS_A_PAGE)
    context = {
        "period": period,
        "page": page,
        "sheet": page.sheet,
        "year": year,
        "form": form,
        "rows": form.filled() if form else page.rows,
        "parts": range(1, parts + 1) if form and parts > 1 else (),
        "above": ancestors(period.path, request.today, request.scope),
        "may_run": request.scope.allows(RUN, period.path),
        "may_decide": selectors.may_decide(period.path, request.scope),
        "rules": selectors.rule_lines(page.day),
        "years": [(one, reverse("rounds:sheet", args=[pk, one])) for one in years_of(request.today, year)],
        "unit_url": progress.unit_url(period.parent_id or pk, year),
        "part": 1,
        "reads_background": request.scope.allows(Permission.VIEW_BACKGROUND, period.path),
    }
    return render(request, "cell_life/rounds/sheet.html", context | more)


@require_POST
def open_round(request: Request, pk: int, year: int) -> HttpResponse:
    """Open the sheet of a cell, or bring its list up to date."""
    cell_in_reach(request, pk, RUN)
    try:
        services.open_sheet(cell_id=pk, year=known_year(request, year), by=request.user)
    except Refused as refused:
        messages.warning(request, " ".join(f"{one.reason} {one.remedy}" for one in refused.findings))
    else:
        messages.success(request, _("Danh sách đã lập theo sổ. Ghi từng đồng chí dưới đây."))
    return redirect("rounds:sheet", pk, year)


@get_or_post
def report(request: Request, pk: int, year: int) -> HttpResponse:
    """Report what the cell voted to the level above, after a last look at what is amiss."""
    period, found = sheet_in_reach(request, pk, year, RUN)
    form = forms.ReasonForm(request.POST or None, version=found.version, example=WHY_REPORT)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.report_sheet(
                sheet_id=found.pk, version=data["version"], reason=data["reason"] or "", by=request.user
            )
            messages.success(request, _("Đã báo cáo cấp trên."))
            return reverse("rounds:sheet", args=[pk, year])

        answer = send(request, form, make)
        if answer:
            return answer
    context = {
        "period": period,
        "page": _page(request, period, year),
        "form": form,
        "year": year,
        "back": reverse("rounds:sheet", args=[pk, year]),
    }
    return render(request, "cell_life/rounds/report.html", context)


@get_or_post
def recount(request: Request, pk: int) -> HttpResponse:
    """Make the counted vote about one member void, so that it is counted again."""
    period, row = entry_in_reach(request, pk, RUN)
    form = forms.ReasonForm(request.POST or None, example=WHY_RECOUNT)
    back = reverse("rounds:sheet", args=[period.organisation_id, row.sheet.year])
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.recount(entry_id=pk, reason=form.cleaned_data["reason"] or "", by=request.user)
            messages.success(request, _("Đã hủy kết quả cũ. Ghi lại số phiếu dưới đây."))
            return back

        answer = send(request, form, make)
        if answer:
            return answer
    name = row.membership.person.full_name
    context = {"title": _("Kiểm phiếu lại"), "name": name, "form": form, "back": back, "act": _("Hủy kết quả cũ")}
    return render(request, "cell_life/rounds/act.html", context)


@require_GET
def minutes(request: Request, pk: int, year: int) -> HttpResponse:
    """Answer with the minutes of the cell's meeting: who took part, each vote, what is put to the level above."""
    period, _found = sheet_in_reach(request, pk, year, VIEW)
    page = _page(request, period, year)
    return documents.answer(documents.minutes(period, page, by=request.user), f"xep-loai-chi-bo-{pk}-{year}.pdf")
