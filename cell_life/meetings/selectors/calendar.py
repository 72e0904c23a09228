"""The calendar of a cell: this month and the next ones, the meetings of a year, tasks still open."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from accounts.findings import Finding
from cell_life.choices import MONTHLY, AbsenceReason, MeetingKind, MeetingState, Presence
from cell_life.meetings.rules import Facts, meeting_findings, quarter_finding, regular_day
from cell_life.meetings.rules.planning import month_after
from cell_life.models import Meeting, MeetingScore, MeetingTask
from rulebook.meetings import MeetingLevel

MONTHS_AHEAD: Final = 3
NOT_EXPECTED: Final = (AbsenceReason.EXEMPT, AbsenceReason.SUSPENDED, AbsenceReason.ELSEWHERE)
"""Reasons by which nobody was expected to come."""
TAGS: Final = {
    MeetingState.PLANNED: "info",
    MeetingState.HELD: "warn",
    MeetingState.CLOSED: "ok",
    MeetingState.CANCELLED: "empty",
}


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in a list, with what it lacks."""

    meeting: Meeting
    present: int
    expected: int
    score: MeetingScore | None
    findings: tuple[Finding, ...]

    @property
    def tag(self) -> str:
        """Return the kind of the tag that shows its state."""
        return TAGS[MeetingState(self.meeting.state)]

    @property
    def percent(self) -> int | None:
        """Return the share of those expected who came, in whole hundredths; None before the roll."""
        return 100 * self.present // self.expected if self.expected else None

    @property
    def level(self) -> str:
        """Return the level of the score in words."""
        return MeetingLevel(self.score.level).label if self.score else ""

    @property
    def is_open(self) -> bool:
        """Say whether the roll may still be taken for the first time."""
        return self.meeting.state == MeetingState.PLANNED


@dataclass(frozen=True)
class Month:
    """One month of the calendar; ``proposed`` is the day of the rule where no regular meeting is planned."""

    first: date
    rows: tuple[MeetingRow, ...]
    proposed: date | None


@dataclass(frozen=True)
class CellPage:
    """A cell's calendar and year."""

    year: int
    months: tuple[Month, ...]
    rows: tuple[MeetingRow, ...]
    findings: tuple[Finding, ...]
    tasks: tuple[MeetingTask, ...]
    years: tuple[int, ...]


def counted(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add to meetings how many came and how many were expected, with their score."""
    came = Count("roll", filter=Q(roll__presence=Presence.PRESENT))
    expected = Count("roll", filter=~Q(roll__reason__in=NOT_EXPECTED))
    found: QuerySet[Any] = rows.select_related("score").annotate(came=came, expected=expected)
    return found


def row_of(meeting: Any, today: date) -> MeetingRow:
    """Make the row of a meeting from ``counted``."""
    score = getattr(meeting, "score", None)
    facts = facts_of(meeting, meeting.came, meeting.expected, score)
    return MeetingRow(meeting, meeting.came, meeting.expected, score, tuple(meeting_findings(facts, today)))


def facts_of(meeting: Meeting, present: int, expected: int, score: MeetingScore | None) -> Facts:
    """Return a meeting as the rules see it."""
    return Facts(
        kind=meeting.kind,
        state=meeting.state,
        held_on=meeting.held_on,
        papers_on=meeting.papers_on,
        minutes=meeting.minutes,
        uploaded_on=meeting.uploaded_on,
        present=present,
        expected=expected,
        scored=score is not None,
        sent_on=score.sent_on if score else None,
        late=meeting.late,
    )


def cell_page(cell_id: int, year: int, today: date) -> CellPage:
    """Return the calendar of a cell and the meetings of a year, the newest first: three queries."""
    this_month = today.replace(day=1)
    ahead = [this_month]
    for _step in range(MONTHS_AHEAD):
        ahead.append(month_after(ahead[-1]))
    wanted = Q(month__year=year) | Q(month__gte=ahead[0], month__lte=ahead[-1])
    found = counted(Meeting.objects.filter(wanted, cell=cell_id)).order_by("held_on", "pk")
    rows = [row_of(meeting, today) for meeting in found]
    months = tuple(_month(first, rows) for first in ahead)
    of_year = [row for row in rows if row.meeting.month.year == year]
    tasks = MeetingTask.objects.filter(meeting__cell=cell_id, done_on__isnull=True).select_related("person")
    return CellPage(
        year=year,
        months=months,
        rows=tuple(reversed(of_year)),
        findings=tuple(_quarters(of_year, year, today)),
        tasks=tuple(tasks.order_by("due_on", "pk")),
        years=_years(cell_id, year, today),
    )


def _month(first: date, rows: list[MeetingRow]) -> Month:
    own = tuple(row for row in rows if row.meeting.month == first)
    has_regular = any(row.meeting.kind in MONTHLY and row.meeting.state != MeetingState.CANCELLED for row in own)
    return Month(first, own, None if has_regular else regular_day(first))


def _quarters(rows: list[MeetingRow], year: int, today: date) -> list[Finding]:
    if not rows:
        return []
    themes: dict[int, int] = {}
    for row in rows:
        held = row.meeting.state in (MeetingState.HELD, MeetingState.CLOSED)
        if held and row.meeting.kind in (MeetingKind.THEMATIC, MeetingKind.COMBINED):
            quarter = (row.meeting.month.month + 2) // 3
            themes[quarter] = themes.get(quarter, 0) + 1
    found = [quarter_finding(year, quarter, themes.get(quarter, 0), today) for quarter in range(1, 5)]
    return [one for one in found if one is not None]


def _years(cell_id: int, year: int, today: date) -> tuple[int, ...]:
    held = Meeting.objects.filter(cell=cell_id).dates("month", "year")
    return tuple(sorted({year, today.year, *(day.year for day in held)}, reverse=True))
