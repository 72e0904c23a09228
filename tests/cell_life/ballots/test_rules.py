"""What a vote comes to, in whole numbers, and which numbers do not hold together."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cell_life.ballots import rules
from cell_life.ballots.rules import Level, Question, Tally
from cell_life.choices import LEFT_OUT, BaseKind
from rulebook.bases import LeftOut

TWO_THIRDS, HALF = Fraction(2, 3), Fraction(1, 2)
FORMS = (
    Level("khai_tru", "khai trừ", TWO_THIRDS),
    Level("canh_cao", "cảnh cáo", HALF),
    Level("khien_trach", "khiển trách", HALF),
)


def codes(findings):
    return [one.code for one in findings]


def reaches(yes, base, share):
    return rules.result_of(Question(share), Tally(yes=yes), base).reached


def wrong(tally, base=20, present=20, *, secret=False, levels=()):
    return codes(rules.tally_findings(tally, base, present, secret=secret, levels=levels))


@pytest.mark.parametrize(
    ("base", "share", "enough"),
    [
        (20, TWO_THIRDS, 14),
        (12, HALF, 7),
        (15, TWO_THIRDS, 10),  # screening fact 13: a grassroots committee of 15
        (11, HALF, 6),  # a standing committee of 11
        (13, TWO_THIRDS, 9),  # details fact 5
        (9, HALF, 5),
    ],
)
def test_the_share_is_reached_by_the_smallest_whole_number_and_not_by_one_less(base, share, enough):
    assert reaches(enough, base, share)
    assert not reaches(enough - 1, base, share)


def test_words_show_the_arithmetic_that_a_meeting_can_follow():
    short = rules.result_of(Question(TWO_THIRDS), Tally(yes=13, no=7), 20)
    assert rules.arithmetic(short, 20) == "cần 14/20 phiếu đồng ý (2/3 của 20 = 13,33), có 13"
    half = rules.result_of(Question(HALF), Tally(yes=7), 12)
    assert rules.arithmetic(half, 12) == "cần 7/12 phiếu đồng ý (quá 1/2 của 12 = 6), có 7"


def test_expulsion_takes_two_thirds_to_propose_and_more_than_half_to_decide_fact_17():
    assert reaches(14, 20, TWO_THIRDS)
    assert not reaches(13, 20, TWO_THIRDS)
    assert reaches(6, 11, HALF)
    assert not reaches(5, 10, HALF)


def test_votes_are_added_up_from_the_heaviest_form_downwards_where_the_rule_says_so():
    votes = {"khai_tru": 8, "canh_cao": 2, "khien_trach": 10}
    result = rules.result_of(Question(HALF, FORMS, added_up=True), Tally(yes=20, votes=votes), 20)
    assert (result.reached, result.level, result.votes) == (True, "khien_trach", 20)
    heavier = {"khai_tru": 8, "canh_cao": 3, "khien_trach": 9}
    result = rules.result_of(Question(HALF, FORMS, added_up=True), Tally(yes=20, votes=heavier), 20)
    assert (result.level, result.votes, result.needed) == ("canh_cao", 11, 11)


def test_without_that_rule_a_level_stands_on_its_own_votes():
    votes = {"khai_tru": 8, "canh_cao": 3, "khien_trach": 9}
    result = rules.result_of(Question(HALF, FORMS), Tally(yes=20, votes=votes), 20)
    assert (result.reached, result.level) == (False, "")
    assert (result.votes, result.needed) == (9, 11)


def test_a_tally_that_does_not_hold_together_is_refused():
    assert wrong(Tally(yes=15, no=6)) == ["ballot_tally_too_large"]
    assert wrong(Tally(yes=15, no=5), present=18) == ["ballot_more_than_present"]
    assert wrong(Tally(yes=-1)) == ["ballot_negative"]
    assert wrong(Tally(yes=15, no=5)) == []


def test_papers_issued_and_returned_have_to_add_up():
    assert wrong(Tally(yes=15, no=3, blank=1, issued=20, returned=18), secret=True) == ["ballot_sum"]
    assert wrong(Tally(yes=15, no=3, blank=1, issued=18), secret=True) == ["ballot_sum"]
    assert wrong(Tally(yes=15, issued=21), secret=True) == ["ballot_tally_too_large"]
    assert wrong(Tally(yes=15), secret=True) == ["required"]
    assert wrong(Tally(yes=15, no=3, blank=1, invalid=1, issued=20, returned=20), secret=True) == []


def test_a_paper_with_levels_has_votes_for_them_only():
    levels = [one.code for one in FORMS]
    assert wrong(Tally(yes=5, votes={"tu_hinh": 5}), levels=levels) == ["ballot_unknown_level"]
    assert wrong(Tally(yes=5, no=1, votes={"canh_cao": 5}), levels=levels) == ["ballot_levels_and_no"]
    assert wrong(Tally(yes=5, votes={"canh_cao": 5}), levels=levels) == []


def test_a_committee_of_a_cell_has_no_power_over_discipline_and_a_cell_expels_nobody_fact_19():
    asked = rules.competence_findings
    assert codes(asked("discipline.vote.share", BaseKind.COMMITTEE, is_cell=True)) == ["ballot_committee_of_cell"]
    assert codes(asked(rules.EXPULSION_DECISION, BaseKind.CELL, is_cell=True)) == ["ballot_expulsion_by_cell"]
    assert asked("discipline.expulsion.vote.share", BaseKind.CELL, is_cell=True) == []
    assert asked("discipline.vote.share", BaseKind.CELL, is_cell=True) == []
    assert asked(rules.EXPULSION_DECISION, BaseKind.STANDING, is_cell=False) == []


def test_who_is_concerned_neither_chairs_nor_counts():
    listed = {1, 2, 3, 4}
    found = rules.people_findings(1, 1, [1, 2], listed, secret=True)
    assert codes(found) == ["ballot_chair_concerned", "ballot_counter_concerned"]
    assert codes(rules.people_findings(None, None, [], listed, secret=True)) == ["required", "required"]
    assert codes(rules.people_findings(None, 2, [3, 3, 9], listed, secret=True)) == [
        "ballot_counter_twice",
        "ballot_stranger",
    ]
    assert rules.people_findings(1, 2, [3, 4], listed, secret=True) == []


@given(
    base=st.integers(1, 400),
    share=st.sampled_from([HALF, TWO_THIRDS, Fraction(3, 4), Fraction(1)]),
    data=st.data(),
)
def test_a_tally_that_passes_adds_up_and_its_outcome_is_the_exact_comparison(base, share, data):
    parts = [data.draw(st.integers(0, base)) for _ in range(4)]
    tally = Tally(*parts)
    found = rules.tally_findings(tally, base, base, secret=False)
    assert bool(found) == (sum(parts) > base)
    if found:
        return
    not_cast = base - tally.total
    assert not_cast >= 0
    assert tally.yes + tally.no + tally.blank + tally.invalid + not_cast == base
    exactly = Fraction(tally.yes) > base * share if share == HALF else Fraction(tally.yes) >= base * share
    assert rules.result_of(Question(share), tally, base).reached == exactly


def test_why_somebody_is_not_counted_is_said_in_the_words_of_the_rulebook():
    assert {value: str(words) for value, words in LEFT_OUT} == {one.value: one.label for one in LeftOut}
