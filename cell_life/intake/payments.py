"""Đảng phí nộp qua Cổng Dịch vụ công: a row is one transaction of one member, for one month or several.

Money that was paid is a fact: a sum other than what is due is taken and shown, never refused. A transaction is
written once, whatever file it comes in. Where a row names no month, the oldest month that lacks something is paid
first, then the month of the payment, then months to come.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import BigIntegerField, Count, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding, Level
from accounts.roles import Permission
from cell_life.choices import PaidBy, SheetState
from cell_life.dues import closing, taking
from cell_life.dues.months import AHEAD, FIRST, later, month_of, said, span
from cell_life.dues.rules import dong
from cell_life.dues.selectors.cash import paid_for
from cell_life.dues.selectors.unpaid import lacking
from cell_life.dues.services.receipts import Part, Taking
from cell_life.intake import sums
from cell_life.intake.deed import PEOPLE, LifeDeed, Told, split_number
from cell_life.intake.holding import hold_cells
from cell_life.intake.receipts import forbidden, receipts_of, write_receipts
from cell_life.intake.splitting import Open, expected, share_out
from cell_life.intake.sums import CodeOfTransactionWidget, MoneyWidget, MonthsWidget
from cell_life.models import DuesLine, DuesReceipt, DuesSheet
from jobs.choices import Verdict
from jobs.models import StagedRow
from members.intake.movements.columns import Shape, day
from members.intake.movements.deed import Judged, Setting
from members.intake.movements.effects import Effects

if TYPE_CHECKING:
    from accounts.models import User

BACK: Final = 12
"""So many months back a due is looked for that tells what a month without a sheet will cost."""


@dataclass
class Dues:
    """What the rows of a chunk are judged by: months that are closed, dues, money paid, transactions known.

    ``asked`` gathers what the good rows of the chunk are to write.
    """

    cells: Mapping[int, Any]
    closed: dict[tuple[int, date], date] = field(default_factory=dict)
    lines: dict[tuple[int, date], list[DuesLine]] = field(default_factory=dict)
    paid: dict[tuple[int, date], int] = field(default_factory=dict)
    unpaid: dict[int, list[date]] = field(default_factory=dict)
    references: set[str] = field(default_factory=set)
    alike: set[tuple[int, date, int]] = field(default_factory=set)
    asked: list["Asked"] = field(default_factory=list)

    def line(self, cell_id: int, membership_id: int, month: date) -> DuesLine | None:
        """Return the line of a month: that of the cell that takes the money, else of one where it is due."""
        found = self.lines.get((membership_id, month), [])
        own = next((one for one in found if one.sheet.cell_id == cell_id), None)
        return own or next((one for one in found if not one.not_counted), None)

    def open_month(self, cell_id: int, membership_id: int, month: date) -> Open:
        """Return one month of one member; without a sheet the latest due before it is expected again."""
        line = self.line(cell_id, membership_id, month)
        due = line.due if line else self._latest(cell_id, membership_id, month)
        return Open(month, due, self.paid.get((membership_id, month), 0))

    def _latest(self, cell_id: int, membership_id: int, month: date) -> int | None:
        before = (self.line(cell_id, membership_id, later(month, -back)) for back in range(1, BACK + 1))
        return next((line.due for line in before if line is not None and line.due), None)


@dataclass(frozen=True)
class Paying:
    """What a row pays: to which cell, of which membership, for which months."""

    cell_id: int
    membership_id: int
    months: tuple[Open, ...]
    parts: tuple[tuple[date, int], ...]


@dataclass
class Asked:
    """A row that is to become a receipt."""

    row: StagedRow
    cell_id: int
    paid_on: date
    taking: Taking


class PaymentList(LifeDeed):
    """Đảng phí nộp qua Cổng Dịch vụ công quốc gia."""

    code = "dues_payments"
    label = gettext_lazy("Đảng phí nộp qua Cổng Dịch vụ công")
    sheet = "Giao dịch"
    note = gettext_lazy(
        "Mỗi dòng một giao dịch. Không ghi tháng thì tính cho tháng cũ nhất còn thiếu, rồi đến tháng nộp."
    )
    permission = Permission.COLLECT_DUES
    guarded = True
    shapes = (
        Shape(
            "reference",
            gettext_lazy("Mã giao dịch"),
            ("Mã giao dịch", "Mã GD", "Số giao dịch", "Mã tham chiếu", "Mã thanh toán", "Mã hồ sơ", "Mã biên lai",
             "Số biên lai", "Mã giao dịch thanh toán", "Transaction ID"),
            "Như trên Cổng; mỗi mã chỉ ghi một lần.",
            CodeOfTransactionWidget,
            width=24,
        ),
        day(
            "paid_on",
            gettext_lazy("Ngày nộp"),
            ("Ngày nộp", "Ngày giao dịch", "Ngày thanh toán", "Thời gian giao dịch", "Thời gian thanh toán",
             "Ngày đóng", "Ngày", "Ngày GD", "Thời gian nộp"),
            "Ngày tiền được trả, ví dụ 05/09/2026.",
        ),
        *PEOPLE,
        Shape(
            "months",
            gettext_lazy("Tháng"),
            ("Tháng", "Kỳ đóng", "Tháng đóng", "Đóng cho tháng", "Kỳ nộp", "Tháng nộp", "Các tháng", "Kỳ thu",
             "Nộp cho tháng", "Nội dung"),
            "09/2026, từ 07/2026 đến 09/2026, hoặc Quý III/2026. Để trống được.",
            MonthsWidget,
        ),
        Shape(
            "from_month",
            gettext_lazy("Từ tháng"),
            ("Từ tháng", "Tháng bắt đầu", "Từ kỳ"),
            "Tháng đầu, ví dụ 07/2026.",
            MonthsWidget,
            width=12,
        ),
        Shape(
            "to_month",
            gettext_lazy("Đến tháng"),
            ("Đến tháng", "Tháng kết thúc", "Đến kỳ", "Tới tháng"),
            "Tháng cuối, ví dụ 09/2026.",
            MonthsWidget,
            width=12,
        ),
        Shape(
            "amount",
            gettext_lazy("Số tiền"),
            ("Số tiền", "Số tiền nộp", "Số tiền (đồng)", "Thành tiền", "Tổng tiền", "Số tiền đã nộp", "Số tiền đóng",
             "Số tiền thanh toán"),
            "Số đồng, ví dụ 15.930.",
            MoneyWidget,
            width=14,
        ),
    )  # fmt: skip
    doubled = ("reference", gettext_lazy("Trùng với dòng {row} của tệp: cùng mã giao dịch."))
    required = frozenset({"full_name", "reference", "paid_on", "amount"})

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Put the months of a row together; code, day and sum must be there."""
        split_number(values)
        found = [Finding("required", name, why, remedy) for name, why, remedy in _needed() if not values[name]]
        first, last, both = (values.pop(name, "") for name in ("from_month", "to_month", "months"))
        paid_on = values["paid_on"].value if values["paid_on"] else None
        if paid_on is None:
            return found
        found += taking.day_findings(paid_on, setting.today)
        if both or first or last:
            told = both or f"{(first or last).split('..')[0]}..{(last or first).split('..')[-1]}"
            months = sums.months_of(told, paid_on)
            if months is None or later(months[0], 2 * AHEAD) < months[1]:
                remedy = _("Ghi tháng đầu trước, tháng cuối sau; mỗi giao dịch không quá 24 tháng.")
                found.append(Finding("months_reversed", "months", _("Các tháng ghi không hợp lẽ."), remedy))
            else:
                values["span"] = f"{months[0]:%Y-%m}..{months[1]:%Y-%m}"
        return found

    def keys(self, told: Told, book: Dues, setting: Setting) -> Iterable[Hashable]:
        """Return the transaction."""
        return (told.values["reference"],)

    def open(self, told: Sequence[Told], cells: Mapping[int, Any], setting: Setting, *, lock: bool = False) -> Dues:
        """Read sheets, dues, money and transactions of a chunk: six queries; ``lock`` takes the cells first."""
        book = Dues(cells)
        if told:
            here = {stay.cell_id for one in told for stay in one.known.stays if stay.cell_id in cells}
            if lock:
                hold_cells(here)
            _read(book, told, here, setting.today)
        return book

    def judge(self, told: Told, book: Dues, setting: Setting) -> Judged:
        """Judge a transaction by the rules of taking money; a known one is a double."""
        name, paid_on = told.values.get("full_name", ""), told.values["paid_on"].value
        if told.values["reference"] in book.references:
            return Judged(findings=[_known()])
        paying = _paying(told, book, setting)
        if paying is None:
            return Judged(findings=[taking.stranger_finding(name, "cell")])
        if closed_on := book.closed.get((paying.cell_id, month_of(paid_on))):
            return Judged(findings=[closing.closed_finding(paid_on, closed_on)])
        found: list[Finding] = []
        for month, part in paying.parts:
            line = book.line(paying.cell_id, paying.membership_id, month)
            paid = book.paid.get((paying.membership_id, month), 0)
            owing = taking.Owing(month, line.due if line else None, paid, line.not_counted if line else "")
            found += taking.part_findings(name, owing, part, paid, paid_on, "months")
        if not found:
            found = [*_unlike(paying), *_by_hand(paying, paid_on, book)]
        return Judged(Verdict.NEW, found, {}, {"cell": paying.cell_id})

    def follow(self, told: Told, book: Dues, setting: Setting) -> None:
        """Let the rows after a good one see its money."""
        paying = _paying(told, book, setting)
        for month, part in paying.parts if paying else ():
            key = (paying.membership_id, month) if paying else (0, month)
            book.paid[key] = book.paid.get(key, 0) + part

    def plan(self, row: StagedRow, told: Told, book: Dues, setting: Setting, effects: Effects) -> None:
        """Ask for a receipt; the receipts of a chunk are written together."""
        paying = _paying(told, book, setting)
        if paying is None:
            raise ValueError(f"line {row.line} was judged somebody of a cell")
        parts = tuple(
            Part(month, part, book.paid.get((paying.membership_id, month), 0)) for month, part in paying.parts
        )
        note = _("Nhập từ tệp {file}.").format(file=setting.batch.file_name)[:300]
        reference = told.values["reference"]
        asked = Taking(paying.membership_id, parts, str(PaidBy.PORTAL.value), reference, note, "amount")
        book.asked.append(Asked(row, paying.cell_id, told.values["paid_on"].value, asked))

    def finish(self, book: Dues, *, by: "User") -> None:
        """Write the receipts of a chunk, a book of numbers after the other."""
        write_receipts(book.asked, by=by)

    def hold(self, rows: Sequence[StagedRow]) -> None:
        """Lock the cells whose receipts the rows made."""
        keys = receipts_of(rows)
        hold_cells(DuesReceipt.objects.filter(pk__in=keys).values_list("cell_id", flat=True))

    def forbidden(self, rows: Sequence[StagedRow], cells: Mapping[int, Any]) -> set[int]:
        """Return the lines whose receipt is out of reach, of a closed month, or no longer the last of its book."""
        return forbidden(rows, cells)

    def sentences(self, rows: Any) -> list[str]:
        """Say how much money of how many transactions is written."""
        amount = Cast(KT("values__amount"), BigIntegerField())
        found = rows.aggregate(n=Count("pk"), total=Sum(amount), people=Count("object_id", distinct=True))
        if not found["n"]:
            return []
        words = _("Ghi xong, có thêm {n} phiếu thu của {people} đồng chí, tổng số {total}.")
        return [words.format(n=found["n"], people=found["people"], total=dong(found["total"]))]


