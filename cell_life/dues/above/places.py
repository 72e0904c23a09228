"""Where bodies stood in a month: the last place each had in it, also of one that was closed in the middle."""

from datetime import date

from django.db.models import Q

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.papers.issuers import committee_name
from cell_life.dues import months


def in_month(month: date) -> Q:
    """Return the condition of a period that overlaps a month; order by ``starts_on`` and take the last."""
    return Q(starts_on__lt=months.later(month, 1)) & (Q(ends_on__isnull=True) | Q(ends_on__gt=month))


def place_in(organisation_id: int, month: date) -> OrganisationPeriod | None:
    """Return the last period a body had in a month; None when it was not there."""
    found = OrganisationPeriod.objects.filter(in_month(month), organisation=organisation_id)
    return found.order_by("-starts_on").first()


def receiver_of(place: OrganisationPeriod, today: date) -> int | None:
    """Return who receives what a body at a place sends up: its parent then; its parent today where that is closed."""
    if place.parent_id is None:
        return None
    current = OrganisationPeriod.objects.on(today)
    if current.filter(organisation=place.parent_id).exists():
        return place.parent_id
    moved = current.filter(organisation=place.organisation_id).values_list("parent_id", flat=True).first()
    return moved or place.parent_id


def children_in(unit_id: int, month: date) -> list[OrganisationPeriod]:
    """Return the bodies directly below one in a month, by name."""
    ids = OrganisationPeriod.objects.filter(in_month(month), parent=unit_id).values("organisation_id")
    last = OrganisationPeriod.objects.filter(in_month(month), organisation__in=ids)
    rows = last.order_by("organisation_id", "-starts_on").distinct("organisation_id")
    return sorted((row for row in rows if row.parent_id == unit_id), key=lambda row: (row.name_sort, row.pk))


def said_of(place: OrganisationPeriod) -> str:
    """Return the name of who pays: the cell, or the committee that leads the body."""
    return place.name if place.kind in CELLS else committee_name(place.name)
