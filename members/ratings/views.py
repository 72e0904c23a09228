"""Pages of ratings: counts of a unit, the list behind a number, the sheet of a cell, one member."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import PermissionRefused, needs, require
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from branches.selectors.organisation import last_period
from branches.selectors.places import ancestors
from members.models import Rating
from members.ratings import forms, selectors, services
from members.ratings.rules import FIRST_YEAR, counting_day
from members.selectors import head_of, record_of
from members.views import person_in_reach, show

get_or_post = require_http_methods(["GET", "POST"])


@needs(Permission.VIEW_MEMBERS)
@require_GET
def summary(request: Request) -> HttpResponse:
    """Show how many members of each body below a unit have which level in a year."""
    year = _year(request)
    unit = _unit(request, year)
    context = {
        "unit": unit,
        "year": year,
        "counts": selectors.counts_of(unit, year, request.today),
        "years": [(one, selectors.summary_url(unit.organisation_id, one)) for one in _years(request, year)],
        "above": ancestors(unit.path, request.today, request.scope),
        "levels": [selectors.level_words(level) for level in selectors.LEVELS],
    }
    return render(request, "ratings/summary.html", context)


@needs(Permission.VIEW_MEMBERS)
@require_GET
def people(request: Request) -> HttpResponse:
    """Show who stands behind one number."""
    year, level = _year(request), request.GET.get("muc", selectors.WAITING)
    if level not in selectors.LEVELS:
        raise Http404
    unit = _unit(request, year)
    context = {
        "unit": unit,
        "year": year,
        "level": selectors.level_words(level),
        "people": selectors.people_of(unit, year, level, request.scope, request.today),
        "back": selectors.summary_url(unit.organisation_id, year),
    }
    return render(request, "ratings/people.html", context)


@get_or_post
def cell(request: Request, pk: int, year: int) -> HttpResponse:
    """Show the sheet of a cell for a year; those who write there fill in what is open, all rows at once."""
    writes = request.method == "POST"
    period = _cell(request, pk, Permission.EDIT_MEMBERS if writes else Permission.VIEW_MEMBERS)
    if not FIRST_YEAR <= year <= request.today.year:
        messages.warning(request, _("Chỉ xếp loại năm nay hoặc năm đã qua."))
        return redirect("ratings:cell", pk, request.today.year)
    sheet = selectors.sheet_of(pk, year, request.scope, request.today)
    form = forms.SheetForm(request.POST if writes else None, rows=sheet.asked_for(request.POST))
    if writes and form.is_valid():
        answer = _rate(request, form, pk, year)
        if answer:
            return answer
        sheet = selectors.sheet_of(pk, year, request.scope, request.today)
    return render(request, "ratings/cell.html", _sheet_context(request, period, sheet, form, year))


def _rate(request: Request, form: forms.SheetForm, pk: int, year: int) -> HttpResponse | None:
    """Write the chosen rows once; show at their rows why not."""

    def make() -> str:
        count = services.rate_cell(cell_id=pk, year=year, choices=form.choices, by=request.user)
        words = ngettext("Đã ghi xếp loại của {n} đồng chí.", "Đã ghi xếp loại của {n} đồng chí.", count)
        messages.success(request, words.format(n=count))
        return reverse("ratings:cell", args=[pk, year])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
        return None
    return redirect(sent.url)


def _sheet_context(request: Request, period: OrganisationPeriod, sheet: Any, form: Any, year: int) -> dict[str, Any]:
    pk = period.organisation_id
    may_edit = request.scope.allows(Permission.EDIT_MEMBERS, period.path)
    return {
        "period": period,
        "above": ancestors(period.path, request.today, request.scope),
        "year": year,
        "sheet": sheet,
        "form": form,
        "rows": form.filled(sheet.rows) if may_edit else sheet.rows,
        "may_edit": may_edit,
        "may_decide": selectors.may_decide(period, request.scope),
        "years": [(one, reverse("ratings:cell", args=[pk, one])) for one in _years(request, year)],
        "counts_url": selectors.summary_url(pk, year),
        "current_year": request.today.year,
    }


@get_or_post
def decide(request: Request, pk: int, year: int) -> HttpResponse:
    """Put the decision of the level above on what a cell has written."""
    period = _cell(request, pk, Permission.EDIT_MEMBERS)
    if not selectors.may_decide(period, request.scope):
        raise PermissionRefused(Permission.EDIT_MEMBERS, period.path)
    form = forms.DecideForm(request.POST or None, issuer=selectors.issuer_above(period, request.today))
    if request.method == "POST" and form.is_valid():

        def make() -> str:
            count = services.decide_ratings(cell_id=pk, year=year, paper=form.paper, by=request.user)
            words = ngettext("Đã ghi quyết định cho {n} đồng chí.", "Đã ghi quyết định cho {n} đồng chí.", count)
            messages.success(request, words.format(n=count))
            return reverse("ratings:cell", args=[pk, year])

        try:
            sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
        except Refused as refused:
            form.take(refused.findings)
        else:
            return redirect(sent.url)
    waiting = selectors.waiting_in(pk, year)
    context = {"period": period, "year": year, "form": form, "waiting": waiting}
    return render(request, "ratings/decide.html", context)


@require_GET
def person(request: Request, pk: int) -> HttpResponse:
    """Show the ratings of one member, year by year, with what stood before each was put right."""
    member = person_in_reach(request, pk)
    return show(request, member, "honours", "ratings/person.html", rows=selectors.years_rated(pk))


@get_or_post
def record(request: Request, pk: int) -> HttpResponse:
    """Write the rating of one member for a year, or put right the one that stands."""
    member = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    year = _year(request)
    rating = Rating.objects.visible_to(request.scope).filter(membership__person=pk, year=year).first()
    decides = selectors.may_decide_for(member, request.scope)
    data = request.POST if request.method == "POST" else None
    form = forms.RatingForm(data, rating=rating, year=year, may_decide=decides)
    if request.method == "POST" and form.is_valid():
        answer = _record(request, form, pk, may_decide=decides)
        if answer:
            return answer
    context = {
        "person": member,
        "head": head_of(record_of(member), request.today),
        "form": form,
        "rating": rating,
        "year": year,
        "title": _("Đính chính xếp loại năm {year}").format(year=year) if rating else _("Ghi xếp loại"),
    }
    return render(request, "ratings/record.html", context)


def _record(request: Request, form: forms.RatingForm, pk: int, *, may_decide: bool) -> HttpResponse | None:
    """Write it once; say in the form why not, or that somebody else was first."""

    def make() -> str:
        services.record_rating(person_id=pk, may_decide=may_decide, by=request.user, **form.values())
        return reverse("ratings:person", args=[pk])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile:
        words = _("Năm này vừa có người ghi xếp loại. Mở lại trang của năm ấy để xem rồi đính chính nếu cần.")
        form.add_error(None, words)
    else:
        messages.success(request, _("Đã ghi xếp loại."))
        return redirect(sent.url)
    return None


def _year(request: Request) -> int:
    """Return the year the address asks for (``nam``), else this year."""
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else request.today.year
    return year if FIRST_YEAR <= year <= request.today.year else request.today.year


def _years(request: Request, year: int) -> list[int]:
    return selectors.years_of(request.today, year)


def _unit(request: Request, year: int) -> OrganisationPeriod:
    """Return the body the address names, else the first in reach, as it stood on the counting day of the year."""
    text = request.GET.get("don_vi", "")
    if not text:
        held = (one.organisation_id for one in request.scope.grants if Permission.VIEW_MEMBERS in one.permissions)
        text = str(next(held))
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=int(text))
    period = last_period(organisation)
    require(request.scope, Permission.VIEW_MEMBERS, period.path)
    return _as_it_was(organisation, period, counting_day(year, request.today))


def _as_it_was(organisation: Organisation, period: OrganisationPeriod, day: date) -> OrganisationPeriod:
    return organisation.periods.on(day).first() or period


def _cell(request: Request, pk: int, permission: Permission) -> OrganisationPeriod:
    """Return a cell in reach with its last period: 404 out of reach or for another body, 403 without the right."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.scope, request.today), pk=pk)
    period = last_period(organisation)
    require(request.scope, permission, period.path)
    if period.kind not in CELLS:
        raise Http404
    return period
