"""Votes in the demo: pages of the cells of the sign-ins are not empty, and hold together."""

from datetime import date

import pytest

from cell_life.models import Ballot
from cell_life.seed import ballots
from tests.factories.ballots import members_of

pytestmark = pytest.mark.django_db


def test_the_demo_has_votes_that_reached_and_one_that_fell_short(city, secretary):
    members_of(city.cell, 6)
    assert ballots.write(date(2026, 11, 24), 50_000) == 4
    assert sorted(Ballot.objects.values_list("outcome", flat=True)) == ["not_reached", *["reached"] * 3]


def test_a_cell_too_small_to_vote_has_none_in_the_demo(city, secretary):
    members_of(city.cell, 2)
    assert ballots.write(date(2026, 11, 24), 50_000) == 0
