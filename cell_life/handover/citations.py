"""Findings about hand-overs rest on plain sense and on our own way of working, not on a rule."""

from typing import Final

PLAIN: Final = frozenset(
    {
        "handover_not_last",
        "handover_to_oneself",
        "handover_too_far",
        "handover_twice",
        "handover_undo_reason",
        "handover_undone",
        "stand_in_begins_in_the_past",
        "stand_in_ends_first",
        "stand_in_holds_role",
        "stand_in_too_long",
    }
)
