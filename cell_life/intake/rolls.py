"""The meetings and rolls the rows of a chunk are compared with, and which meeting a day of a list is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from accounts.findings import Finding, Level
from cell_life.choices import MONTHLY, MeetingKind, MeetingState
from cell_life.intake.days import When
from cell_life.intake.holding import hold_cells
from cell_life.models import Attendance, Meeting
from jobs.models import StagedRow

ASKED_AS_MONTHLY: Final = ("", *MONTHLY)


@dataclass(frozen=True)
class Sitting:
    """A meeting a row speaks of: one that stands in the register, or the day of one to be made."""

    day: date
    kind: str
    meeting: Meeting | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_new(self) -> bool:
        """Say whether the meeting has to be made."""
        return self.meeting is None


@dataclass
class Rolls:
    """Meetings of some cells and months that were not called off, and who is on their rolls.

    ``cells`` are those within reach; ``raised`` has the meetings whose version the chunk raised already.
    """

    cells: Mapping[int, Any]
    meetings: dict[tuple[int, date], list[Meeting]] = field(default_factory=dict)
    roll: dict[tuple[int, int], Attendance] = field(default_factory=dict)
    raised: set[int] = field(default_factory=set)

    def add(self, meeting: Meeting) -> None:
        """Take in a meeting."""
        self.meetings.setdefault((meeting.cell_id, meeting.month), []).append(meeting)

    def line(self, meeting: Meeting, membership_id: int) -> Attendance | None:
        """Return the line of a membership on the roll of a meeting that stands in the register."""
        return self.roll.get((meeting.pk, membership_id)) if meeting.pk else None

    def sitting(self, cell_id: int, when: When, kind: str, field_: str) -> Sitting | Finding:
        """Return the meeting of a day or month, or why it cannot be told."""
        of_month = self.meetings.get((cell_id, when.month), [])
        monthly = next((one for one in of_month if one.kind in MONTHLY), None)
        if when.day is None:
            return self._of_month(when, monthly, field_)
        found = [one for one in of_month if one.held_on == when.day and kind in ("", one.kind)]
        if len(found) > 1:
            reason = _("Ngày {day} chi bộ có {n} buổi.").format(day=f"{when.day:%d/%m/%Y}", n=len(found))
            return Finding("meeting_unclear", field_, reason, _("Thêm cột Loại buổi: thường kỳ, chuyên đề…"))
        if found:
            return Sitting(when.day, found[0].kind, found[0])
        if monthly is None or kind not in ASKED_AS_MONTHLY:
            return Sitting(when.day, kind or str(MeetingKind.REGULAR.value))
        return self._instead(when.day, monthly, field_)

    @staticmethod
    def _of_month(when: When, monthly: Meeting | None, field_: str) -> Sitting | Finding:
        if monthly is not None:
            return Sitting(monthly.held_on, monthly.kind, monthly)
        reason = _("Chưa biết buổi sinh hoạt tháng {month} họp ngày nào.").format(month=f"{when.month:%m/%Y}")
        return Finding("meeting_unclear", field_, reason, _("Ghi đủ ngày họp vào tên cột, ví dụ 03/09/2026."))

    @staticmethod
    def _instead(day: date, monthly: Meeting, field_: str) -> Sitting | Finding:
        """Take the planned meeting of the month as held on another day; one that was held stays as it is."""
        told = {"month": f"{day:%m/%Y}", "day": f"{monthly.held_on:%d/%m/%Y}", "now": f"{day:%d/%m/%Y}"}
        if monthly.state != MeetingState.PLANNED:
            reason = _("Buổi thường kỳ tháng {month} đã ghi họp ngày {day}, không phải {now}.").format(**told)
            remedy = _("Xem lại ngày họp. Nếu là buổi khác, thêm cột Loại buổi: chuyên đề hoặc bất thường.")
            return Finding("meeting_held_on_another_day", field_, reason, remedy)
        reason = _("Buổi thường kỳ tháng {month} lên lịch ngày {day} được ghi là họp ngày {now}.").format(**told)
        said = Finding("meeting_moved", field_, reason, _("Xem lại ngày họp trước khi ghi."), Level.WARNING)
        return Sitting(day, monthly.kind, monthly, (said,))


def read(
    reach: Mapping[int, Any],
    cells: Iterable[int],
    months: Iterable[date],
    memberships: Iterable[int],
    *,
    lock: bool = False,
) -> Rolls:
    """Read meetings with the lines of some memberships: two queries; ``lock`` takes the cells and meetings first."""
    asked = sorted(set(cells))
    if lock:
        hold_cells(asked)
    found = Meeting.objects.filter(cell_id__in=asked, month__in=set(months)).order_by("pk")
    found = found.exclude(state=MeetingState.CANCELLED)
    rolls = Rolls(reach)
    for meeting in found.select_for_update(of=("self",)) if lock else found:
        rolls.add(meeting)
    known = [one.pk for of_month in rolls.meetings.values() for one in of_month]
    lines = Attendance.objects.filter(meeting__in=known, membership__in=set(memberships))
    rolls.roll = {(line.meeting_id, line.membership_id): line for line in lines}
    return rolls


def meetings_of(rows: Iterable[StagedRow]) -> set[int]:
    """Return the meetings the written rows made, changed, or put lines into."""
    return set(_lines_at(rows))


def _lines_at(rows: Iterable[StagedRow]) -> dict[int, set[int]]:
    """Return meeting → lines of the list that wrote there."""
    found: dict[int, set[int]] = {}
    lines: dict[int, int] = {}
    for row in rows:
        for name, key, *_rest in (*row.before.get("made", ()), *row.before.get("changed", ())):
            if name == Meeting._meta.label:
                found.setdefault(key, set()).add(row.line)
            elif name == Attendance._meta.label:
                lines[key] = row.line
    for key, meeting in Attendance.objects.filter(pk__in=lines).values_list("pk", "meeting_id"):
        found.setdefault(meeting, set()).add(lines[key])
    return found


def forbidden(rows: Sequence[StagedRow], cells: Mapping[int, Any]) -> set[int]:
    """Return the lines that cannot be taken back: their meeting is closed or out of reach, others wrote on its roll.

    Others may have written on the roll of a meeting that stays; one the list made or took the roll of goes back.
    """
    found = _lines_at(rows)
    own = {key for row in rows for name, key, _c in row.before.get("made", ()) if name == Attendance._meta.label}
    taken = {
        key
        for row in rows
        for part in ("made", "changed")
        for name, key, columns in row.before.get(part, ())
        if name == Meeting._meta.label and "state" in {*columns, *(("state",) if part == "made" else ())}
    }
    lines: set[int] = set()
    for meeting in Meeting.objects.filter(pk__in=found):
        if meeting.state == MeetingState.CLOSED or meeting.cell_id not in cells:
            lines |= found[meeting.pk]
    for meeting_id in Attendance.objects.filter(meeting__in=taken).exclude(pk__in=own).values_list("meeting_id"):
        lines |= found[meeting_id[0]]
    return lines
