"""The days off of a year as a page shows them: by law, moved from weekends, decided for the year, in doubt."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

import rulebook
from accounts.dates import day_words
from branches.models import Holiday
from branches.rules_pages import SURENESS, day_text
from rulebook.calendar import LegalYear

FIRST_YEAR = 2000
YEARS_AHEAD = 10


@dataclass(frozen=True)
class DayRow:
    """One day that is off, worked or in doubt."""

    day: str
    weekday: str
    name: str
    note: str
    tone: str
    state: str


@dataclass(frozen=True)
class YearPage:
    """The days of one year; ``known`` is False where the law's choices of that year are not kept yet.

    ``earlier`` and ``later`` are the years beside it, None where not kept.
    """

    year: int
    known: bool
    earlier: int | None
    later: int | None
    tone: str
    sureness: str
    by_law: tuple[DayRow, ...]
    decided: tuple[DayRow, ...]
    doubtful: tuple[DayRow, ...]
    working_days: int


def known_years(today: date) -> list[int]:
    """Return the years whose days off are kept, the latest first."""
    return [year for year in range(today.year + YEARS_AHEAD, FIRST_YEAR - 1, -1) if _legal_year(year)]


def _legal_year(year: int) -> LegalYear | None:
    try:
        return rulebook.calendar.legal_year(year)
    except rulebook.CalendarUnknown:
        return None


def year_page(year: int) -> YearPage:
    """Return the days of a year; one query for those decided by the Government and entered here."""
    legal = _legal_year(year)
    decided = list(Holiday.objects.filter(day__year=year).order_by("day"))
    sureness = SURENESS[legal.confidence] if legal else None
    off = {one.day for one in decided if one.is_off}
    worked = {one.day for one in decided if not one.is_off}
    return YearPage(
        year=year,
        known=legal is not None,
        earlier=year - 1 if _legal_year(year - 1) else None,
        later=year + 1 if _legal_year(year + 1) else None,
        tone=sureness.tone if sureness else "",
        sureness=str(sureness.label) if sureness else "",
        by_law=_by_law(legal) if legal else (),
        decided=tuple(_decided_row(one) for one in decided),
        doubtful=tuple(
            _row(day, _("Ngày còn phải xác minh"), note, "warn", _("chưa tính là ngày nghỉ"))
            for day, note in sorted(rulebook.calendar.days_in_doubt().items())
            if day.year == year
        ),
        working_days=_working_days(year, off, worked) if legal else 0,
    )


def _working_days(year: int, off: set[date], worked: set[date]) -> int:
    free = rulebook.calendar.holidays_by_law(year) | off
    return rulebook.calendar.working_days_between(date(year - 1, 12, 31), date(year, 12, 31), free, worked=worked)


def named_days(legal: LegalYear) -> dict[date, str]:
    """Return the days the law names, with their names; a day may fall on a weekend."""
    found = {
        date(legal.year, 1, 1): _("Tết Dương lịch"),
        date(legal.year, 4, 30): _("Ngày Chiến thắng 30/4"),
        date(legal.year, 5, 1): _("Ngày Quốc tế Lao động 1/5"),
        date(legal.year, 9, 2): _("Quốc khánh 2/9"),
    }
    for step in range(legal.tet_days):
        day = legal.tet + timedelta(days=step - legal.tet_before)
        found[day] = _("Tết Nguyên đán, mùng một") if day == legal.tet else _("Tết Nguyên đán")
    if legal.ancestors:
        found[legal.ancestors] = _("Giỗ Tổ Hùng Vương (10/3 âm lịch)")
    if legal.national_second:
        found[legal.national_second] = _("Nghỉ liền kề Quốc khánh")
    return found


def _by_law(legal: LegalYear) -> tuple[DayRow, ...]:
    named = named_days(legal)
    moved = rulebook.calendar.holidays_by_law(legal.year) - set(named)
    rows = []
    for day in sorted({*named, *moved}):
        if day in moved:
            rows.append(_row(day, _("Nghỉ bù"), _("Bù cho ngày nghỉ trùng thứ Bảy, Chủ nhật."), "ok", _("nghỉ")))
        elif day.weekday() >= 5:
            note = _("Trùng ngày nghỉ hằng tuần, được nghỉ bù ngày làm việc kế tiếp.")
            rows.append(_row(day, named[day], note, "", _("cuối tuần")))
        else:
            rows.append(_row(day, named[day], "", "ok", _("nghỉ")))
    return tuple(rows)


def _decided_row(holiday: Holiday) -> DayRow:
    tone, state = ("ok", _("nghỉ")) if holiday.is_off else ("info", _("đi làm bù"))
    return _row(holiday.day, holiday.name, holiday.source, tone, state)


def _row(day: date, name: str, note: str, tone: str, state: str) -> DayRow:
    weekday = day_words(day).partition(",")[0]
    return DayRow(day_text(day), weekday[:1].upper() + weekday[1:], name, note, tone, state)
