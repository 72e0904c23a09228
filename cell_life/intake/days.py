"""Columns that are a meeting each: which day or month their header names, and which day that is in a list."""

import re
from datetime import date
from typing import Final, NamedTuple

from vietnam.names import fold

PREFIX: Final = "mark:"
FIRST_YEAR: Final = 2010
"""Earlier years in a header are no day of a meeting: a birthday, the year of a law."""

_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)(?!\d)")
_SHORT: Final = re.compile(r"(?:^|:|ngay|buoi|hop)\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*(?:\(.*\))?$")
_MONTH: Final = re.compile(r"(?:^|[:\s])(?:thang|t)\s*[.]?\s*(\d{1,2})(?:\s*[/.-]\s*(20\d\d))?$")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d{2})-(\d{2})(?!\d)")


class When(NamedTuple):
    """A day of a list, or the month whose meeting is meant."""

    month: date
    day: date | None = None


def field_of(title: str) -> str:
    """Return the field of a header that names a day or month, "" for any other; a missing year stays open."""
    said = " ".join(fold(title).split())
    if found := _ISO.search(said):
        return _key(found[1], found[2], found[3])
    if found := _DAY.search(said):
        return _key(found[3], found[2], found[1])
    if found := _SHORT.search(said):
        return _key("", found[2], found[1])
    if found := _MONTH.search(said):
        return _key(found[2] or "", found[1], "")
    return ""


def _key(year: str, month: str, day: str) -> str:
    """Return the field of a day (2026-09-03), of a month (2026-09), each also without its year (-09-03, -09)."""
    if year and int(year) < FIRST_YEAR:
        return ""
    try:
        date(int(year or 2024), int(month), int(day or 1))
    except ValueError:
        return ""
    return f"{PREFIX}{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def key_of(day: date) -> str:
    """Return the key of a day that stands in a cell."""
    return day.isoformat()


def when(key: str, as_of: date) -> When | None:
    """Return the day or month a key means in a list of ``as_of``: without a year, the last one not after it.

    None for 29/02 of a year that has none.
    """
    year, month, day = (*key.split("-"), "")[:3]
    known = int(year) if year else as_of.year
    if not year and (int(month), int(day or 1)) > (as_of.month, as_of.day):
        known -= 1
    try:
        return When(date(known, int(month), 1), date(known, int(month), int(day)) if day else None)
    except ValueError:
        return None


def words(key: str, as_of: date | None = None) -> str:
    """Return the day or month as people read it."""
    year, month, day = (*key.split("-"), "")[:3]
    if not year and as_of is not None and (found := when(key, as_of)):
        year = str(found.month.year)
    return "/".join(part for part in (day, month, year) if part)
