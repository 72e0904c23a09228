"""Pages of badges: the planner of a round, putting forward, the list, the decision, the papers."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import PermissionRefused, require, require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from jobs.approvals import needed
from jobs.services import request_job
from members.badges import ages, files, forms, rounds, rules, services
from members.badges import papers as badge_papers
from members.badges import planner as plans
from members.badges import proposals as lists
from members.badges.planner import GROUPS, Wish
from members.badges.proposals import MOST
from members.badges.rounds import Round
from members.badges.services import Asking, Paper
from members.badges.units import Body, Unit, awarding_body, decider, unit_of
from members.choices import BadgeWay, BadgeYears
from members.models import BadgeProposal, Person
from members.selectors import record_of
from members.viewing import record_background, record_viewing
from members.views import ActPage, person_in_reach

get_or_post = require_http_methods(["GET", "POST"])
MOST_PAGES = 2_000
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


# ── what a page speaks of ───────────────────────────────────────────────────
def _unit(request: Request, permission: Permission = Permission.VIEW_MEMBERS) -> Unit:
    """Return the unit of the address; 404 out of reach, 403 for who sees no members anywhere."""
    require_anywhere(request.scope, permission)
    unit = unit_of(request.scope, _said(request, "don_vi"), request.today, Permission.VIEW_MEMBERS)
    if unit is None:
        raise Http404
    require(request.scope, permission, unit.path)
    return unit


def _said(request: Request, name: str) -> str:
    return str(request.POST.get(name) or request.GET.get(name) or "")[:40]


def _round(request: Request) -> Round:
    """Return the round of the address, else the next one."""
    try:
        asked = rounds.round_on(date.fromisoformat(_said(request, "dot")), request.today)
    except (ValueError, LookupError):
        asked = None
    return asked or next(one for one in rounds.coming(request.today) if one.on >= request.today)


def _number(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


# ── the planner ─────────────────────────────────────────────────────────────
@require_GET
def planner(request: Request) -> HttpResponse:
    """Show who belongs to a round in a unit, with why; the computer shows, people put forward."""
    unit, one = _unit(request), _round(request)
    group = request.GET.get("nhom", "")
    years = _number(request.GET.get("nam", ""), 100)
    wish = Wish(
        unit,
        one,
        group if group in GROUPS else "",
        years if years in BadgeYears.values else 0,
        max(_number(request.GET.get("trang", ""), MOST_PAGES), 1),
    )
    found = plans.plan(wish, request.scope, request.today, request.user)
    for person in plans.delayed_people(found):
        record_background(person, by=request.user)
    context = {
        "plan": found,
        "wish": wish,
        "unit": unit,
        "round": one,
        "rounds": [(other, wish.url(dot=f"{other.on:%Y-%m-%d}", trang="")) for other in rounds.coming(request.today)],
        "groups": [(label, wish.url(nhom=key, trang=""), key == wish.group) for key, label in GROUPS.items()],
        "steps": [
            (step, many, wish.url(nam=step, trang="")) for step, many in zip(found.years, found.totals, strict=True)
        ],
        "all_url": wish.url(nam="", trang=""),
        "above": [(name, wish.url(don_vi=pk, trang="")) for pk, name in unit.above],
        "list_url": _list_url(unit, one),
        "can_tick": wish.group == "" and any(line.url and not line.is_delayed for line in found.lines),
        "is_first": wish.page == 1,
    }
    return render(request, "members/badges/planner.html", context)


def _list_url(unit: Unit, one: Round) -> str:
    return f"{reverse('badges:proposals')}?{urlencode({'don_vi': unit.pk, 'dot': one.on.isoformat()})}"


@require_POST
def propose_due(request: Request) -> HttpResponse:
    """Put forward the people who are marked on the planner, all or none."""
    unit, one = _unit(request, Permission.EDIT_MEMBERS), _round(request)
    pairs = [_pair(text) for text in request.POST.getlist("ai")[:MOST]]
    asked = [pair for pair in pairs if pair]
    back = f"{reverse('badges:planner')}?{urlencode({'don_vi': unit.pk, 'dot': one.on.isoformat()})}"
    mine = Person.objects.visible_to(request.scope, Permission.EDIT_MEMBERS)
    known = set(mine.filter(pk__in=[person for person, _years in asked]).values_list("pk", flat=True))
    if not asked or any(person not in known for person, _years in asked):
        messages.warning(request, _("Chưa chọn đồng chí nào. Đánh dấu rồi bấm đề nghị."))
        return redirect(back)

    def make() -> str:
        services.propose_due(asked=asked, round_on=one.on, by=request.user)
        return _list_url(unit, one)

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        for finding in refused.findings:
            messages.error(request, f"{finding.reason} {finding.remedy}")
        return redirect(back)
    said = ngettext("Đã đề nghị {n} đồng chí.", "Đã đề nghị {n} đồng chí.", len(asked))
    messages.success(request, said.format(n=len(asked)))
    return redirect(sent.url)


def _pair(text: str) -> tuple[int, int] | None:
    person, _dash, years = text.partition("-")
    found = (_number(person, 10**7 - 1), _number(years, 100))
    return found if all(found) else None


@dataclass(frozen=True)
class ProposePage(ActPage):
    """The page on which one member is put forward; leads to the list of the round."""

    to: str = ""

    def _made(self, act: Callable[[], None]) -> str:
        act()
        return self.to


@get_or_post
def propose(request: Request, pk: int) -> HttpResponse:
    """Put one member forward: due, early, late, after death, or a lost badge again."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = record_of(person)
    course, one = ages.course_of(record.memberships), _round(request)
    years = _number(_said(request, "nam") or _said(request, "years"), 100)
    years = years if years in BadgeYears.values else _next_years(course, request.today)
    first = {"years": years, "round_on": one.on.isoformat(), "way": _likely_way(course, years, one)}
    listed = {"don_vi": person.keeper_id, "dot": one.on.isoformat()}
    url = f"{reverse('badges:proposals')}?{urlencode(listed)}"
    page = ProposePage(request, record, f"dang-vien-{pk}-huy-hieu", _("Đề nghị tặng Huy hiệu Đảng"), url)
    form = page.form(
        forms.ProposeForm, rounds=rounds.coming(request.today), first=first, why=ages.reckoning(course, years)
    )
    record_viewing(person, by=request.user)

    def make() -> None:
        services.propose(person_id=pk, asking=Asking(**form.cleaned_data), by=request.user)

    return page.answer(form, make, _("Đã đề nghị tặng Huy hiệu Đảng cho đồng chí {name}."))


