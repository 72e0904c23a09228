"""Who opens which page of badges: the unit puts forward, the committee above the base decides."""

from datetime import date

from members.choices import BadgeWay
from members.models import BadgeProposal
from tests.factories.members import MemberFactory
from tests.fences.access.members import REFUSED_READERS, member_elsewhere
from tests.fences.rows import READERS, WRITERS, Row, World

LISTS = (*READERS, "neighbour_secretary")
NEAR_READERS = ("secretary", "office", "leader", "inspector")
ROUND = date(2027, 2, 3)


def unit(world: World) -> dict[str, int]:
    """Name the secretary's cell."""
    return {"don_vi": world.city.cell.pk}


def decision(**more: object) -> Row:
    """Return the row of a page on which the committee above the base decides."""
    return Row(
        allowed=("officer",),
        query=unit,
        outside_rest=403,
        at_the_unit={"officer": 403},
        elsewhere=dict.fromkeys(NEAR_READERS, 404),
        **more,
    )


def person(world: World) -> int:
    """A member of the secretary's cell who is due in the round of 3/2/2027."""
    return MemberFactory(cell=world.city.cell, admitted_on=date(1997, 1, 10), official_on=date(1998, 1, 10)).pk


def proposal(world: World) -> int:
    """A proposal for that member."""
    return _proposal(world.once(person), world.city.cell.pk)


def proposal_elsewhere(world: World) -> int:
    """A proposal for a member of another ward."""
    return _proposal(world.once(member_elsewhere).pk, world.city.other_cell.pk)


def _proposal(person_id: int, cell_id: int) -> int:
    given = {"person_id": person_id, "years": 30, "round_on": ROUND, "way": BadgeWay.DUE, "proposer_id": cell_id}
    return BadgeProposal.objects.create(**given).pk


EXPECTED = {
    "badges:planner": Row(allowed=LISTS, query=unit, outside_rest=403),
    "badges:proposals": Row(allowed=LISTS, query=unit, outside_rest=403),
    "badges:decide": decision(),
    "badges:propose": Row(
        kwargs=lambda world: {"pk": world.once(person)},
        outside=lambda world: {"pk": world.once(member_elsewhere).pk},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
    "badges:propose_due": Row(
        method="post", data=unit, allowed=WRITERS, ok=302, but={"neighbour_secretary": 404}, outside_rest=403
    ),
    "badges:withdraw": Row(
        kwargs=lambda world: {"pk": world.once(proposal)},
        outside=lambda world: {"pk": world.once(proposal_elsewhere)},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
    "badges:papers": Row(
        kwargs=lambda world: {"paper": "de-nghi", "form": "xlsx"},
        method="post",
        data=unit,
        allowed=WRITERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
    ),
}
