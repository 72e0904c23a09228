"""Saving one person: the service beside the bare statements on the same tables with their triggers."""

from collections.abc import Iterable
from itertools import count

from django.db import connection, transaction

from accounts.models import User
from benches.measures import Measure, side_by_side
from members import facts
from members.models import Membership, Person
from members.services import change_person

BARE = "UPDATE members_person SET phone = %s, version = version + 1 WHERE id = %s AND version = %s"


def measure() -> Iterable[Measure]:
    """Yield the figures of saving."""
    user, _made = User.objects.get_or_create(username="bench", defaults={"full_name": "Bench"})
    pk = Membership.objects.filter(ended_on=None).values_list("person", flat=True)[777]
    phones = (f"09{number % 10**8:08}" for number in count(10_000_000))
    floor, ours = side_by_side(lambda: _bare(pk, next(phones)), lambda: _save(pk, next(phones), user), times=41)
    yield Measure("save of a person (lock, rules, merge, history)", "read, lock, bare UPDATE", floor, ours, 5)


def _bare(pk: int, phone: str) -> None:
    """Read, lock and change the row as a program without rules would."""
    with transaction.atomic(), connection.cursor() as cursor:
        person = Person.objects.select_for_update().get(pk=pk)
        cursor.execute(BARE, [phone, pk, person.version])


def _save(pk: int, phone: str, user: User) -> None:
    person = Person.objects.get(pk=pk)
    membership = Membership.objects.get(person=pk, ended_on=None)
    opened = facts.values_of(person, membership)
    change_person(
        person_id=pk,
        opened_version=person.version,
        opened_values=opened,
        values={"phone": phone},
        reason="bench",
        by=user,
    )