def _likely_way(course: ages.Course, years: int, one: Round) -> str:
    """Return the case the days speak for; an illness no page presumes."""
    way = rules.way_of(course, years, one)
    return "" if way == BadgeWay.EARLY else way


def _next_years(course: ages.Course, today: date) -> int:
    _few, many = course.years_on(today)
    return next((one for one in BadgeYears.values if one >= many), BadgeYears.values[-1])


# ── the list and the decision ───────────────────────────────────────────────
@require_GET
def proposals(request: Request) -> HttpResponse:
    """Show who is put forward in a round, what was decided, and the papers of both."""
    unit, one = _unit(request), _round(request)
    found = lists.of_round(request.scope, unit, one.on, request.today)
    for person in lists.ill_people(found, request.today, request.user):
        record_background(person, by=request.user)
    wish = Wish(unit, one)
    context = {
        "list": found,
        "unit": unit,
        "round": one,
        "planner_url": wish.url(),
        "rounds": [(other, _list_url(unit, other)) for other in rounds.coming(request.today)],
        "above": [
            (name, f"{reverse('badges:proposals')}?don_vi={pk}&dot={one.on:%Y-%m-%d}") for pk, name in unit.above
        ],
        "can_print": request.scope.allows(Permission.EXPORT_MEMBERS, unit.path),
        "can_decide": found.decider is not None and bool(found.waiting),
        "decide_url": f"{reverse('badges:decide')}?{urlencode({'don_vi': unit.pk, 'dot': one.on.isoformat()})}",
    }
    return render(request, "members/badges/proposals.html", context)


