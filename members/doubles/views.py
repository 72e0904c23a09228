"""Pages of doubles: the pairs in reach, two records side by side with the verdict, the merge, its undoing."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import require, require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members import policy
from members.choices import DoubleAnswer
from members.doubles import forms, selectors
from members.doubles.plan import Line, Plan, plan_of
from members.doubles.services import finding, verdicts
from members.doubles.services.merging import merge_records
from members.doubles.services.undoing import undo_merge
from members.models import Merge, Person
from members.policy import View
from members.viewing import record_background, record_revealing, record_viewing
from members.views import person_in_reach

get_or_post = require_http_methods(["GET", "POST"])
MOST_PAGES = 10_000


@require_GET
def worklist(request: Request) -> HttpResponse:
    """List the pairs of records in reach that look alike."""
    require_anywhere(request.scope, Permission.VIEW_MEMBERS)
    form = forms.PairFilter(request.GET or None, scope=request.scope, today=request.today)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    query = request.GET.copy()
    query.pop("trang", None)
    found = selectors.worklist(
        request.scope,
        request.today,
        reason=asked.get("reason") or "",
        unit=asked.get("unit"),
        page=_page(request),
        query=query.urlencode(),
    )
    return render(
        request, "members/doubles/worklist.html", {"list": found, "form": form, "is_first": _page(request) == 1}
    )


def _page(request: Request) -> int:
    number = request.GET.get("trang", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    return max(1, min(page, MOST_PAGES))


@get_or_post
def pair(request: Request, pk: int, other: int) -> HttpResponse:
    """Show two records side by side and take the verdict."""
    people = _both(request, pk, other, Permission.EDIT_MEMBERS if request.method == "POST" else Permission.VIEW_MEMBERS)
    known = verdicts.verdict_on(pk, other)
    form = forms.VerdictForm(request.POST if request.method == "POST" else None, version=known.version if known else 0)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = {"answer": data["answer"], "reason": data["reason"], "opened_version": data["version"]}
        try:
            verdicts.say_of_pair(first_id=pk, second_id=other, by=request.user, **said)
        except Refused as refusal:
            form.take(refusal.findings)
        else:
            return _after_verdict(request, data["answer"], pk, other)
    shown = selectors.side_by_side(*people, request.scope, request.today)
    for person in people:
        record_viewing(person, by=request.user)
        if shown.guarded:
            record_background(person, by=request.user)
    may_write = all(request.scope.allows(Permission.EDIT_MEMBERS, person.keeper_path) for person in people)
    context = {"shown": shown, "form": form, "said": known, "may_write": may_write, "pk": pk, "other": other}
    return render(request, "members/doubles/pair.html", context)


def _after_verdict(request: Request, answer: str, pk: int, other: int) -> HttpResponse:
    if answer == DoubleAnswer.ONE:
        messages.success(request, _("Đã ghi: một người. Bây giờ chọn giá trị giữ lại cho từng mục."))
        return redirect("doubles:merge", pk, other)
    messages.success(request, _("Đã ghi: hai người. Cặp này không hỏi lại nữa, trừ khi hồ sơ đổi."))
    return redirect("doubles:worklist")


def _both(request: Request, pk: int, other: int, permission: Permission) -> tuple[Person, Person]:
    """Return two records in reach: 404 where one is not seen, 403 where the permission does not hold."""
    if pk == other:
        raise Http404
    first, second = person_in_reach(request, pk), person_in_reach(request, other)
    for person in (first, second):
        require(request.scope, permission, person.keeper_path)
    return first, second


@require_POST
def ask(request: Request, pk: int) -> HttpResponse:
    """Ask the level that sees both records of a pair to compare them; says nothing of the record out of reach."""
    mine = selectors.own_side(pk, request.scope)
    if mine is None:
        raise Http404
    require(request.scope, Permission.EDIT_MEMBERS, mine.keeper_path)
    verdicts.ask_to_compare(candidate_id=pk, by=request.user)
    messages.success(request, _("Đã gửi yêu cầu đối chiếu. Cấp xem được cả hai hồ sơ sẽ kết luận."))
    return redirect("members:detail", mine.pk)


# ── the merge ───────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Choice:
    """One line of the merge as the page shows it."""

    line: Line
    chosen: str


@get_or_post
def merge(request: Request, pk: int, other: int) -> HttpResponse:
    """Make one record of two: ``pk`` stays, ``other`` becomes part of it."""
    kept, dropped = _both(request, pk, other, Permission.EDIT_MEMBERS)
    plan = plan_of(kept, dropped)
    cells = selectors.cells_of((kept, dropped), request.today)
    form = forms.MergeForm(request.POST if request.method == "POST" else None, plan=plan, cells=cells)
    if request.method == "POST" and form.is_valid():
        answer = _merge(request, form, plan)
        if answer:
            return answer
    if request.method == "GET":
        _log_shown(request, plan)
    choices = [Choice(line, form.chosen(line)) for line in plan.lines if _may_read(request, line, plan)]
    context = {"plan": plan, "form": form, "choices": choices, "cells": cells, "kept": kept, "dropped": dropped}
    return render(request, "members/doubles/merge.html", context)


def _may_read(request: Request, line: Line, plan: Plan) -> bool:
    """Say whether both sides of a line may be shown; what may not be follows the proposal."""
    paths = (plan.kept.keeper_path, plan.dropped.keeper_path)
    return all(policy.view(line.field, request.scope, path, revealed=True) != View.HIDDEN for path in paths)


def _log_shown(request: Request, plan: Plan) -> None:
    """Log that numbers and guarded items of both were shown in full, since somebody must choose between them."""
    read = {line.field for line in plan.lines if _may_read(request, line, plan)}
    for person in (plan.kept, plan.dropped):
        if read & policy.MASKABLE:
            record_revealing(person, what=_("mở trang gộp hồ sơ"), by=request.user)
        if any(policy.is_guarded(name) for name in read):
            record_background(person, by=request.user)


def _merge(request: Request, form: forms.MergeForm, plan: Plan) -> HttpResponse | None:
    """Merge once; show at the form why it could not be done."""
    data = form.cleaned_data

    def make() -> str:
        merge_records(
            kept_id=plan.kept.pk,
            dropped_id=plan.dropped.pk,
            versions=(data["kept_version"], data["dropped_version"]),
            choices=form.choices(),
            placement=data.get("placement", ""),
            reason=data["reason"],
            by=request.user,
        )
        return reverse("members:detail", args=[plan.kept.pk])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile:
        form.add_error(None, _("Trong lúc đồng chí chọn, một trong hai hồ sơ đã được sửa. Xem lại rồi gộp lần nữa."))
        sent_again = request.POST.copy()
        sent_again["kept_version"], sent_again["dropped_version"] = str(plan.kept.version), str(plan.dropped.version)
        form.data = sent_again
    else:
        messages.success(request, _("Đã gộp hai hồ sơ thành một. Nếu nhầm, có thể tách lại ở trang này."))
        return redirect(sent.url)
    return None


@get_or_post
def undo(request: Request, pk: int) -> HttpResponse:
    """Show a merge and take it apart again."""
    row = get_object_or_404(
        Merge.objects.visible_to(request.scope).select_related("kept", "dropped", "merged_by"), pk=pk
    )
    require(request.scope, Permission.EDIT_MEMBERS, row.kept.keeper_path)
    form = forms.UndoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            done = undo_merge(merge_id=pk, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            form.take(refused.findings)
        else:
            finding.search_persons([done.kept_id, done.dropped_id])
            messages.success(request, _("Đã tách lại thành hai hồ sơ như trước khi gộp."))
            return redirect("members:detail", done.kept_id)
    context: dict[str, Any] = {"merge": row, "form": form}
    return render(request, "members/doubles/undo.html", context)
