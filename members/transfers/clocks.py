"""The clocks of a transfer: which rule runs from which day, counted with the days off of the calendar.

A clock is judged by the rule set of the day it starts.
"""

from datetime import date
from typing import Final

from branches.daysoff import DaysOff, days_off
from members.choices import TransferKind
from members.transfers.rules import is_official
from rulebook import deadlines
from rulebook.calendar import add_months
from rulebook.deadlines import Deadline
from rulebook.errors import CalendarUnknown, RuleUnknown

__all__ = ["DaysOff", "days_off", "lapse_clock", "months_after", "present_clock", "start_clock"]
START: Final = "transfer.start.working_days"
PRESENT: Final = "transfer.present.working_days"
LAPSE: Final = "transfer.lapse.months"
ABROAD_OFFICIAL: Final = "transfer.abroad.official_working_days"
ABROAD_FOR_A_TIME: Final = "transfer.abroad.temporary_working_days"


def start_clock(kind: str, moved_on: date, until_on: date | None, days: DaysOff) -> Deadline | None:
    """Return until when the letter must be asked for after the move; None for a move for a time.

    294-QĐ/TW (26/5/2025), 6.3.1. Our reading: the procedure is begun in time when the letter is issued in time.
    """
    if not is_official(kind, moved_on, until_on):
        return None
    return _deadline(START, moved_on, days)


def present_clock(
    kind: str, moved_on: date, until_on: date | None, letter_on: date | None, days: DaysOff
) -> Deadline | None:
    """Return until when the letter must be handed in at the new place; None before it is issued."""
    if letter_on is None:
        return None
    key = PRESENT
    if kind == TransferKind.ABROAD:
        key = ABROAD_OFFICIAL if is_official(kind, moved_on, until_on) else ABROAD_FOR_A_TIME
    return _deadline(key, letter_on, days)


def lapse_clock(kind: str, moved_on: date, until_on: date | None, letter_on: date | None) -> Deadline | None:
    """Return after which day an official letter not handed in makes a candidate for striking off.

    38-HD/BTCTW (29/9/2025), 4.3.1 d. A signal for people: nothing is done by itself.
    """
    if letter_on is None or not is_official(kind, moved_on, until_on):
        return None
    return _deadline(LAPSE, letter_on, DaysOff())


def _deadline(key: str, start: date, days: DaysOff) -> Deadline | None:
    """Build the deadline; None where the rulebook or the calendar does not reach, so that acts are only recorded."""
    try:
        return deadlines.from_rule(key, start, holidays=days.around(start), worked=days.worked)
    except (RuleUnknown, CalendarUnknown):
        return None


def months_after(day: date, n: int) -> date:
    """Return the day ``n`` months on."""
    return add_months(day, n)
