"""A small register with one of everything the summary counts, in the small city of ``tests/people.py``."""

from datetime import date

import pytest

from branches.choices import Sector
from branches.models import OrganisationPeriod
from members.choices import MovementKind, Standing
from members.models import Membership, Movement, Placement
from reports.rows import Subject, Summary
from reports.selectors.subjects import subject_of
from reports.selectors.summary import summary
from tests.factories.members import MemberFactory
from tests.people import Tree
from vietnam.dates import PartialDate, parse

DAY = date(2026, 11, 24)
SINCE = date(2026, 3, 1)


def year(text: str) -> PartialDate:
    return parse(text)


def move(membership: Membership, kind: str, on: date, *, from_cell=None, to_cell=None, **more) -> Movement:
    """Write a movement and what it does to the placements."""
    if from_cell:
        Placement.objects.filter(membership=membership, cell=from_cell, ends_on=None).update(ends_on=on)
    if to_cell:
        Placement.objects.create(membership=membership, cell=to_cell, starts_on=on)
    return Movement.objects.create(
        membership=membership, kind=kind, happened_on=on, from_cell=from_cell, to_cell=to_cell, **more
    )


@pytest.fixture
def today(monkeypatch) -> date:
    """Make 24/11/2026 the day of every clock."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args, **kwargs: DAY)
    return DAY


@pytest.fixture
def register(city: Tree, today: date) -> Tree:
    """Fill the city: known numbers of every kind, one movement of every kind in the period."""
    OrganisationPeriod.objects.filter(organisation=city.ward).update(sector=Sector.URBAN)
    OrganisationPeriod.objects.filter(organisation=city.second_cell).update(sector=Sector.PUBLIC_UNIT)
    MemberFactory(cell=city.cell, born_on=date(1996, 11, 24), official_on=None, admitted_on=date(2026, 1, 15))
    MemberFactory(cell=city.cell, born_on=date(1995, 11, 24), sex="female", ethnic="tay", religion="phat-giao")
    MemberFactory(cell=city.cell, born_on=year("1940"), admitted_on=year("1961"), official_on=year("1962"))
    MemberFactory(cell=city.cell, sex="", ethnic="", religion="", admitted_on=None, official_on=None)
    MemberFactory(
        cell=city.second_cell,
        sex="female",
        decided_on=date(1996, 11, 24),
        admitted_on=date(1996, 12, 1),
        official_on=date(1997, 12, 1),
    )
    MemberFactory(cell=city.second_cell, official_on=date(2026, 11, 25), admitted_on=date(2025, 11, 25))
    MemberFactory(cell=city.neighbour_cell, ethnic="muong", born_on=date(2008, 2, 29))
    MemberFactory(cell=city.other_cell)
    _movements(city)
    return city


def _movements(city: Tree) -> None:
    died = MemberFactory(cell=city.cell, standing=Standing.DIED, ended_on=date(2026, 6, 1))
    assert died.memberships.get().ended_on
    admitted = MemberFactory(cell=city.cell, since=date(2026, 4, 1), admitted_on=date(2026, 4, 1), official_on=None)
    Movement.objects.filter(membership__person=admitted).update(kind=MovementKind.ADMITTED)
    MemberFactory(cell=city.neighbour_cell, since=date(2026, 5, 1))
    inner = MemberFactory(cell=city.cell).memberships.get()
    move(inner, MovementKind.REORGANISED, date(2026, 7, 1), from_cell=city.cell, to_cell=city.second_cell)
    _keep(inner, city.second_cell)
    arrived = MemberFactory(cell=city.other_cell).memberships.get()
    move(arrived, MovementKind.ARRIVED, date(2026, 8, 1), from_cell=city.other_cell, to_cell=city.cell)
    _keep(arrived, city.cell)


def _keep(membership: Membership, cell) -> None:
    from members.keeping import keeper_columns

    columns = keeper_columns(cell.pk, DAY)
    type(membership.person).objects.filter(pk=membership.person_id).update(**columns)


@pytest.fixture
def subject(register: Tree) -> Subject:
    """The ward, today, since 1 March."""
    found = subject_of(register.ward.pk, register.ward.path, DAY, SINCE)
    assert found is not None
    return found


@pytest.fixture
def report(subject: Subject) -> Summary:
    """The summary of the ward as the server makes it."""
    return summary(subject, today=DAY)
