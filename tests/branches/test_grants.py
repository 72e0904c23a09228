"""Roles are given and ended within reach, never to oneself, never more than one may give."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.findings import Refused
from accounts.models import User
from accounts.roles import Permission
from branches import grants
from branches.models import RoleGrant
from branches.scopes import scope_of
from tests.factories import GrantFactory, UserFactory

pytestmark = pytest.mark.django_db
PAPER = "Quyết định số 12-QĐ/ĐU"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def give(user, role, organisation, by, today, **more) -> RoleGrant:
    return grants.grant_role(
        user_id=user.pk,
        role=role,
        organisation_id=organisation.pk,
        starts_on=more.pop("starts_on", today),
        reason=PAPER,
        by=by,
        **more,
    )


def codes(caught) -> set[str]:
    return {finding.code for finding in caught.value.findings}


def test_the_officer_makes_a_secretary_in_the_ward(officer, outsider, city, today):
    grant = give(outsider, "secretary", city.second_cell, officer, today)
    assert grant.granted_by == officer
    assert scope_of(outsider, today).allows(Permission.EDIT_MEMBERS, city.second_cell.path)
    event = RoleGrant.pgh_event_model.objects.order_by("-pgh_id").first()
    assert (event.pgh_context["act"], event.pgh_context["user"], event.pgh_context["reason"]) == (
        "grant_role",
        officer.pk,
        PAPER,
    )


@pytest.mark.parametrize("role", ["officer", "auditor", "administrator", "nobody"])
def test_the_officer_gives_no_role_that_holds_more_or_gives_roles(officer, outsider, city, today, role):
    with pytest.raises(Refused) as caught:
        give(outsider, role, city.cell, officer, today)
    assert codes(caught) == {"role_not_grantable"}
    assert not RoleGrant.objects.filter(user=outsider).exists()


def test_outside_the_own_tree_nothing_is_given(officer, outsider, city, today):
    for place in (city.other_cell, city.other_ward, city.root):
        with pytest.raises(Refused) as caught:
            give(outsider, "secretary", place, officer, today)
        assert codes(caught) == {"outside_reach"}


def test_those_without_the_right_give_nothing(secretary, leader, inspector, auditor, outsider, city, today):
    for by in (secretary, leader, inspector, auditor):
        with pytest.raises(Refused):
            give(outsider, "leader", city.cell, by, today)


def test_nobody_gives_a_role_to_oneself(officer, administrator, city, today):
    for by in (officer, administrator):
        with pytest.raises(Refused) as caught:
            give(by, "leader", city.cell, by, today)
        assert "oneself" in codes(caught)
    with pytest.raises(IntegrityError, match="branches_grant_nobody_grants_to_themselves"), transaction.atomic():
        GrantFactory(user=officer, granted_by=officer, role="leader", organisation=city.cell)


def test_the_administrator_gives_any_role_anywhere_below(administrator, outsider, city, today):
    for role in ("officer", "administrator", "auditor", "secretary"):
        assert give(outsider, role, city.other_ward, administrator, today).pk


def test_an_ended_role_of_the_grantor_gives_nothing(officer, outsider, city, today):
    officer.grants.update(ends_on=today)
    with pytest.raises(Refused):
        give(outsider, "secretary", city.cell, officer, today)


def test_the_same_role_twice_at_a_time_is_refused_and_once_ended_given_again(officer, outsider, city, today):
    grant = give(outsider, "secretary", city.cell, officer, today)
    with pytest.raises(Refused) as caught:
        give(outsider, "secretary", city.cell, officer, today, starts_on=today + timedelta(days=30))
    assert codes(caught) == {"granted_already"}
    grants.end_grant(grant_id=grant.pk, reason=PAPER, by=officer)
    assert give(outsider, "secretary", city.cell, officer, today).pk != grant.pk


@pytest.mark.parametrize(("days", "good"), [(-1, False), (0, False), (1, True)])
def test_a_role_lasts_a_day_at_least(officer, outsider, city, today, days, good):
    ends_on = today + timedelta(days=days)
    if good:
        assert give(outsider, "secretary", city.cell, officer, today, ends_on=ends_on).ends_on == ends_on
        return
    with pytest.raises(Refused) as caught:
        give(outsider, "secretary", city.cell, officer, today, ends_on=ends_on)
    assert codes(caught) == {"ends_before_start"}


def test_all_that_is_wrong_is_said_at_once(officer, city, today):
    with pytest.raises(Refused) as caught:
        give(officer, "secretary", city.other_cell, officer, today, ends_on=today)
    assert codes(caught) == {"oneself", "outside_reach", "ends_before_start"}


def test_an_ended_role_works_no_more_on_the_same_day(officer, secretary, city, today):
    assert scope_of(secretary, today).holds(Permission.VIEW_MEMBERS)
    ended = grants.end_grant(grant_id=secretary.grants.get().pk, reason=PAPER, by=officer)
    assert ended.ends_on == today
    assert not scope_of(secretary, today).holds(Permission.VIEW_MEMBERS)
    assert scope_of(secretary, today - timedelta(days=1)).holds(Permission.VIEW_MEMBERS)


def test_a_role_that_has_not_begun_ends_on_its_first_day(officer, outsider, city, today):
    later = today + timedelta(days=30)
    grant = give(outsider, "secretary", city.cell, officer, today, starts_on=later)
    assert grants.end_grant(grant_id=grant.pk, reason=PAPER, by=officer).ends_on == later
    assert not scope_of(outsider, later).grants


def test_a_role_given_from_above_or_beside_is_not_ended(officer, neighbour_secretary, administrator, city):
    other = GrantFactory(user=UserFactory(), role="secretary", organisation=city.other_cell)
    for grant in (administrator.grants.get(), other):
        with pytest.raises(Refused) as caught:
            grants.end_grant(grant_id=grant.pk, reason=PAPER, by=officer)
        assert codes(caught) == {"not_yours_to_end"}


def test_nobody_ends_the_own_role(administrator):
    with pytest.raises(Refused) as caught:
        grants.end_grant(grant_id=administrator.grants.get().pk, reason=PAPER, by=administrator)
    assert "oneself" in codes(caught)


def test_a_new_account_has_a_role_and_a_password_for_one_use(officer, city, today):
    user, password = grants.add_user(
        username="Nguyen.Van.Moi",
        full_name="Nguyễn Văn Mới",
        phone="",
        role="secretary",
        organisation_id=city.cell.pk,
        starts_on=today,
        reason=PAPER,
        by=officer,
    )
    assert user.username == "nguyen.van.moi"
    assert user.check_password(password)
    assert user.must_change_password
    assert scope_of(user, today).allows(Permission.EDIT_MEMBERS, city.cell.path)


@pytest.mark.parametrize(("username", "role"), [("BI.THU", "secretary"), ("moi", "administrator")])
def test_a_refused_account_leaves_nothing(officer, secretary, city, today, username, role):
    before = User.objects.count()
    with pytest.raises(Refused):
        grants.add_user(
            username=username,
            full_name="X",
            phone="",
            role=role,
            organisation_id=city.cell.pk,
            starts_on=today,
            reason=PAPER,
            by=officer,
        )
    assert User.objects.count() == before


def test_one_time_passwords_are_long_and_differ():
    made = {grants.one_time_password() for _ in range(100)}
    assert len(made) == 100
    assert min(map(len, made)) >= 12


def test_an_account_with_a_role_from_above_is_not_managed_from_below(officer, secretary, administrator, city):
    assert grants.may_manage(user=secretary, by=officer)
    GrantFactory(user=secretary, role="administrator", organisation=city.root)
    assert not grants.may_manage(user=secretary, by=officer)
    assert grants.may_manage(user=secretary, by=administrator)
    for act in (grants.reset_password, lambda **kw: grants.set_user_active(is_active=False, **kw)):
        with pytest.raises(Refused) as caught:
            act(user_id=secretary.pk, reason=PAPER, by=officer)
        assert codes(caught) == {"not_yours_to_manage"}


def test_an_account_with_a_future_role_elsewhere_is_not_managed(officer, secretary, city, today):
    GrantFactory(user=secretary, role="leader", organisation=city.other_ward, starts_on=today + timedelta(days=9))
    assert not grants.may_manage(user=secretary, by=officer)


def test_nobody_manages_the_own_account_or_one_out_of_reach(officer, administrator, city):
    stranger = GrantFactory(user=UserFactory(), role="secretary", organisation=city.other_cell).user
    assert not grants.may_manage(user=officer, by=officer)
    assert not grants.may_manage(user=stranger, by=officer)
    assert not grants.may_manage(user=UserFactory(), by=officer)
