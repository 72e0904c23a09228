"""Judging meetings: the plan, the roll, the minutes and their times. Plain values in, findings out.

Thresholds come from ``rulebook``. To be short, late or few never refuses: it is shown with its rule.
"""

from cell_life.meetings.rules.planning import opening_findings, plan_findings, regular_day
from cell_life.meetings.rules.roll import Absence, is_late, late_findings, roll_findings
from cell_life.meetings.rules.standing import Facts, closing_findings, meeting_findings, quarter_finding

__all__ = [
    "Absence",
    "Facts",
    "closing_findings",
    "is_late",
    "late_findings",
    "meeting_findings",
    "opening_findings",
    "plan_findings",
    "quarter_finding",
    "regular_day",
    "roll_findings",
]
