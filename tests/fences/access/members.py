"""Who opens which page of a person."""

from members.models import Person
from tests.factories.members import MemberFactory
from tests.fences.rows import READERS, WRITERS, Row, World


def member(world: World) -> Person:
    """A member of the secretary's cell."""
    return MemberFactory(cell=world.city.cell)


def member_elsewhere(world: World) -> Person:
    """A member of a cell in another ward."""
    return MemberFactory(cell=world.city.other_cell)


def about_member(**more: object) -> Row:
    """Return the row of a page about one member: other signed-in people do not find it."""
    return Row(
        kwargs=lambda world: {"pk": world.once(member).pk},
        outside=lambda world: {"pk": world.once(member_elsewhere).pk},
        rest=404,
        **more,
    )


REFUSED_READERS = {"leader": 403, "inspector": 403}

EXPECTED = {
    "members:add": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "members:detail": about_member(allowed=READERS),
    "members:profile": about_member(allowed=READERS),
    "members:history": about_member(allowed=READERS),
    "members:lookers": about_member(allowed=READERS),
    "members:reveal": about_member(method="post", allowed=(*WRITERS, "inspector"), but={"leader": 403}),
    "members:papers": about_member(allowed=READERS, writers=WRITERS),
    "members:portrait": about_member(allowed=READERS),
    "members:change_portrait": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "members:remove_portrait": about_member(method="post", ok=302, allowed=WRITERS, but=REFUSED_READERS),
    "members:edit": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "members:standing": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "members:placement": about_member(allowed=WRITERS, but=REFUSED_READERS),
}
