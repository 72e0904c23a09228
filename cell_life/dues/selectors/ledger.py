"""Sổ thu đảng phí: members × twelve months of a cell, the same rows for screen, workbook and paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.scope import Scope
from cell_life.choices import NotCounted, SheetState
from cell_life.dues.months import of_year
from cell_life.dues.rules import dotted
from cell_life.dues.selectors.cash import paid_for
from cell_life.dues.selectors.month import person_url
from cell_life.dues.selectors.unpaid import last_counted, unpaid_months
from cell_life.models import DuesLine, DuesReceipt, DuesSheet
from members.models import Membership


@dataclass(frozen=True)
class Square:
    """One month of one member: ``text`` as the book says it; ``state`` is paid, short, due, unpaid, free or empty."""

    text: str
    state: str
    paid: int = 0


@dataclass(frozen=True)
class LedgerRow:
    """One member with his twelve months; ``unpaid`` counts those unpaid at the end of the following month."""

    membership_id: int
    name: str
    url: str
    squares: tuple[Square, ...]
    due: int
    paid: int
    unpaid: int


@dataclass(frozen=True)
class Column:
    """One month of the book: whether a sheet was made, whether it is closed, and the sums of the members' months."""

    month: date
    has_sheet: bool
    is_closed: bool
    due: int
    paid: int
    cash: int
    is_gap: bool


@dataclass(frozen=True)
class Ledger:
    """The book of a year."""

    year: int
    columns: tuple[Column, ...]
    rows: tuple[LedgerRow, ...]

    @property
    def due(self) -> int:
        """Return what the year asks for."""
        return sum(column.due for column in self.columns)

    @property
    def paid(self) -> int:
        """Return what was paid for the year."""
        return sum(column.paid for column in self.columns)

    @property
    def cash(self) -> int:
        """Return the money taken during the year, for whichever months."""
        return sum(column.cash for column in self.columns)

    @property
    def gaps(self) -> list[Column]:
        """Return the months without a sheet before one that has one."""
        return [column for column in self.columns if column.is_gap]


def ledger_of(cell_id: int, year: int, scope: Scope, today: date) -> Ledger:
    """Return the book of a cell for a year: six queries."""
    months = of_year(year)
    sheets = {one.month: one for one in DuesSheet.objects.filter(cell=cell_id, month__in=months)}
    lines = DuesLine.objects.filter(sheet__in=list(sheets.values())).select_related("sheet")
    known = {(line.membership_id, line.sheet.month): line for line in lines}
    members = {membership_id for membership_id, _month in known}
    people = Membership.objects.filter(pk__in=members).select_related("person").order_by("person__name_sort", "pk")
    paid = paid_for(members, months[0], months[-1])
    unpaid: dict[int, int] = {}
    for one in unpaid_months(year=year, today=today, cell=cell_id):
        unpaid[one.membership_id] = unpaid.get(one.membership_id, 0) + one.is_unpaid
    rows = tuple(_row(one, months, known, paid, scope, unpaid.get(one.pk, 0), last_counted(today)) for one in people)
    return Ledger(year, _columns(months, sheets, known, paid, _cash(cell_id, year)), rows)


def _cash(cell_id: int, year: int) -> dict[date, int]:
    valid = DuesReceipt.objects.filter(cell=cell_id, year=year, void_on__isnull=True)
    found: dict[date, int] = {}
    for day, total in valid.values_list("paid_on").annotate(sum=Sum("total")):
        month = day.replace(day=1)
        found[month] = found.get(month, 0) + total
    return found


def _row(
    one: Membership,
    months: Sequence[date],
    known: Mapping[tuple[int, date], DuesLine],
    paid: Mapping[tuple[int, date], int],
    scope: Scope,
    unpaid: int,
    last: date,
) -> LedgerRow:
    keys = [(one.pk, month) for month in months]
    squares = tuple(_square(known.get(key), paid.get(key, 0), late=key[1] <= last) for key in keys)
    due = sum(known[key].due or 0 for key in keys if key in known)
    url = person_url(one.person, scope)
    return LedgerRow(one.pk, one.person.full_name, url, squares, due, sum(s.paid for s in squares), unpaid)


def _free_words(reason: str) -> str:
    if reason == NotCounted.ELSEWHERE:
        return _("đóng nơi khác")
    return _("không tính") if reason == NotCounted.DETAINED else _("miễn")


def _square(line: DuesLine | None, paid: int, *, late: bool) -> Square:
    if line is not None and line.not_counted and not paid:
        return Square(_free_words(line.not_counted), "free")
    if paid:
        short = line is not None and line.due is not None and paid < line.due
        return Square(dotted(paid), "short" if short else "paid", paid)
    if line is None:
        return Square("", "empty")
    return Square(_("chưa có căn cứ") if line.due is None else _("chưa đóng"), "unpaid" if line.due and late else "due")


def _columns(
    months: Sequence[date],
    sheets: Mapping[date, DuesSheet],
    known: Mapping[tuple[int, date], DuesLine],
    paid: Mapping[tuple[int, date], int],
    cash: Mapping[date, int],
) -> tuple[Column, ...]:
    last = max(sheets, default=date.min)
    found = []
    for month in months:
        sheet = sheets.get(month)
        due = sum(line.due or 0 for (_pk, when), line in known.items() if when == month)
        sums = sum(amount for (_pk, when), amount in paid.items() if when == month)
        closed = sheet is not None and sheet.state == SheetState.CLOSED
        gap = sheet is None and min(sheets, default=date.max) < month < last
        found.append(Column(month, sheet is not None, closed, due, sums, cash.get(month, 0), gap))
    return tuple(found)
