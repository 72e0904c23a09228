"""Pages of one meeting: what stands, the roll, the minutes, tasks, closing, the score."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import drafts
from accounts.findings import ChangedMeanwhile, Refused
from accounts.requests import Request
from accounts.roles import Permission
from cell_life.choices import MeetingState
from cell_life.meetings import forms, selectors, services
from cell_life.meetings.reach import meeting_in_reach, task_in_reach
from cell_life.meetings.rules import is_late
from cell_life.meetings.selectors.meeting import standing_lines
from cell_life.models import Meeting
from members.forms.sending import send

RUN = Permission.RUN_CELL_LIFE
get_or_post = require_http_methods(["GET", "POST"])


def _url(pk: int) -> str:
    return reverse("meetings:meeting", args=[pk])


@require_GET
def meeting(request: Request, pk: int) -> HttpResponse:
    """Show a meeting: plan, findings, roll, minutes, tasks, score and the next acts."""
    row, period = meeting_in_reach(request, pk)
    context = {
        "period": period,
        "meeting": row,
        "page": selectors.meeting_page(
            row, request.today, guarded=request.scope.allows(Permission.VIEW_BACKGROUND, period.path)
        ),
        "may_run": request.scope.allows(RUN, period.path),
        "has_come": row.held_on <= request.today,
    }
    return render(request, "cell_life/meetings/meeting.html", context)


@get_or_post
def roll(request: Request, pk: int) -> HttpResponse:
    """Take the roll, or put it right: everybody present by default, a tap for each exception."""
    row, period = meeting_in_reach(request, pk, RUN)
    late = row.state == MeetingState.PLANNED and is_late(row.held_on, request.today)
    data = request.POST if request.method == "POST" else None
    form = forms.RollForm(data, lines=selectors.roll_lines(row), meeting=row, late=late)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.record_roll(
                meeting_id=pk,
                exceptions=form.exceptions(),
                late_reason=form.cleaned_data.get("late_reason", ""),
                why=form.cleaned_data.get("why", ""),
                version=form.cleaned_data["version"],
                by=request.user,
            )
            return _url(pk)

        answer = send(request, form, do, _("Đã ghi điểm danh."))
        if answer:
            return answer
    context = {
        "period": period,
        "meeting": row,
        "form": form,
        "has_come": row.held_on <= request.today,
        "late": late,
        "back": _url(pk),
    }
    return render(request, "cell_life/meetings/roll.html", context)


@get_or_post
def minutes(request: Request, pk: int) -> HttpResponse:
    """Write the minutes; what is typed is kept as a draft."""
    row, period = meeting_in_reach(request, pk, RUN)
    key = f"bien-ban-{pk}"
    draft = drafts.load(key=key, by=request.user) if request.method == "GET" else None
    people = selectors.present_people(standing_lines(row))
    if draft is not None and drafts.wanted(request):
        form = drafts.restored(forms.MinutesForm, draft, meeting=row, people=people)
    else:
        form = forms.MinutesForm(request.POST if request.method == "POST" else None, meeting=row, people=people)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.record_minutes(
                meeting_id=pk,
                minutes=form.written,
                version=form.cleaned_data["version"],
                why=form.cleaned_data.get("why", ""),
                by=request.user,
            )
            return _url(pk)

        answer = send(request, form, do, _("Đã ghi biên bản."), draft=key)
        if answer:
            return answer
    context = {
        "period": period,
        "meeting": row,
        "form": form,
        "title": _("Biên bản"),
        "act": _("Lưu biên bản"),
        "back": _url(pk),
        "key": key,
        "draft": draft,
    }
    return render(request, "cell_life/meetings/act.html", context)


@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    """Say that the minutes were read and agreed."""
    row, _period = meeting_in_reach(request, pk, RUN)
    text = request.POST.get("version", "")
    version = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else row.version
    try:
        services.close_meeting(meeting_id=pk, version=version, by=request.user)
    except Refused as refused:
        messages.warning(request, " ".join(f"{one.reason} {one.remedy}" for one in refused.findings))
    except ChangedMeanwhile:
        messages.warning(request, _("Người khác vừa sửa buổi này. Xem lại rồi thông qua."))
    else:
        messages.success(request, _("Biên bản đã thông qua."))
    return redirect(_url(pk))


@get_or_post
def add_task(request: Request, pk: int) -> HttpResponse:
    """Give a task to somebody on the roll, or to the whole cell."""
    row, period = meeting_in_reach(request, pk, RUN)
    people = [(line.person_id, line.name) for line in standing_lines(row)]
    form = forms.TaskForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.add_task(meeting_id=pk, by=request.user, **form.values())
            return _url(pk)

        answer = send(request, form, do, _("Đã giao nhiệm vụ."))
        if answer:
            return answer
    return _act(request, row, period, form, _("Giao nhiệm vụ"), _("Giao"))


@get_or_post
def report_task(request: Request, pk: int) -> HttpResponse:
    """Say how a task ended."""
    task, period = task_in_reach(request, pk, RUN)
    data = request.POST if request.method == "POST" else None
    form = forms.ReportForm(data, task=task, today=request.today)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.report_task(task_id=pk, by=request.user, **form.values())
            return _url(task.meeting_id)

        answer = send(request, form, do, _("Đã ghi kết quả nhiệm vụ."))
        if answer:
            return answer
    return _act(request, task.meeting, period, form, _("Kết quả nhiệm vụ"), _("Lưu"), task.words)


def _act(
    request: Request, row: Meeting, period: object, form: object, title: str, act: str, intro: str = ""
) -> HttpResponse:
    context = {
        "period": period,
        "meeting": row,
        "form": form,
        "title": title,
        "act": act,
        "intro": intro,
        "back": _url(row.pk),
    }
    return render(request, "cell_life/meetings/act.html", context)


@get_or_post
def score(request: Request, pk: int) -> HttpResponse:
    """Score a meeting on the sheet of its day; points the computer can know are proposed."""
    row, period = meeting_in_reach(request, pk, RUN)
    page = selectors.score_page(row)
    if page is None:
        raise Http404
    form = forms.ScoreForm(request.POST if request.method == "POST" else None, page=page)
    if request.method == "POST" and form.is_valid():

        def do() -> str:
            services.score_meeting(
                meeting_id=pk, score=form.written, version=form.cleaned_data["version"], by=request.user
            )
            return _url(pk)

        answer = send(request, form, do, _("Đã chấm điểm buổi sinh hoạt."))
        if answer:
            return answer
    context = {"period": period, "meeting": row, "form": form, "page": page, "back": _url(pk)}
    return render(request, "cell_life/meetings/score.html", context)