def _needed() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "reference",
            _("Chưa có mã giao dịch."),
            _("Ghi mã như trên Cổng; không có mã thì không biết đã ghi hay chưa."),
        ),
        ("paid_on", _("Chưa có ngày nộp."), _("Ghi ngày của giao dịch.")),
        ("amount", _("Chưa có số tiền."), _("Ghi số đồng đã nộp.")),
    )


def _known() -> Finding:
    remedy = _("Không cần ghi lại; nếu phiếu thu ấy sai thì hủy ở trang phiếu thu rồi tải tệp lên lại.")
    return Finding("transaction_known", "reference", _("Giao dịch này đã được ghi."), remedy)


def _paying(told: Told, book: Dues, setting: Setting) -> Paying | None:
    """Return what a row pays; None for somebody who is in no cell of the list on the day or in the months paid."""
    values = told.values
    paid_on = values["paid_on"].value
    first, last = _span(values) or (month_of(paid_on), month_of(paid_on))
    asked = values.get("cell") or setting.cells.only
    stays = (told.known.stay(asked, one, book.cells) for one in (paid_on, first, last))
    stay = next((one for one in stays if one is not None), None)
    if stay is None:
        return None
    if _span(values):
        months = [book.open_month(stay.cell_id, stay.membership_id, month) for month in span(first, last)]
    else:
        months = _oldest_first(stay.cell_id, stay.membership_id, month_of(paid_on), values["amount"], book)
    parts = share_out(values["amount"], months)
    if not _span(values):
        paid_for_ = {month for month, _part in parts}
        months = [one for one in months if one.month in paid_for_]
    return Paying(stay.cell_id, stay.membership_id, tuple(months), tuple(parts))


