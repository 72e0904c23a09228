"""Who owes since when, for the signal of three unpaid months in a year: what counts as a month and what never does."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cell_life.dues.selectors.month import months_of_member
from cell_life.dues.selectors.unpaid import last_counted, unpaid_months
from cell_life.models import DuesRelief
from members.choices import PlacementKind
from members.models import Placement, Suspension
from tests.factories.dues import basis, membership, receipt, sheet
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH, APRIL = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)
JUNE = date(2026, 6, 10)


@pytest.fixture
def person(city, secretary):
    one = MemberFactory(cell=city.cell, full_name="Lê An", since=date(2025, 1, 1))
    basis(one)
    for month in (FEBRUARY, MARCH, APRIL):
        sheet(city.cell, month, secretary)
    return one


def months(today=JUNE, **more):
    return [row.month for row in unpaid_months(year=2026, today=today, **more) if row.is_unpaid]


def test_a_month_is_unpaid_at_the_end_of_the_following_month(person):
    assert last_counted(date(2026, 4, 30)) == FEBRUARY
    assert last_counted(date(2026, 5, 1)) == MARCH
    assert months(date(2026, 3, 31)) == []
    assert months(date(2026, 4, 1)) == [FEBRUARY]
    assert months(JUNE) == [FEBRUARY, MARCH, APRIL]
    assert unpaid_months(year=2025, today=JUNE) == []


def test_what_is_paid_late_is_paid_and_part_of_it_is_short_but_not_unpaid(city, person):
    receipt(city.cell, person, FEBRUARY, 100_000, paid_on=date(2026, 5, 20))
    receipt(city.cell, person, MARCH, 40_000)
    receipt(city.cell, person, APRIL, 100_000, void_on=date(2026, 4, 5), void_reason="ghi nhầm")
    assert months() == [APRIL]
    assert months(date(2026, 5, 19)) == [FEBRUARY]
    short = next(row for row in unpaid_months(year=2026, today=JUNE) if not row.is_unpaid)
    assert (short.month, short.lacks) == (MARCH, 60_000)


def test_detention_exemption_and_a_temporary_cell_never_count_though_recorded_later(city, person):
    member = membership(person)
    Suspension.objects.create(membership=member, starts_on=date(2026, 2, 20), ends_on=date(2026, 2, 25), detained=True)
    DuesRelief.objects.create(
        membership=member, kind="exempt", ground="poor", starts_on=MARCH, ends_on=APRIL, requested_on=MARCH,
        decided_on=date(2026, 3, 5), decision_number="1-QĐ/ĐU",
    )  # fmt: skip
    assert months() == [APRIL]
    Placement.objects.create(
        membership=member, cell=city.second_cell, kind=PlacementKind.TEMPORARY, starts_on=date(2026, 3, 28)
    )
    assert months() == []


def test_a_month_without_a_sheet_does_not_count_for_nobody_said_what_was_due(city, person, secretary):
    sheet(city.cell, date(2026, 8, 1), secretary)
    found = months(date(2026, 11, 24))
    assert found == [FEBRUARY, MARCH, APRIL, date(2026, 8, 1)]


def test_one_statement_answers_for_a_member_a_cell_and_everybody(city, person, secretary):
    other = MemberFactory(cell=city.second_cell, full_name="Vũ Bình", since=date(2025, 1, 1))
    basis(other)
    sheet(city.second_cell, APRIL, secretary)
    with CaptureQueriesContext(connection) as queries:
        assert len(months()) == 4
    assert len(queries) == 1
    assert months(cell=city.second_cell.pk) == [APRIL]
    assert len(months(memberships=[membership(person).pk])) == 3
    assert months(memberships=[]) == []


def test_a_cell_that_somebody_left_sees_only_months_of_its_own_sheets(city, person):
    assert len(months_of_member(city.cell.pk, membership(person).pk, JUNE, 2)) > 3
    Placement.objects.filter(membership=membership(person)).update(ends_on=date(2026, 5, 1))
    receipt(city.second_cell, person, date(2026, 6, 1), 90_000)
    seen = [row.month for row in months_of_member(city.cell.pk, membership(person).pk, JUNE, 2)]
    assert seen == [FEBRUARY, MARCH, APRIL]
