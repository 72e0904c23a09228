"""Every write about meetings: the plan, the roll, the minutes with their tasks, the score.

Each locks the meeting, so that two secretaries at once write one after the other; the later one is told what
stands, and nothing of his is half written.
"""

from cell_life.meetings.services.minutes import Minutes, add_task, close_meeting, record_minutes, report_task
from cell_life.meetings.services.planning import Plan, call_off_meeting, change_plan, plan_meeting, plan_year
from cell_life.meetings.services.roll import RollGiven, record_roll, record_rolls
from cell_life.meetings.services.scoring import Score, score_meeting

__all__ = [
    "Minutes",
    "Plan",
    "RollGiven",
    "Score",
    "add_task",
    "call_off_meeting",
    "change_plan",
    "close_meeting",
    "plan_meeting",
    "plan_year",
    "record_minutes",
    "record_roll",
    "record_rolls",
    "report_task",
    "score_meeting",
]
