"""Facts of the yearly rating: levels by points, the cap, time to complain, who is rated."""

from datetime import date
from decimal import Decimal

import pytest

from cell_life.choices import Taking
from cell_life.rounds import rules
from cell_life.rounds.rules import Life, Votes
from members.choices import RatingLevel
from rulebook.ratings import help_by_ratings

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("points", "level"),
    [("90", "excellent"), ("89.9", "good"), ("70", "good"), ("69.9", "done"), ("50", "done"), ("49.9", "not_done")],
)
def test_levels_by_points_fact_33(points, level):
    assert rules.level_by_points(Decimal(points), DAY) == level


@pytest.mark.parametrize(("good", "excellent", "over"), [(10, 2, False), (10, 3, True), (9, 1, False), (4, 1, True)])
def test_the_cap_is_a_fifth_of_those_rated_good_fact_33(good, excellent, over):
    cap = rules.cap_of({RatingLevel.GOOD: good, RatingLevel.EXCELLENT: excellent, RatingLevel.DONE: 7}, DAY)
    assert cap.is_over is over


def test_two_years_running_count_and_two_with_a_gap_do_not_fact_5():
    assert help_by_ratings({2025}, 2) == ()
    assert help_by_ratings({2024, 2026}, 2) == ()
    assert help_by_ratings({2025, 2026}, 2) == (2025, 2026)


@pytest.mark.parametrize(
    ("admitted", "taking"),
    [
        (date(2026, 6, 30), Taking.RATED),
        (date(2026, 7, 1), Taking.REMARKED),
        (None, Taking.RATED),
    ],
)
def test_who_was_admitted_less_than_six_months_ago_takes_part_and_is_not_rated(admitted, taking):
    assert rules.taking_of(Life(admitted), DAY)[0] == taking


def test_suspended_and_exempt_are_not_rated():
    for life in (Life(None, suspended="bị đình chỉ"), Life(None, exempt="được miễn")):
        assert rules.taking_of(life, DAY)[0] == Taking.NOT_RATED


@pytest.mark.parametrize(
    ("cast", "size", "level"),
    [
        ((6, 5, 0, 0), 11, "excellent"),
        ((5, 1, 0, 0), 11, "good"),
        ((5, 0, 0, 0), 10, ""),
        ((0, 0, 5, 6), 11, "not_done"),
    ],
)
def test_the_level_reached_is_more_than_half_added_up_from_the_highest(cast, size, level):
    assert rules.level_of_votes(Votes(cast), size, DAY) == level


def test_a_draft_goes_out_three_working_days_before_the_meeting():
    assert rules.draft_findings(date(2026, 11, 17), date(2026, 11, 20)) == []
    assert [one.code for one in rules.draft_findings(date(2026, 11, 18), date(2026, 11, 20))] == ["round_draft"]


def test_a_complaint_has_thirty_working_days_and_is_late_on_the_next():
    announced = date(2026, 12, 1)
    last = rules.complain_until(announced)
    assert last == date(2027, 1, 13)
    later = date(2027, 1, 14)
    assert rules.complaint_findings(announced, last, "", later) == []
    assert [one.code for one in rules.complaint_findings(announced, later, "", later)] == ["round_complaint_late"]
    assert rules.complaint_findings(announced, later, "ốm nằm viện", later) == []


def test_a_discipline_of_the_year_bars_levels_above_not_done_unless_a_reason_is_written():
    found = rules.fault_findings("good", date(2026, 3, 1), "", "d1", DAY)
    assert [one.code for one in found] == ["round_fault"]
    assert rules.fault_findings("not_done", date(2026, 3, 1), "", "d1", DAY) == []
    assert rules.fault_findings("done", date(2026, 3, 1), "đã khắc phục xong", "d1", DAY) == []
