"""The arithmetic shown beside a rule is the arithmetic of the rulebook."""

from datetime import date

import pytest
from django.urls import reverse

import rulebook
from branches.rules_examples import example

DAY = date(2026, 11, 27)
RULES = rulebook.on(DAY)


def said(key: str) -> str:
    return " ".join(example(RULES[key], DAY))


def test_two_thirds_of_twenty_are_fourteen():
    assert "có 20 người thì 2/3 là 13,33: cần ít nhất 14 phiếu" in said("admission.vote.share")


def test_more_than_half_of_twenty_are_eleven():
    assert "có 20 người thì 1/2 là 10: cần ít nhất 11 phiếu" in said("resolution.vote.share")


def test_thirty_working_days_pass_over_sundays_and_new_year():
    assert "ngày làm việc thứ 30 là 11/01/2027" in said("admission.ceremony.working_days")
    assert "có 15 ngày nghỉ" in said("admission.ceremony.working_days")


def test_eighteen_years_are_reckoned_back_from_today():
    assert "sinh ngày 27/11/2008" in said("admission.age.min_months")


def test_probation_ends_the_same_day_a_year_on():
    assert "là ngày 27/11/2027" in said("probation.months")


def test_one_per_cent_of_ten_million():
    assert "đóng 100.000 đồng" in said("dues.insured.rate")


@pytest.mark.parametrize("key", ["badge.years", "probation.prolong.allowed", "minimum_wage", "admission.education"])
def test_where_nothing_is_reckoned_nothing_is_shown(key):
    assert example(RULES[key], DAY) == ()


@pytest.mark.parametrize("key", sorted(RULES))
def test_every_rule_can_be_reckoned_or_is_left_alone(key):
    assert all("{" not in words for words in example(RULES[key], DAY))


def test_the_page_of_a_rule_shows_it(client_for, outsider):
    page = client_for(outsider).get(reverse("rules:key", args=["admission.vote.share"])).content.decode()
    assert "Tính thử" in page
    assert "cần ít nhất 14 phiếu" in page
