"""Party age, badge steps, rounds, files due and gifts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook import RuleUnknown, party_age

OUT = [(date(1990, 1, 1), date(1995, 1, 1))]
day_of_life = st.dates(date(1945, 9, 2), date(2030, 12, 31))


def test_decision_of_7_11_1995_is_thirty_years_on_7_11_2025_records_fact_13():
    assert party_age.years(date(1995, 11, 7), date(2025, 11, 7)) == 30
    assert party_age.years(date(1995, 11, 7), date(2025, 11, 6)) == 29
    assert party_age.badge_round(date(2025, 11, 7), date(2025, 11, 7)) == date(2025, 11, 7)


def test_decision_of_8_11_1995_is_in_the_round_of_7_11_2025_details_correction():
    assert party_age.badge_round(date(2025, 11, 8), date(2025, 11, 7)) == date(2025, 11, 7)
    assert party_age.badge_round(30, date(2025, 11, 8)) == date(2025, 11, 7)
    assert party_age.badge_round(2025, date(2026, 11, 8)) == date(2025, 11, 7)
    assert party_age.badge_round(2026, date(2025, 12, 1)) == date(2027, 2, 3)


def test_five_years_outside_are_taken_off_records_fact_15():
    decided = date(1985, 5, 19)
    assert party_age.years(decided, date(2025, 5, 19), OUT) == 35
    assert party_age.years(decided, date(2025, 5, 18), OUT) == 34
    step = party_age.next_badge(decided, date(2025, 5, 19), OUT)
    assert step is not None
    assert (step.years, step.reached_on, step.round_on) == (40, date(2030, 5, 19), date(2030, 5, 19))
    assert step.file_due_on < step.round_on
    assert party_age.counted_from(decided, OUT) == date(1990, 5, 19)


def test_admission_decision_starts_party_age_not_the_ceremony_admissions_2_13():
    assert party_age.years(date(2024, 8, 25), date(2025, 8, 25)) == 1


def test_a_gravely_ill_member_lacking_thirteen_months_for_fifty_is_refused_records_fact_17():
    reached = date(2027, 3, 1)
    assert not party_age.may_award_early(50, date(2026, 2, 1), reached)
    assert party_age.may_award_early(50, date(2026, 3, 1), reached)
    assert party_age.may_award_early(70, date(2025, 3, 1), reached)
    assert not party_age.may_award_early(70, date(2025, 2, 28), reached)


def test_posthumous_badge_at_six_months_short_but_not_at_thirteen_records_fact_19():
    reached = date(2026, 12, 1)
    assert party_age.may_award_posthumously(date(2026, 6, 1), reached)
    assert not party_age.may_award_posthumously(date(2025, 11, 1), reached)


def test_died_at_seventy_three_years_eleven_months_has_no_badge_of_seventy_five():
    admitted = date(1952, 1, 10)
    died = date(2025, 12, 10)
    assert party_age.years(admitted, died) == 73
    reached = party_age.reaches_on(admitted, 75)
    assert reached is not None
    assert not party_age.may_award_posthumously(died, reached)


def test_no_posthumous_badge_for_deaths_before_30_7_2021():
    assert not party_age.may_award_posthumously(date(2021, 7, 29), date(2021, 8, 1))
    assert party_age.may_award_posthumously(date(2021, 7, 30), date(2021, 8, 1))


@pytest.mark.parametrize(
    ("reached", "award"),
    [
        (date(2025, 12, 1), date(2026, 2, 3)),
        (date(2026, 2, 28), date(2026, 2, 3)),
        (date(2028, 2, 29), date(2028, 2, 3)),
        (date(2026, 3, 1), date(2026, 5, 19)),
        (date(2026, 5, 31), date(2026, 5, 19)),
        (date(2026, 6, 1), date(2026, 9, 2)),
        (date(2026, 9, 30), date(2026, 9, 2)),
        (date(2026, 10, 1), date(2026, 11, 7)),
        (date(2026, 11, 30), date(2026, 11, 7)),
    ],
)
def test_rounds_are_windows_details_10_2(reached, award):
    assert party_age.badge_round(reached, reached) == award


@given(day=st.dates(date(2016, 7, 25), date(2035, 12, 31)))
def test_every_day_belongs_to_one_round_within_three_months(day):
    award = party_age.badge_round(day, day)
    assert (award.month, award.day) in {(2, 3), (5, 19), (9, 2), (11, 7)}
    assert abs((award - day).days) <= 95


def test_a_badge_of_thirty_five_years_does_not_exist():
    with pytest.raises(ValueError, match="35"):
        party_age.badge_round(35, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("award", "due"),
    [
        (date(2026, 9, 2), date(2026, 7, 21)),
        (date(2026, 11, 7), date(2026, 9, 28)),
        (date(2027, 2, 3), date(2026, 12, 22)),
    ],
)
def test_files_are_due_thirty_working_days_before_the_round_details_fact_19(award, due):
    assert party_age.badge_file_due(award) == due


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("khien_trach", date(2026, 9, 1)),
        ("canh_cao", date(2026, 12, 1)),
        ("cach_chuc", date(2027, 3, 1)),
    ],
)
def test_discipline_of_1_3_2026_delays_the_badge_details_fact_21(form, first):
    assert party_age.badge_after_discipline(form, date(2026, 3, 1)) == first


def test_expulsion_has_no_delay():
    with pytest.raises(ValueError, match="khai_tru"):
        party_age.badge_after_discipline("khai_tru", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("step", "gift"),
    [
        (30, 3_510_000),
        (40, 4_680_000),
        (50, 7_020_000),
        (55, 8_190_000),
        (60, 11_700_000),
        (65, 14_040_000),
        (70, 18_720_000),
        (75, 23_400_000),
        (80, 35_100_000),
    ],
)
def test_gifts_of_2025_records_fact_21(step, gift):
    assert party_age.badge_gift(step, date(2025, 9, 2)) == gift


def test_gifts_at_the_base_salary_of_2023_records_fact_21():
    assert party_age.badge_gift(30, date(2024, 6, 30)) == 2_700_000
    assert party_age.badge_gift(80, date(2023, 7, 1)) == 27_000_000


@pytest.mark.parametrize("step", [45, 85, 90])
def test_no_gift_is_invented_for_45_85_and_90(step):
    with pytest.raises(RuleUnknown, match=str(step)):
        party_age.badge_gift(step, date(2026, 9, 2))


def test_the_anniversary_of_29_february_in_a_common_year_is_28_february():
    assert party_age.years(date(1996, 2, 29), date(2026, 2, 28)) == 30
    assert party_age.years(date(1996, 2, 29), date(2026, 2, 27)) == 29


def test_age_stands_still_in_an_open_gap():
    open_gap = [(date(2010, 6, 1), None)]
    assert party_age.years(date(2000, 6, 1), date(2025, 1, 1), open_gap) == 10
    assert party_age.reaches_on(date(2000, 6, 1), 11, open_gap) is None
    assert party_age.next_badge(date(2000, 6, 1), date(2025, 1, 1), open_gap) is None


def test_overlapping_gaps_count_once_and_gaps_before_the_admission_not_at_all():
    decided = date(2000, 1, 1)
    twice = [
        (date(2005, 1, 1), date(2006, 1, 1)),
        (date(2005, 6, 1), date(2006, 1, 1)),
        (date(1990, 1, 1), date(1999, 1, 1)),
    ]
    assert party_age.counted_from(decided, twice) == date(2000, 12, 31)


def test_a_gap_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="gián đoạn"):
        party_age.years(date(2000, 1, 1), date(2020, 1, 1), [(date(2010, 1, 1), date(2009, 1, 1))])


def test_steps_reached_and_the_last_one_past():
    assert party_age.badge_steps_reached(date(1980, 1, 1), date(2026, 1, 1)) == (30, 40, 45)
    assert party_age.next_badge(date(1930, 1, 1), date(2026, 1, 1)) is None


def test_a_badge_decades_ahead_is_known_though_its_file_day_is_not_yet():
    step = party_age.next_badge(date(2026, 3, 1), date(2026, 11, 24))
    assert step is not None
    assert (step.years, step.round_on) == (30, date(2056, 5, 19))


def test_before_the_admission_the_age_is_zero():
    assert party_age.years(date(2020, 1, 1), date(2019, 1, 1)) == 0


@st.composite
def lives(draw):
    decided = draw(day_of_life)
    gaps = []
    for _ in range(draw(st.integers(0, 3))):
        start = decided + timedelta(days=draw(st.integers(0, 15_000)))
        gaps.append((start, start + timedelta(days=draw(st.integers(0, 3_000)))))
    return decided, gaps


@given(life=lives(), first=day_of_life, second=day_of_life)
def test_party_age_never_goes_down(life, first, second):
    decided, gaps = life
    earlier, later = sorted((first, second))
    assert party_age.years(decided, earlier, gaps) <= party_age.years(decided, later, gaps)


@given(life=lives(), n=st.integers(1, 90))
def test_the_day_a_year_is_reached_is_the_first_day_of_that_age(life, n):
    decided, gaps = life
    reached = party_age.reaches_on(decided, n, gaps)
    assert party_age.years(decided, reached, gaps) >= n
    assert party_age.years(decided, reached - timedelta(days=1), gaps) == n - 1


@given(life=lives(), on=day_of_life)
def test_a_gap_never_makes_a_member_older(life, on):
    decided, gaps = life
    assert party_age.years(decided, on, gaps) <= party_age.years(decided, on)
