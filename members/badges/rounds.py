"""The four days of the year on which badges are given, each with its window of days and the last day for files."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import rulebook
from rulebook.calendar import add_months
from rulebook.errors import CalendarUnknown, RuleUnknown
from rulebook.party_age import badge_file_due

ROUNDS: Final = "badge.rounds"
AHEAD: Final = 6


@dataclass(frozen=True)
class Round:
    """One award day: who reaches the years from ``first`` to ``last`` belongs to it."""

    on: date
    first: date
    last: date

    @property
    def files_due(self) -> date | None:
        """Return the last day for files at the city; None where the calendar of that year is not known yet."""
        try:
            return badge_file_due(self.on)
        except (CalendarUnknown, RuleUnknown):
            return None

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the window."""
        return self.first <= day <= self.last


def rounds_of_year(year: int, known: date) -> list[Round]:
    """Return the rounds awarded in a year, by the rules of the day ``known``."""
    found = []
    for award, window in rulebook.on(known).table(ROUNDS).items():
        first, last = (_day_month(part) for part in str(window).split("-"))
        day, month = _day_month(str(award))
        begins = year - 1 if first[::-1] > last[::-1] else year
        found.append(Round(date(year, month, day), _day(begins, *first), _day(year, *last)))
    return sorted(found, key=lambda one: one.on)


def _day_month(text: str) -> tuple[int, int]:
    day, month = text.split("/")
    return int(day), int(month)


def _day(year: int, day: int, month: int) -> date:
    """Return a day of a year; 29/2 is the last of February whatever the year."""
    if (day, month) == (29, 2):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def coming(today: date) -> list[Round]:
    """Return the last round before today and those that come next."""
    years = (today.year - 1, today.year, today.year + 1, today.year + 2)
    found = [one for year in years for one in rounds_of_year(year, today)]
    first = next(place for place, one in enumerate(found) if one.on >= today)
    return found[first - 1 : first + AHEAD]


def round_on(day: date, today: date) -> Round | None:
    """Return the round of an award day, None for another day."""
    return next((one for one in rounds_of_year(day.year, today) if one.on == day), None)


def near_until(years: int, one: Round) -> date:
    """Return until when people count as near: as long as the gravely ill may have the badge early."""
    months = rulebook.on(one.on).table("badge.early.max_months").get(years)
    return add_months(one.on, months if isinstance(months, int) else 12)


def steps(one: Round) -> tuple[int, ...]:
    """Return the badges there are, by the rules of the round."""
    return rulebook.on(one.on).sequence("badge.years")
