"""The cast of the tests stands where its table says."""

from datetime import date

from accounts.roles import Permission
from branches.scopes import scope_of
from tests.people import CAST

TODAY = date(2026, 6, 1)


def test_the_whole_cast_is_there(people):
    assert tuple(people) == CAST
    assert people["anonymous"] is None


def test_the_secretary_reaches_the_own_cell_and_not_the_neighbours(city, secretary):
    scope = scope_of(secretary, TODAY)
    assert scope.allows(Permission.EDIT_MEMBERS, city.cell.path)
    assert not scope.reaches(city.neighbour_cell.path)
    assert not scope.reaches(city.ward.path)


def test_the_leader_reads_all_of_the_ward_and_writes_nothing(city, leader):
    scope = scope_of(leader, TODAY)
    assert scope.allows(Permission.VIEW_MEMBERS, city.neighbour_cell.path)
    assert not scope.holds(Permission.EDIT_MEMBERS)
    assert not scope.reaches(city.other_cell.path)


def test_the_administrator_and_the_auditor_see_no_members(administrator, auditor):
    for user in (administrator, auditor):
        assert not scope_of(user, TODAY).holds(Permission.VIEW_MEMBERS)
