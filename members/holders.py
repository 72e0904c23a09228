"""Who in the register already holds a number; answers for the whole city, so never shown as they are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.scope import Scope
from members.models import Person

HELD_ONCE = ("identity_number", "card_number")


def holders_of(values: Mapping[str, Any], person_id: int | None = None) -> dict[str, int]:
    """Return field → id of another person who holds that number: one query, none without numbers.

    ``person_id`` is the record being changed. The caller shows a holder only to those who may see it.
    """
    wanted = {field: values[field] for field in HELD_ONCE if values.get(field)}
    if not wanted:
        return {}
    condition = Q()
    for field, number in wanted.items():
        condition |= Q(**{field: number})
    rows = Person.objects.filter(condition).exclude(pk=person_id or 0).values("pk", *HELD_ONCE)
    return {field: row["pk"] for row in rows for field, number in wanted.items() if row[field] == number}


def namesakes(name_folded: str, born_on: date, scope: Scope, person_id: int | None = None) -> list[Person]:
    """Return a few persons in reach of the same name, marks ignored, and the same birth date."""
    rows = Person.objects.visible_to(scope).filter(born_on=born_on, name_folded=name_folded).exclude(pk=person_id or 0)
    return list(rows.only("pk", "full_name").order_by("pk")[:5])


def holders_in_reach(holders: Mapping[str, int], scope: Scope) -> dict[int, Person]:
    """Return by id those of the holders that somebody may see: one query."""
    rows = Person.objects.visible_to(scope).filter(pk__in=holders.values())
    return {person.pk: person for person in rows.only("pk", "full_name")}
