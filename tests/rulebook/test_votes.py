"""Votes in whole numbers, and who counts in their base."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook import votes
from rulebook.bases import LeftOut, Voter, cell_vote, committee_vote, help_ballot

TWO_THIRDS = Fraction(2, 3)
HALF = Fraction(1, 2)
shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)


def test_thirteen_of_twenty_is_not_two_thirds_and_fourteen_is_admissions_fact_1():
    assert not votes.passes(yes=13, base=20, share=TWO_THIRDS)
    assert votes.passes(yes=14, base=20, share=TWO_THIRDS)


def test_twelve_yes_of_seventeen_present_in_a_cell_of_twenty_fails_admissions_fact_3():
    assert not votes.passes(yes=12, base=20, share=TWO_THIRDS)


def test_six_of_nine_reaches_two_thirds_exactly_admissions_fact_5():
    assert votes.passes(yes=6, base=9, share=TWO_THIRDS)


def test_eight_of_thirteen_fails_each_time_admissions_fact_29():
    assert not votes.passes(yes=8, base=13, share=TWO_THIRDS)
    assert votes.required(13, TWO_THIRDS) == 9


@pytest.mark.parametrize(
    ("base", "share", "needed"),
    [
        (15, TWO_THIRDS, 10),
        (11, HALF, 6),
        (12, HALF, 7),
        (9, HALF, 5),
        (13, TWO_THIRDS, 9),
        (1, HALF, 1),
        (1, TWO_THIRDS, 1),
    ],
)
def test_committee_of_fifteen_needs_ten_and_standing_committee_more_than_half_screening_fact_13(base, share, needed):
    assert votes.required(base, share) == needed


def test_a_bare_half_is_never_enough():
    assert not votes.passes(yes=6, base=12, share=HALF)


def test_unanimity_needs_all():
    assert votes.required(7, Fraction(1)) == 7


def test_expulsion_is_proposed_by_two_thirds_and_decided_by_more_than_half_screening_fact_17():
    assert votes.required(20, TWO_THIRDS) == 14
    assert votes.required(11, HALF) == 6


@given(base=st.integers(1, 5000), share=shares)
def test_required_is_the_smallest_number_that_passes(base, share):
    needed = votes.required(base, share)
    assert 1 <= needed <= base
    assert votes.passes(yes=needed, base=base, share=share)
    assert not votes.passes(yes=needed - 1, base=base, share=share)


@given(base=st.integers(1, 5000), share=shares)
def test_required_agrees_with_exact_fractions(base, share):
    needed = votes.required(base, share)
    if share == HALF:
        assert Fraction(needed, base) > share >= Fraction(needed - 1, base)
    else:
        assert Fraction(needed, base) >= share > Fraction(needed - 1, base)


@pytest.mark.parametrize(
    ("yes", "base", "share"),
    [(10, 9, HALF), (-1, 9, HALF), (0, 0, HALF), (1, -3, HALF), (1, 3, Fraction(0)), (1, 3, Fraction(4, 3))],
)
def test_impossible_numbers_are_refused(yes, base, share):
    with pytest.raises(ValueError, match=r"[Pp]hiếu|[Ss]ố|[Tt]ỷ lệ"):
        votes.passes(yes=yes, base=base, share=share)


@pytest.mark.parametrize(("yes", "base", "share"), [(1, 3, 0.5), (1.0, 3, HALF), (1, 3.0, HALF), (True, 3, HALF)])
def test_floats_and_booleans_are_refused(yes, base, share):
    with pytest.raises(TypeError):
        votes.passes(yes=yes, base=base, share=share)


def test_votes_add_up_from_the_heaviest_form_down():
    tallies = [("khai_tru", 3), ("cach_chuc", 2), ("canh_cao", 3), ("khien_trach", 4)]
    assert votes.heaviest_downwards(tallies, 12) == "canh_cao"


def test_the_heaviest_form_stands_alone_when_it_reaches_its_own_share():
    assert votes.heaviest_downwards({"khai_tru": 8, "canh_cao": 4}, 12, {"khai_tru": TWO_THIRDS}) == "khai_tru"
    assert votes.heaviest_downwards({"khai_tru": 7, "canh_cao": 5}, 12, {"khai_tru": TWO_THIRDS}) == "canh_cao"


def test_no_form_is_reached_when_half_abstains():
    assert votes.heaviest_downwards({"canh_cao": 3, "khien_trach": 3}, 12) is None


def test_more_votes_than_the_base_are_refused():
    with pytest.raises(ValueError, match="nhiều hơn"):
        votes.heaviest_downwards({"canh_cao": 7, "khien_trach": 7}, 12)


def test_committee_of_fifteen_with_one_suspended_and_one_away_has_base_thirteen_details_fact_5():
    committee = [Voter()] * 13 + [Voter(suspended=True), Voter(temporary_elsewhere=True, present=False)]
    base = sum(1 for voter in committee if committee_vote(voter) is None)
    assert base == 13
    assert votes.required(base, TWO_THIRDS) == 9
    assert votes.required(9, HALF) == 5


def test_an_exempt_member_counts_only_when_he_comes_screening_fact_7():
    assert cell_vote(Voter(exempt=True, present=False)) is LeftOut.EXEMPT
    assert cell_vote(Voter(exempt=True, present=True)) is None
    assert help_ballot(Voter(exempt=True, present=True)) is LeftOut.EXEMPT


def test_a_probationary_member_is_never_in_the_base_screening_fact_9():
    assert cell_vote(Voter(official=False)) is LeftOut.NOT_OFFICIAL
    assert help_ballot(Voter(official=False)) is LeftOut.NOT_OFFICIAL


def test_an_absent_official_member_stays_in_the_base():
    assert cell_vote(Voter(present=False)) is None


def test_a_member_temporarily_elsewhere_is_out_at_the_cell_but_in_at_a_committee_when_he_comes():
    assert cell_vote(Voter(temporary_elsewhere=True)) is LeftOut.TEMPORARY_ELSEWHERE
    assert committee_vote(Voter(temporary_elsewhere=True)) is None


def test_prosecuted_and_excused_from_the_whole_congress_are_out():
    assert cell_vote(Voter(prosecuted=True)) is LeftOut.PROSECUTED
    away = Voter(present=False, excused_all_through=True)
    assert cell_vote(away, congress=True) is LeftOut.ABSENT_ALL_THROUGH
    assert cell_vote(away) is None


def test_every_reason_has_words():
    assert all(reason.label for reason in LeftOut)
