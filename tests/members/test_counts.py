"""Head-counts of bodies: who is counted where, today and on a day gone by, read once from indexes alone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from branches import hooks
from branches.hooks import Counts
from members import counts
from members.choices import Standing
from tests.factories.members import MemberFactory

PAST = date(2026, 2, 1)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def register(city, today) -> None:
    """Two official and two probationary members in the cell, one official beside it, one dead, one elsewhere."""
    MemberFactory(cell=city.cell)
    MemberFactory(cell=city.cell, since=PAST + timedelta(days=1))
    MemberFactory(cell=city.cell, admitted_on=date(2025, 12, 1), official_on=None)
    MemberFactory(cell=city.cell, admitted_on=date(2025, 12, 1), official_on=today + timedelta(days=9))
    MemberFactory(cell=city.second_cell)
    MemberFactory(cell=city.second_cell, standing=Standing.DIED, ended_on=PAST + timedelta(days=5))
    MemberFactory(cell=city.other_cell)


def test_each_body_counts_its_own_and_all_below_it(city, register, today):
    bodies = (city.root, city.ward, city.base, city.cell, city.second_cell, city.neighbour_cell)
    found = hooks.counts([body.pk for body in bodies], today)
    assert found == {
        city.root.pk: Counts(4, 2),
        city.ward.pk: Counts(3, 2),
        city.base.pk: Counts(3, 2),
        city.cell.pk: Counts(2, 2),
        city.second_cell.pk: Counts(1, 0),
    }


def test_a_day_gone_by_counts_those_who_were_there_then(city, register):
    found = hooks.counts([city.root.pk, city.cell.pk, city.second_cell.pk], PAST)
    assert found == {
        city.root.pk: Counts(4, 2),
        city.cell.pk: Counts(1, 2),
        city.second_cell.pk: Counts(2, 0),
    }


def test_both_ways_of_counting_agree_on_today(city, register, today, monkeypatch):
    ids = [city.root.pk, city.ward.pk, city.cell.pk, city.second_cell.pk]
    now = hooks.counts(ids, today)
    monkeypatch.setattr(counts, "TODAY", counts.ON_A_DAY)
    assert hooks.counts(ids, today) == now


def test_the_indexes_hold_all_that_is_counted(db):
    wanted = {
        "members_person_with_keeper": {"id", "keeper_id"},
        "members_membership_one_open_per_person": {"person_id", "official_on"},
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, attname FROM pg_index"
            " JOIN pg_attribute ON attrelid = indexrelid WHERE indexrelid::regclass::text = ANY(%s)",
            [list(wanted)],
        )
        found: dict[str, set[str]] = {}
        for index, column in cursor.fetchall():
            found.setdefault(index, set()).add(column)
    assert found == wanted
