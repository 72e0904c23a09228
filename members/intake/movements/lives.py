"""What judging and writing the rows of a chunk stands on: the lives of all their members, read set by set.

``Book.life`` answers as ``members.ledger.services.life_of`` does for one member.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import F, QuerySet

from members.choices import OPEN_TRANSFER_STAGES, MovementKind, PlacementKind
from members.ledger.rules import Life
from members.models import (
    Exemption,
    Hold,
    Membership,
    Movement,
    Person,
    Placement,
    Post,
    Suspension,
    Transfer,
)

_ROWS: Final[tuple[tuple[str, Any], ...]] = (
    ("movements", Movement),
    ("placements", Placement),
    ("apart", Exemption),
    ("apart", Suspension),
    ("transfers", Transfer),
    ("holds", Hold),
)


@dataclass
class Member:
    """A member with everything that may end, open or stand in the way of an act."""

    person: Person
    membership: Membership | None = None
    admissions: int = 0
    movements: list[Movement] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    apart: list[Exemption | Suspension] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)

    @property
    def formal(self) -> Placement | None:
        """Return the open formal placement."""
        return next((one for one in self.placements if one.kind == PlacementKind.FORMAL and one.ends_on is None), None)

    @property
    def elsewhere(self) -> bool:
        """Say whether he already meets in another cell for a time."""
        return any(one.kind == PlacementKind.TEMPORARY and one.ends_on is None for one in self.placements)

    def open_posts(self, on: date) -> list[Post]:
        """Return the posts held on a day or later."""
        return [post for post in self.posts if post.ends_on is None or post.ends_on > on]

    def open_transfers(self) -> list[Transfer]:
        """Return the transfers on their way."""
        return [one for one in self.transfers if one.stage in OPEN_TRANSFER_STAGES]

    def running_apart(self, on: date) -> list[Exemption | Suspension]:
        """Return the exemptions and suspensions that run on a day or later."""
        return [one for one in self.apart if one.ends_on is None or one.ends_on > on]

    def is_held(self, day: date) -> bool:
        """Say whether an inspection or complaint forbids an official transfer on a day."""
        return any(one.starts_on <= day and (one.ends_on is None or one.ends_on > day) for one in self.holds)

    def life(self, on: date) -> Life:
        """Return what the rules judge an act on a day by."""
        own = self.membership
        assert own is not None
        told = [(one.kind, one.happened_on) for one in self.movements if one.kind != MovementKind.CORRECTED]
        registered = next((day for kind, day in told if kind == MovementKind.REGISTERED), None)
        spells = [day for one in self.apart for day in (one.starts_on, one.ends_on)]
        before = [day for _kind, day in told if day != registered]
        return Life(
            standing=own.standing,
            last_on=_latest(own.admitted_on, *(day for _kind, day in told)),
            registered_on=registered,
            earlier_on=_latest(own.admitted_on, own.ended_on, *before, *spells),
            probationary=own.official_on is None or own.official_on > on,
            open_posts=len(self.open_posts(on)),
            open_transfer=bool(self.open_transfers()),
            admissions=self.admissions,
            held=self.is_held(on),
        )


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def persons(person_ids: Iterable[int], *, lock: bool) -> QuerySet[Person]:
    """Return persons by id, in the order in which every act that takes several locks them."""
    ids = set(person_ids)
    return Person.objects.held(ids) if lock else Person.objects.filter(pk__in=ids).order_by("pk")


def read(person_ids: Iterable[int], *, lock: bool = False) -> dict[int, Member]:
    """Return the members of a chunk by person id: nine queries whatever their number.

    ``lock`` locks the persons in the order of their ids; hold the tree first.
    """
    found = {person.pk: Member(person) for person in persons(person_ids, lock=lock)}
    newest_last = Membership.objects.filter(person_id__in=found).order_by(F("ended_on").asc(nulls_last=True), "pk")
    for membership in newest_last:
        member = found[membership.person_id]
        member.membership, member.admissions = membership, member.admissions + 1
    of = {one.membership.pk: one for one in found.values() if one.membership}
    for name, model in _ROWS:
        for row in model.objects.filter(membership_id__in=of).order_by("pk"):
            getattr(of[row.membership_id], name).append(row)
    for post in Post.objects.filter(person_id__in=found).order_by("pk"):
        found[post.person_id].posts.append(post)
    return found
