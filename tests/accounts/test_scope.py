"""A scope answers alike for one path and for a query, on any tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AccessLog
from accounts.roles import PERMISSION_WORDS, ROLES, Permission, roles_that_grant, roles_that_hold
from accounts.scope import Grant, Scope

numbers = st.sampled_from([1, 2, 3, 12, 23, 123])
paths = st.lists(numbers, min_size=1, max_size=4).map(lambda ids: "".join(f"{number}/" for number in ids))
grants = st.builds(Grant, role=st.sampled_from([*ROLES, "gone"]), organisation_id=numbers, path=paths)
scopes = st.builds(Scope, user_id=st.just(1), grants=st.lists(grants, max_size=4).map(tuple))


def matches(scope: Scope, permission: Permission, path: str) -> bool:
    """Evaluate the condition of ``q`` in Python, its one lookup being ``startswith``."""

    def holds(node) -> bool:
        if isinstance(node, tuple):
            lookup, value = node
            return False if lookup == "pk__in" else path.startswith(value)
        answers = [holds(child) for child in node.children]
        return any(answers) if node.connector == "OR" else all(answers)

    return holds(scope.q(permission, "path"))


@given(scope=scopes, path=paths, permission=st.sampled_from(Permission))
def test_allows_and_q_agree_on_any_tree(scope, path, permission):
    assert scope.allows(permission, path) == matches(scope, permission, path)


@given(scope=scopes, path=paths, permission=st.sampled_from(Permission))
def test_allows_is_what_some_grant_above_says(scope, path, permission):
    parts = path.split("/")[:-1]
    above = {"".join(f"{part}/" for part in parts[: end + 1]) for end in range(len(parts))}
    expected = any(
        grant.path in above and permission in (ROLES[grant.role].permissions if grant.role in ROLES else ())
        for grant in scope.grants
    )
    assert scope.allows(permission, path) == expected


@given(scope=scopes, permission=st.sampled_from(Permission))
def test_paths_never_lie_inside_each_other(scope, permission):
    kept = scope.paths(permission)
    assert not [(one, two) for one in kept for two in kept if one != two and one.startswith(two)]


@pytest.mark.django_db
def test_allows_and_the_database_agree():
    trees = ["1/", "1/2/", "1/23/", "1/2/3/", "1/23/4/", "12/", "2/", "1/2_/", "1/%/"]
    for number, path in enumerate(trees):
        AccessLog.objects.create(user_id=1, username="x", action="viewed", scope=path, code=f"{number}")
    for held in trees:
        scope = Scope(user_id=1, grants=(Grant("auditor", 1, held),))
        found = set(AccessLog.objects.visible_to(scope).values_list("scope", flat=True))
        assert found == {path for path in trees if scope.allows(Permission.VIEW_ACCESS_LOG, path)}


def test_organisation_two_does_not_reach_organisation_twenty_three():
    scope = Scope(user_id=1, grants=(Grant("secretary", 2, "1/2/"),))
    assert scope.allows(Permission.VIEW_MEMBERS, "1/2/5/")
    assert not scope.allows(Permission.VIEW_MEMBERS, "1/23/")
    assert not scope.reaches("1/23/")


def test_no_grants_match_nothing():
    assert not Scope().allows(Permission.VIEW_MEMBERS, "1/")
    assert not matches(Scope(), Permission.VIEW_MEMBERS, "1/")


def test_every_permission_has_words_and_somebody_who_holds_and_gives_it():
    assert set(PERMISSION_WORDS) == set(Permission)
    for permission in Permission:
        assert roles_that_hold(permission)
        assert roles_that_grant(permission)


def test_whoever_gives_a_role_but_the_administrator_has_all_its_rights():
    for role in ROLES.values():
        if role.code == "administrator":
            assert role.may_grant == set(ROLES)
            continue
        assert role.code not in role.may_grant
        for code in role.may_grant:
            assert ROLES[code].permissions <= role.permissions


def test_the_administrator_sees_no_members():
    rights = ROLES["administrator"].permissions
    assert not [right for right in rights if right.value.startswith(("members", "reports"))]
