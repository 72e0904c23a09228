"""The score sheet of a meeting: its criteria, what the computer proposes and why, what stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from cell_life.choices import MONTHLY, MeetingState, Presence
from cell_life.meetings.rules.standing import score_sent_by
from cell_life.meetings.selectors.calendar import NOT_EXPECTED
from cell_life.meetings.selectors.meeting import RollLine, standing_lines
from cell_life.models import Attendance, Meeting, MeetingScore
from rulebook import scoring
from rulebook.scoring import ATTENDANCE, DURATION, Criterion, Sheet


@dataclass(frozen=True)
class Line:
    """One criterion with what is proposed for it (None = people decide alone) and why."""

    criterion: Criterion
    proposed: int | None
    why: str


@dataclass(frozen=True)
class ScorePage:
    """The sheet of a meeting."""

    sheet: Sheet
    lines: tuple[Line, ...]
    score: MeetingScore | None
    send_by: date | None


def score_page(meeting: Meeting) -> ScorePage | None:
    """Return the sheet on which a meeting is scored, None where there was none that day: at most three queries."""
    score = MeetingScore.objects.filter(meeting=meeting).first()
    sheet = scoring.sheets().get(score.sheet) if score else scoring.on(meeting.held_on, meeting.kind)
    if sheet is None:
        return None
    roll = standing_lines(meeting)
    lines = tuple(_line(criterion, sheet, meeting, roll) for criterion in sheet.criteria)
    limit = score_sent_by(meeting.held_on)
    return ScorePage(sheet, lines, score, limit[0] if limit else None)


def _line(criterion: Criterion, sheet: Sheet, meeting: Meeting, roll: Sequence[RollLine]) -> Line:
    if criterion.computed == DURATION and meeting.minutes is not None:
        members = sum(1 for line in roll if line.capacity != "temporary")
        why = _("họp {minutes} phút, chi bộ {n} đảng viên").format(minutes=meeting.minutes, n=members)
        return Line(criterion, sheet.duration_points(meeting.minutes, members), why)
    if criterion.computed == ATTENDANCE:
        return _attendance(criterion, sheet, meeting, roll)
    return Line(criterion, None, "")


def _attendance(criterion: Criterion, sheet: Sheet, meeting: Meeting, roll: Sequence[RollLine]) -> Line:
    present = sum(1 for line in roll if line.presence == Presence.PRESENT)
    expected = sum(1 for line in roll if line.reason not in NOT_EXPECTED)
    unexcused = sum(1 for line in roll if line.presence == Presence.UNEXCUSED)
    rule = sheet.attendance
    steady = rule is not None and not _often_excused(meeting, rule.steady_running)
    points = sheet.attendance_points(present=present, expected=expected, unexcused=unexcused, steady=steady)
    said = _("có mặt {present} trên {expected}, vắng không lý do {unexcused}")
    why = said.format(present=present, expected=expected, unexcused=unexcused)
    if rule is not None and not steady:
        why += _("; có đồng chí vắng quá {n} buổi liên tiếp").format(n=rule.steady_running)
    return Line(criterion, points, why)


def _often_excused(meeting: Meeting, running: int) -> bool:
    """Say whether somebody expected was excused at this regular meeting and at each of the ``running`` before it."""
    held = Meeting.objects.filter(
        cell=meeting.cell_id,
        held_on__lte=meeting.held_on,
        kind__in=MONTHLY,
        state__in=[MeetingState.HELD, MeetingState.CLOSED],
    )
    latest = list(held.order_by("-held_on").values_list("pk", flat=True)[: running + 1])
    if len(latest) <= running:
        return False
    away = Attendance.objects.filter(meeting__in=latest, presence=Presence.EXCUSED).exclude(reason__in=NOT_EXPECTED)
    return away.values("membership").annotate(times=Count("pk")).filter(times__gt=running).exists()
