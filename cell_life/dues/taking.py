"""What speaks against taking money or voiding a receipt. Plain values in, findings out."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.findings import Finding, Level
from cell_life.choices import NotCounted
from cell_life.dues.months import AHEAD, FIRST, later, month_of, said
from cell_life.dues.rules import dong


@dataclass(frozen=True)
class Owing:
    """One month of one member as it stands: ``due`` None while unknown or without a sheet, and what is paid."""

    month: date
    due: int | None
    paid: int
    not_counted: str = ""


def day_findings(paid_on: date, today: date) -> list[Finding]:
    """Refuse a day to come, or before any month kept here."""
    if paid_on > today:
        words = _("Ngày thu chưa tới.")
        return [Finding("date_in_future", "paid_on", words, _("Ghi ngày hôm nay hoặc ngày đã qua."))]
    if paid_on < FIRST:
        words = _("Ngày thu xa quá, phần mềm không có quy định của ngày ấy.")
        return [Finding("dues_too_long_ago", "paid_on", words, _("Xem lại năm."))]
    return []


def part_findings(name: str, one: Owing, amount: int, seen: int, paid_on: date, field: str) -> list[Finding]:
    """Say what speaks against so much for a month: paid meanwhile by another hand, paid elsewhere, too far ahead."""
    if one.paid != seen:
        words = _("Người khác vừa ghi đồng chí {name} đã đóng {paid} cho {month}.")
        reason = words.format(name=name, paid=dong(one.paid), month=said(one.month))
        remedy = _("Số ấy giữ nguyên; xem lại dòng này rồi lưu lần nữa nếu còn thiếu.")
        return [Finding("dues_paid_meanwhile", field, reason, remedy)]
    if amount < 1:
        return [Finding("dues_no_amount", field, _("Số tiền phải lớn hơn 0."), _("Ghi số tiền, hoặc bỏ chọn."))]
    if one.not_counted == NotCounted.ELSEWHERE:
        reason = _("Đồng chí {name} đóng đảng phí {month} tại nơi sinh hoạt tạm thời.")
        return [
            Finding("dues_elsewhere", field, reason.format(name=name, month=said(one.month)), _("Bỏ chọn dòng này."))
        ]
    if not FIRST <= one.month <= later(month_of(paid_on), AHEAD):
        reason = _("Chỉ đóng trước tối đa {n} tháng.").format(n=AHEAD)
        return [Finding("dues_far_ahead", field, reason, _("Bỏ bớt tháng."))]
    return []


def more_than_due(name: str, one: Owing, amount: int, field: str) -> list[Finding]:
    """Ask whether more than is due is meant: a voluntary higher amount is marked as such."""
    if one.due is None or one.paid + amount <= one.due:
        return []
    words = _("Đồng chí {name} đóng {total} cho {month}, mức phải đóng là {due}.")
    reason = words.format(name=name, total=dong(one.paid + amount), month=said(one.month), due=dong(one.due))
    remedy = _("Sửa số tiền; nếu đồng chí ấy tự nguyện đóng cao hơn thì đánh dấu ô tự nguyện ở cuối trang.")
    return [Finding("dues_more_than_due", field, reason, remedy, Level.WARNING)]


def stranger_finding(name: str, field: str) -> Finding:
    """Refuse money of somebody who neither is in the cell nor owes it anything."""
    reason = _("Đồng chí {name} không sinh hoạt ở chi bộ này.").format(name=name)
    return Finding("dues_not_in_cell", field, reason, _("Chi bộ đồng chí ấy sinh hoạt thu đảng phí."))


def void_findings(reason: str, *, is_void: bool) -> list[Finding]:
    """Say what speaks against voiding a receipt: done already, no reason."""
    if is_void:
        return [Finding("dues_void_already", "", _("Phiếu thu này đã hủy."), _("Không phải làm gì thêm."))]
    if not reason.strip():
        words = _("Chưa ghi vì sao hủy phiếu thu.")
        return [Finding("required", "reason", words, _("Ví dụ: ghi nhầm số tiền."))]
    return []
