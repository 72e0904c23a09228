"""What a closed month forbids, and when a month may be closed or opened again. Plain values in, findings out."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from accounts.findings import Finding
from cell_life.dues.months import month_of, said


def closed_finding(day: date, closed_on: date, field: str = "paid_on") -> Finding:
    """Refuse money dated in a closed month: taken, changed or voided."""
    words = _("Sổ {month} đã khóa ngày {day}.").format(month=said(month_of(day)), day=f"{closed_on:%d/%m/%Y}")
    remedy = _("Ghi vào tháng đang mở: lấy ngày thu trong tháng ấy, vẫn chọn đóng cho tháng nào tùy đồng chí.")
    return Finding("dues_month_closed", field, words, remedy)


def locked_finding(month: date, closed_on: date) -> Finding:
    """Refuse to change the sheet of a closed month."""
    words = _("Sổ {month} đã khóa ngày {day}.").format(month=said(month), day=f"{closed_on:%d/%m/%Y}")
    return Finding("dues_month_closed", "", words, _("Cần sửa thì đề nghị cấp trên mở lại sổ."))


def opening_findings(month: date, today: date) -> list[Finding]:
    """Say what speaks against making the sheet of a month: it has not begun."""
    if month <= today:
        return []
    words = _("{month} chưa bắt đầu.").format(month=said(month).capitalize())
    remedy = _("Đến đầu tháng hãy lập bảng; ai đóng trước thì ghi ở trang của đồng chí ấy.")
    return [Finding("dues_month_ahead", "", words, remedy)]


def reopening_findings(reason: str, *, is_closed: bool, received_on: Collection[date]) -> list[Finding]:
    """Say what speaks against opening a closed month again: the level above has the money, no reason, not closed."""
    if not is_closed:
        return [Finding("dues_not_closed", "", _("Sổ tháng này chưa khóa."), _("Ghi tiếp như bình thường."))]
    if received_on:
        words = _("Cấp trên đã nhận tiền nộp của tháng này ngày {day}.").format(day=f"{max(received_on):%d/%m/%Y}")
        return [Finding("dues_remitted", "", words, _("Phần cần điều chỉnh ghi vào tháng đang mở."))]
    if not reason.strip():
        words = _("Chưa ghi vì sao mở lại sổ.")
        return [Finding("required", "reason", words, _("Ví dụ: ghi nhầm số tiền của hai đồng chí."))]
    return []
