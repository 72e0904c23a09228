"""Which finding about files of attendance and payments rests on which rule; all of them are plain sense."""

from typing import Final

PLAIN: Final = frozenset(
    {
        "absence_reason_missing",
        "digits_lost",
        "dues_amount_differs",
        "dues_unknown",
        "mark_unclear",
        "meeting_held_on_another_day",
        "meeting_moved",
        "meeting_unclear",
        "months_reversed",
        "no_mark",
        "not_in_the_cell",
        "not_money",
        "paid_by_hand_too",
        "roll_is_closed",
        "transaction_known",
        "unknown_month",
    }
)
