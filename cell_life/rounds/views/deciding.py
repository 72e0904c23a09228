"""The level above: looks through a reported sheet, returns it, decides many by one paper, announces, prints."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from cell_life.models import RatingDecision
from cell_life.rounds import decisions, documents, forms, progress, rules, selectors, services
from cell_life.rounds.views.places import (
    RUN,
    VIEW,
    above_in_reach,
    body_in_reach,
    cell_in_reach,
    get_or_post,
    known_year,
    sheet_in_reach,
)
from members.forms.sending import send

WHY_RETURN = gettext_lazy("Ví dụ: thiếu biên bản kiểm phiếu; xem lại mức của hai đồng chí.")


@get_or_post
def consider(request: Request, pk: int, year: int) -> HttpResponse:
    """Look through a reported sheet and set the level that is going to be decided for each member."""
    period, found = sheet_in_reach(request, pk, year, RUN)
    above_in_reach(request, period)
    guarded = request.scope.allows(Permission.VIEW_BACKGROUND, period.path)
    page = selectors.page_of(pk, year, request.today, guarded=guarded)
    form = forms.ConsiderForm(request.POST or None, sheet=found, rows=page.rows)
    back = progress.unit_url(period.parent_id or pk, year)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            version = form.cleaned_data["version"]
            services.consider(sheet_id=found.pk, version=version, choices=form.choices(), by=request.user)
            messages.success(request, _("Đã ghi ý kiến của cấp ủy đối với {cell}.").format(cell=period.name))
            return reverse("rounds:decide", args=[period.parent_id, year])

        answer = send(request, form, make)
        if answer:
            return answer
    context = {"period": period, "page": page, "form": form, "rows": form.filled(), "year": year, "back": back}
    return render(request, "cell_life/rounds/consider.html", context)


@get_or_post
def send_back(request: Request, pk: int, year: int) -> HttpResponse:
    """Give a reported sheet back to the cell."""
    period, found = sheet_in_reach(request, pk, year, RUN)
    above_in_reach(request, period)
    form = forms.ReasonForm(request.POST or None, version=found.version, example=WHY_RETURN)
    back = progress.unit_url(period.parent_id or pk, year)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            data = form.cleaned_data
            services.return_sheet(
                sheet_id=found.pk, version=data["version"], reason=data["reason"] or "", by=request.user
            )
            messages.success(request, _("Đã trả lại {cell}.").format(cell=period.name))
            return back

        answer = send(request, form, make)
        if answer:
            return answer
    context = {"title": _("Trả lại chi bộ"), "name": period.name, "form": form, "back": back, "act": _("Trả lại")}
    return render(request, "cell_life/rounds/act.html", context)


@get_or_post
def decide(request: Request, pk: int, year: int) -> HttpResponse:
    """Decide the reported sheets of the cells directly below a body by one paper."""
    unit = body_in_reach(request, pk, RUN)
    lines = decisions.reported_below(pk, known_year(request, year), request.today)
    sheets = {line.sheet.pk: line.sheet.version for line in lines}
    issuer = selectors.issuer_of(pk, request.today)
    form = forms.DecideForm(request.POST or None, issuer=issuer, sheets=sheets)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            made = services.decide_sheets(
                organisation_id=pk,
                year=year,
                versions=form.versions,
                paper=form.paper,
                from_register=form.from_book,
                cap_reason=form.cleaned_data["cap_reason"] or "",
                by=request.user,
            )
            messages.success(request, _("Đã ghi quyết định và kết quả vào sổ. Việc tiếp theo: thông báo kết quả."))
            return reverse("rounds:decision", args=[made.pk])

        answer = send(request, form, make)
        if answer:
            return answer
    context = {
        "unit": unit,
        "year": year,
        "form": form,
        "lines": [(line, form[f"s{line.sheet.pk}"], form[f"n{line.sheet.pk}"]) for line in lines],
        "levels": [label for _code, label in forms.SHORT[1:]],
        "caps": decisions.caps_of(lines, year, request.today),
        "cap_rule": rules.rule_of(rules.CAP, request.today),
        "back": progress.unit_url(pk, year),
    }
    return render(request, "cell_life/rounds/decide.html", context)


def _decision(request: Request, pk: int, permission: Permission) -> tuple[OrganisationPeriod, RatingDecision]:
    found = get_object_or_404(RatingDecision.objects.visible_to(request.scope), pk=pk)
    return body_in_reach(request, found.organisation_id, permission), found


@require_GET
def decision(request: Request, pk: int) -> HttpResponse:
    """Show a decision: its paper, the cells and bodies in it, the announcement, the complaints."""
    unit, found = _decision(request, pk, VIEW)
    context = {
        "unit": unit,
        "decision": found,
        "lines": decisions.cells_of(found),
        "bodies": decisions.bodies_of(found),
        "complaints": decisions.complaints_of(found),
        "levels": [label for _code, label in forms.SHORT[1:]],
        "until": rules.complain_until(found.announced_on) if found.announced_on else None,
        "form": forms.AnnounceForm(decision=found, today=request.today),
        "may_run": request.scope.allows(RUN, unit.path),
        "back": progress.unit_url(unit.organisation_id, found.year),
    }
    return render(request, "cell_life/rounds/decision.html", context)


@get_or_post
def announce(request: Request, pk: int) -> HttpResponse:
    """Write the day on which the results were announced."""
    unit, found = _decision(request, pk, RUN)
    form = forms.AnnounceForm(request.POST or None, decision=found, today=request.today)
    back = reverse("rounds:decision", args=[pk])
    if found.announced_on is not None and request.method == "GET":
        return redirect(back)
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            services.announce(decision_id=pk, on=form.cleaned_data["announced_on"].value, by=request.user)
            messages.success(request, _("Đã ghi ngày thông báo. Thời hạn kiến nghị bắt đầu từ ngày này."))
            return back

        answer = send(request, form, make)
        if answer:
            return answer
    context = {"title": _("Thông báo kết quả"), "name": unit.name, "form": form, "back": back, "act": _("Ghi ngày")}
    return render(request, "cell_life/rounds/act.html", context)


@require_GET
def decision_paper(request: Request, pk: int) -> HttpResponse:
    """Answer with the decision and its list as PDF."""
    unit, found = _decision(request, pk, VIEW)
    return documents.answer(documents.decision(unit, found, by=request.user), f"quyet-dinh-xep-loai-{pk}.pdf")


@require_GET
def notices(request: Request, pk: int, year: int) -> HttpResponse:
    """Answer with the notices of a decided cell as PDF, one sheet a member."""
    period = cell_in_reach(request, pk, VIEW)
    _period, found = sheet_in_reach(request, pk, year, VIEW)
    return documents.answer(documents.notices(period, found, by=request.user), f"thong-bao-xep-loai-{pk}-{year}.pdf")
