"""The fields of a record in the order of 2-HSĐV, each shown as the policy says. Reading only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst

from accounts.scope import Scope
from members import facts, policy
from members.fields import BACKGROUND_GROUPS, GROUPS, STEP_OF, Group
from members.models import Background, Person
from members.policy import View
from members.selectors.record import Fact, Record


@dataclass(frozen=True)
class ProfileGroup:
    """One heading of the profile with its facts; ``step`` is the short form that fills it in."""

    legend: str
    facts: tuple[Fact, ...]
    step: str
    guarded: bool


def profile_of(record: Record, scope: Scope, *, revealed: bool = False) -> list[ProfileGroup]:
    """Return items 01–20 as somebody may see them, numbers masked unless ``revealed``; no query."""
    return _shown(record.person, GROUPS, record.values, scope, revealed=revealed)


def background_of(person: Person, scope: Scope) -> list[ProfileGroup]:
    """Return items 27, 28 b–c and 30 as somebody may see them: one query, none for those who may not."""
    groups = [group for group in BACKGROUND_GROUPS if _visible(group, scope, person.keeper_path)]
    if not groups:
        return []
    values = facts.background_values(Background.objects.filter(person=person).first())
    return _shown(person, groups, values, scope)


def _visible(group: Group, scope: Scope, path: str) -> list[str]:
    return [name for name in group.fields if policy.view(name, scope, path) != View.HIDDEN]


def _shown(
    person: Person, groups: Any, values: Mapping[str, Any], scope: Scope, *, revealed: bool = False
) -> list[ProfileGroup]:
    found = []
    for group in groups:
        names = _visible(group, scope, person.keeper_path)
        if names:
            shown = tuple(
                _fact(name, values[name], policy.view(name, scope, person.keeper_path, revealed=revealed))
                for name in names
            )
            guarded = any(policy.is_guarded(name) for name in names)
            found.append(ProfileGroup(str(group.legend), shown, STEP_OF[names[0]].slug, guarded))
    return found


def _fact(name: str, value: Any, how: View) -> Fact:
    words = policy.text(name, facts.show(name, value), how)
    return Fact(_under_heading(facts.label(name)), words or None, field=name)


def _under_heading(label: str | Promise) -> str:
    """Return "Tỉnh, thành phố" of "Quê quán: tỉnh, thành phố", whose first words stand above."""
    return capfirst(str(label).rpartition(": ")[2])
