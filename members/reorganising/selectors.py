"""What a merger, a union or a division would move: members, bodies below, posts; for the preview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from accounts.scope import Scope
from branches import hooks
from branches.models import OrganisationPeriod
from branches.querysets import during
from members.models import Membership, Person, Post


@dataclass(frozen=True)
class Moved:
    """One body of the act with what goes over with it."""

    organisation_id: int
    name: str
    official: int
    probationary: int
    children: int
    posts: int


@dataclass(frozen=True)
class Sibling:
    """One body of the same kind under the same parent, to unite with."""

    organisation_id: int
    name: str


@dataclass(frozen=True)
class Member:
    """One member of a cell that is to be divided."""

    pk: int
    name: str
    born: int
    is_official: bool


SIBLINGS = 300


def moved(organisation_ids: Sequence[int], today: date) -> list[Moved]:
    """Return what would go over with each body; four queries for any number."""
    periods = OrganisationPeriod.objects.on(today).filter(organisation_id__in=organisation_ids).order_by("name_sort")
    counts = hooks.counts(list(organisation_ids), today)
    children = _tally(
        OrganisationPeriod.objects.on(today).filter(parent_id__in=organisation_ids).values_list("parent_id", flat=True)
    )
    posts = _tally(
        Post.objects.on(today).filter(organisation_id__in=organisation_ids).values_list("organisation_id", flat=True)
    )
    rows = []
    for period in periods:
        own = period.organisation_id
        count = counts.get(own, hooks.NOBODY)
        row = Moved(own, period.name, count.official, count.probationary, children.get(own, 0), posts.get(own, 0))
        rows.append(row)
    return rows


def _tally(ids: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for one in ids:
        found[one] = found.get(one, 0) + 1
    return found


def siblings(period: OrganisationPeriod, today: date) -> list[Sibling]:
    """Return the bodies that may be united with this one: same kind, same parent. One query."""
    rows = OrganisationPeriod.objects.filter(during(today), parent_id=period.parent_id, kind=period.kind)
    rows = rows.exclude(organisation_id=period.organisation_id).order_by("name_sort", "pk")
    return [Sibling(row.organisation_id, row.name) for row in rows[:SIBLINGS]]


def members_of(organisation_id: int, scope: Scope, today: date) -> list[Member]:
    """Return the members of a cell by name. One query."""
    open_ones = Membership.objects.filter(person=OuterRef("pk"), ended_on__isnull=True)
    people = Person.objects.visible_to(scope).filter(Exists(open_ones), keeper_id=organisation_id)
    people = people.annotate(is_official=Exists(open_ones.filter(official_on__lte=today)))
    return [
        Member(one.pk, one.full_name, one.born_on.year, one.is_official)
        for one in people.order_by("name_sort", "pk").only("full_name", "born_on")
    ]
