"""Working days, months and the days off by law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook import CalendarUnknown
from rulebook.calendar import (
    add_months,
    add_working_days,
    days_in_doubt,
    holidays_by_law,
    is_working_day,
    working_days_between,
)

days = st.dates(date(2005, 1, 1), date(2045, 12, 31))


def test_days_off_of_the_acceptance_facts_header():
    assert {date(2025, 9, 1), date(2025, 9, 2)} <= holidays_by_law(2025)
    assert holidays_by_law(2026) == {
        date(2026, 1, 1),
        *(date(2026, 2, day) for day in range(16, 21)),
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 9, 1),
        date(2026, 9, 2),
    }
    assert date(2027, 1, 1) in holidays_by_law(2027)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2025, 8, 1), 5, date(2025, 8, 8)),
        (date(2025, 8, 1), 25, date(2025, 9, 9)),
        (date(2025, 8, 1), 45, date(2025, 10, 7)),
        (date(2025, 8, 1), 60, date(2025, 10, 28)),
        (date(2025, 11, 24), 45, date(2026, 1, 27)),
        (date(2025, 11, 24), 60, date(2026, 2, 24)),
        (date(2025, 12, 1), 30, date(2026, 1, 13)),
        (date(2025, 12, 1), 90, date(2026, 4, 14)),
        (date(2025, 12, 1), 180, date(2026, 8, 21)),
        (date(2026, 9, 2), -30, date(2026, 7, 21)),
        (date(2026, 11, 7), -30, date(2026, 9, 28)),
        (date(2027, 2, 3), -30, date(2026, 12, 22)),
        (date(2025, 7, 1), 30, date(2025, 8, 12)),
        (date(2026, 10, 12), 30, date(2026, 11, 23)),
    ],
)
def test_working_days_of_details_facts_1_3_11_19_23(start, n, due):
    assert add_working_days(start, n) == due


def test_letter_of_15_08_2025_ends_on_30_09_2025_records_fact_29():
    assert add_working_days(date(2025, 8, 15), 30) == date(2025, 9, 30)


def test_only_the_days_passed_in_are_off_admissions_fact_23():
    start, national = date(2026, 7, 1), {date(2026, 9, 1), date(2026, 9, 2)}
    assert add_working_days(start, 60, set()) == date(2026, 9, 23)
    assert add_working_days(start, 60, national) == add_working_days(start, 60) == date(2026, 9, 25)
    assert add_working_days(start, 45, set()) == date(2026, 9, 2)
    assert add_working_days(start, 45, national) == date(2026, 9, 4)


def test_a_swap_day_is_passed_in_with_the_saturday_worked_for_it():
    off = holidays_by_law(2026) | {date(2026, 8, 31)}
    assert add_working_days(date(2026, 8, 28), 1, off) == date(2026, 9, 3)
    assert add_working_days(date(2026, 8, 21), 1, off, worked={date(2026, 8, 22)}) == date(2026, 8, 22)


def test_a_day_in_doubt_is_told_but_not_free():
    assert date(2026, 11, 24) in days_in_doubt()
    assert is_working_day(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("year", "free"),
    [
        (2022, [date(2022, 1, 3), date(2022, 4, 11), date(2022, 5, 2), date(2022, 5, 3), date(2022, 9, 1)]),
        (2023, [date(2023, 1, 2), date(2023, 1, 26), date(2023, 5, 3), date(2023, 9, 4)]),
        (2024, [date(2024, 2, 8), date(2024, 2, 14), date(2024, 4, 18), date(2024, 9, 3)]),
        (2021, [date(2021, 2, 16), date(2021, 4, 21), date(2021, 5, 3), date(2021, 9, 3)]),
    ],
)
def test_days_on_a_weekend_move_to_the_next_working_day(year, free):
    assert set(free) <= holidays_by_law(year)


@pytest.mark.parametrize("year", range(2000, 2051))
def test_every_year_has_its_days_off_on_weekdays_only(year):
    found = holidays_by_law(year)
    assert all(day.weekday() < 5 and day.year == year for day in found)
    assert len(found) == 8 + (year >= 2007) + (year >= 2014) + (year >= 2021)


def test_a_year_without_a_table_says_so():
    with pytest.raises(CalendarUnknown, match="1999"):
        add_working_days(date(1999, 12, 20), 1)
    assert add_working_days(date(1999, 12, 20), 1, set()) == date(1999, 12, 21)


@given(start=days, n=st.integers(-300, 300))
def test_counting_back_the_days_between_gives_n_again(start, n):
    assert working_days_between(start, add_working_days(start, n)) == n


@given(start=days, n=st.integers(1, 200))
def test_the_due_day_is_a_working_day_and_one_more_is_later(start, n):
    due = add_working_days(start, n)
    assert is_working_day(due)
    assert add_working_days(start, n + 1) > due > start


@given(start=days, n=st.integers(0, 200))
def test_holidays_only_make_it_longer(start, n):
    assert add_working_days(start, n) >= add_working_days(start, n, set())


def test_zero_working_days_is_the_day_itself():
    assert add_working_days(date(2026, 2, 17), 0) == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("day", "n", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2021, 11, 30), 60, date(2026, 11, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2025, 3, 12), 12, date(2026, 3, 12)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_keep_the_day_number_or_take_the_last_day(day, n, result):
    assert add_months(day, n) == result


@given(day=days, n=st.integers(-400, 400))
def test_adding_months_moves_exactly_that_many_calendar_months(day, n):
    moved = add_months(day, n)
    assert (moved.year - day.year) * 12 + moved.month - day.month == n
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1
