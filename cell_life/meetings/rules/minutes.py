"""Judging minutes and the tasks given at a meeting."""

from collections.abc import Collection
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding
from cell_life.choices import MeetingState

MOST_MINUTES: Final = 720


def minutes_findings(
    state: str, minutes: int | None, uploaded_on: date | None, held_on: date, today: date
) -> list[Finding]:
    """Say what speaks against the minutes: no roll yet, a length out of sense, a day before the meeting."""
    if state not in (MeetingState.HELD, MeetingState.CLOSED):
        return [Finding("meeting_no_roll", "", _("Buổi này chưa điểm danh."), _("Điểm danh trước, rồi ghi biên bản."))]
    found = []
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        reason = _("Thời gian họp {n} phút không hợp lý.").format(n=minutes)
        found.append(Finding("meeting_minutes", "minutes", reason, _("Ghi số phút, ví dụ 95.")))
    if uploaded_on is not None and not held_on <= uploaded_on <= today:
        reason = _("Ngày cập nhật phải từ ngày họp đến hôm nay.")
        found.append(Finding("meeting_upload_day", "uploaded_on", reason, _("Xem lại ngày, hoặc để trống.")))
    return found


def people_findings(chair: int | None, clerk: int | None, present: Collection[int]) -> list[Finding]:
    """Refuse a chair or a clerk who did not come by the roll, or one person for both."""
    found = []
    remedy = _("Chọn người có mặt, hoặc đính chính điểm danh.")
    if chair is not None and chair not in present:
        reason = _("Theo điểm danh, người chủ trì không có mặt.")
        found.append(Finding("meeting_chair_absent", "chair", reason, remedy))
    if clerk is not None and clerk not in present:
        found.append(Finding("meeting_clerk_absent", "clerk", _("Theo điểm danh, thư ký không có mặt."), remedy))
    if chair is not None and chair == clerk:
        reason = _("Một người không vừa chủ trì vừa làm thư ký.")
        found.append(Finding("meeting_chair_is_clerk", "clerk", reason, _("Chọn đồng chí khác làm thư ký.")))
    return found


def task_findings(state: str, held_on: date, words: str, due_on: date | None, *, on_roll: bool) -> list[Finding]:
    """Say what speaks against a task: no roll yet, no words, no day or one before the meeting, a stranger."""
    if state not in (MeetingState.HELD, MeetingState.CLOSED):
        reason = _("Buổi này chưa điểm danh.")
        return [Finding("meeting_no_roll", "", reason, _("Điểm danh trước, rồi giao nhiệm vụ."))]
    found = []
    if not words.strip():
        reason = _("Chưa ghi nhiệm vụ.")
        found.append(Finding("required", "words", reason, _("Ví dụ: rà soát hộ nghèo trong tổ.")))
    if due_on is None or due_on < held_on:
        reason = _("Hạn hoàn thành phải từ ngày họp trở đi.")
        found.append(Finding("task_due_before_meeting", "due_on", reason, _("Ghi hạn, ví dụ 30 | 12 | 2026.")))
    if not on_roll:
        reason = _("Đồng chí được giao không có trong danh sách của buổi họp.")
        found.append(Finding("task_for_a_stranger", "person", reason, _("Chọn người trong danh sách.")))
    return found


def outcome_findings(held_on: date, done_on: date | None, today: date) -> list[Finding]:
    """Refuse a task done before it was given, or in days to come."""
    if done_on is None or held_on <= done_on <= today:
        return []
    reason = _("Ngày hoàn thành phải từ ngày họp đến hôm nay.")
    return [Finding("task_done_day", "done_on", reason, _("Xem lại ngày; chưa xong thì để trống."))]
