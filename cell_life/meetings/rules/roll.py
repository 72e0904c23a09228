"""Judging a roll: who is on it, absences with their reason, entry in time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from cell_life.choices import AbsenceReason, MeetingState, Presence
from rulebook.errors import RuleUnknown
from rulebook.model import Parameter

UPLOAD: Final = "meeting.upload.days"


@dataclass(frozen=True)
class Absence:
    """An exception to "everybody came": who, whether excused, for what reason.

    ``PRESENT`` is an exception too where the roll proposes an absence: an exempt member who came.
    """

    membership_id: int
    presence: str
    reason: str = ""
    note: str = ""

    @property
    def field(self) -> str:
        """Return the name under which the form knows this member."""
        return f"m{self.membership_id}"


def roll_findings(
    given: Sequence[Absence], names: Mapping[int, str], strangers: Mapping[int, str], day: date
) -> list[Finding]:
    """Say what speaks against the exceptions of a roll.

    ``names`` are those on the roll by membership, ``strangers`` the names of others that were given.
    """
    found: list[Finding] = []
    seen: set[int] = set()
    for one in given:
        name = names.get(one.membership_id, "")
        if not name:
            found.append(not_on_the_roll(strangers.get(one.membership_id, ""), day))
        elif one.membership_id in seen:
            reason = _("Đồng chí {name} được ghi hai lần.").format(name=name)
            found.append(Finding("attendance_twice", one.field, reason, _("Giữ lại một dòng.")))
        else:
            found += _row_findings(one, name)
        seen.add(one.membership_id)
    return found


def _row_findings(one: Absence, name: str) -> list[Finding]:
    if one.presence not in Presence.values:
        reason = _("Chưa chọn đồng chí {name} có mặt hay vắng.").format(name=name)
        return [Finding("attendance_no_choice", one.field, reason, _("Chọn một trong ba mục."))]
    if one.presence == Presence.EXCUSED and one.reason not in AbsenceReason.values:
        reason = _("Đồng chí {name} vắng có lý do thì phải chọn lý do.").format(name=name)
        return [Finding("attendance_says_why", one.field, reason, _("Chọn lý do ở dòng ấy."))]
    if one.reason == AbsenceReason.OTHER and not one.note.strip():
        reason = _("Lý do khác của đồng chí {name} thì phải ghi rõ.").format(name=name)
        return [Finding("attendance_other_says_what", one.field, reason, _("Ví dụ: chăm con ốm ở viện."))]
    return []


def not_on_the_roll(name: str, day: date) -> Finding:
    """Refuse attendance of somebody who was not in the cell that day."""
    words = _("Ngày {day} đồng chí {name} không sinh hoạt ở chi bộ này.")
    if not name:
        words = _("Ngày {day} người được điểm danh không sinh hoạt ở chi bộ này.")
    remedy = _("Xem ngày họp và nơi sinh hoạt của đồng chí ấy; nơi nào có tên ngày ấy thì điểm danh ở nơi ấy.")
    return Finding("attendance_not_in_cell", "", words.format(day=f"{day:%d/%m/%Y}", name=name), remedy)


def taking_findings(state: str, held_on: date, today: date, *, on_roll: int) -> list[Finding]:
    """Say what speaks against taking a roll: the meeting is off, or to come, or nobody was in the cell."""
    if state == MeetingState.CANCELLED:
        return [
            Finding("meeting_called_off", "", _("Buổi này đã ghi là không tổ chức."), _("Lập buổi mới nếu có họp."))
        ]
    if held_on > today:
        reason = _("Chưa tới ngày họp {day} nên chưa điểm danh.").format(day=f"{held_on:%d/%m/%Y}")
        return [Finding("attendance_before_the_day", "", reason, _("Họp sớm hơn thì sửa ngày họp trước."))]
    if not on_roll:
        reason = _("Ngày {day} chi bộ không có đồng chí nào trong sổ.").format(day=f"{held_on:%d/%m/%Y}")
        return [Finding("attendance_nobody", "", reason, _("Xem lại ngày họp."))]
    return []


def last_day_to_record(held_on: date) -> tuple[date, Parameter] | None:
    """Return the last day on which a roll is in time, with its rule; None before there was one."""
    try:
        rule = rulebook.on(held_on)[UPLOAD]
    except RuleUnknown:
        return None
    return held_on + timedelta(days=int(rule.value)), rule


def is_late(held_on: date, recorded_on: date) -> bool:
    """Say whether a roll came into the register later than the rule of the day allows.

    Source: 42-HD/BTCTW (28/10/2025): paper roll, then entry within two days.
    """
    limit = last_day_to_record(held_on)
    return limit is not None and recorded_on > limit[0]


def late_findings(held_on: date, recorded_on: date, reason: str) -> list[Finding]:
    """Ask for the reason of a late entry."""
    limit = last_day_to_record(held_on)
    if limit is None or recorded_on <= limit[0] or reason.strip():
        return []
    said = _("Ghi sau hạn {n} ngày (đến {day}) thì phải ghi lý do.").format(
        n=limit[1].value, day=f"{limit[0]:%d/%m/%Y}"
    )
    remedy = _("Ví dụ: mất mạng, điểm danh trên giấy rồi ghi bù.")
    return [Finding("attendance_late", "late_reason", said, remedy, Level.WARNING, rule=limit[1].key)]


def why_findings(state: str, why: str) -> list[Finding]:
    """Ask why what a closed meeting wrote is put right."""
    if state != MeetingState.CLOSED or why.strip():
        return []
    said = _("Biên bản đã thông qua: phải ghi vì sao đính chính.")
    return [Finding("meeting_why", "why", said, _("Ví dụ: ghi nhầm dòng, theo biên bản giấy."))]


def proposed_reason(*, suspended: object, exempt: object, elsewhere: object) -> str:
    """Return the reason of absence that the roll of the day proposes, empty for none; the gravest first."""
    if suspended:
        return AbsenceReason.SUSPENDED.value
    if exempt:
        return AbsenceReason.EXEMPT.value
    return AbsenceReason.ELSEWHERE.value if elsewhere else ""


def outside(given: Sequence[Absence], on_roll: Collection[int]) -> list[int]:
    """Return the memberships given that are not on the roll."""
    return [one.membership_id for one in given if one.membership_id not in on_roll]
