"""Who opens which page of ties with the place of residence: who may read the background; writers write."""

from datetime import date

from members.models import ResidenceTie
from tests.fences.access.members import REFUSED_READERS, about_member, member, member_elsewhere
from tests.fences.access.ratings import about_cell, of_cell
from tests.fences.rows import WRITERS, Row, World

READ = (*WRITERS, "inspector")
NO_MEMBERS = {"auditor": 403, "administrator": 403}


def tie(world: World) -> int:
    """A tie of the member."""
    return _tie(world.once(member).pk)


def tie_elsewhere(world: World) -> int:
    """A tie of the member of another ward."""
    return _tie(world.once(member_elsewhere).pk)


def _tie(person_id: int) -> int:
    place = "Chi ủy Tổ dân phố số 7"
    return ResidenceTie.objects.create(person_id=person_id, place=place, starts_on=date(2026, 1, 1)).pk


EXPECTED = {
    "residence:missing": Row(allowed=(*READ, "neighbour_secretary"), query=of_cell, outside_rest=403),
    "residence:cell": about_cell(allowed=READ, rest=404, but={"leader": 403, **NO_MEMBERS}, writers=WRITERS),
    "residence:slips": about_cell(allowed=WRITERS, rest=404, but={**REFUSED_READERS, **NO_MEMBERS}),
    "residence:person": about_member(allowed=READ, but={"leader": 403}),
    "residence:new_tie": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "residence:comment": about_member({"year": 2025}, allowed=WRITERS, but=REFUSED_READERS),
    "residence:tie": Row(
        kwargs=lambda world: {"pk": world.once(member).pk, "tie": world.once(tie)},
        outside=lambda world: {"pk": world.once(member_elsewhere).pk, "tie": world.once(tie_elsewhere)},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
    "residence:letter": Row(
        kwargs=lambda world: {"pk": world.once(tie)},
        outside=lambda world: {"pk": world.once(tie_elsewhere)},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
}
