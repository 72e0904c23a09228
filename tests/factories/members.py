"""Members for tests: ``MemberFactory(cell=…)`` makes person, membership, placement and movement."""

from datetime import date

import factory

from members import facts
from members.choices import ENDED_STANDINGS, MovementKind, Standing
from members.keeping import keeper_columns
from members.models import Membership, Movement, Person, Placement
from tests.factories.branches import period_of
from vietnam import dates

REGISTERED = date(2026, 1, 1)


class MemberFactory(factory.django.DjangoModelFactory):
    """A member of ``cell`` since ``since``; any field of ``facts.FIELDS`` may be given.

    Dates are days or ``PartialDate``. ``standing`` may be an ended one: then give ``ended_on``.
    """

    class Meta:
        model = Person

    full_name = factory.Sequence(lambda number: f"Nguyễn Văn {['Ân', 'Bình', 'Cường', 'Dũng', 'Đạt'][number % 5]}")
    sex = "male"
    born_on = date(1970, 3, 5)
    ethnic = "kinh"
    religion = "khong"
    admitted_on = date(1995, 5, 19)
    official_on = date(1996, 5, 19)

    @classmethod
    def _create(cls, model_class, *args, cell, since=REGISTERED, standing=Standing.ACTIVE, ended_on=None, **values):
        values = {field: dates.of_day(value) if isinstance(value, date) else value for field, value in values.items()}
        keeper = keeper_columns(cell.pk, period_of(cell).starts_on)
        person = Person.objects.create(**facts.person_columns(values), **keeper)
        membership = Membership.objects.create(
            person=person, standing=standing, ended_on=ended_on, **facts.membership_columns(values)
        )
        Movement.objects.create(
            membership=membership, kind=MovementKind.REGISTERED, happened_on=since, to_cell_id=cell.pk
        )
        Placement.objects.create(membership=membership, cell_id=cell.pk, starts_on=since, ends_on=ended_on)
        if standing in ENDED_STANDINGS:
            Movement.objects.create(
                membership=membership,
                kind=standing,
                happened_on=ended_on,
                from_cell_id=cell.pk,
                standing=standing,
            )
        return person
