"""Which finding about transfers rests on which rule."""

from typing import Final

from members.transfers.clocks import LAPSE, PRESENT, START
from members.transfers.rules import ABROAD_MONTHS, BELOW_MONTHS, EXTENSION_MONTHS, INDEX, MIN_MONTHS

CITED: Final = {
    "extension_becomes_official": ABROAD_MONTHS,
    "extension_too_long": EXTENSION_MONTHS,
    "file_index_missing": INDEX,
    "temporary_too_long": BELOW_MONTHS,
    "temporary_too_short": MIN_MONTHS,
    "transfer_held": "294-QĐ/TW@2025-05-26#6.3.1 đ",
    "transfer_lapsed": LAPSE,
    "transfer_present_late": PRESENT,
    "transfer_start_late": START,
}

PLAIN: Final = frozenset(
    {
        "dues_behind",
        "extension_not_later",
        "letter_same_number",
        "not_departed",
        "presented_before_letter",
        "temporary_already",
        "temporary_overstayed",
        "transfer_abroad_to_cell",
        "transfer_not_internal",
        "transfer_on_the_way",
        "transfer_step",
    }
)
