"""Which finding about matches of head-counts rests on which rule: none of them, they are plain sense."""

from typing import Final

PLAIN: Final = frozenset(
    {
        "headcount_matched",
        "headcount_moved",
        "headcount_not_confirmed",
        "headcount_too_early",
        "headcount_two_people",
        "headcount_unexplained",
    }
)
