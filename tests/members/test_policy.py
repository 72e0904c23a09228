"""The one policy over the whole field table, for every role: what is hidden, masked, shown."""

import pytest

from accounts.roles import ROLES, Permission
from accounts.scope import Grant, Scope
from members import policy
from members.fields import BACKGROUND, BY_NAME, RECORD, TABLES
from members.policy import View

PATH, ELSEWHERE = "1/2/3/", "1/4/"
NAMES = [*BY_NAME, *(table.name for table in TABLES)]
NAMES += [f"{table.name}.{column.name}" for table in TABLES for column in table.columns]
SENSITIVE_NUMBERS = {"identity_number", "old_identity_card", "card_number", "old_card_number", "phone"}
GUARDED = {"health", "invalid_class", "martyr_family", "merit_family", "disciplines", "travels", "family"}
GUARDED |= {field.name for field in BACKGROUND}
OPTIONAL = {"travels", "family", *(field.name for field in BACKGROUND)}


def scope_of(role: str, path: str = "1/2/") -> Scope:
    return Scope(user_id=1, grants=(Grant(role=role, organisation_id=2, path=path),))


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.KEEP_BACKGROUND = True


def expected_view(role: str, name: str) -> View:
    permissions, guarded = ROLES[role].permissions, name.partition(".")[0] in GUARDED
    if Permission.VIEW_MEMBERS not in permissions or (guarded and Permission.VIEW_BACKGROUND not in permissions):
        return View.HIDDEN
    return View.MASKED if name in SENSITIVE_NUMBERS else View.SHOWN


@pytest.mark.parametrize("role", ROLES)
def test_every_field_is_shown_as_class_and_role_say(role):
    scope, writes = scope_of(role), Permission.EDIT_MEMBERS in ROLES[role].permissions
    expected = {name: expected_view(role, name) for name in NAMES}
    assert {name: policy.view(name, scope, PATH) for name in NAMES} == expected
    assert {policy.view(name, scope, ELSEWHERE) for name in NAMES} == {View.HIDDEN}
    seen = [name for name in NAMES if expected[name] != View.HIDDEN]
    assert [name for name in NAMES if policy.holds(name, scope)] == seen
    assert [name for name in NAMES if policy.may_edit(name, scope, PATH)] == (seen if writes else [])


def test_what_the_regime_does_not_allow_is_nowhere(settings):
    settings.KEEP_BACKGROUND = False
    scope, rest = scope_of("officer"), [name for name in NAMES if name.partition(".")[0] not in OPTIONAL]
    assert [name for name in NAMES if policy.kept(name)] == rest
    assert [name for name in NAMES if policy.view(name, scope, PATH) != View.HIDDEN] == rest
    assert [name for name in NAMES if policy.may_edit(name, scope, PATH)] == rest


@pytest.mark.parametrize("name", sorted(SENSITIVE_NUMBERS))
def test_a_number_is_whole_only_while_it_is_revealed(name):
    scope = scope_of("secretary")
    assert policy.view(name, scope, PATH, revealed=True) == View.SHOWN
    assert "4567" not in policy.text(name, "012345678901", View.MASKED)
    assert policy.text(name, "012345678901", View.HIDDEN) == ""


def test_the_reach_of_guarded_fields_is_that_of_the_background():
    assert {policy.reach(name) for name in NAMES if policy.is_guarded(name)} == {Permission.VIEW_BACKGROUND}
    assert policy.reach("full_name") == Permission.VIEW_MEMBERS


def test_every_name_has_a_class():
    assert all(policy.klass(name) for name in NAMES)


def test_fields_of_the_record_are_kept_whatever_the_regime(settings):
    settings.KEEP_BACKGROUND = False
    assert all(policy.kept(field.name) for field in RECORD)
    assert [table.name for table in policy.kept_tables()] == [
        "work",
        "training",
        "rewards",
        "badges",
        "honours",
        "disciplines",
    ]
