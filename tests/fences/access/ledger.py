"""Who opens which page of the ledger: readers see what happened, those who write for the cell act."""

from datetime import date

from members.choices import MovementKind, Standing
from members.models import Membership, Movement
from tests.fences.access.members import REFUSED_READERS, about_member, member, member_elsewhere
from tests.fences.rows import READERS, WRITERS, Row, World


def came_back(world: World) -> int:
    """A movement of the member that calls for a paper."""
    return _came_back(world.once(member))


def came_back_elsewhere(world: World) -> int:
    """A movement of the member of another ward that calls for a paper."""
    return _came_back(world.once(member_elsewhere))


def _came_back(person) -> int:
    return Movement.objects.create(
        membership=Membership.objects.get(person=person),
        kind=MovementKind.STANDING,
        standing=Standing.ACTIVE,
        happened_on=date(2026, 9, 1),
    ).pk


EXPECTED = {
    "ledger:apart": Row(allowed=(*READERS, "neighbour_secretary")),
    "ledger:acts": about_member(allowed=READERS),
    "ledger:act": about_member({"word": "tu-tran"}, allowed=WRITERS, but=REFUSED_READERS),
    "ledger:paper": Row(
        kwargs=lambda world: {"pk": world.once(member).pk, "movement": world.once(came_back)},
        outside=lambda world: {"pk": world.once(member_elsewhere).pk, "movement": world.once(came_back_elsewhere)},
        rest=404,
        method="post",
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
}
