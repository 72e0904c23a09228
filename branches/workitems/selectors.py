"""What pages show of things to do: those of one's own posts, those of a unit, how many each body below has late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from accounts.scope import Scope
from branches.models import OrganisationPeriod, WorkItem
from branches.querysets import during
from branches.workitems import words
from branches.workitems.registry import Names, Words, WorkKind, kinds, names_of_people

NAMED: Final = 3
"""How many people of one thing are named."""
FAR: Final = date(9999, 1, 1)
"""Where things without a last day stand in the order."""


@dataclass(frozen=True)
class Shown:
    """One thing to do as a page shows it."""

    item: WorkItem
    kind: WorkKind
    words: Words
    why: str
    unit: str

    @property
    def post(self) -> str:
        """Say whose it is."""
        return str(self.item.get_post_display())


@dataclass(frozen=True)
class Tally:
    """How much of one kind waits in a reach: all, late, in how many bodies, the first last day."""

    kind: WorkKind
    count: int
    late: int
    units: int
    late_units: int
    first: date | None = None


@dataclass(frozen=True)
class Below:
    """One body below a unit: how much waits in it and all below it, how much of that is late."""

    organisation_id: int
    name: str
    count: int
    late: int


@dataclass(frozen=True)
class Own:
    """The bodies whose things are one's own: where a role was given that holds the right of some kind."""

    paths: dict[int, str] = field(default_factory=dict)

    @property
    def ids(self) -> list[int]:
        """Return the numbers of the bodies."""
        return list(self.paths)


def own_of(scope: Scope) -> Own:
    """Return the bodies where this person holds a post: those of the grants, not those below them. No query."""
    asked = {kind.permission for kind in kinds().values()}
    return Own({grant.organisation_id: grant.path for grant in scope.grants if asked & grant.permissions})


def pressing(items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    """Put the most pressing first; each row has the day it is sorted by as ``sort``."""
    return items.annotate(sort=Coalesce("due_on", FAR)).order_by("sort", "pk")


def shown(items: Iterable[WorkItem], today: date, *, with_units: bool = True) -> list[Shown]:
    """Return things with their words and where asked for their bodies, leaving out kinds no longer known.

    Two queries at most.
    """
    found = [item for item in items if item.kind in kinds()]
    names = names_for(found, today, with_units=with_units)
    return [_shown(item, names) for item in found]


def _shown(item: WorkItem, names: Names) -> Shown:
    kind = kinds()[item.kind]
    told = kind.shown(item, names)
    return Shown(item, kind, told, words.why(item, told), names.units.get(item.organisation_id, ""))


def names_for(items: Sequence[WorkItem], today: date, *, with_units: bool) -> Names:
    """Read the names that some things speak of: people in one query, bodies in another."""
    people = {one for item in items for one in item.facts.get("persons", [])[:NAMED]}
    units = {one for item in items for one in item.facts.get("units", [])}
    units |= {item.organisation_id for item in items} if with_units else set()
    return Names(names_of_people(people), unit_names(units, today))


def unit_names(ids: Iterable[int], today: date) -> dict[int, str]:
    """Return the names of bodies on a day. One query, none for no bodies."""
    asked = set(ids)
    if not asked:
        return {}
    periods = OrganisationPeriod.objects.filter(during(today), organisation_id__in=asked)
    return dict(periods.values_list("organisation_id", "name"))


def tallies(items: QuerySet[WorkItem], today: date) -> list[Tally]:
    """Count things by kind, the kinds with most late first. One query."""
    late = Q(due_on__lt=today)
    found = (
        items.order_by()
        .values("kind")
        .annotate(
            n=Count("pk"),
            late=Count("pk", filter=late),
            units=Count("organisation_id", distinct=True),
            late_units=Count("organisation_id", filter=late, distinct=True),
            first=Min("due_on"),
        )
    )
    rows = [
        Tally(kinds()[row["kind"]], row["n"], row["late"], row["units"], row["late_units"], row["first"])
        for row in found
        if row["kind"] in kinds()
    ]
    return sorted(rows, key=lambda one: (-one.late, -one.count, one.kind.order, one.kind.code))


def below(items: QuerySet[WorkItem], path: str, today: date) -> list[Below]:
    """Count things by the bodies directly below ``path``, those with most late first. Two queries."""
    inside = items.filter(path__startswith=path).exclude(path=path)
    depth = path.count("/") + 1
    found: dict[int, list[int]] = {}
    for one, count, late in _by_place(inside, today):
        child = int(one.split("/")[depth - 1])
        sums = found.setdefault(child, [0, 0])
        sums[0] += count
        sums[1] += late
    names = unit_names(found, today)
    rows = [Below(pk, names.get(pk, ""), *sums) for pk, sums in found.items()]
    return sorted(rows, key=lambda row: (-row.late, -row.count, row.name))


def _by_place(items: QuerySet[WorkItem], today: date) -> Iterable[tuple[str, int, int]]:
    counted = items.order_by().values("path").annotate(n=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    return counted.values_list("path", "n", "late")


def reckoned_on(items: QuerySet[WorkItem]) -> date | None:
    """Return the last day something was reckoned. One query."""
    found: date | None = items.aggregate(day=Max("computed_on"))["day"]
    return found


def label(code: str) -> str | Promise:
    """Say a kind; empty for one no longer known."""
    return kinds()[code].label if code in kinds() else ""
