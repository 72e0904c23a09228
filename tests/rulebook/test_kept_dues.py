"""What a body keeps of its dues and what goes up: by kind and day, never a đồng lost."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook import Confidence, dues

BEFORE, SINCE = date(2026, 1, 31), date(2026, 2, 1)
SEVEN, THREE = Fraction(7, 10), Fraction(3, 10)


@pytest.mark.parametrize(
    ("kind", "sector", "day", "share"),
    [
        ("cell", "urban", BEFORE, THREE),
        ("cell", "state_agency", BEFORE, THREE),
        ("cell", "rural", SINCE, SEVEN),
        ("cell", "urban", SINCE, SEVEN),
        ("cell", "state_agency", SINCE, None),
        ("cell", "military", SINCE, None),
        ("base_cell", "public_unit", BEFORE, None),
        ("base_cell", "public_unit", SINCE, SEVEN),
        ("base", "urban", SINCE, None),
        ("commune", "urban", SINCE, None),
    ],
)
def test_who_keeps_what_by_kind_sector_and_day(kind, sector, day, share):
    assert dues.kept_share(kind, sector, day).share == share


def test_a_known_share_says_how_sure_it_is_and_an_unknown_one_has_no_rule():
    found = dues.kept_share("base_cell", "", SINCE).parameter
    assert found.confidence == Confidence.REPORTED
    assert dues.kept_share("upper", "", SINCE) == dues.UNKNOWN


@given(st.integers(0, 10**12), st.fractions(0, 1, max_denominator=100))
def test_what_is_kept_and_what_goes_up_are_always_the_whole(total, share):
    kept, sent = dues.divided(total, share, SINCE)
    assert kept + sent == total
    assert abs(kept - total * share) <= Fraction(1, 2)


def test_half_a_dong_stays_below():
    assert dues.divided(15, SEVEN, SINCE) == (11, 4)


@pytest.mark.parametrize(("total", "share"), [(-1, SEVEN), (1, Fraction(11, 10)), (1, Fraction(-1, 10))])
def test_less_than_nothing_or_more_than_the_whole_is_refused(total, share):
    with pytest.raises(ValueError, match="giữ lại"):
        dues.divided(total, share, SINCE)
