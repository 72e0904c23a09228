"""Who opens which page of doubles: both records in reach to read, the right to edit on both to judge and merge."""

from accounts.models import User
from branches.models import Organisation
from members.doubles.services.merging import merge_records
from members.models import DoubleCandidate, Merge, Person
from tests.factories import GrantFactory, UserFactory
from tests.factories.doubles import alike
from tests.factories.members import MemberFactory
from tests.fences.access.members import REFUSED_READERS
from tests.fences.rows import READERS, WRITERS, Row, World


def pair(world: World) -> tuple[Person, Person]:
    """Two records of one person in the secretary's cell."""
    return _pair(world.city.cell)


def pair_elsewhere(world: World) -> tuple[Person, Person]:
    """Two records of one person in a cell of another ward."""
    return _pair(world.city.other_cell)


def _pair(cell) -> tuple[Person, Person]:
    first = MemberFactory(cell=cell)
    return first, alike(first, cell=cell)


def candidate(world: World) -> int:
    """The pair of the secretary's cell, found by the search."""
    return _candidate(world.once(pair))


def candidate_elsewhere(world: World) -> int:
    """The pair of the other ward, found by the search."""
    return _candidate(world.once(pair_elsewhere))


def _candidate(two: tuple[Person, Person]) -> int:
    return DoubleCandidate.objects.create(person=two[0], other=two[1], score=80, reasons=["same_name_born"]).pk


def merged(world: World) -> int:
    """A merge in the secretary's cell."""
    return _merged(_pair(world.city.cell), world.people["officer"]).pk


def merged_elsewhere(world: World) -> int:
    """A merge in a cell of another ward."""
    return _merged(_pair(world.city.other_cell), _officer_at(world.city.other_cell)).pk


def _officer_at(cell: Organisation) -> User:
    user = UserFactory()
    GrantFactory(user=user, role="officer", organisation=cell)
    return user


def _merged(two: tuple[Person, Person], by: User) -> Merge:
    kept, dropped = two
    return merge_records(
        kept_id=kept.pk,
        dropped_id=dropped.pk,
        versions=(kept.version, dropped.version),
        choices={},
        placement="kept",
        reason="đối chiếu lý lịch gốc",
        by=by,
    )


def about_pair(**more: object) -> Row:
    """Return the row of a page about two records: those who do not see both do not find it."""
    return Row(
        kwargs=lambda world: {"pk": world.once(pair)[0].pk, "other": world.once(pair)[1].pk},
        outside=lambda world: {"pk": world.once(pair_elsewhere)[0].pk, "other": world.once(pair_elsewhere)[1].pk},
        rest=404,
        **more,
    )


EXPECTED = {
    "doubles:worklist": Row(allowed=(*READERS, "neighbour_secretary")),
    "doubles:pair": about_pair(allowed=READERS, writers=WRITERS),
    "doubles:merge": about_pair(allowed=WRITERS, but=REFUSED_READERS),
    "doubles:ask": Row(
        kwargs=lambda world: {"pk": world.once(candidate)},
        outside=lambda world: {"pk": world.once(candidate_elsewhere)},
        method="post",
        ok=302,
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
    "doubles:undo": Row(
        kwargs=lambda world: {"pk": world.once(merged)},
        outside=lambda world: {"pk": world.once(merged_elsewhere)},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
}
