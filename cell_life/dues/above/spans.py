"""The stretch a sheet speaks of: one month or one quarter, with the words people read. No clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from cell_life.dues import months

ROMAN: Final = ("I", "II", "III", "IV")


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return months.later(month, 1) - timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """One month or one quarter: its months, each by its first day; ``quarter`` is 1 to 4, or 0 for a month."""

    months: tuple[date, ...]
    quarter: int = 0

    @property
    def month(self) -> date:
        """Return the last month of it."""
        return self.months[-1]

    @property
    def year(self) -> int:
        """Return its year."""
        return self.month.year

    @property
    def since(self) -> date:
        """Return its first day."""
        return self.months[0]

    @property
    def until(self) -> date:
        """Return the first day after it."""
        return months.later(self.month, 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        return last_day(self.month)

    @property
    def words(self) -> str:
        """Write it as it stands inside a sentence."""
        if self.quarter:
            return _("quý {number}/{year}").format(number=ROMAN[self.quarter - 1], year=self.year)
        return months.said(self.month)


def month_span(month: date) -> Span:
    """Return the span of one month."""
    return Span((month,))


def quarter_span(year: int, number: int) -> Span:
    """Return the span of one quarter."""
    return Span(tuple(date(year, number * 3 - left, 1) for left in (2, 1, 0)), number)
