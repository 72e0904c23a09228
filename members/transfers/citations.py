"""Which finding about transfers rests on which rule."""

from typing import Final

from members.transfers.clocks import LAPSE, PRESENT, START
from members.transfers.rules import BELOW_MONTHS, MIN_MONTHS

CITED: Final = {
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