@get_or_post
def decide(request: Request) -> HttpResponse:
    """Write the decision on the people put forward: numbers and badges for all of them at once."""
    unit, one = _unit(request), _round(request)
    body = _deciding(request, unit)
    found = lists.of_round(request.scope, unit, one.on, request.today)
    form = forms.DecideForm(
        request.POST if request.method == "POST" else None,
        people=lists.labels(found.waiting),
        today=request.today,
        issuer=awarding_body(unit.path, request.today),
    )
    if request.method == "POST" and form.is_valid():
        answer = _decided(request, form, unit, one, body)
        if answer:
            return answer
    context = {"form": form, "unit": unit, "round": one, "list": found, "list_url": _list_url(unit, one)}
    return render(request, "members/badges/decide.html", context)


def _deciding(request: Request, unit: Unit) -> Body:
    """Return the body that decides for the unit; 403 for who does not write for it."""
    body = decider(request.scope, unit.path, request.today)
    if body is None:
        raise PermissionRefused(Permission.EDIT_MEMBERS, unit.path)
    return body


def _decided(request: Request, form: Any, unit: Unit, one: Round, body: Body) -> HttpResponse | None:
    data = form.cleaned_data
    ids = lists.ids_in_reach(request.scope, unit, data["people"])

    def make() -> str:
        paper = Paper(data["number"], data["on"].value, data["issuer"], register_of=body.pk)
        services.decide(proposal_ids=ids, paper=paper, by=request.user)
        return _list_url(unit, one)

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
        return None
    said = ngettext("Đã ghi quyết định tặng {n} huy hiệu.", "Đã ghi quyết định tặng {n} huy hiệu.", len(ids))
    messages.success(request, said.format(n=len(ids)))
    return redirect(sent.url)


@get_or_post
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a proposal back for a reason."""
    seen = BadgeProposal.objects.visible_to(request.scope).select_related("person")
    row = get_object_or_404(seen, pk=pk)
    require(request.scope, Permission.EDIT_MEMBERS, row.person.keeper_path)
    form = forms.WithdrawForm(request.POST if request.method == "POST" else None, version=row.version)
    url = (
        f"{reverse('badges:proposals')}?{urlencode({'don_vi': row.person.keeper_id, 'dot': row.round_on.isoformat()})}"
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(proposal_id=pk, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.take(refused.findings)
        except ChangedMeanwhile:
            form.add_error(None, _("Trong lúc đồng chí ghi, người khác đã ghi vào đề nghị này. Tải lại trang."))
        else:
            messages.success(request, _("Đã thôi đề nghị."))
            return redirect(url)
    return render(request, "members/badges/withdraw.html", {"form": form, "row": row, "list_url": url})


# ── papers ──────────────────────────────────────────────────────────────────
@require_POST
def papers(request: Request, paper: str, form: str) -> HttpResponse:
    """Answer with a paper as PDF or XLSX; every copy is logged.

    One of many people, or that tells of an illness, waits for a second person; the page of its job tells when.
    """
    if paper not in badge_papers.TITLES or form not in TYPES:
        raise Http404
    unit, one = _unit(request, Permission.EXPORT_MEMBERS), _round(request)
    order = badge_papers.Order(paper, unit, one.on, _said(request, "quyet_dinh"))
    rows = files.rows_of(order, request.scope)
    need = needed(files.content_of(order, rows, request.scope, request.today))
    if need:
        key = safe_forms.key_of(request.POST)
        job = request_job(
            kind=files.KIND,
            params=files.params_of(order, form),
            scope_path=unit.path,
            organisation_id=unit.pk,
            idempotency_key=f"badges:{request.user.pk}:{form}:{key}" if key else None,
            approval=need,
            by=request.user,
        )
        return redirect("jobs:detail", pk=job.pk)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"giay.{form}"
        badge_papers.write(order, rows, form, scope=request.scope, target=target, by=request.user)
        response = HttpResponse(target.read_bytes(), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="huy-hieu-{paper}-{one.on:%Y-%m-%d}.{form}"'
    return response
