"""Judging a hand-over and a time of standing in. Plain values in, findings out."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding

LONGEST: Final = timedelta(days=183)
"""A deputy stands in for half a year at most; longer is an appointment (our reading)."""
AHEAD: Final = timedelta(days=92)


def hand_over_findings(
    person_id: int, holds: int | None, starts_on: date, today: date, *, again: bool
) -> list[Finding]:
    """Say what speaks against the hand-over itself; the appointment is judged by the rules of posts."""
    found = []
    if again:
        reason = _("Ngày này chi bộ đã có một lần bàn giao.")
        found.append(
            Finding("handover_twice", "starts_on", reason, _("Xem trang Bàn giao; ghi nhầm thì rút lại lần ấy."))
        )
    if holds == person_id:
        reason = _("Đồng chí này đang là bí thư của chi bộ.")
        found.append(Finding("handover_to_oneself", "person", reason, _("Chọn đồng chí nhận bàn giao.")))
    if starts_on > today + AHEAD:
        reason = _("Ngày bàn giao cách hôm nay hơn ba tháng.")
        found.append(Finding("handover_too_far", "starts_on", reason, _("Ghi khi gần ngày bàn giao.")))
    return found


def undo_findings(*, undone: bool, later: bool, reason: str) -> list[Finding]:
    """Say what speaks against taking a hand-over back: done already, a later one stands, no reason."""
    found = []
    if undone:
        found.append(Finding("handover_undone", "", _("Lần bàn giao này đã rút lại rồi."), _("Không cần làm gì thêm.")))
    if later:
        reason_words = _("Sau lần này chức vụ đã có thay đổi khác.")
        found.append(Finding("handover_not_last", "", reason_words, _("Ghi thay đổi mới ở trang Cấp ủy.")))
    if not reason.strip():
        remedy = _("Ví dụ: ghi nhầm người nhận.")
        found.append(Finding("handover_undo_reason", "reason", _("Chưa ghi lý do rút lại."), remedy))
    return found


def stand_in_findings(starts_on: date, ends_on: date, today: date, held_by: Collection[str]) -> list[Finding]:
    """Say what speaks against standing in; ``held_by`` names roles the account holds here already."""
    found = []
    if ends_on <= starts_on:
        found.append(
            Finding("stand_in_ends_first", "ends_on", _("Ngày cuối trước ngày đầu."), _("Xem lại hai ngày làm thay."))
        )
    if ends_on - starts_on > LONGEST:
        reason = _("Làm thay không quá sáu tháng (cách làm của phần mềm).")
        found.append(Finding("stand_in_too_long", "ends_on", reason, _("Lâu hơn thì ghi chức vụ theo quyết định.")))
    if starts_on < today:
        reason = _("Không cho làm thay từ ngày đã qua.")
        found.append(Finding("stand_in_begins_in_the_past", "starts_on", reason, _("Ghi từ hôm nay.")))
    if "secretary" in held_by:
        reason = _("Tài khoản này đang có vai trò bí thư ở chi bộ.")
        found.append(Finding("stand_in_holds_role", "username", reason, _("Không cần cho làm thay.")))
    return found
