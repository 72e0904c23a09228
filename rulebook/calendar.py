"""Working days and months by the Vietnamese calendar; days off by law live in ``holidays.toml``."""

from __future__ import annotations

import calendar as _civil
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rulebook.errors import CalendarUnknown
from rulebook.model import Confidence

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LegalYear:
    """One year of ``holidays.toml``: what the law gives, and how sure we are of the choices in it.

    ``tet`` is the first day of the lunar year; Tết runs ``tet_days`` days from ``tet_before`` days earlier.
    ``ancestors`` is 10/3 lunar (from 2007), ``national_second`` the day beside 2/9 (from 2021).
    """

    year: int
    tet: date
    tet_before: int
    tet_days: int
    ancestors: date | None
    national_second: date | None
    confidence: Confidence


def add_working_days(
    start: date,
    n: int,
    holidays: Collection[date] | None = None,
    *,
    worked: Collection[date] = (),
) -> date:
    """Give the n-th working day after ``start``; the start day itself is not counted.

    n < 0 counts back, n = 0 gives ``start`` unchanged. Monday to Friday, less ``holidays``: None = days off by law,
    a collection = just those. ``worked`` are Saturdays or Sundays worked in exchange.
    Raises ``CalendarUnknown`` where holidays is None and a year is not in ``holidays.toml``.
    """
    step = _ONE if n >= 0 else -_ONE
    day, left = start, abs(n)
    while left:
        day += step
        if is_working_day(day, holidays, worked=worked):
            left -= 1
    return day


def working_days_between(
    a: date,
    b: date,
    holidays: Collection[date] | None = None,
    *,
    worked: Collection[date] = (),
) -> int:
    """Count the working days after ``a`` up to and including ``b``; with b < a, minus those in [b, a).

    The inverse of ``add_working_days``: between(a, add(a, n)) == n.
    """
    if b < a:
        return -sum(1 for day in _days(b, a) if is_working_day(day, holidays, worked=worked))
    return sum(1 for day in _days(a + _ONE, b + _ONE) if is_working_day(day, holidays, worked=worked))


def is_working_day(day: date, holidays: Collection[date] | None = None, *, worked: Collection[date] = ()) -> bool:
    """Say whether people work that day; see ``add_working_days`` for the arguments."""
    if day in worked:
        return True
    if day.weekday() >= 5:
        return False
    return day not in (holidays_by_law(day.year) if holidays is None else holidays)


def add_months(day: date, n: int) -> date:
    """Give the same day number n months on (n < 0: back), or the last day of a shorter month.

    So 31/1 + 1 month = 28/2 or 29/2, and the anniversary of 29/2 in a common year is 28/2 (our reading).
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month0 + 1, min(day.day, _civil.monthrange(year, month0 + 1)[1]))


@lru_cache(maxsize=128)
def holidays_by_law(year: int) -> frozenset[date]:
    """Give the Mondays to Fridays of a year that the law makes free.

    Days off that fall on a weekend move to the next working day. Swaps decided by the Government are not here: they
    are not law, and callers pass them in. Raises ``CalendarUnknown`` for a year not in ``holidays.toml``.
    Source: Bộ luật Lao động 45/2019/QH14, Điều 111.3 and 112; before 1/5/2013 Tết had four days.
    """
    legal = legal_year(year)
    named = sorted(_named_days(legal))
    free = {day for day in named if day.weekday() < 5}
    for day in named:
        if day.weekday() >= 5:
            free.add(_next_free_slot(day, free))
    return frozenset(free)


def legal_year(year: int) -> LegalYear:
    """Give a year's entry with its confidence. Raises ``CalendarUnknown``."""
    try:
        return _years()[year]
    except KeyError:
        raise CalendarUnknown(year) from None


@lru_cache(maxsize=1)
def days_in_doubt() -> Mapping[date, str]:
    """Give days some source calls free that are NOT counted as free, with the reason, in Vietnamese."""
    return MappingProxyType({row["day"]: row["note"] for row in _file()["doubt"]})


def _named_days(legal: LegalYear) -> Iterator[date]:
    yield from (date(legal.year, 1, 1), date(legal.year, 4, 30), date(legal.year, 5, 1), date(legal.year, 9, 2))
    first = legal.tet - legal.tet_before * _ONE
    yield from _days(first, first + legal.tet_days * _ONE)
    if legal.ancestors:
        yield legal.ancestors
    if legal.national_second:
        yield legal.national_second


def _next_free_slot(day: date, free: Collection[date]) -> date:
    while day.weekday() >= 5 or day in free:
        day += _ONE
    return day


def _days(start: date, end: date) -> Iterator[date]:
    """Go through [start, end)."""
    while start < end:
        yield start
        start += _ONE


@lru_cache(maxsize=1)
def _years() -> dict[int, LegalYear]:
    return {
        row["tet"].year: LegalYear(
            year=row["tet"].year,
            tet=row["tet"],
            tet_before=row["tet_before"],
            tet_days=row["tet_days"],
            ancestors=row.get("ancestors"),
            national_second=row.get("national_second"),
            confidence=Confidence(row["confidence"]),
        )
        for row in _file()["year"]
    }


@lru_cache(maxsize=1)
def _file() -> dict[str, list[dict[str, Any]]]:
    with (Path(__file__).parent / "holidays.toml").open("rb") as stream:
        return tomllib.load(stream)
