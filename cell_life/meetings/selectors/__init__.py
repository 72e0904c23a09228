"""What the pages of meetings show."""

from cell_life.meetings.selectors.calendar import CellPage, MeetingRow, cell_page
from cell_life.meetings.selectors.meeting import (
    MeetingPage,
    RollLine,
    discreet,
    meeting_page,
    present_people,
    roll_lines,
)
from cell_life.meetings.selectors.proposing import ScorePage, score_page
from cell_life.meetings.selectors.units import FILTERS, CellLine, UnitPage, unit_page

__all__ = [
    "FILTERS",
    "CellLine",
    "CellPage",
    "MeetingPage",
    "MeetingRow",
    "RollLine",
    "ScorePage",
    "UnitPage",
    "cell_page",
    "discreet",
    "meeting_page",
    "present_people",
    "roll_lines",
    "score_page",
    "unit_page",
]
