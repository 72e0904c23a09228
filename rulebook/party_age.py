"""Party age (tuổi đảng) in whole years, and the badge (Huy hiệu Đảng) steps, rounds and gifts that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import rulebook
from rulebook.calendar import add_months, add_working_days
from rulebook.errors import RuleUnknown

Gap = tuple[date, date | None]
_FIRST_CALENDAR_YEAR = 1930


def years(decided_on: date, on: date, gaps: Iterable[Gap] = ()) -> int:
    """Give the whole years of party age on a day; 0 before the first anniversary.

    ``decided_on`` is the day of the admission decision (not the ceremony, from which probation runs). ``gaps`` are
    spells outside party life, each [from, to) with None = still open; their days do not count, and within
    one the age stands still. It never goes down as time passes.
    Raises ``ValueError`` when a gap ends before it starts.
    Source: Điều lệ Đảng 2011, Điều 5; day-exact subtraction is our reading.
    """
    spells = _merged(decided_on, gaps)
    low, high = 0, max(0, on.year - decided_on.year)
    while low < high:
        middle = (low + high + 1) // 2
        reached = _reached(decided_on, middle, spells)
        if reached is not None and reached <= on:
            low = middle
        else:
            high = middle - 1
    return low


def counted_from(decided_on: date, gaps: Iterable[Gap] = ()) -> date:
    """Give the day party age is reckoned from once all closed gaps are taken off (for display)."""
    spells = _merged(decided_on, gaps)
    return decided_on + sum((end - start for start, end in spells if end), timedelta())


def reaches_on(decided_on: date, n: int, gaps: Iterable[Gap] = ()) -> date | None:
    """Give the day on which n whole years are reached; None when an open gap stands before it.

    The anniversary of 29/2 in a common year is 28/2. Raises ``ValueError`` for n < 0.
    """
    if n < 0:
        raise ValueError("Số năm tuổi Đảng không thể âm.")
    return _reached(decided_on, n, _merged(decided_on, gaps))


@dataclass(frozen=True, slots=True)
class BadgeStep:
    """A badge and the day it is reached: ``years`` one of ``badge.years``; ``round_on`` the award day."""

    years: int
    reached_on: date
    round_on: date

    @property
    def file_due_on(self) -> date:
        """The last day for the file; ``CalendarUnknown`` for a round decades ahead."""
        return badge_file_due(self.round_on)


def next_badge(decided_on: date, on: date, gaps: Iterable[Gap] = ()) -> BadgeStep | None:
    """Give the first badge reached after the day ``on``; None past the last step or behind an open gap."""
    spells = list(gaps)
    have = years(decided_on, on, spells)
    for step in rulebook.on(on).sequence("badge.years"):
        reached = reaches_on(decided_on, step, spells) if step > have else None
        if reached is not None:
            award = badge_round(reached, on)
            return BadgeStep(step, reached, award)
    return None


def badge_steps_reached(decided_on: date, on: date, gaps: Iterable[Gap] = ()) -> tuple[int, ...]:
    """Give the badge steps already reached on the day, smallest first."""
    have = years(decided_on, on, gaps)
    return tuple(step for step in rulebook.on(on).sequence("badge.years") if step <= have)


def badge_round(year_reached: date | int, on: date) -> date:
    """Give the award day (3/2, 19/5, 2/9 or 7/11) of the round a badge year belongs to.

    ``year_reached`` is the day the year is reached, and ``on`` then only chooses the rules; or it is the badge
    step itself (30), reached on the day ``on``; or the calendar year (2025) of ``on``'s anniversary.
    Rounds are windows: 3/2 takes 1/12 to end of February, 19/5 1/3–31/5, 2/9 1/6–30/9, 7/11 1/10–30/11, so the
    award may come before the day. Raises ``ValueError`` for an int that is neither.
    Source: 21-HD/BTCTU (21/8/2025), verified; earlier days assumed.
    """
    rules = rulebook.on(on)
    if isinstance(year_reached, int):
        year_reached = _day_reached(year_reached, on, rules.sequence("badge.years"))
    for award, window in rules.table("badge.rounds").items():
        first, last = str(window).split("-")
        if _in_window(year_reached, _day_month(first), _day_month(last)):
            day, month = _day_month(str(award))[::-1]
            following = month < 6 and year_reached.month == 12
            return date(year_reached.year + following, month, day)
    raise RuleUnknown("badge.rounds", year_reached)


def _day_reached(number: int, on: date, steps: Sequence[int]) -> date:
    if number >= _FIRST_CALENDAR_YEAR:
        return add_months(on, 12 * (number - on.year))
    if number not in steps:
        raise ValueError(f"Không có Huy hiệu {number} năm tuổi Đảng.")
    return on


def badge_file_due(award_on: date) -> date:
    """Give the last day for the file to reach the city: ``badge.file.working_days`` before the award day.

    Source: 21-HD/BTCTU (21/8/2025), verified. 2/9/2026 → 21/7/2026.
    """
    return add_working_days(award_on, -rulebook.on(award_on).count("badge.file.working_days"))


def may_award_early(step: int, on: date, reached_on: date) -> bool:
    """Say whether a gravely ill member may have the badge early: 12 months for 30–65, 24 for 70–90.

    ``reached_on`` is the day the step would be reached. Source: 06-HD/TW (9/6/2025), 18.1.
    """
    allowance = rulebook.on(on).table("badge.early.max_months").get(step)
    return isinstance(allowance, int) and on >= add_months(reached_on, -allowance)


def may_award_posthumously(died_on: date, reached_on: date) -> bool:
    """Say whether a badge may be given after death: at most 12 months short, at 70 and above too.

    False for deaths before 30/7/2021, when there was no such rule. Source: 06-HD/TW (9/6/2025), 18.2.
    """
    parameter = rulebook.on(died_on).get("badge.posthumous.max_months")
    return parameter is not None and died_on >= add_months(reached_on, -parameter.value)


def badge_after_discipline(form: str, decided_on: date) -> date:
    """Give the first day a badge may be given after discipline: khiển trách 6, cảnh cáo 9, cách chức 12 months.

    ``form`` is ``khien_trach``, ``canh_cao`` or ``cach_chuc``; others raise ``ValueError``; days before 1/7/2025
    raise ``RuleUnknown``. Source: 294-QĐ/TW (26/5/2025), 28.3.1 c.
    """
    delay = rulebook.on(decided_on).table("badge.discipline_delay.months").get(form)
    if not isinstance(delay, int):
        raise ValueError(f"Không có thời gian lùi tặng Huy hiệu cho hình thức «{form}».")
    return add_months(decided_on, delay)


def badge_gift(step: int, on: date) -> int:
    """Give the gift in đồng: base salary of the day times the step's multiple.

    Raises ``RuleUnknown`` for 45, 85 and 90 (no multiple known, none invented).
    Source: 56-HD/VPTW (27/10/2015), IV.2, theo nguồn thứ cấp.
    """
    rules = rulebook.on(on)
    multiple = rules.table("badge.gift.multiples").get(step)
    if multiple is None:
        raise RuleUnknown(f"badge.gift.multiples[{step}]", on)
    return int(rules.count("base_salary") * Fraction(multiple))


def _reached(decided_on: date, n: int, spells: list[tuple[date, date | None]]) -> date | None:
    start, floor = decided_on, decided_on
    for gap_from, gap_to in spells:
        target = max(add_months(start, 12 * n), floor)
        if target <= gap_from:
            return target
        if gap_to is None:
            return None
        start += gap_to - gap_from
        floor = gap_to
    return max(add_months(start, 12 * n), floor)


def _merged(decided_on: date, gaps: Iterable[Gap]) -> list[tuple[date, date | None]]:
    """Sort the gaps, cut off what lies before the admission and join what touches or overlaps."""
    merged: list[tuple[date, date | None]] = []
    for gap_from, gap_to in sorted(gaps, key=lambda gap: gap[0]):
        if gap_to is not None and gap_to < gap_from:
            raise ValueError("Khoảng gián đoạn tuổi Đảng kết thúc trước khi bắt đầu.")
        gap_from = max(gap_from, decided_on)
        if gap_to is not None and gap_to <= gap_from:
            continue
        if merged and (merged[-1][1] is None or gap_from <= merged[-1][1]):
            last_from, last_to = merged[-1]
            merged[-1] = (last_from, None if last_to is None or gap_to is None else max(last_to, gap_to))
        else:
            merged.append((gap_from, gap_to))
    return merged


def _day_month(text: str) -> tuple[int, int]:
    """Read "19/05" as (5, 19), so that pairs compare in order of the year."""
    day, month = text.split("/")
    return int(month), int(day)


def _in_window(day: date, first: tuple[int, int], last: tuple[int, int]) -> bool:
    here = (day.month, day.day)
    if first <= last:
        return first <= here <= last
    return here >= first or here <= last
