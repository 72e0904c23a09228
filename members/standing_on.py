"""Where members stood on a day gone by: standing and cell, from the movements and placements up to it.

Today both are columns of the membership and the person; services keep them equal to this, ``reconcile`` proves it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When

from members.choices import MOVEMENTS_IN, Standing
from members.models import Movement, Placement

SAYS: Final = ~Q(standing="") | Q(kind__in=MOVEMENTS_IN)
"""Movements after which a standing is known: those that name it, and those that begin anew as active."""


def standing_on(day: date, of: str = "pk") -> Subquery:
    """Return the standing on ``day`` of the membership that the column ``of`` of the outer query names."""
    return Subquery(_said(day).filter(membership=OuterRef(of)).order_by("-happened_on", "-pk").values("stood")[:1])


def standings_on(day: date, memberships: Sequence[int]) -> dict[int, str]:
    """Return the standing of these memberships on ``day``: one query; who had none yet is absent."""
    rows = _said(day).filter(membership__in=memberships)
    found = rows.order_by("membership", "-happened_on", "-pk").distinct("membership")
    return dict(found.values_list("membership_id", "stood"))


def cells_on(day: date, memberships: Sequence[int]) -> dict[int, int]:
    """Return the cell in which each of these memberships was counted on ``day``: one query; others are absent."""
    placed = Placement.objects.formal().on(day).filter(membership__in=memberships)
    return dict(placed.values_list("membership_id", "cell_id"))


def _said(day: date) -> QuerySet[Any]:
    active = Case(
        When(standing="", then=Value(Standing.ACTIVE)), default="standing", output_field=CharField(max_length=10)
    )
    return Movement.objects.filter(SAYS, happened_on__lte=day).annotate(stood=active)
