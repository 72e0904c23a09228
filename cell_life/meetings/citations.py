"""Which finding about meetings rests on which rule."""

from typing import Final

from cell_life.meetings.rules import planning, roll, standing

CITED: Final = {
    "attendance_late": roll.UPLOAD,
    "meeting_few_came": standing.SHARE,
    "meeting_no_theme": standing.THEMATIC,
    "meeting_not_recorded": roll.UPLOAD,
    "meeting_out_of_week": planning.DAY_OF_MONTH,
    "meeting_papers_late": standing.PAPERS,
    "meeting_papers_missing": standing.PAPERS,
    "meeting_score_late": standing.SENT,
    "meeting_score_missing": standing.SENT,
    "meeting_too_short": standing.MINUTES,
    "meeting_upload_late": roll.UPLOAD,
    "meeting_upload_missing": roll.UPLOAD,
}

PLAIN: Final = frozenset(
    {
        "attendance_before_the_day",
        "attendance_no_choice",
        "attendance_nobody",
        "attendance_not_in_cell",
        "attendance_other_says_what",
        "attendance_says_why",
        "attendance_twice",
        "meeting_called_off",
        "meeting_cell_not_open",
        "meeting_chair_absent",
        "meeting_chair_is_clerk",
        "meeting_clerk_absent",
        "meeting_closed",
        "meeting_day",
        "meeting_day_taken",
        "meeting_has_a_roll",
        "meeting_minutes",
        "meeting_month_taken",
        "meeting_no_roll",
        "meeting_topic",
        "meeting_upload_day",
        "meeting_was_held",
        "meeting_why",
        "meeting_year_planned",
        "minutes_incomplete",
        "score_day",
        "score_missing",
        "score_no_sheet",
        "score_not_agreed",
        "score_over",
        "score_sent_before_agreed",
        "score_strange",
        "task_done_day",
        "task_due_before_meeting",
        "task_for_a_stranger",
    }
)