def _span(values: Mapping[str, Any]) -> tuple[date, date] | None:
    told = values.get("span")
    if not told:
        return None
    first, last = (date.fromisoformat(f"{one}-01") for one in told.split(".."))
    return first, last


def _oldest_first(cell_id: int, membership_id: int, current: date, amount: int, book: Dues) -> list[Open]:
    """Return the months a sum without months is for: those that lack something, this one, then months to come."""
    behind = [month for month in book.unpaid.get(membership_id, ()) if month < current]
    months = [book.open_month(cell_id, membership_id, month) for month in (*behind, current)]
    left = amount - sum(one.lacks or 0 for one in months)
    for ahead in range(1, AHEAD + 1):
        if left <= 0 or months[-1].due in (None, 0):
            break
        months.append(book.open_month(cell_id, membership_id, later(current, ahead)))
        left -= months[-1].lacks or 0
    return months


def _unlike(paying: Paying) -> list[Finding]:
    """Ask to look when the sum is not what is due, or nobody knows what is due."""
    months = ", ".join(said(one.month) for one in paying.months[:4]) + ("…" if len(paying.months) > 4 else "")
    due, amount = expected(paying.months), sum(part for _month, part in paying.parts)
    if due is None:
        reason = _("Chưa biết mức phải đóng {months}.").format(months=months)
        remedy = _("Vẫn ghi được; lập bảng đảng phí của tháng ấy để đối chiếu.")
        return [Finding("dues_unknown", "amount", reason, remedy, Level.WARNING)]
    if due == amount:
        return []
    reason = _("Nộp {amount}, còn phải đóng cho {months} là {due}.")
    remedy = _("Vẫn ghi đủ số đã nộp: thiếu thì thu tiếp, thừa là tự nguyện đóng cao hơn.")
    told = reason.format(amount=dong(amount), months=months, due=dong(due))
    return [Finding("dues_amount_differs", "amount", told, remedy, Level.WARNING)]


