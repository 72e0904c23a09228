"""Which finding about the yearly rating under way rests on which rule."""

from typing import Final

from cell_life.rounds import rules

CITED: Final = {
    "round_cap": rules.CAP,
    "round_chair": rules.CHAIR,
    "round_complaint_late": rules.COMPLAINT,
    "round_draft": rules.DRAFT,
    "round_fault": rules.FAULT,
    "round_points_level": rules.BANDS,
    "round_help": rules.HELP_YEARS,
}

PLAIN: Final = frozenset(
    {
        "round_complaint_day",
        "round_complaint_open",
        "round_day",
        "round_no_base",
        "round_no_level",
        "round_no_review",
        "round_nobody",
        "round_not_announced",
        "round_not_below",
        "round_not_voted",
        "round_nothing",
        "round_points",
        "round_reason",
        "round_recount",
        "round_same_level",
        "round_same_person",
        "round_step",
        "round_taken",
        "round_votes",
        "round_year",
    }
)
