"""Months, quarters, half-years and years: what two days are called, the ones beside them, the usual choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from rulebook.calendar import add_months

LENGTHS: Final = (1, 3, 6, 12)
"""Months of the periods that have names, shortest first."""


@dataclass(frozen=True)
class Period:
    """Two days, both inclusive; ``months`` is the length of a period that has a name, 0 for any two days."""

    since: date
    until: date
    months: int = 0

    @property
    def words(self) -> str:
        """Return its name, or its two days."""
        quarter, half = (self.since.month + 2) // 3, (self.since.month + 5) // 6
        names = {
            1: _("Tháng {n}/{year}").format(n=self.since.month, year=self.since.year),
            3: _("Quý {n}/{year}").format(n=quarter, year=self.since.year),
            6: (_("6 tháng đầu năm {year}") if half == 1 else _("6 tháng cuối năm {year}")).format(
                year=self.since.year
            ),
            12: _("Năm {year}").format(year=self.since.year),
        }
        plain = _("Từ {since} đến {until}").format(since=f"{self.since:%d/%m/%Y}", until=f"{self.until:%d/%m/%Y}")
        return names.get(self.months, plain)


def holding(day: date, months: int, today: date) -> Period:
    """Return the period of that many months that holds a day, up to today."""
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, min(add_months(first, months) - timedelta(days=1), today), months)


def of(since: date, until: date, today: date) -> Period:
    """Return two days as the longest period with a name that they are, else as they are."""
    for months in reversed(LENGTHS):
        named = holding(since, months, today)
        if (named.since, named.until) == (since, until):
            return named
    return Period(since, until)


def beside(period: Period, today: date) -> tuple[Period | None, Period | None]:
    """Return the period before and the one after, None where it has no name or has not begun."""
    if not period.months:
        return None, None
    first = add_months(period.since, period.months)
    before = holding(period.since - timedelta(days=1), period.months, today)
    return before, holding(first, period.months, today) if first <= today else None


def usual(today: date) -> Iterator[Period]:
    """Yield the periods people ask for: this month and the last, quarter, half-year, year, the year before."""
    this_month = holding(today, 1, today)
    yield this_month
    yield holding(this_month.since - timedelta(days=1), 1, today)
    yield from (holding(today, months, today) for months in LENGTHS[1:])
    yield holding(date(today.year - 1, 1, 1), 12, today)
