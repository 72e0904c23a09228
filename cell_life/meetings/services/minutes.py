"""Writing the minutes, the tasks given at a meeting, and closing it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding
from cell_life.choices import MeetingState
from cell_life.meetings.rules import closing_findings
from cell_life.meetings.rules.minutes import minutes_findings, outcome_findings, people_findings, task_findings
from cell_life.meetings.rules.roll import why_findings
from cell_life.meetings.services.locking import change, locked, refuse
from cell_life.models import Attendance, Meeting, MeetingTask

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Minutes:
    """Biên bản: who led and wrote, how long, who was invited, what was gone through, said and concluded."""

    chair_id: int | None = None
    clerk_id: int | None = None
    minutes: int | None = None
    guests: str = ""
    reviewed: str = ""
    discussed: str = ""
    concluded: str = ""
    uploaded_on: date | None = None


def record_minutes(*, meeting_id: int, minutes: Minutes, version: int, why: str = "", by: "User") -> Meeting:
    """Write the minutes of a meeting whose roll is taken; those of a closed meeting with ``why``.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    today = timezone.localdate()
    with transaction.atomic(), history.act("record_minutes", by=by, reason=why):
        meeting = locked(meeting_id, version, asdict(minutes))
        found = minutes_findings(meeting.state, minutes.minutes, minutes.uploaded_on, meeting.held_on, today)
        found += _people_findings(meeting, minutes)
        refuse(found + why_findings(meeting.state, why))
        return change(meeting, **asdict(minutes))


def _people_findings(meeting: Meeting, minutes: Minutes) -> list[Finding]:
    present = _present(meeting, [minutes.chair_id, minutes.clerk_id])
    return people_findings(minutes.chair_id, minutes.clerk_id, present)


def _present(meeting: Meeting, persons: Sequence[int | None]) -> set[int]:
    rows = Attendance.objects.filter(meeting=meeting, membership__person__in=[one for one in persons if one])
    return set(rows.filter(presence="present").values_list("membership__person_id", flat=True))


def close_meeting(*, meeting_id: int, version: int, by: "User") -> Meeting:
    """Say that the minutes were read and agreed; from then on each correction needs its reason.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("close_meeting", by=by):
        meeting = locked(meeting_id, version)
        refuse(
            closing_findings(
                meeting.state,
                minutes=meeting.minutes,
                has_chair=meeting.chair_id is not None,
                has_clerk=meeting.clerk_id is not None,
                concluded=meeting.concluded,
            )
        )
        return change(meeting, state=MeetingState.CLOSED)


def add_task(
    *, meeting_id: int, words: str, due_on: date | None, person_id: int | None = None, by: "User"
) -> MeetingTask:
    """Write down what was given to whom at a meeting, and by when. Raises ``Refused``."""
    with transaction.atomic(), history.act("add_task", by=by):
        meeting = locked(meeting_id)
        on_roll = _on_roll(meeting, person_id)
        refuse(task_findings(meeting.state, meeting.held_on, words, due_on, on_roll=on_roll))
        assert due_on is not None
        return MeetingTask.objects.create(meeting=meeting, person_id=person_id, words=words.strip(), due_on=due_on)


def _on_roll(meeting: Meeting, person_id: int | None) -> bool:
    if person_id is None:
        return True
    return Attendance.objects.filter(meeting=meeting, membership__person=person_id).exists()


def report_task(
    *, task_id: int, done_on: date | None, outcome: str = "", version: int | None = None, by: "User"
) -> MeetingTask:
    """Say how a task ended: the day it was done, what came of it. Raises ``Refused`` and ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("report_task", by=by):
        task = MeetingTask.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=task_id)
        if version is not None and task.version != version:
            raise ChangedMeanwhile({"done_on": (None, task.done_on, done_on)}, task.version)
        refuse(outcome_findings(task.meeting.held_on, done_on, timezone.localdate()))
        MeetingTask.objects.filter(pk=task.pk).update(
            done_on=done_on, outcome=outcome.strip()[:500], version=F("version") + 1
        )
        task.refresh_from_db()
        return task
