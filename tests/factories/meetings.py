"""Meetings of cells and guests in temporary membership, for tests."""

from datetime import date

import factory

from branches.models import Organisation
from cell_life.choices import MeetingKind, MeetingState
from cell_life.models import Meeting
from members.choices import PlacementKind
from members.models import Membership, Person, Placement


def membership_of(person: Person) -> int:
    """Return the id of the open membership of a person."""
    return Membership.objects.get(person=person, ended_on=None).pk


def stays_in(person: Person, cell: Organisation, since: date, until: date | None = None) -> Placement:
    """Let a member live for a time in another cell than his own."""
    return Placement.objects.create(
        membership_id=membership_of(person),
        cell=cell,
        kind=PlacementKind.TEMPORARY,
        starts_on=since,
        ends_on=until,
    )


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting of ``cell`` on ``held_on``; a held or closed one was recorded on its day."""

    class Meta:
        model = Meeting

    kind = MeetingKind.REGULAR
    held_on = date(2026, 11, 3)
    month = factory.LazyAttribute(lambda it: it.held_on.replace(day=1))
    state = MeetingState.PLANNED
    recorded_on = factory.LazyAttribute(
        lambda it: it.held_on if it.state in (MeetingState.HELD, MeetingState.CLOSED) else None
    )
