"""A few people with two records in the demo, found by the search, so that the list of doubles has something to show.

Each second record is what a hasty list makes: in another cell, some weeks ago, without numbers and with one slip.
Their counts stay right: the second record is a member like any other until somebody merges it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from members import facts
from members.choices import MovementKind, Standing
from members.doubles.services.finding import search_persons
from members.models import Membership, Movement, Person, Placement
from vietnam import names

MOST: Final = 12
ONE_IN: Final = 400
"""At most so many doubles, and no more than one for so many members."""


def _no_marks(columns: dict[str, Any]) -> None:
    columns["full_name"] = names.fold(columns["full_name"]).title()


def _swapped(columns: dict[str, Any]) -> None:
    born: date = columns["born_on"]
    if columns["born_precision"] == "day" and born.day <= 12:
        columns["born_on"] = born.replace(day=born.month, month=born.day)


def _same(columns: dict[str, Any]) -> None:
    """Leave everything as it is: the same person written down twice."""


SLIPS: Final[tuple[Callable[[dict[str, Any]], None], ...]] = (_same, _no_marks, _swapped)
_OWN: Final = frozenset(
    {
        "id",
        "identity_number",
        "card_number",
        "card_issued_on",
        "card_issued_by",
        "old_card_number",
        "version",
        "created_at",
    }
)


def write(today: date, members: int) -> int:
    """Write the second records into the cell of the next one drawn; return how many."""
    count = min(MOST, members // ONE_IN)
    settled = Placement.objects.filter(ends_on__isnull=True, membership__standing=Standing.ACTIVE, kind="formal")
    drawn = settled.filter(starts_on__lt=today - timedelta(days=300)).select_related("membership__person")
    chosen = list(drawn.order_by("membership__person__base", "-membership_id")[: count + 1])
    made = [_again(one, chosen[place + 1], SLIPS[place % len(SLIPS)], today) for place, one in enumerate(chosen[:-1])]
    search_persons(made)
    return len(made)


def _again(one: Placement, beside: Placement, slip: Callable[[dict[str, Any]], None], today: date) -> int:
    """Write the person of a placement down again, in the cell of another."""
    first, there = one.membership, beside.membership.person
    columns = {
        field.attname: getattr(first.person, field.attname)
        for field in Person._meta.concrete_fields
        if field.name not in _OWN
    }
    slip(columns)
    columns |= facts.name_columns(columns["full_name"])
    columns |= {name: getattr(there, name) for name in ("keeper_id", "keeper_path", "base_id", "committee_id")}
    person = Person.objects.create(**columns)
    told = {
        name: getattr(first, name)
        for name in ("decided_on", "admitted_on", "admitted_precision", "official_on", "official_precision")
    }
    membership = Membership.objects.create(person=person, **told)
    since = today - timedelta(days=40)
    Movement.objects.create(
        membership=membership, kind=MovementKind.REGISTERED, happened_on=since, to_cell_id=there.keeper_id
    )
    Placement.objects.create(membership=membership, cell_id=there.keeper_id, starts_on=since)
    return person.pk
