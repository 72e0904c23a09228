"""Which finding about votes rests on which rule."""

from typing import Final

from cell_life.ballots.rules import ADDED_UP, MIN_OFFICIAL

CELL_BASE: Final = "294-QĐ/TW@2025-05-26#9.3.2"
POWERS: Final = "Điều lệ Đảng@2011-01-19#Điều 36"

CITED: Final = {
    "ballot_committee_of_cell": POWERS,
    "ballot_expulsion_by_cell": POWERS,
    "ballot_levels": ADDED_UP,
    "ballot_not_official": CELL_BASE,
    "ballot_tally_too_large": CELL_BASE,
    "ballot_too_few_official": MIN_OFFICIAL,
}

PLAIN: Final = frozenset(
    {
        "ballot_again",
        "ballot_chair_concerned",
        "ballot_contest_open",
        "ballot_counted",
        "ballot_counter_concerned",
        "ballot_counter_twice",
        "ballot_day_to_come",
        "ballot_kind",
        "ballot_levels_and_no",
        "ballot_list_frozen",
        "ballot_list_open",
        "ballot_meeting",
        "ballot_more_than_present",
        "ballot_negative",
        "ballot_no_body",
        "ballot_nobody",
        "ballot_nothing_to_report",
        "ballot_outcome_used",
        "ballot_report_day",
        "ballot_rows_changed",
        "ballot_stranger",
        "ballot_sum",
        "ballot_unknown_level",
        "ballot_void",
    }
)
