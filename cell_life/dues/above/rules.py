"""Judging what goes up and what came in. Plain values in, findings out; no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.findings import Finding
from cell_life.dues.above.spans import last_day
from cell_life.dues.months import FIRST, month_of, said

NAMES_SHOWN = 5


@dataclass(frozen=True)
class Sending:
    """What is known when a body wants to send up a month.

    ``sheet`` is the state of the month's sheet of a cell ("" = none made), None for a committee. ``missing`` names
    the bodies below of which the month has not been received.
    """

    month: date
    today: date
    is_there: bool
    is_top: bool
    is_sent: bool
    sheet: str | None
    has_share: bool
    missing: Sequence[str]


def sending_findings(known: Sending) -> list[Finding]:
    """Say why a body cannot send this month up at all, whatever is typed."""
    wrong = month_findings(known.month, known.today, is_there=known.is_there)
    if wrong:
        return wrong
    if known.is_top:
        words = _("Thành ủy là cấp cao nhất trong sổ này, không lập phiếu nộp ở đây.")
        return [Finding("dues_top", "", words, _("Xem bảng tổng hợp của Thành ủy."))]
    if known.is_sent:
        words = _("Tháng này đã lập phiếu nộp.")
        return [Finding("dues_sent_already", "", words, _("Mở phiếu đã lập; sai thì rút phiếu rồi lập lại."))]
    if known.sheet is None and known.today <= last_day(known.month):
        words = _("{month} chưa hết.").format(month=said(known.month).capitalize())
        return [Finding("dues_month_runs", "", words, _("Lập phiếu nộp từ ngày đầu tháng sau."))]
    if known.sheet is not None and known.sheet != "closed":
        words = _("Chi bộ chưa khóa sổ đảng phí {month}.").format(month=said(known.month))
        return [Finding("dues_sheet_open", "", words, _("Khóa sổ tháng ấy trước, rồi lập phiếu nộp."))]
    if not known.has_share:
        words = _("Chưa rõ đơn vị này được giữ lại bao nhiêu phần đảng phí.")
        remedy = _("Ghi mức trích theo văn bản của cấp trên ở trang Mức thu, trích.")
        return [Finding("dues_share_unknown", "", words, remedy)]
    return []


def month_findings(month: date, today: date, *, is_there: bool) -> list[Finding]:
    """Say what is wrong with a month: still to come, before this book, or the body was not there."""
    if month.day == 1 and FIRST <= month <= month_of(today) and is_there:
        return []
    if month > today:
        words = _("{month} chưa tới.").format(month=said(month).capitalize())
    elif not is_there:
        words = _("Trong {month} đơn vị này chưa thành lập hoặc đã kết thúc.").format(month=said(month))
    else:
        words = _("Không lập được phiếu nộp cho tháng này.")
    return [Finding("dues_month_wrong", "", words, _("Chọn tháng khác."))]


def typed_findings(known: Sending, *, sent: int, sent_on: date, voucher: str, reason: str) -> list[Finding]:
    """Say what is wrong with what was typed on a voucher."""
    found = []
    if sent_on > known.today or sent_on < known.month:
        words = _("Ngày nộp phải từ ngày {day} đến hôm nay.").format(day=f"{known.month:%d/%m/%Y}")
        found.append(Finding("dues_sent_on_wrong", "sent_on", words, _("Ghi ngày trên chứng từ.")))
    if sent and not voucher:
        remedy = _("Ghi số phiếu chi hoặc số ủy nhiệm chi, ví dụ PC 07.")
        found.append(Finding("dues_voucher_missing", "voucher", _("Chưa ghi số chứng từ."), remedy))
    if known.missing and not reason:
        remedy = _("Chờ đơn vị ấy nộp, hoặc ghi lý do nộp trước. Ví dụ: chi bộ chưa khóa sổ, nộp sau.")
        found.append(Finding("dues_below_missing", "reason", missing_words(known.missing), remedy))
    return found


def missing_words(names: Sequence[str]) -> str:
    """Name the bodies below whose month has not come in."""
    shown = ", ".join(names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    if rest > 0:
        words = ngettext(
            "Chưa nhận đảng phí của {names} và {n} đơn vị khác.",
            "Chưa nhận đảng phí của {names} và {n} đơn vị khác.",
            rest,
        )
        return words.format(names=shown, n=rest)
    return _("Chưa nhận đảng phí của {names}.").format(names=shown)


@dataclass(frozen=True)
class Slip:
    """One remittance, for the rules: whose, when sent, who made it, whether received, whether its book still agrees.

    ``is_stale`` when the cell's sheet is open again, or its receipts no longer add up to what the voucher says.
    """

    name: str
    sent_on: date | None
    made_by: int | None
    is_received: bool
    is_stale: bool = False


def receiving_findings(
    slips: Sequence[Slip], *, received_on: date, today: date, user_id: int, above_has_sent: bool
) -> list[Finding]:
    """Say what speaks against the level above confirming these: nothing chosen, its own month gone, the same person."""
    if not slips:
        words = _("Chưa chọn đơn vị nào.")
        return [Finding("dues_nothing_chosen", "", words, _("Đánh dấu các đơn vị đã nộp rồi xác nhận."))]
    if above_has_sent:
        return [_own_month_gone()]
    found = []
    for slip in slips:
        if slip.is_received:
            words = _("{name}: đã xác nhận nhận tiền trước đó.").format(name=slip.name)
            found.append(Finding("dues_received_already", "", words, _("Tải lại trang để xem.")))
        elif slip.is_stale:
            words = _("{name}: sổ của tháng này đã mở lại hoặc số thu đã khác phiếu nộp.").format(name=slip.name)
            remedy = _("Đề nghị đơn vị khóa sổ, rút phiếu nộp và lập lại.")
            found.append(Finding("dues_taken_moved", "", words, remedy))
        elif slip.made_by == user_id:
            words = _("{name}: người lập phiếu nộp và người xác nhận phải là hai người.").format(name=slip.name)
            found.append(Finding("dues_two_people", "", words, _("Nhờ người khác của cấp trên xác nhận.")))
        elif received_on > today or (slip.sent_on and received_on < slip.sent_on):
            words = _("{name}: ngày nhận phải từ ngày nộp đến hôm nay.").format(name=slip.name)
            found.append(Finding("dues_received_on_wrong", "received_on", words, _("Ghi ngày trên phiếu thu.")))
    return found


def _own_month_gone() -> Finding:
    words = _("Cấp nhận đã lập phiếu nộp của tháng này lên trên nên số nhận không đổi được nữa.")
    return Finding("dues_above_sent", "", words, _("Rút phiếu nộp của cấp nhận trước, rồi làm lại."))


def void_findings(*, is_received: bool, above_has_sent: bool, reason: str) -> list[Finding]:
    """Say what speaks against taking back a confirmation."""
    if not is_received:
        words = _("Phiếu này chưa được xác nhận.")
        return [Finding("dues_not_received", "", words, _("Tải lại trang để xem."))]
    return [_own_month_gone()] if above_has_sent else reason_findings(reason)


def withdraw_findings(*, is_received: bool, reason: str) -> list[Finding]:
    """Say what speaks against withdrawing a voucher."""
    if is_received:
        words = _("Cấp trên đã xác nhận nhận tiền nên không rút phiếu này được.")
        remedy = _("Đề nghị cấp trên hủy xác nhận, có lý do, rồi mới rút.")
        return [Finding("dues_received_already", "", words, remedy)]
    return reason_findings(reason)


def reason_findings(reason: str) -> list[Finding]:
    """Ask for a reason in words."""
    if reason.strip():
        return []
    remedy = _("Ví dụ: ghi nhầm số chứng từ; chi bộ đếm lại tiền.")
    return [Finding("dues_reason_missing", "reason", _("Chưa ghi lý do."), remedy)]
