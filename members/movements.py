"""Which movements touch a body in a period, and which way: the same behind a figure and behind its list."""

from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Concat

from branches.models import OrganisationPeriod
from members.models import Movement

INTO, OUT_OF, WITHIN = "tang", "giam", "noi_bo"
WAYS = (INTO, OUT_OF, WITHIN)


def cells_of(organisation_id: int, since: date, until: date) -> QuerySet[Any, Any]:
    """Return the ids of the bodies that belonged to one body, itself included, between the two days.

    Each by its last place in that time, so that a cell closed in between still belongs where it was.
    """
    in_force_at_the_end = Q(ends_on__isnull=True) | Q(ends_on__gt=until)
    closed_meanwhile = Q(ends_on__gte=since, ends_on=F("organisation__closed_on"))
    slashed = Concat(Value("/"), "path", output_field=CharField())
    return (
        OrganisationPeriod.objects.filter(in_force_at_the_end | closed_meanwhile, starts_on__lte=until)
        .alias(slashed=slashed)
        .filter(slashed__contains=f"/{organisation_id}/")
        .values("organisation_id")
    )


def moves(organisation_id: int, since: date, until: date, *, kind: str = "", way: str = "") -> QuerySet[Movement]:
    """Return the movements that touch a body between the two days, both inclusive.

    ``way`` is one of ``WAYS``: into it from outside, out of it, or from one of its cells to another;
    "" = all that touch it.
    """
    cells = cells_of(organisation_id, since, until)
    goes_in, goes_out = Q(to_cell__in=cells), Q(from_cell__in=cells)
    conditions = {INTO: goes_in & ~goes_out, OUT_OF: goes_out & ~goes_in, WITHIN: goes_in & goes_out}
    found = Movement.objects.filter(happened_on__range=(since, until))
    if kind:
        found = found.filter(kind=kind)
    return found.filter(conditions.get(way, goes_in | goes_out))
