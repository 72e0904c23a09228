"""A deadline as a value: where it starts, the rule it follows, the day it ends and the arithmetic in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

import rulebook
from rulebook.calendar import add_months, add_working_days, holidays_by_law
from rulebook.errors import ExtensionRefused
from rulebook.model import Parameter

WORKING_DAYS = "ngày làm việc"
_UNITS = (WORKING_DAYS, "ngày", "tháng", "năm")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit counted from ``start`` (not included) to ``due`` (included).

    ``n`` is in ``unit`` and holds the extension too; ``skipped`` are the holidays, Monday to Friday, left out of the
    count. ``parameter`` is the rule of the day the clock started; ``extension`` the rule of its one extension.
    """

    start: date
    n: int
    unit: str
    due: date
    parameter: Parameter
    skipped: tuple[date, ...] = ()
    extended_by: int = 0
    extension: Parameter | None = None

    def is_late(self, day: date) -> bool:
        """Say whether the day is past the last allowed one; the due day itself is in time."""
        return day > self.due

    def days_left(self, day: date) -> int:
        """Give calendar days to the due day; negative when past."""
        return (self.due - day).days

    @property
    def words(self) -> str:
        """Tell the arithmetic in Vietnamese: "30 ngày làm việc kể từ 12/10/2026 → 23/11/2026"."""
        base = f"{self.n - self.extended_by} {self.unit} kể từ {self.start:%d/%m/%Y}"
        if self.extended_by:
            base += f", gia hạn {self.extended_by} {self.unit}"
        if self.skipped:
            base += f", trừ {len(self.skipped)} ngày nghỉ"
        return f"{base} → {self.due:%d/%m/%Y}"

    @property
    def source(self) -> str:
        """Cite the rule: document, date and clause."""
        return self.parameter.source


def from_rule(
    key: str,
    start: date,
    *,
    holidays: Collection[date] | None = None,
    worked: Collection[date] = (),
) -> Deadline:
    """Build the deadline a rule sets, by the rules of the day the clock starts.

    ``holidays`` and ``worked`` as in ``calendar.add_working_days``. Raises ``RuleUnknown``, and ``ValueError`` for a
    rule that is not a length of time.
    """
    parameter = rulebook.on(start)[key]
    if parameter.unit not in _UNITS or not isinstance(parameter.value, int):
        raise ValueError(f"«{key}» không phải là thời hạn.")
    return _counted(parameter, start, parameter.value, holidays=holidays, worked=worked)


def extended(
    deadline: Deadline,
    key: str,
    by: int,
    *,
    holidays: Collection[date] | None = None,
    worked: Collection[date] = (),
) -> Deadline:
    """Extend a deadline once, by at most the length the rule ``key`` allows.

    Judged by the rules of the day the clock started. 15 of 15 is allowed, 16 raises ``ExtensionRefused``, so does
    a second extension. Raises ``ValueError`` when the extension's unit is not the deadline's.
    """
    rule = rulebook.on(deadline.start)[key]
    if rule.unit != deadline.unit:
        raise ValueError(f"«{key}» tính bằng {rule.unit}, thời hạn tính bằng {deadline.unit}.")
    if deadline.extended_by:
        raise ExtensionRefused("Thời hạn chỉ được gia hạn một lần.")
    if not 1 <= by <= rule.value:
        raise ExtensionRefused(f"Chỉ được gia hạn từ 1 đến {rule.value} {rule.unit} ({rule.source}).")
    longer = _counted(deadline.parameter, deadline.start, deadline.n + by, holidays=holidays, worked=worked)
    return replace(longer, extended_by=by, extension=rule)


def _counted(
    parameter: Parameter, start: date, n: int, *, holidays: Collection[date] | None, worked: Collection[date]
) -> Deadline:
    unit = parameter.unit
    if unit == WORKING_DAYS:
        due = add_working_days(start, n, holidays, worked=worked)
        skipped = _skipped(start, due, holidays, worked)
        return Deadline(start, n, unit, due, parameter, skipped)
    due = start + timedelta(days=n) if unit == "ngày" else add_months(start, n * (12 if unit == "năm" else 1))
    return Deadline(start, n, unit, due, parameter)


def _skipped(start: date, due: date, holidays: Collection[date] | None, worked: Collection[date]) -> tuple[date, ...]:
    if holidays is None:
        holidays = {day for year in range(start.year, due.year + 1) for day in holidays_by_law(year)}
    return tuple(sorted(day for day in holidays if start < day <= due and day.weekday() < 5 and day not in worked))
