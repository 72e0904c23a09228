"""Ratings for tests: ``RatingFactory(person=…, year=…, level=…)``."""

import factory

from members.choices import RatingLevel
from members.models import Membership, Placement, Rating


class RatingFactory(factory.django.DjangoModelFactory):
    """A rating of ``person``, a member, good in 2025 unless told otherwise; by the cell of the last placement."""

    class Meta:
        model = Rating

    year = 2025
    level = RatingLevel.GOOD

    @classmethod
    def _create(cls, model_class, *args, person, **values):
        membership = Membership.objects.get(person=person)
        placement = Placement.objects.filter(membership=membership).order_by("-starts_on").first()
        given = {"cell_id": placement.cell_id if placement else None} | values
        return super()._create(model_class, *args, membership=membership, **given)
