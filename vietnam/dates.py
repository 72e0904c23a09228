"""Dates known to the day, the month or the year; read day first, always. No clock: nothing is compared with today."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from vietnam.letters import without_unseen
from vietnam.names import fold

Precision = Literal["day", "month", "year"]

FIRST_YEAR, LAST_YEAR = 1850, 2199
"""Years outside are typing errors: no living memory before, no plan after."""


class DateError(ValueError):
    """A text that is no date; ``code`` is the fault's code, ``raw`` what was read (kept out of the message)."""

    code = "unreadable_date"

    def __init__(self, raw: object = "") -> None:
        super().__init__(self.code)
        self.raw = raw


class UnreadableDate(DateError):
    """Nothing that looks like a date."""


class TwoDigitYear(DateError):
    """A year of two digits: the century is asked back, never guessed."""

    code = "two_digit_year"


class ImpossibleDate(DateError):
    """A day that no calendar has, such as 31/02, or a year out of all reason."""

    code = "impossible_date"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as well as it is known: it lies between ``earliest`` and ``latest``, both included."""

    earliest: date
    latest: date
    precision: Precision

    @property
    def value(self) -> date:
        """Return the day that is stored: the day itself, the 1st of the month, or 1 January."""
        return self.earliest

    @property
    def is_full(self) -> bool:
        """Say whether the day is known."""
        return self.precision == "day"

    def display(self) -> str:
        """Write dd/mm/yyyy, mm/yyyy or yyyy."""
        day = self.earliest
        if self.precision == "year":
            return f"{day.year:04}"
        if self.precision == "month":
            return f"{day.month:02}/{day.year:04}"
        return f"{day.day:02}/{day.month:02}/{day.year:04}"

    __str__ = display

    def words(self) -> str:
        """Read the date back in Vietnamese: thứ Năm, 5 tháng 3 năm 1970; tháng 3 năm 1970; năm 1970."""
        day = self.earliest
        if self.precision == "year":
            return f"năm {day.year}"
        if self.precision == "month":
            return f"tháng {day.month} năm {day.year}"
        return f"{WEEKDAYS[day.weekday()]}, {day.day} tháng {day.month} năm {day.year}"

    def surely_before(self, other: "PartialDate | date") -> bool:
        """Say whether this date is earlier, whatever the unknown days are."""
        return self.latest < _as_partial(other).earliest

    def may_be_before(self, other: "PartialDate | date") -> bool:
        """Say whether this date can be earlier."""
        return self.earliest < _as_partial(other).latest

    def surely_after(self, other: "PartialDate | date") -> bool:
        """Say whether this date is later, whatever the unknown days are."""
        return self.earliest > _as_partial(other).latest

    def may_be_after(self, other: "PartialDate | date") -> bool:
        """Say whether this date can be later."""
        return self.latest > _as_partial(other).earliest

    def may_be(self, other: "PartialDate | date") -> bool:
        """Say whether both can be the same day."""
        that = _as_partial(other)
        return self.earliest <= that.latest and that.earliest <= self.latest


WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _as_partial(value: "PartialDate | date") -> PartialDate:
    return value if isinstance(value, PartialDate) else of_day(value)


def of_day(day: date) -> PartialDate:
    """Take a full date (or the date of a moment) as a PartialDate."""
    plain = day.date() if isinstance(day, datetime) else day
    return PartialDate(plain, plain, "day")


def of_month(year: int, month: int) -> PartialDate:
    """Make a date known to the month; raises ``ImpossibleDate`` when there is no such month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise ImpossibleDate(f"{month}/{year}")
    return PartialDate(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def of_year(year: int) -> PartialDate:
    """Make a date known to the year; raises ``ImpossibleDate`` out of 1850–2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate(year)
    return PartialDate(date(year, 1, 1), date(year, 12, 31), "year")


def restore(value: date, precision: str) -> PartialDate:
    """Make the PartialDate of two stored columns: the value and its precision."""
    if precision == "year":
        return of_year(value.year)
    return of_month(value.year, value.month) if precision == "month" else of_day(value)


_LAST_SERIAL = 200_000  # in the year 2447
_LEAP_THAT_NEVER_WAS = 60  # spreadsheets count a 29/02/1900


def from_serial(serial: int | float, *, epoch_1904: bool = False) -> PartialDate:
    """Read the day number of a spreadsheet; the time of day is dropped. Raises ``ImpossibleDate``."""
    if not 0 <= serial < _LAST_SERIAL:
        raise ImpossibleDate(serial)
    days = int(serial)
    if epoch_1904:
        day = date(1904, 1, 1) + timedelta(days=days)
    elif days in (0, _LEAP_THAT_NEVER_WAS):
        raise ImpossibleDate(serial)
    else:
        day = date(1899, 12, 31 if days < _LEAP_THAT_NEVER_WAS else 30) + timedelta(days=days)
    if day.year > LAST_YEAR:
        raise ImpossibleDate(serial)
    return of_day(day)


def parse(text: object) -> PartialDate:
    """Read a date as people write it, day first: 05/03/1970, 5-3-1970, 05031970, 3/1970, 1970, 5 tháng 3 năm 1970.

    Months in words too, as spreadsheets print them: 5 thg 3 1970, 5-Mar-1970. Six digits (031970) are asked back.
    Takes text, dates and spreadsheet numbers (1900–2199 is a year, 5 or 6 digits a day number).
    ``00/00/1946`` and ``/1946`` are years. Raises ``TwoDigitYear``, ``ImpossibleDate`` or ``UnreadableDate``.
    """
    if isinstance(text, PartialDate):
        return text
    if isinstance(text, date):
        return of_day(text)
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        return _parse_number(text)
    if not isinstance(text, str) or len(text) > 100:
        raise UnreadableDate(text)
    return _parse_text(text)


def _parse_number(number: int | float) -> PartialDate:
    if number != number or number in (float("inf"), float("-inf")) or number <= 0:
        raise UnreadableDate(number)
    whole = int(number)
    if number == whole:
        if whole < 100:
            raise TwoDigitYear(number)
        if 1900 <= whole <= LAST_YEAR:
            return of_year(whole)
        if 1_000_000 <= whole <= 99_999_999:
            return _parse_digits(f"{whole:08}", number)
    if whole <= LAST_YEAR or whole > 999_999:
        raise UnreadableDate(number)
    return from_serial(number)


_TIME = re.compile(r"[t ]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m|z|[+-]\d{2}:?\d{2})?$")
_WEEKDAY = re.compile(r"^(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7])\s*,\s*")
_BLANK = re.compile(r"(?<![a-z0-9])(?:…|\.{2,}|_+|\?+|\*+|x+)+(?![a-z0-9])")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(
    r"(?:(?:ngay |mung |mong )?\s*(\d{0,2})\s*(?:[-/., ]|thang)\s*)??"
    r"(?:thang\s*|t\s?)?(\d{0,2})\s*(?:[-/., ]|nam)\s*(?:nam\s*)?(\d+)"
)
_MONTH_WORDS = {
    "muoi mot": 11, "muoi hai": 12, "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "chap": 12,
}  # fmt: skip
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ENGLISH_PLACE = {name[:3]: place for place, name in enumerate(_ENGLISH_MONTHS, 1)}
_ENGLISH_MONTH = re.compile(rf"(?<![a-z])({'|'.join((*_ENGLISH_MONTHS, 'sept', *_ENGLISH_PLACE))})\.?(?=[-/ ]\d)")
_MONTH_WORD = re.compile(rf"\bthang ({'|'.join(_MONTH_WORDS)})\b")


def _parse_text(text: str) -> PartialDate:
    """Read a written date; the outcome of common spellings is kept."""
    try:
        return _parse_cached(text)
    except DateError as error:
        raise type(error)(text) from None


@lru_cache(maxsize=1 << 15)
def _parse_cached(text: str) -> PartialDate:
    plain = _plain(text)
    if plain.isdecimal():
        return _parse_digits(plain, text)
    if match := _YEAR_FIRST.fullmatch(plain):
        return parse_parts(match[3], match[2], match[1])
    if match := _DAY_FIRST.fullmatch(plain):
        return parse_parts(match[1], match[2], match[3])
    if match := re.fullmatch(r"(?:nam|[-/. ]+)\s*(?:nam\s*)?(\d+)", plain):
        return parse_parts(None, None, match[1])
    raise UnreadableDate(text)


def _plain(text: str) -> str:
    """Bring a written date to small unmarked letters, blanks as zero, no apostrophe, weekday or time of day."""
    spread = unicodedata.normalize("NFKC", without_unseen(text)).replace("...", "…")
    plain = fold(spread.replace("\u2044", "/").replace("\\", "/")).strip("'\" ").replace("/'", "/")
    plain = _WEEKDAY.sub("", _TIME.sub("", plain))
    plain = re.sub(r"^(\d+)\.0+$|^(\d{5})\.\d+$", r"\1\2", plain)
    plain = re.sub(r"\bthg\.?(?=\s*\d)", "thang", plain)
    plain = _ENGLISH_MONTH.sub(lambda match: f"thang {_ENGLISH_PLACE[match[1][:3]]}", plain)
    plain = re.sub(r"\s*([-/.,])\s*", r"\1", plain).rstrip(".,;")
    plain = re.sub(r"^(sinh |vao |tu )?(ngay|nam|thang)( sinh)?\s*:?\s*(?=\d{1,2}[-/.]|\d{4}$)", "", plain)
    plain = _BLANK.sub("0", plain)
    return _MONTH_WORD.sub(lambda match: f"thang {_MONTH_WORDS[match[1]]}", plain)


def _parse_digits(digits: str, raw: object) -> PartialDate:
    """Read digits without separators: ddmmyyyy, yyyy, or a day number of a spreadsheet."""
    if len(digits) == 8:
        return _parse_eight(digits)
    if len(digits) == 4:
        return parse_parts(None, None, digits)
    if len(digits) in (1, 2, 6):
        raise TwoDigitYear(raw)
    if len(digits) == 5 and digits[0] != "0":
        return from_serial(int(digits))
    raise UnreadableDate(raw)


def _parse_eight(digits: str) -> PartialDate:
    """Read ddmmyyyy; yyyymmdd only where day first is no date at all."""
    try:
        return parse_parts(digits[:2], digits[2:4], digits[4:])
    except ImpossibleDate:
        if digits[:2] not in ("18", "19", "20"):
            raise
        return parse_parts(digits[6:], digits[4:6], digits[:4])


Part = str | int | None


def parse_parts(day: Part, month: Part, year: Part) -> PartialDate:
    """Read the three boxes of a date field; empty or zero means unknown, from the left.

    Raises ``TwoDigitYear``, ``ImpossibleDate`` (also for a day without its month) or ``UnreadableDate``
    (no year, not digits).
    """
    raw = "/".join("" if part is None else str(part).strip() for part in (day, month, year))
    d, m, y = (_number(part, raw) for part in (day, month, year))
    if y is None:
        raise UnreadableDate(raw)
    if y < 100 and len(str(year).strip()) <= 2:
        raise TwoDigitYear(raw)
    if not FIRST_YEAR <= y <= LAST_YEAR:
        raise ImpossibleDate(raw)
    if not m:
        if d:
            raise ImpossibleDate(raw)
        return of_year(y)
    if not d:
        return of_month(y, m)
    try:
        return of_day(date(y, m, d))
    except ValueError:
        raise ImpossibleDate(raw) from None


def _number(part: Part, raw: str) -> int | None:
    text = "" if part is None else str(part).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 6):
        raise UnreadableDate(raw)
    return int(text)
