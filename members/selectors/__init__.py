"""What the pages of a person show: head, profile, tables, what is wrong and missing, what is still to be filled in."""

from members.selectors.checking import Checked, checked_of
from members.selectors.concerns import (
    ASKED_FOR,
    Concern,
    concerns_of,
    field_url,
    line_concerns,
    missing_of,
)
from members.selectors.lines import LineRow, TableSection, line_row, lines_of, section, sections_of
from members.selectors.past import Held, Past, past_of
from members.selectors.profile import ProfileGroup, background_of, profile_of
from members.selectors.record import (
    PROBATION_MONTHS,
    REVEALABLE,
    Fact,
    Head,
    PartyAge,
    Record,
    head_of,
    party_age_of,
    record_of,
    tag_of,
)
from members.selectors.tasks import Task, TaskGroup, tasks_of

__all__ = [
    "ASKED_FOR",
    "PROBATION_MONTHS",
    "REVEALABLE",
    "Checked",
    "Concern",
    "Fact",
    "Head",
    "Held",
    "LineRow",
    "PartyAge",
    "Past",
    "ProfileGroup",
    "Record",
    "TableSection",
    "Task",
    "TaskGroup",
    "background_of",
    "checked_of",
    "concerns_of",
    "field_url",
    "head_of",
    "line_concerns",
    "line_row",
    "lines_of",
    "missing_of",
    "party_age_of",
    "past_of",
    "profile_of",
    "record_of",
    "section",
    "sections_of",
    "tag_of",
    "tasks_of",
]
