"""Which finding about ratings rests on which rule."""

from typing import Final

from members.ratings.rules import NEW_MEMBER

CITED: Final = {"rating_too_new": NEW_MEMBER}

PLAIN: Final = frozenset(
    {
        "rating_already",
        "rating_before_membership",
        "rating_decided",
        "rating_half_a_paper",
        "rating_no_choice",
        "rating_not_in_cell",
        "rating_nothing_to_decide",
        "rating_paper_from_above",
        "rating_same",
        "rating_why",
        "rating_year",
    }
)
