"""Finding what a report is about: a body on a day, its place in today's tree, the bodies directly below it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.querysets import during
from reports.rows import Subject
from reports.selectors import source


@dataclass(frozen=True)
class Unit:
    """A body directly below; ``is_named`` is False where the reader may not see it today."""

    organisation_id: int
    name: str
    is_named: bool


def scope_path_of(organisation_id: int, today: date) -> str | None:
    """Return the place of a body in today's tree, its last place when it was closed; None for no such body."""
    return _places(today).filter(organisation_id=organisation_id).values_list("path", flat=True).first()


def subject_of(organisation_id: int | None, scope_path: str, day: date, since: date) -> Subject | None:
    """Return the body as it stood on ``day``; None when it did not exist that day."""
    if organisation_id is None:
        return None
    period = OrganisationPeriod.objects.using(source.alias()).on(day).filter(organisation_id=organisation_id).first()
    if period is None:
        return None
    return Subject(organisation_id, period.name, period.kind, period.path, scope_path, day, since)


def units_of(subject: Subject, scope: Scope | None, today: date) -> list[Unit]:
    """Return the bodies directly below on the day, in the order of their names.

    With a ``scope`` only those in reach today are named, whatever the tree of the day was.
    """
    rows = (
        OrganisationPeriod.objects.using(source.alias())
        .on(subject.day)
        .filter(parent_id=subject.organisation_id)
        .order_by("name_sort", "organisation_id")
        .values_list("organisation_id", "name")
    )
    units = list(rows)
    reachable = _in_reach([one for one, _name in units], scope, today)
    return [Unit(one, name, reachable is None or one in reachable) for one, name in units]


def names_of(organisation_ids: list[int], day: date, scope: Scope | None, today: date) -> dict[int, str]:
    """Return the names of bodies on ``day`` (the last before it where they were closed) that may be named."""
    periods = OrganisationPeriod.objects.using(source.alias()).filter(
        organisation_id__in=organisation_ids, starts_on__lte=day
    )
    names = dict(periods.order_by("starts_on").values_list("organisation_id", "name"))
    reachable = _in_reach(organisation_ids, scope, today)
    return {one: name for one, name in names.items() if reachable is None or one in reachable}


def _in_reach(organisation_ids: list[int], scope: Scope | None, today: date) -> set[int] | None:
    if scope is None:
        return None
    found = _places(today).filter(scope.q(Permission.VIEW_REPORTS, "path"), organisation_id__in=organisation_ids)
    return set(found.values_list("organisation_id", flat=True))


def _places(today: date) -> QuerySet[OrganisationPeriod]:
    """Return the period of every body today, the last one of a closed body."""
    return OrganisationPeriod.objects.filter(during(today) | Q(ends_on=F("organisation__closed_on")))
