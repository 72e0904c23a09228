"""Times in the Party one after the other, for tests of party age: ``lives(person, …)``."""

from datetime import date

from members.choices import Standing
from members.models import Membership, Person


def again(person: Person, *, ended_on: date, decided_on: date, standing: str = Standing.STRUCK_OFF) -> Membership:
    """End the open membership of a person and admit him a second time; returns the new one."""
    Membership.objects.filter(person=person, ended_on=None).update(ended_on=ended_on, standing=standing)
    return Membership.objects.create(
        person=person,
        decided_on=decided_on,
        admitted_on=decided_on,
        official_on=decided_on.replace(year=decided_on.year + 1),
    )
