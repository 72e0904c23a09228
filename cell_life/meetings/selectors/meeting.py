"""One meeting: its roll by name, who may chair, what it lacks, its tasks and score."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding
from accounts.models import User
from cell_life.choices import GUARDED, AbsenceReason, Capacity, MeetingState, Presence
from cell_life.meetings.rules import meeting_findings
from cell_life.meetings.selectors.calendar import NOT_EXPECTED, TAGS, facts_of
from cell_life.meetings.services.roll import proposed_for
from cell_life.models import Attendance, Meeting, MeetingScore, MeetingTask
from cell_life.roll import roll_of
from rulebook.meetings import MeetingLevel

CORRECTED: Final = {"record_roll": gettext_lazy("điểm danh"), "record_minutes": gettext_lazy("biên bản")}
"""Acts that put right what a closed meeting wrote."""


@dataclass(frozen=True)
class RollLine:
    """One member on the roll of a meeting: what stands, or what the day's roll proposes."""

    membership_id: int
    person_id: int
    name: str
    capacity: str
    why: str
    presence: str
    reason: str
    note: str

    @property
    def capacity_words(self) -> str:
        """Return in which capacity, in words."""
        return str(Capacity(self.capacity).label)

    @property
    def presence_words(self) -> str:
        """Return whether there, in words, with the reason and the note."""
        return said_words((self.presence, self.reason, self.note))


def said_words(said: tuple[str, str, str]) -> str:
    """Write presence, reason and note as one phrase: vắng có lý do (ốm, điều trị: nằm viện)."""
    presence, reason, note = said
    more = ": ".join(part for part in (str(AbsenceReason(reason).label) if reason else "", note) if part)
    words = str(Presence(presence).label) if presence else ""
    return f"{words} ({more})" if more else words


@dataclass(frozen=True)
class Correction:
    """What was put right after the minutes were agreed: when, by whom, why."""

    at: datetime
    what: str
    who: str
    why: str


@dataclass(frozen=True)
class MeetingPage:
    """Everything the page of a meeting shows."""

    meeting: Meeting
    lines: tuple[RollLine, ...]
    present: int
    expected: int
    findings: tuple[Finding, ...]
    tasks: tuple[MeetingTask, ...]
    score: MeetingScore | None
    corrections: tuple[Correction, ...] = ()

    @property
    def tag(self) -> str:
        """Return the kind of the tag that shows the state."""
        return TAGS[MeetingState(self.meeting.state)]

    @property
    def absent(self) -> list[RollLine]:
        """Return who did not come, the unexcused first."""
        away = [line for line in self.lines if line.presence != Presence.PRESENT]
        return sorted(away, key=lambda line: line.presence != Presence.UNEXCUSED)

    @property
    def percent(self) -> int:
        """Return the share of those expected who came, in whole hundredths."""
        return 100 * self.present // self.expected if self.expected else 0

    @property
    def level(self) -> str:
        """Return the level of the score in words."""
        return MeetingLevel(self.score.level).label if self.score else ""

    @property
    def has_roll(self) -> bool:
        """Say whether the roll is taken."""
        return self.meeting.state in (MeetingState.HELD, MeetingState.CLOSED)


def meeting_page(meeting: Meeting, today: date, *, guarded: bool) -> MeetingPage:
    """Return what the page of a meeting shows: two queries, two more where the minutes are agreed.

    ``guarded`` tells reasons of absence that speak of illness or discipline too.
    """
    lines = standing_lines(meeting)
    present = sum(1 for line in lines if line.presence == Presence.PRESENT)
    expected = sum(1 for line in lines if line.reason not in NOT_EXPECTED)
    score = getattr(meeting, "score", None)
    tasks = MeetingTask.objects.filter(meeting=meeting).select_related("person").order_by("due_on", "pk")
    return MeetingPage(
        meeting=meeting,
        lines=tuple(lines if guarded else discreet(lines)),
        present=present,
        expected=expected,
        findings=tuple(meeting_findings(facts_of(meeting, present, expected, score), today)),
        tasks=tuple(tasks),
        score=score,
        corrections=tuple(_corrections(meeting)) if meeting.state == MeetingState.CLOSED else (),
    )


def _corrections(meeting: Meeting) -> list[Correction]:
    """Return what was put right since the minutes were agreed, the newest first: two queries at most."""
    events = Meeting.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        pgh_obj_id=meeting.pk, state=MeetingState.CLOSED, pgh_context__has_key="reason"
    )
    found = [event for event in events.order_by("-pgh_id") if event.pgh_context.get("act") in CORRECTED]
    users = {event.pgh_context["user"] for event in found}
    names = {user.pk: user.full_name for user in User.objects.filter(pk__in=users)} if users else {}
    return [
        Correction(
            at=event.pgh_created_at,
            what=str(CORRECTED[event.pgh_context["act"]]),
            who=names.get(event.pgh_context["user"], ""),
            why=event.pgh_context["reason"],
        )
        for event in found
    ]


def discreet(lines: Sequence[RollLine]) -> list[RollLine]:
    """Return the roll without what tells of illness or discipline: absent with a reason that others may read."""
    words = _("lý do thuộc mục hạn chế xem")
    return [replace(line, reason="", note=words, why=words) if line.reason in GUARDED else line for line in lines]


def standing_lines(meeting: Meeting) -> list[RollLine]:
    """Return the roll as it was taken, by name: one query; empty before."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("membership__person")
    return [
        RollLine(
            membership_id=row.membership_id,
            person_id=row.membership.person_id,
            name=row.membership.person.full_name,
            capacity=row.capacity,
            why="",
            presence=row.presence,
            reason=row.reason,
            note=row.note,
        )
        for row in rows.order_by("membership__person__name_sort", "membership")
    ]


def roll_lines(meeting: Meeting) -> list[RollLine]:
    """Return the roll of the day with what stands, else with what it proposes; who stands and left stays on it."""
    standing = {line.membership_id: line for line in standing_lines(meeting)}
    lines = []
    for row in roll_of(meeting.cell_id, meeting.held_on):
        kept = standing.pop(row.membership_id, None)
        proposed = proposed_for(row)
        lines.append(
            RollLine(
                membership_id=row.membership_id,
                person_id=row.person_id,
                name=row.full_name,
                capacity=kept.capacity if kept else row.capacity,
                why=row.apart,
                presence=kept.presence if kept else proposed.presence,
                reason=kept.reason if kept else proposed.reason,
                note=kept.note if kept else "",
            )
        )
    return [*lines, *standing.values()]


def present_people(lines: Sequence[RollLine]) -> list[tuple[int, str]]:
    """Return those who came as choices of a form."""
    return [(line.person_id, line.name) for line in lines if line.presence == Presence.PRESENT]
