"""Ages, dues, ratings, meetings and deadlines: the arithmetic of the acceptance facts."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rulebook
from rulebook import ExtensionRefused, RuleUnknown, ages, deadlines, dues, meetings, ratings
from rulebook.ages import AgeVerdict
from rulebook.calendar import holidays_by_law
from rulebook.meetings import MeetingLevel
from rulebook.ratings import Level

NOW = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("meeting", "months", "verdict"),
    [
        (date(2026, 5, 31), 215, AgeVerdict.TOO_YOUNG),
        (date(2026, 6, 10), 216, AgeVerdict.BIRTHDAY_AHEAD),
        (date(2026, 6, 20), 216, AgeVerdict.WITHIN),
    ],
)
def test_eighteen_is_counted_in_months_admissions_fact_11(meeting, months, verdict):
    found = ages.admission_age(date(2008, 6, 20), meeting)
    assert (found.months, found.verdict) == (months, verdict)


def test_sixty_is_counted_in_months_and_the_same_for_women_admissions_fact_13():
    assert ages.admission_age(date(1966, 9, 2), NOW).verdict is AgeVerdict.WITHIN
    assert ages.admission_age(date(1966, 8, 31), NOW).verdict is AgeVerdict.ABOVE
    assert ages.admission_age(date(1968, 9, 2), NOW).verdict is AgeVerdict.WITHIN


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 27), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 18),
        (date(1990, 5, 3), date(2026, 5, 2), 35),
        (date(1990, 5, 3), date(2026, 5, 3), 36),
    ],
)
def test_full_years_turn_on_the_birthday(born, on, years):
    assert ages.full_years(born, on) == years


def test_dues_of_2026_and_2028_details_fact_29():
    assert dues.uninsured("I", NOW, at_retirement_age=False) == 15_930
    assert dues.uninsured("I", NOW, at_retirement_age=True) == 10_620
    assert dues.uninsured("I", date(2028, 1, 1), at_retirement_age=False) == 26_550
    assert dues.uninsured("I", date(2028, 1, 1), at_retirement_age=True) == 15_930
    assert dues.uninsured("I", date(2027, 12, 31), at_retirement_age=False) == 15_930


def test_fifty_years_of_party_age_free_from_dues_and_forty_nine_do_not_details_fact_29():
    assert dues.exempt_by_party_age(50, NOW)
    assert not dues.exempt_by_party_age(49, NOW)


def test_a_reduction_of_seventy_percent_for_thirteen_months_is_refused_details_fact_29():
    assert dues.relieved(15_930, Fraction(7, 10), NOW, months=12) == 4_779
    with pytest.raises(ValueError, match="12 tháng"):
        dues.relieved(15_930, Fraction(7, 10), NOW, months=13)
    with pytest.raises(ValueError, match="30%"):
        dues.relieved(15_930, Fraction(4, 10), NOW, months=6)


def test_dues_of_salary_pension_and_students_screening_fact_37():
    assert dues.insured(10_000_000, NOW) == 100_000
    assert dues.pension(6_000_000, NOW) == 30_000
    assert dues.allowance(2_000_000, NOW) == 10_000
    assert dues.student(NOW) == 5_000


@given(salary=st.integers(0, 500_000_000))
def test_dues_of_salary_are_the_nearest_whole_dong(salary):
    assert abs(dues.insured(salary, NOW) * 100 - salary) <= 50


def test_no_dues_by_zone_before_february_2026_and_no_unknown_zone():
    with pytest.raises(RuleUnknown):
        dues.uninsured("I", date(2026, 1, 31), at_retirement_age=False)
    with pytest.raises(ValueError, match="V"):
        dues.uninsured("V", NOW, at_retirement_age=False)


def test_income_is_whole_dong_not_negative():
    with pytest.raises(ValueError, match="âm"):
        dues.pension(-1, NOW)
    with pytest.raises(TypeError):
        dues.pension(6_000_000.5, NOW)


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (90, Level.EXCELLENT),
        (Decimal("89.9"), Level.GOOD),
        (70, Level.GOOD),
        (Decimal("69.9"), Level.COMPLETED),
        (50, Level.COMPLETED),
        (Decimal("49.9"), Level.FAILED),
    ],
)
def test_bands_of_the_yearly_rating_screening_fact_33(points, level):
    assert ratings.level_by_points(points, NOW) is level
    assert level.label


def test_ten_good_allow_two_excellent_screening_fact_33():
    assert ratings.excellent_limit(good=10, on=NOW) == 2
    assert ratings.excellent_limit(good=9, excellent=5, rated=20, on=NOW) == 1
    with pytest.raises(ValueError, match="âm"):
        ratings.excellent_limit(good=-1, on=NOW)


@pytest.mark.parametrize("points", [101, -1])
def test_points_outside_the_scale_are_refused(points):
    with pytest.raises(ValueError, match="0 đến 100"):
        ratings.level_by_points(points, NOW)


def test_points_as_floats_are_refused():
    with pytest.raises(TypeError):
        ratings.level_by_points(89.9, NOW)


def test_two_failed_years_running_lead_to_help_and_two_with_a_gap_do_not_screening_fact_5():
    assert ratings.help_by_ratings({2024}, 2) == ()
    assert ratings.help_by_ratings({2022, 2024}, 2) == ()
    assert ratings.help_by_ratings({2022, 2024, 2025}, 2) == (2024, 2025)


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (90, MeetingLevel.GOOD),
        (89, MeetingLevel.FAIR),
        (70, MeetingLevel.FAIR),
        (69, MeetingLevel.AVERAGE),
        (50, MeetingLevel.AVERAGE),
        (49, MeetingLevel.POOR),
    ],
)
def test_levels_of_a_meeting_details_fact_31(score, level):
    assert meetings.level_by_score(score, NOW) is level
    assert level.label


def test_eight_maxima_sum_to_one_hundred_details_fact_31():
    maxima = rulebook.on(NOW).sequence("meeting.score.maxima")
    assert (len(maxima), sum(maxima)) == (8, 100)
    with pytest.raises(ValueError, match="thang điểm"):
        meetings.level_by_score(101, NOW)


@pytest.mark.parametrize(
    ("minutes", "members", "points"),
    [(110, 31, 4), (120, 30, 5), (119, 30, 4), (90, 29, 5), (89, 29, 4), (69, 29, 2), (10, 29, 1)],
)
def test_ten_minutes_short_leave_four_points_details_fact_31(minutes, members, points):
    assert meetings.duration_points(minutes, members, NOW) == points


def test_short_meetings_screening_fact_35():
    assert meetings.shortfall(85, NOW) == 5
    assert meetings.shortfall(110, NOW, combined=True) == 10
    assert meetings.shortfall(90, NOW) == 0
    with pytest.raises(ValueError, match="âm"):
        meetings.shortfall(-1, NOW)


def test_hanoi_clocks_of_a_resolution_of_1_8_2025_details_fact_1():
    start = date(2025, 8, 1)
    assert deadlines.from_rule("hanoi.admission.cell_file.working_days", start).due == date(2025, 8, 8)
    assert deadlines.from_rule("hanoi.admission.committee.working_days", start).due == date(2025, 9, 9)
    decision = deadlines.from_rule("admission.decision.working_days", start)
    assert decision.due == date(2025, 10, 7)
    key = "admission.decision.extension_working_days"
    longer = deadlines.extended(decision, key, 15)
    assert longer.due == date(2025, 10, 28)
    with pytest.raises(ExtensionRefused, match="15"):
        deadlines.extended(decision, key, 16)
    with pytest.raises(ExtensionRefused, match="một lần"):
        deadlines.extended(longer, key, 1)


def test_resolution_of_24_11_2025_skips_tet_details_fact_3():
    decision = deadlines.from_rule("admission.decision.working_days", date(2025, 11, 24))
    longer = deadlines.extended(decision, "admission.decision.extension_working_days", 15)
    assert (decision.due, longer.due) == (date(2026, 1, 27), date(2026, 2, 24))
    assert {date(2026, 2, day) for day in range(16, 21)} <= set(longer.skipped)


def test_complaint_against_striking_off_details_fact_23_and_screening_fact_25():
    received = date(2025, 12, 1)
    window = deadlines.from_rule("complaint.striking_off.working_days", received)
    assert window.due == date(2026, 1, 13)
    assert not window.is_late(date(2026, 1, 13))
    assert window.is_late(date(2026, 1, 14))
    assert deadlines.from_rule("complaint.resolution.working_days", received).due == date(2026, 4, 14)
    assert deadlines.from_rule("complaint.resolution.centre_working_days", received).due == date(2026, 8, 21)


def test_letter_of_1_7_2025_details_fact_11():
    letter = deadlines.from_rule("transfer.present.working_days", date(2025, 7, 1))
    assert letter.due == date(2025, 8, 12)
    assert not letter.is_late(date(2025, 8, 12))
    assert letter.is_late(date(2025, 8, 20))
    lapse = deadlines.from_rule("transfer.lapse.months", date(2025, 7, 1))
    assert not lapse.is_late(date(2025, 10, 1))
    assert lapse.is_late(date(2025, 10, 2))


def test_certificate_of_30_11_2021_has_six_days_left_admissions_fact_15():
    certificate = deadlines.from_rule("admission.certificate.months", date(2021, 11, 30))
    assert certificate.due == date(2026, 11, 30)
    assert certificate.days_left(date(2026, 11, 24)) == 6


def test_probation_from_12_3_2025_ends_on_12_3_2026_records_fact_39():
    assert deadlines.from_rule("probation.months", date(2025, 3, 12)).due == date(2026, 3, 12)


def test_late_recognition_still_counts_from_15_9_2025_admissions_fact_27():
    ends = deadlines.from_rule("probation.months", date(2024, 9, 15)).due
    assert ends == date(2025, 9, 15)
    assert deadlines.from_rule("probation.review.working_days", ends).is_late(date(2025, 11, 20))


def test_probation_ended_on_1_june_is_reviewed_within_thirty_working_days_screening_fact_31():
    assert deadlines.from_rule("probation.review.working_days", date(2026, 6, 1)).due == date(2026, 7, 13)


def test_suspension_of_ninety_days_is_extended_once_by_thirty_screening_fact_23():
    first = deadlines.from_rule("suspension.days", date(2026, 5, 1))
    assert first.due == date(2026, 7, 30)
    second = deadlines.extended(first, "suspension.extension_days", 30)
    assert second.due == date(2026, 8, 29)
    with pytest.raises(ExtensionRefused):
        deadlines.extended(first, "suspension.extension_days", 31)
    with pytest.raises(ExtensionRefused):
        deadlines.extended(second, "suspension.extension_days", 1)


def test_readmission_at_thirty_five_months_is_too_early_and_at_thirty_six_it_is_time_screening_fact_29():
    wait = deadlines.from_rule("readmission.months", date(2023, 9, 1))
    assert wait.due == date(2026, 9, 1)
    assert wait.days_left(date(2026, 8, 1)) > 0


def test_the_clock_is_judged_by_the_rules_of_the_day_it_starts():
    assert deadlines.from_rule("admission.decision.working_days", date(2025, 6, 30)).n == 60
    assert deadlines.from_rule("admission.decision.working_days", date(2025, 7, 1)).n == 45


def test_a_deadline_tells_its_arithmetic_in_words():
    letter = deadlines.from_rule("transfer.present.working_days", date(2026, 10, 12))
    assert letter.words == "30 ngày làm việc kể từ 12/10/2026 → 23/11/2026"
    decision = deadlines.from_rule("admission.decision.working_days", date(2025, 11, 24))
    longer = deadlines.extended(decision, "admission.decision.extension_working_days", 15)
    assert longer.words == ("45 ngày làm việc kể từ 24/11/2025, gia hạn 15 ngày làm việc, trừ 6 ngày nghỉ → 24/02/2026")
    assert longer.source == "Quy định 294-QĐ/TW (26/05/2025), 4.3.1"


def test_swap_days_passed_in_are_counted_and_shown():
    off = holidays_by_law(2026) | {date(2026, 8, 31)}
    letter = deadlines.from_rule("transfer.present.working_days", date(2026, 8, 3), holidays=off)
    assert letter.skipped == (date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2))
    assert letter.due == date(2026, 9, 17)


def test_a_rule_that_is_no_length_of_time_is_no_deadline():
    with pytest.raises(ValueError, match=r"base_salary"):
        deadlines.from_rule("base_salary", NOW)
    with pytest.raises(ValueError, match="tính bằng"):
        deadlines.extended(
            deadlines.from_rule("probation.months", NOW), "recognition.decision.extension_working_days", 1
        )


@pytest.mark.parametrize(
    ("born", "female", "day"),
    [
        (date(1961, 1, 5), False, date(2021, 4, 5)),
        (date(1961, 11, 5), False, date(2022, 5, 5)),
        (date(1966, 3, 31), False, date(2027, 12, 31)),
        (date(1966, 4, 1), False, date(2028, 4, 1)),
        (date(1970, 1, 1), False, date(2032, 1, 1)),
        (date(1966, 1, 9), True, date(2021, 5, 9)),
        (date(1980, 1, 1), True, date(2040, 1, 1)),
        (date(1955, 6, 1), False, date(2015, 6, 1)),
    ],
)
def test_the_retirement_age_is_that_of_the_year_in_which_it_is_reached(born, female, day):
    assert ages.retirement_on(born, female=female) == day
    assert dues.at_retirement_age(born, day, female=female)
    assert not dues.at_retirement_age(born, day - timedelta(days=1), female=female)


def test_amounts_were_fixed_by_hand_till_january_2026():
    assert dues.bounds_by_hand(date(2026, 1, 31)) == (2_000, 30_000)
    assert dues.bounds_by_hand(NOW) is None
    assert dues.longest_relief(NOW) == 12
    assert dues.longest_relief(date(2026, 1, 31)) is None