def _by_hand(paying: Paying, paid_on: date, book: Dues) -> list[Finding]:
    amount = sum(part for _month, part in paying.parts)
    if (paying.membership_id, paid_on, amount) not in book.alike:
        return []
    reason = _("Ngày ấy đã có phiếu thu cùng số tiền của đồng chí này, ghi tay.")
    remedy = _("Nếu là một lần nộp thì hủy phiếu ghi tay, hoặc bỏ dòng này.")
    return [Finding("paid_by_hand_too", "amount", reason, remedy, Level.WARNING)]


def _read(book: Dues, told: Sequence[Told], here: set[int], today: date) -> None:
    """Fill the book: sheets that are closed, lines, money, months that lack something, transactions, receipts alike."""
    members = {stay.membership_id for one in told for stay in one.known.stays}
    paid_on = {one.values["paid_on"].value for one in told}
    spans = [_span(one.values) or (day_, day_) for one in told for day_ in (one.values["paid_on"].value,)]
    first = later(month_of(min(one[0] for one in spans)), -BACK)
    last = later(month_of(max(max(one[1] for one in spans), max(paid_on))), AHEAD)
    closed = DuesSheet.objects.filter(cell__in=here, month__in=set(map(month_of, paid_on)), state=SheetState.CLOSED)
    book.closed = {
        (cell, month): timezone.localdate(at) for cell, month, at in closed.values_list("cell_id", "month", "closed_at")
    }
    for one in lacking(FIRST, month_of(max(paid_on)), today=today, memberships=members):
        book.unpaid.setdefault(one.membership_id, []).append(one.month)
    first = min([first, *(months[0] for months in book.unpaid.values())])
    lines = DuesLine.objects.filter(membership__in=members, sheet__month__range=(first, last)).select_related("sheet")
    for line in lines:
        book.lines.setdefault((line.membership_id, line.sheet.month), []).append(line)
    book.paid = paid_for(members, first, last)
    known = DuesReceipt.objects.filter(void_on__isnull=True)
    asked = {one.values["reference"] for one in told}
    same = known.filter(how=PaidBy.PORTAL, reference__in=asked)
    book.references = set(same.values_list("reference", flat=True))
    by_hand = known.filter(membership__in=members, paid_on__in=paid_on).exclude(how=PaidBy.PORTAL)
    book.alike = set(by_hand.values_list("membership_id", "paid_on", "total"))
