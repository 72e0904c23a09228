"""Months: each is its first day; the words and the steps between them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from rulebook.calendar import add_months

FIRST: Final = date(2016, 8, 1)
"""The first month whose rules are kept."""
AHEAD: Final = 12
"""How many months ahead dues may be paid (assumed: no text says)."""


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def later(month: date, count: int) -> date:
    """Return the month so many months later (earlier when negative)."""
    return add_months(month, count)


def span(first: date, last: date) -> Iterator[date]:
    """Give the months from one to another, both included."""
    while first <= last:
        yield first
        first = add_months(first, 1)


def of_year(year: int) -> list[date]:
    """Return the twelve months of a year."""
    return [date(year, number, 1) for number in range(1, 13)]


def said(month: date) -> str:
    """Write a month: tháng 10/2026."""
    return _("tháng {month}").format(month=f"{month:%m/%Y}")


def known(year: int, number: int) -> date | None:
    """Return the month of an address, None when there is none or no rules of it are kept."""
    if not (1 <= number <= 12 and FIRST.year <= year <= 9000):
        return None
    month = date(year, number, 1)
    return month if month >= FIRST else None
