"""Which finding about files of attendance and payments rests on which rule; all of them are plain sense."""

from typing import Final

PLAIN: Final = frozenset(
    {
        "absence_reason_missing",
        "mark_unclear",
        "meeting_held_on_another_day",
        "meeting_moved",
        "meeting_unclear",
        "no_mark",
        "not_in_the_cell",
        "roll_is_closed",
    }
)
