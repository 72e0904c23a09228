"""When a cell meets: the day of the regular meeting, and what speaks against a plan."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding
from cell_life.choices import MONTHLY, MeetingKind, MeetingState
from rulebook.calendar import is_working_day
from rulebook.errors import CalendarUnknown, RuleUnknown

DAY_OF_MONTH: Final = "meeting.day_of_month"
USUAL_DAY: Final = 3
FIRST_WEEK: Final = 7
FIRST_YEAR: Final = 1930
YEARS_AHEAD: Final = 2


def regular_day(month: date) -> date:
    """Return the day of the regular meeting of a month: the 3rd, else a working day in the first week.

    When the 3rd is a weekend or a day off: the next working day up to the 7th, else the last one before; the 3rd
    itself when the whole week is off (our reading of "tuần đầu của tháng"). Source: 50-CT/TW (23/7/2025).
    """
    usual = month.replace(day=_usual_day(month))
    week = [month.replace(day=number) for number in range(1, FIRST_WEEK + 1)]
    later = [day for day in week if day >= usual and _works(day)]
    earlier = [day for day in week if day < usual and _works(day)]
    return later[0] if later else earlier[-1] if earlier else usual


def _usual_day(month: date) -> int:
    try:
        return rulebook.on(month)[DAY_OF_MONTH].value  # type: ignore[no-any-return]
    except RuleUnknown:
        return USUAL_DAY


def _works(day: date) -> bool:
    try:
        return is_working_day(day)
    except CalendarUnknown:
        return day.weekday() < 5


def in_first_week(day: date) -> bool:
    """Say whether a day lies in the first week of its month."""
    return day.day <= FIRST_WEEK


def opening_findings(day: date, opened_on: date | None, today: date) -> list[Finding]:
    """Refuse a day on which the cell was not open, or that is out of any sense."""
    if not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        reason = _("Ngày {day} không hợp lý.").format(day=f"{day:%d/%m/%Y}")
        return [Finding("meeting_day", "held_on", reason, _("Ghi ngày họp, ví dụ 3 | 12 | 2026."))]
    if opened_on is None:
        reason = _("Ngày {day} chi bộ chưa thành lập hoặc đã kết thúc.").format(day=f"{day:%d/%m/%Y}")
        return [Finding("meeting_cell_not_open", "held_on", reason, _("Xem lại ngày, hoặc chọn đúng chi bộ."))]
    return []


def plan_findings(kind: str, topic: str, held_on: date, taken: dict[str, list[date]]) -> list[Finding]:
    """Say what speaks against a plan: a theme without a name, a month or a day that has its meeting.

    ``taken`` gives the days of the cell's other meetings by kind, those called off left out.
    """
    if kind in (MeetingKind.THEMATIC, MeetingKind.COMBINED) and not topic.strip():
        reason = _("Sinh hoạt chuyên đề phải ghi tên chuyên đề.")
        return [Finding("meeting_topic", "topic", reason, _("Ví dụ: Học tập tư tưởng Hồ Chí Minh về tự phê bình."))]
    if kind in MONTHLY:
        same = [day for one in MONTHLY for day in taken.get(one, []) if (day.year, day.month) == _month(held_on)]
        if same:
            reason = _("Tháng {month} chi bộ đã có buổi thường kỳ ngày {day}.").format(
                month=f"{held_on:%m/%Y}", day=f"{same[0]:%d/%m/%Y}"
            )
            remedy = _("Mở buổi ấy để sửa ngày; họp thêm thì chọn chuyên đề hoặc bất thường.")
            return [Finding("meeting_month_taken", "held_on", reason, remedy)]
    if held_on in taken.get(kind, []):
        reason = _("Ngày {day} chi bộ đã có một buổi cùng loại.").format(day=f"{held_on:%d/%m/%Y}")
        return [Finding("meeting_day_taken", "held_on", reason, _("Mở buổi ấy để ghi tiếp, hoặc chọn ngày khác."))]
    return []


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def change_findings(state: str, *, moves: bool) -> list[Finding]:
    """Say what speaks against changing a plan; ``moves`` when its day or kind changes."""
    if state == MeetingState.CANCELLED:
        return [
            Finding("meeting_called_off", "", _("Buổi này đã ghi là không tổ chức."), _("Lập buổi mới nếu có họp."))
        ]
    if state == MeetingState.CLOSED:
        reason = _("Biên bản buổi này đã thông qua nên lịch không sửa nữa.")
        return [Finding("meeting_closed", "", reason, _("Nội dung sai thì đính chính trong biên bản."))]
    if state == MeetingState.HELD and moves:
        reason = _("Buổi này đã điểm danh nên không đổi ngày hay loại.")
        remedy = _("Danh sách điểm danh là danh sách của ngày ấy. Giữ nguyên ngày và loại, sửa các mục khác.")
        return [Finding("meeting_has_a_roll", "held_on", reason, remedy)]
    return []


def calling_off_findings(state: str, reason: str) -> list[Finding]:
    """Say what speaks against calling a meeting off: it was held, it is off already, no reason."""
    if state in (MeetingState.HELD, MeetingState.CLOSED):
        said = _("Buổi này đã điểm danh nên không ghi là không tổ chức được.")
        return [Finding("meeting_was_held", "", said, _("Điểm danh sai thì đính chính điểm danh."))]
    if state == MeetingState.CANCELLED:
        return [Finding("meeting_called_off", "", _("Buổi này đã ghi là không tổ chức."), _("Không cần ghi lại."))]
    if not reason.strip():
        return [
            Finding("required", "reason", _("Chưa ghi vì sao không tổ chức."), _("Ví dụ: bão, hoãn sang tháng sau."))
        ]
    return []


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)
