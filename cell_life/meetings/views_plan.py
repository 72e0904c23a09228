"""Pages that plan meetings: a year at once, one meeting, its changes, calling it off."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import Request
from accounts.roles import Permission
from cell_life.choices import MeetingKind
from cell_life.meetings import forms, services
from cell_life.meetings.reach import cell_in_reach, meeting_in_reach
from cell_life.meetings.rules import regular_day
from members.forms.sending import send

RUN = Permission.RUN_CELL_LIFE
get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def plan_year(request: Request, pk: int) -> HttpResponse:
    """Plan the regular meetings of a year in one act."""
    period = cell_in_reach(request, pk, RUN)
    form = forms.YearForm(request.POST if request.method == "POST" else None, today=request.today)
    back = reverse("meetings:cell", args=[pk])
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.plan_year(cell_id=pk, by=request.user, **form.cleaned_data)
            return f"{back}?nam={form.cleaned_data['year']}"

        done = _("Đã lập lịch các tháng còn lại. Ngày nào cần đổi thì mở buổi ấy để sửa.")
        answer = send(request, form, do, done)
        if answer:
            return answer
    context = {
        "period": period,
        "form": form,
        "title": _("Lập lịch cả năm"),
        "intro": _("Mỗi tháng một buổi thường kỳ, ngày 3 hoặc ngày làm việc trong tuần đầu của tháng."),
        "act": _("Lập lịch"),
        "back": back,
    }
    return render(request, "cell_life/meetings/act.html", context)


@get_or_post
def add(request: Request, pk: int) -> HttpResponse:
    """Put one meeting into the calendar; ``thang`` and ``loai`` offer a month and a kind."""
    period = cell_in_reach(request, pk, RUN)
    form = forms.PlanForm(request.POST if request.method == "POST" else None, initial=_offered(request))
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            meeting = services.plan_meeting(cell_id=pk, plan=form.plan, by=request.user)
            return reverse("meetings:meeting", args=[meeting.pk])

        answer = send(request, form, do, _("Đã ghi buổi sinh hoạt vào lịch."))
        if answer:
            return answer
    context = {
        "period": period,
        "form": form,
        "title": _("Thêm buổi sinh hoạt"),
        "act": _("Lưu vào lịch"),
        "back": reverse("meetings:cell", args=[pk]),
    }
    return render(request, "cell_life/meetings/act.html", context)


def _offered(request: Request) -> dict[str, object]:
    kind = request.GET.get("loai", "")
    offered: dict[str, object] = {"kind": kind if kind in MeetingKind.values else MeetingKind.REGULAR}
    try:
        offered["held_on"] = regular_day(date.fromisoformat(f"{request.GET.get('thang', '')}-01"))
    except ValueError:
        offered["held_on"] = regular_day(request.today.replace(day=1))
    return offered


@get_or_post
def change(request: Request, pk: int) -> HttpResponse:
    """Change the plan of a meeting."""
    meeting, period = meeting_in_reach(request, pk, RUN)
    form = forms.PlanForm(request.POST if request.method == "POST" else None, meeting=meeting)
    back = reverse("meetings:meeting", args=[pk])
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            version = form.cleaned_data["version"] or 0
            services.change_plan(meeting_id=pk, plan=form.plan, version=version, by=request.user)
            return back

        answer = send(request, form, do, _("Đã sửa lịch."))
        if answer:
            return answer
    context = {
        "period": period,
        "form": form,
        "title": _("Sửa lịch"),
        "act": _("Lưu"),
        "back": back,
        "meeting": meeting,
    }
    return render(request, "cell_life/meetings/act.html", context)


@get_or_post
def call_off(request: Request, pk: int) -> HttpResponse:
    """Say that a meeting does not take place, and why."""
    meeting, period = meeting_in_reach(request, pk, RUN)
    form = forms.CallOffForm(request.POST if request.method == "POST" else None, version=meeting.version)
    back = reverse("meetings:meeting", args=[pk])
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.call_off_meeting(meeting_id=pk, by=request.user, **form.cleaned_data)
            return back

        answer = send(request, form, do, _("Đã ghi buổi này không tổ chức."))
        if answer:
            return answer
    context = {
        "period": period,
        "form": form,
        "title": _("Không tổ chức"),
        "act": _("Ghi không tổ chức"),
        "is_danger": True,
        "back": back,
        "meeting": meeting,
    }
    return render(request, "cell_life/meetings/act.html", context)
