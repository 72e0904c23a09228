"""Cells of the portal's payments: sums of money, codes of transactions, months from and to."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.intake.cells import Value, shown
from members.intake.widgets import CellFaults, CellWidget
from vietnam.names import fold

MOST: Final = 1_000_000_000
"""No member pays so much; a larger sum is a slip."""
EXACT: Final = 10**15
"""Above this a number in a cell of a workbook has lost digits."""
_UNIT: Final = re.compile(r"(vnd|vnđ|đồng|dong|đ|d|₫)\s*$", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}([.,\s]\d{3})+")
_ZEROS: Final = re.compile(r"[.,]0{1,2}$")


class MoneyWidget(CellWidget):
    """A sum in đồng: 15930, 15.930, 15,930 đ; there are no parts of a đồng."""

    blank = None

    def read(self, value: Value) -> int:
        """Return the sum; anything but a whole one above nought is refused."""
        amount = self._number(value) if isinstance(value, (int, float)) else self._text(shown(value))
        if amount is None or not 0 < amount <= MOST:
            text = shown(value)[:30]
            reason = _("“{text}” không phải số tiền.").format(text=text)
            raise CellFaults(
                None, Finding("not_money", self.field, reason, _("Ghi số đồng, ví dụ 15.930."), value=text)
            )
        return amount

    @staticmethod
    def _number(value: float) -> int | None:
        if isinstance(value, bool) or abs(value) >= EXACT:
            return None
        exact = Decimal(str(value))
        return int(exact) if exact == int(exact) else None

    @staticmethod
    def _text(text: str) -> int | None:
        plain = _UNIT.sub("", text.strip()).strip()
        if _GROUPED.fullmatch(plain):
            return int(re.sub(r"\D", "", plain))
        plain = _ZEROS.sub("", plain)
        if _GROUPED.fullmatch(plain):
            return int(re.sub(r"\D", "", plain))
        return int(plain) if plain.isdecimal() and plain.isascii() else None


class CodeOfTransactionWidget(CellWidget):
    """Mã giao dịch: kept as written, capitals alike; one whose digits a number ate is refused."""

    def read(self, value: Value) -> str:
        """Return the code."""
        if isinstance(value, float) or (isinstance(value, int) and abs(value) >= EXACT):
            if not float(value).is_integer() or abs(value) >= EXACT:
                reason = _("Excel đã làm tròn mã giao dịch này, các chữ số cuối bị mất.")
                remedy = _("Lấy lại tệp từ Cổng, để cột này ở dạng Văn bản (Text).")
                raise CellFaults("", Finding("digits_lost", self.field, reason, remedy, value=shown(value)[:30]))
            value = int(value)
        text = "".join(shown(value).split()).upper()
        if len(text) > 60:
            reason = _("Mã giao dịch dài quá {n} ký tự.").format(n=60)
            raise CellFaults(
                "", Finding("text_too_long", self.field, reason, _("Xem lại cột mã giao dịch."), value=text[:30])
            )
        return text


_MONTH: Final = re.compile(r"(?<!\d)(?:0?([1-9])|(1[0-2]))\s*(?:[/.-]|,? nam)\s*(20\d\d)(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)\s*[/.-]\s*(0[1-9]|1[0-2])(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}([/.-])(\d{1,2})\1(20\d\d)(?!\d)")
_BARE: Final = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])(?!\d)")
_QUARTER: Final = re.compile(r"quy\s*(iv|iii|ii|i|[1-4])\b(?:\D*(20\d\d))?")
_WORDS: Final = re.compile(r"dang phi|thang|nam|dong|nop|tu|den|cho|ky|t|,|;|-|–|&|va|\.|/|\s")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class MonthsWidget(CellWidget):
    """One month or several: 9/2026, Tháng 9, từ 7/2026 đến 9/2026, 7-9/2026, Quý III/2026; the year may be missing.

    The value is "first..last", each year-month, the year left out where the cell has none.
    """

    def read(self, value: Value) -> str:
        """Return the months; words that are none are refused."""
        if isinstance(value, date):
            return _said(str(value.year), value.month, value.month)
        said = " ".join(fold(shown(value)).split())
        found = self._quarter(said) or self._spelled(said)
        if found is None:
            reason = _("Chưa hiểu “{text}” là những tháng nào.").format(text=shown(value)[:30])
            remedy = _("Ghi tháng/năm, ví dụ 09/2026, hoặc từ 07/2026 đến 09/2026.")
            raise CellFaults("", Finding("unknown_month", self.field, reason, remedy, value=shown(value)[:30]))
        return found

    @staticmethod
    def _quarter(said: str) -> str | None:
        found = _QUARTER.search(said)
        if not found:
            return None
        number = _ROMAN.get(found[1]) or int(found[1])
        return _said(found[2] or "", number * 3 - 2, number * 3)

    @staticmethod
    def _spelled(said: str) -> str | None:
        said = _DAY.sub(lambda day: f"{day[2]}/{day[3]}", said)
        pairs = [(int(one[1] or one[2]), one[3]) for one in _MONTH.finditer(said)]
        pairs = pairs or [(int(one[2]), one[1]) for one in _ISO.finditer(said)]
        rest = _WORDS.sub(" ", _ISO.sub(" ", _MONTH.sub(" ", said)))
        bare = [int(one[1]) for one in _BARE.finditer(rest)]
        if _BARE.sub(" ", rest).strip() or len(pairs) + len(bare) not in (1, 2):
            return None
        year = pairs[-1][1] if pairs else ""
        months = sorted([*((int(one[1]), one[0]) for one in pairs), *((int(year or 0), number) for number in bare)])
        (first_year, first), (last_year, last) = months[0], months[-1]
        return f"{first_year or ''}-{first:02}..{last_year or ''}-{last:02}"


def _said(year: str, first: int, last: int) -> str:
    return f"{year}-{first:02}..{year}-{last:02}"


def months_of(text: str, paid_on: date) -> tuple[date, date] | None:
    """Return the first and last month of what ``MonthsWidget`` gave; None when the last lies before the first.

    Without a year those of the day of payment are meant; in the first quarter a later month than the next one is
    one of the year before.
    """
    first, last = (_month(one, paid_on) for one in text.split(".."))
    return (first, last) if first <= last else None


def _month(text: str, paid_on: date) -> date:
    year, month = text.split("-")
    if year:
        return date(int(year), int(month), 1)
    before = paid_on.month <= 3 and int(month) >= 10
    return date(paid_on.year - before, int(month), 1)
