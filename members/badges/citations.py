"""Which finding about badges rests on which rule."""

from typing import Final

DELAY: Final = "badge.discipline_delay.months"
EARLY: Final = "badge.early.max_months"
POSTHUMOUS: Final = "badge.posthumous.max_months"
RECORD_AGE: Final = "badge.early.no_hospital_record.age"

CITED: Final = {
    "badge_after_discipline": DELAY,
    "badge_day_unknown": "badge.years",
    "badge_early_without_record": RECORD_AGE,
    "badge_not_yet": EARLY,
    "badge_not_official": "badge.years",
    "badge_posthumous_short": POSTHUMOUS,
    "badge_file_late": "badge.file.working_days",
}

PLAIN: Final = frozenset(
    {
        "badge_held",
        "badge_late_unexplained",
        "badge_left",
        "badge_none_to_reissue",
        "badge_not_dead",
        "badge_of_another_round",
        "badge_proposed",
        "badge_proposal_closed",
        "badge_serials_used_up",
        "no_round",
    }
)
