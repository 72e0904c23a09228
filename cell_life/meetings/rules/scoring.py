"""Judging the score of a meeting: every criterion has points within its maximum, days are in order."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from accounts.findings import Finding
from rulebook.scoring import Criterion, Sheet


def scoring_findings(*, held: bool, has_sheet: bool) -> list[Finding]:
    """Refuse scoring before the roll is taken, or where no sheet was in force."""
    if not held:
        reason = _("Buổi này chưa điểm danh.")
        return [Finding("meeting_no_roll", "", reason, _("Điểm danh trước, rồi chấm điểm."))]
    if not has_sheet:
        reason = _("Ngày ấy chưa có mẫu phiếu chấm điểm.")
        return [Finding("score_no_sheet", "", reason, _("Không cần chấm điểm buổi này."))]
    return []


def points_findings(sheet: Sheet, points: Mapping[str, int]) -> list[Finding]:
    """Say which criteria have no points, or points outside 0 and their maximum."""
    found = [finding for one in sheet.criteria for finding in _criterion_findings(one, points.get(one.key))]
    if points.keys() - {one.key for one in sheet.criteria}:
        reason = _("Có tiêu chí không thuộc mẫu phiếu này.")
        found.append(Finding("score_strange", "", reason, _("Tải lại trang rồi chấm lại.")))
    return found


def _criterion_findings(one: Criterion, given: int | None) -> list[Finding]:
    if given is None:
        reason = _("Chưa chấm: {what}.").format(what=one.title)
        return [Finding("score_missing", f"c_{one.key}", reason, _("Ghi từ 0 đến {n}.").format(n=one.maximum))]
    if not 0 <= given <= one.maximum:
        reason = _("{what}: {given} điểm, quá khung.").format(what=one.title, given=given)
        return [Finding("score_over", f"c_{one.key}", reason, _("Ghi từ 0 đến {n}.").format(n=one.maximum))]
    return []


def days_findings(held_on: date, agreed_on: date | None, sent_on: date | None, today: date) -> list[Finding]:
    """Refuse days before the meeting, to come, or a sheet sent before it was agreed."""
    found = []
    for name, day in (("agreed_on", agreed_on), ("sent_on", sent_on)):
        if day is not None and not held_on <= day <= today:
            reason = _("Ngày phải từ ngày họp đến hôm nay.")
            found.append(Finding("score_day", name, reason, _("Xem lại ngày, hoặc để trống.")))
    if agreed_on and sent_on and sent_on < agreed_on:
        reason = _("Phiếu không thể gửi trước khi chi ủy thống nhất.")
        found.append(Finding("score_sent_before_agreed", "sent_on", reason, _("Xem lại hai ngày.")))
    if sent_on and not agreed_on:
        reason = _("Chưa ghi ngày chi ủy thống nhất điểm.")
        found.append(Finding("score_not_agreed", "agreed_on", reason, _("Ghi ngày thống nhất rồi ghi ngày gửi.")))
    return found
