"""Writing the roll: everybody came but the exceptions; the roll is that of the day of the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile
from cell_life.choices import MeetingState, Presence
from cell_life.meetings.rules import Absence, is_late, late_findings, roll_findings
from cell_life.meetings.rules.roll import outside, proposed_reason, taking_findings, why_findings
from cell_life.meetings.services.locking import change, locked, refuse
from cell_life.models import Attendance, Meeting
from cell_life.roll import RollRow, roll_of
from members.models import Membership

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class RollGiven:
    """The roll of one of many meetings, as a file has it: the exceptions, and why it comes late."""

    meeting_id: int
    exceptions: Sequence[Absence]
    late_reason: str = ""


def record_roll(
    *,
    meeting_id: int,
    exceptions: Sequence[Absence],
    late_reason: str = "",
    why: str = "",
    version: int | None = None,
    by: "User",
) -> Meeting:
    """Write who came to a meeting: everybody on the roll of its day but the ``exceptions``.

    Exempt, suspended and temporarily absent members count as excused unless an exception says otherwise. A roll that
    stands is written anew only with the ``version`` its page showed, of a closed meeting with ``why``. Raises
    ``Refused``, and ``ChangedMeanwhile`` with what stands, row by row, when somebody else was first.
    """
    with transaction.atomic(), history.act("record_roll", by=by, reason=why or late_reason):
        given = RollGiven(meeting_id, exceptions, late_reason)
        return _record(given, why=why, version=version)


def record_rolls(*, rolls: Sequence[RollGiven], by: "User") -> int:
    """Write the rolls of many meetings, all or none, as a file has them; return how many.

    Each costs a fixed number of queries, whatever its length. A meeting whose roll stands already and says the same
    is passed over; one that says otherwise is ``Refused``: what people wrote is put right by people.
    """
    written = 0
    with transaction.atomic(), history.act("record_rolls", by=by):
        for given in sorted(rolls, key=lambda one: one.meeting_id):
            before = Meeting.objects.values_list("version", flat=True).get(pk=given.meeting_id)
            written += _record(given, why="", version=None).version > before
    return written


def _record(given: RollGiven, *, why: str, version: int | None) -> Meeting:
    meeting = locked(given.meeting_id)
    today = timezone.localdate()
    standing = {row.membership_id: row for row in Attendance.objects.filter(meeting=meeting)}
    rows = roll_of(meeting.cell_id, meeting.held_on)
    refuse(taking_findings(meeting.state, meeting.held_on, today, on_roll=len(rows) + len(standing)))
    names = _names(rows, standing)
    refuse(roll_findings(given.exceptions, names, _strangers(given.exceptions, names), meeting.held_on))
    wanted = _wanted(rows, standing, given.exceptions)
    if not standing:
        refuse(late_findings(meeting.held_on, today, given.late_reason))
        return _first(meeting, wanted, given.late_reason, today)
    changed = [row for pk, row in wanted.items() if pk not in standing or _said(row) != _said(standing[pk])]
    if not changed:
        return meeting
    if version != meeting.version:
        raise ChangedMeanwhile(_differences(changed, standing), meeting.version)
    refuse(why_findings(meeting.state, why))
    return _again(meeting, changed, standing)


def _names(rows: Sequence[RollRow], standing: Mapping[int, Attendance]) -> dict[int, str]:
    names = {row.membership_id: row.full_name for row in rows}
    missing = [pk for pk in standing if pk not in names]
    return names | _names_of(missing)


def _names_of(memberships: Sequence[int]) -> dict[int, str]:
    if not memberships:
        return {}
    found = Membership.objects.filter(pk__in=memberships).select_related("person")
    return {one.pk: one.person.full_name for one in found}


def _strangers(given: Sequence[Absence], names: Mapping[int, str]) -> dict[int, str]:
    return _names_of(outside(given, names.keys()))


def _wanted(
    rows: Sequence[RollRow], standing: Mapping[int, Attendance], given: Sequence[Absence]
) -> dict[int, Attendance]:
    """Return the rows as they shall stand: those of the day's roll, and those that stand already."""
    said = {one.membership_id: one for one in given}
    wanted: dict[int, Attendance] = {}
    for row in rows:
        proposed = proposed_for(row)
        kept = standing.get(row.membership_id)
        wanted[row.membership_id] = _row(kept.capacity if kept else row.capacity, said.get(row.membership_id, proposed))
    for pk, kept in standing.items():
        if pk not in wanted:
            wanted[pk] = _row(kept.capacity, said.get(pk, Absence(pk, kept.presence, kept.reason, kept.note)))
    return wanted


def proposed_for(row: RollRow) -> Absence:
    """Return what the roll of the day itself says: there, or excused as exempt, suspended or elsewhere."""
    reason = proposed_reason(suspended=row.suspended, exempt=row.exempt, elsewhere=row.temporary_elsewhere)
    return Absence(row.membership_id, Presence.EXCUSED if reason else Presence.PRESENT, reason)


def _row(capacity: str, said: Absence) -> Attendance:
    excused = said.presence == Presence.EXCUSED
    return Attendance(
        membership_id=said.membership_id,
        capacity=capacity,
        presence=said.presence,
        reason=said.reason if excused else "",
        note=said.note.strip()[:200] if said.presence != Presence.PRESENT else "",
    )


def _said(row: Attendance) -> tuple[str, str, str]:
    return row.presence, row.reason, row.note


def _differences(changed: Sequence[Attendance], standing: Mapping[int, Attendance]) -> dict[str, tuple[Any, Any, Any]]:
    """Return, by the field of the form, what stands and what was sent."""
    return {
        f"m{row.membership_id}": (None, _said(standing[row.membership_id]), _said(row))
        for row in changed
        if row.membership_id in standing
    }


def _first(meeting: Meeting, wanted: Mapping[int, Attendance], late_reason: str, today: date) -> Meeting:
    for row in wanted.values():
        row.meeting = meeting
    Attendance.objects.bulk_create(wanted.values())
    late = is_late(meeting.held_on, today)
    return change(
        meeting,
        state=MeetingState.HELD,
        recorded_on=today,
        late=late,
        late_reason=late_reason.strip()[:300] if late else "",
    )


def _again(meeting: Meeting, changed: Sequence[Attendance], standing: Mapping[int, Attendance]) -> Meeting:
    fresh, kept = [], []
    for row in changed:
        row.meeting = meeting
        there = standing.get(row.membership_id)
        if there is None:
            fresh.append(row)
        else:
            row.pk = there.pk
            kept.append(row)
    Attendance.objects.bulk_create(fresh)
    Attendance.objects.bulk_update(kept, ["presence", "reason", "note"])
    return change(meeting)
