"""What one member owes for a month: the acceptance facts, and why a month is not counted. No database."""

from datetime import date
from fractions import Fraction

import pytest

from cell_life.choices import DuesKind, NotCounted, ReliefGround, ReliefKind
from cell_life.dues import words
from cell_life.dues.rules import Asking, Basis, Relief, Situation, by_hand_findings, reckon, relief_findings

MARCH = date(2026, 3, 1)
YOUNG, OLD = date(1990, 5, 1), date(1950, 5, 1)


def owes(month=MARCH, **more):
    return reckon(Situation(month=month, **more))


def codes(found):
    return [finding.code for finding in found]


def test_salary_pension_and_student_screening_fact_37():
    assert owes(basis=Basis(DuesKind.INSURED, 10_000_000)).due == 100_000
    assert owes(basis=Basis(DuesKind.PENSION, 6_000_000)).due == 30_000
    assert owes(basis=Basis(DuesKind.STUDENT)).due == 5_000
    assert owes(basis=Basis(DuesKind.BENEFIT, 10_000_000)).due == 100_000


@pytest.mark.parametrize(
    ("born_on", "month", "due"),
    [(YOUNG, MARCH, 15_930), (OLD, MARCH, 10_620), (YOUNG, date(2028, 1, 1), 26_550), (OLD, date(2028, 1, 1), 15_930)],
)
def test_without_insurance_in_zone_one_details_fact_29(born_on, month, due):
    assert owes(month, basis=Basis(DuesKind.UNINSURED), zone="I", born_on=born_on).due == due


def test_fifty_years_of_party_age_on_the_first_of_the_month_free_and_a_month_less_does_not():
    insured = Basis(DuesKind.INSURED, 10_000_000)
    free = owes(basis=insured, party_from=date(1976, 3, 1))
    assert (free.due, free.not_counted) == (0, NotCounted.PARTY_AGE)
    assert owes(basis=insured, party_from=date(1976, 4, 1)).due == 100_000
    assert owes(basis=insured, party_from=date(1976, 3, 2)).due == 100_000


def test_the_near_poor_who_did_not_ask_still_owe():
    poor = Relief(ReliefKind.EXEMPT, ReliefGround.POOR, requested=False)
    asked = Relief(ReliefKind.EXEMPT, ReliefGround.POOR, requested=True)
    pension = Basis(DuesKind.PENSION, 6_000_000)
    assert owes(basis=pension, relief=poor).due == 30_000
    assert owes(basis=pension, relief=asked).not_counted == NotCounted.RELIEF
    assert codes(relief_findings(Asking(ReliefKind.EXEMPT, ReliefGround.POOR, MARCH))) == ["dues_relief_unasked"]


def test_a_relief_of_thirteen_months_is_refused_and_of_twelve_is_not():
    asked = {"first": MARCH, "share": Fraction(7, 10), "requested_on": MARCH}
    hardship = (ReliefKind.REDUCED, ReliefGround.HARDSHIP)
    assert codes(relief_findings(Asking(*hardship, months=13, **asked))) == ["dues_relief_too_long"]
    assert relief_findings(Asking(*hardship, months=12, **asked)) == []
    less = Asking(*hardship, first=MARCH, months=6, share=Fraction(4, 10), requested_on=MARCH)
    assert codes(relief_findings(less)) == ["dues_relief_share"]
    endless = Asking(ReliefKind.EXEMPT, ReliefGround.HARDSHIP, MARCH, requested_on=MARCH)
    assert codes(relief_findings(endless)) == ["dues_relief_endless"]
    assert relief_findings(Asking(ReliefKind.EXEMPT, ReliefGround.SOCIAL_PENSION, MARCH)) == []


def test_a_reduction_takes_its_share_and_the_words_say_so():
    relief = Relief(ReliefKind.REDUCED, ReliefGround.HARDSHIP, requested=True, share=Fraction(1, 2))
    due = owes(basis=Basis(DuesKind.INSURED, 10_000_000), relief=relief)
    assert due.due == 50_000
    said = words.arithmetic(due, MARCH)
    assert said.words == "1% × 10.000.000 đ = 100.000 đ, 01-QĐ/TW; giảm 50%, còn 50.000 đ"
    assert said.rule_key == "dues.insured.rate"


def test_detention_and_a_temporary_cell_take_the_month_out():
    insured = Basis(DuesKind.INSURED, 10_000_000)
    assert owes(basis=insured, detained=True).not_counted == NotCounted.DETAINED
    assert owes(basis=insured, elsewhere=True).not_counted == NotCounted.ELSEWHERE


def test_what_is_missing_is_said_and_nothing_is_invented():
    assert owes().due is None
    assert words.arithmetic(owes(), MARCH).words == "Chưa có căn cứ"
    nowhere = owes(basis=Basis(DuesKind.UNINSURED), born_on=YOUNG)
    assert nowhere.due is None
    assert "vùng lương tối thiểu" in words.arithmetic(nowhere, MARCH).words


def test_before_february_2026_the_rules_of_that_day_hold():
    january = date(2026, 1, 1)
    assert owes(january, basis=Basis(DuesKind.INSURED, 10_000_000)).due == 100_000
    assert words.arithmetic(owes(january, basis=Basis(DuesKind.PENSION, 6_000_000)), january).words.endswith(
        "342-QĐ/TW"
    )
    farmer = {"month": january, "basis": Basis(DuesKind.UNINSURED), "zone": "I", "born_on": YOUNG}
    assert owes(**farmer).due is None
    fixed = owes(**farmer, by_hand=10_000)
    assert (fixed.due, fixed.rule_key) == (10_000, "dues.other.amounts")
    assert by_hand_findings(2_000, january, "d1", retired=False) == []
    assert by_hand_findings(1_000, january, "d1", retired=True) == []
    assert codes(by_hand_findings(30_001, january, "d1", retired=False)) == ["dues_by_hand_bounds"]
    assert codes(by_hand_findings(10_000, MARCH, "d1", retired=False)) == ["dues_not_by_hand"]
