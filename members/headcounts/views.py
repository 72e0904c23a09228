"""Pages of the match of head-counts: a unit with all below it, the two confirmations, the minutes as PDF."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import PermissionRefused, require
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors
from members.headcounts import documents, rules, selectors, services
from members.headcounts.forms import ConfirmForm
from members.headcounts.rules import Quarter

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def unit(request: Request, pk: int) -> HttpResponse:
    """Show the last quarter that is over."""
    return _show(request, pk, rules.last_ended(request.today))


@require_GET
def quarter(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Show one quarter: the unit's own number and every body below it."""
    return _show(request, pk, _quarter(request, year, number))


def _show(request: Request, pk: int, asked: Quarter) -> HttpResponse:
    period = _body(request, pk, Permission.VIEW_MEMBERS)
    page = selectors.page_of(period, asked, request.scope, request.user.pk)
    quarters = [
        (one.words, reverse("headcounts:quarter", args=[pk, one.year, one.number]), one == asked)
        for one in rules.to_choose_from(asked, request.today)
    ]
    above = ancestors(period.path, request.today, request.scope)
    context = {"page": page, "period": period, "quarters": quarters, "above": above}
    return render(request, "headcounts/unit.html", context)


@get_or_post
def confirm(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Confirm the number of a unit."""
    period, asked = _body(request, pk, Permission.EDIT_MEMBERS), _quarter(request, year, number)
    line = selectors.line_of(period, asked, request.scope, request.user.pk)
    if line is None:
        raise Http404
    form = ConfirmForm(request.POST if request.method == "POST" else None, match=line.match)
    if request.method == "POST" and form.is_valid():
        answer = _confirm(request, form, pk, asked)
        if answer:
            return answer
        line = selectors.line_of(period, asked, request.scope, request.user.pk)
    context = {"line": line, "period": period, "quarter": asked, "form": form, "back": _url(pk, asked)}
    return render(request, "headcounts/confirm.html", context)


def _confirm(request: Request, form: Any, pk: int, asked: Quarter) -> HttpResponse | None:
    """Confirm once; say in the form why not, or that somebody else was first."""

    def make() -> str:
        services.confirm_headcount(organisation_id=pk, quarter=asked, by=request.user, **form.cleaned_data)
        return _url(pk, asked)

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile as changed:
        form.add_error(None, _("Người khác vừa xác nhận số này. Xem lại số dưới đây rồi lưu lần nữa nếu cần sửa."))
        form.data = form.data.copy()
        form.data["version"] = str(changed.version)
    else:
        messages.success(request, _("Đã xác nhận. Chờ cấp trên xác nhận."))
        return redirect(sent.url)
    return None


@require_POST
def accept(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Confirm for the level above what a unit has confirmed."""
    period, asked = _body(request, pk, Permission.EDIT_MEMBERS), _quarter(request, year, number)
    if not selectors.may_accept(period.path, request.scope):
        raise PermissionRefused(Permission.EDIT_MEMBERS, period.path)
    version = request.POST.get("version", "")
    given = int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else None
    try:
        services.accept_headcount(organisation_id=pk, quarter=asked, version=given, by=request.user)
    except Refused as refused:
        messages.warning(request, " ".join(f"{one.reason} {one.remedy}" for one in refused.findings))
    except ChangedMeanwhile:
        messages.warning(request, _("Đơn vị vừa xác nhận lại. Xem số mới rồi xác nhận."))
    else:
        messages.success(request, _("Cấp trên đã xác nhận {unit}.").format(unit=period.name))
    parent = period.parent_id if request.POST.get("tu") == "tren" and period.parent_id else pk
    return redirect(_url(parent, asked))


@require_GET
def minutes(request: Request, pk: int, year: int, number: int) -> HttpResponse:
    """Answer with the minutes of the match as PDF: the unit, all below it, both sides to sign."""
    period, asked = _body(request, pk, Permission.VIEW_MEMBERS), _quarter(request, year, number)
    page = selectors.page_of(period, asked, request.scope, request.user.pk)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bien-ban.pdf"
        documents.write_minutes(page, selectors.sides_of(period, asked.day), by=str(request.user), target=target)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    name = f"doi-khop-{pk}-{asked.year}-q{asked.number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _url(pk: int, asked: Quarter) -> str:
    return reverse("headcounts:quarter", args=[pk, asked.year, asked.number])


def _quarter(request: Request, year: int, number: int) -> Quarter:
    """Return the quarter of the address; 404 for none, or one that is not over."""
    if not (1 <= number <= 4 and rules.FIRST_YEAR <= year <= request.today.year):
        raise Http404
    asked = Quarter(year, number)
    if asked > rules.last_ended(request.today):
        raise Http404
    return asked


def _body(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a body in reach with its last period: 404 out of reach, 403 without the right there."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    return period
