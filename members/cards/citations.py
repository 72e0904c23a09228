"""Which finding about cards rests on which rule."""

from typing import Final

CITED: Final = {
    "card_number_differs": "38-HD/BTCTW@2025-09-29",
    "card_not_official": "38-HD/BTCTW@2025-09-29",
}

PLAIN: Final = frozenset(
    {
        "card_asked_already",
        "card_closed",
        "card_ends_before_issue",
        "card_exit_needed",
        "card_in_hand",
        "card_kept_by_the_book",
        "card_none_in_hand",
        "card_not_decided",
        "card_number_missing",
        "card_without_number",
    }
)
