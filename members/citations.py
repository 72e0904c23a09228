"""Which finding about a person rests on which rule, and which is plain sense; see ``accounts.citations``.

The keys are those of the rulebook, so the page behind "Vì sao?" shows the value of every day with its source.
"""

from typing import Final

CITED: Final = {
    "admitted_under_18": "admission.age.min_months",
    "decision_after_admission": "admission.ceremony.working_days",
    "official_before_admission": "probation.months",
    "probation_length": "probation.months",
    "probation_overdue": "probation.months",
    "admission_day_missing": "badge.years",
}
"""Party age, and with it every badge, runs from a whole day: hence ``admission_day_missing``."""

PLAIN: Final = frozenset(
    {
        "admission_after_end",
        "admission_missing",
        "before_last_act",
        "birth_day_missing",
        "card_before_admission",
        "card_characters",
        "card_identity_mismatch",
        "card_legacy",
        "card_length",
        "card_missing",
        "date_in_future",
        "day_missing",
        "duplicate_in_file",
        "ethnic_missing",
        "formula",
        "identity_characters",
        "identity_length",
        "identity_missing",
        "identity_sex_mismatch",
        "identity_year_mismatch",
        "impossible_date",
        "leading_zeros_restored",
        "lookalike_letters",
        "may_be_registered",
        "members_remain",
        "membership_date_replaced",
        "membership_ended",
        "name_characters",
        "no_cell",
        "no_membership",
        "no_open_placement",
        "not_for_practice",
        "number_form",
        "number_held",
        "number_of_another",
        "numbers_disagree",
        "old_identity_card",
        "old_identity_length",
        "reason",
        "removal_requested",
        "required",
        "same_cell",
        "same_standing",
        "same_name_elsewhere",
        "several_in_register",
        "sex_missing",
        "standing_ended",
        "since_outside",
        "text_too_long",
        "too_old",
        "two_digit_year",
        "unknown_cell",
        "unknown_ethnic",
        "unknown_province",
        "unknown_religion",
        "unknown_sex",
        "unknown_standing",
        "unreadable_date",
    }
)
