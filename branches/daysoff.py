"""Days off and worked weekends entered beside the law, read once for a page, an act or a night."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from branches.models import Holiday
from rulebook.calendar import holidays_by_law
from rulebook.errors import CalendarUnknown


@dataclass(frozen=True)
class DaysOff:
    """Swap days and worked weekends decided year by year."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def around(self, day: date) -> Collection[date] | None:
        """Return all days off near a day, None when only the days by law are: the calendar knows those."""
        if not self.off:
            return None
        return self.off.union(*(_by_law(year) for year in range(day.year, day.year + 3)))


def _by_law(year: int) -> frozenset[date]:
    try:
        return holidays_by_law(year)
    except CalendarUnknown:
        return frozenset()


def days_off() -> DaysOff:
    """Read the days off and the worked days entered beside the law: one query."""
    rows = list(Holiday.objects.values_list("day", "is_off"))
    return DaysOff(frozenset(day for day, off in rows if off), frozenset(day for day, off in rows if not off))
