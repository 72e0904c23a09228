"""Who opens which page of a person."""

from members.models import Person
from tests.factories.members import MemberFactory
from tests.factories.records import row
from tests.fences.rows import READERS, WRITERS, Row, World


def member(world: World) -> Person:
    """A member of the secretary's cell."""
    return MemberFactory(cell=world.city.cell)


def member_elsewhere(world: World) -> Person:
    """A member of a cell in another ward."""
    return MemberFactory(cell=world.city.other_cell)


def about_member(part: dict[str, str] | None = None, **more: object) -> Row:
    """Return the row of a page about one member, or a ``part`` of it: other signed-in people do not find it."""
    return Row(
        kwargs=lambda world: {"pk": world.once(member).pk, **(part or {})},
        outside=lambda world: {"pk": world.once(member_elsewhere).pk, **(part or {})},
        rest=404,
        **more,
    )


def line(world: World) -> int:
    """A line of work of the member."""
    return row("work", person=world.once(member)).pk


def line_elsewhere(world: World) -> int:
    """A line of work of the member of another ward."""
    return row("work", person=world.once(member_elsewhere)).pk


def about_line(**more: object) -> Row:
    """Return the row of a page about one line of the member's work."""
    return Row(
        kwargs=lambda world: {"pk": world.once(member).pk, "table": "cong-tac", "row": world.once(line)},
        outside=lambda world: {
            "pk": world.once(member_elsewhere).pk,
            "table": "cong-tac",
            "row": world.once(line_elsewhere),
        },
        rest=404,
        **more,
    )


REFUSED_READERS = {"leader": 403, "inspector": 403}

EXPECTED = {
    "members:add": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "members:detail": about_member(allowed=READERS),
    "members:profile": about_member(allowed=READERS),
    "members:course": about_member(allowed=READERS),
    "members:honours": about_member(allowed=READERS),
    "members:background": about_member(allowed=READERS, ok=404),  # items 27–30 are not kept where tests run
    "members:check": about_member(allowed=READERS, writers=WRITERS),
    "members:history": about_member(allowed=READERS),
    "members:lookers": about_member(allowed=READERS),
    "members:reveal": about_member(method="post", allowed=(*WRITERS, "inspector"), but={"leader": 403}),
    "members:print": about_member(allowed=READERS),
    "members:aloud": about_member(allowed=READERS),
    "members:blank_card": Row(allowed=(*READERS, "neighbour_secretary")),
    "members:print_many": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "members:print_roll": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "members:papers": about_member(allowed=READERS, writers=WRITERS),
    "members:portrait": about_member(allowed=READERS),
    "members:change_portrait": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "members:remove_portrait": about_member(method="post", ok=302, allowed=WRITERS, but=REFUSED_READERS),
    "members:edit": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "members:edit_all": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "members:edit_step": about_member({"step": "ho-ten"}, allowed=WRITERS, but=REFUSED_READERS),
    "members:rows": about_member({"table": "cong-tac"}, allowed=WRITERS, but=REFUSED_READERS),
    "members:row": about_line(allowed=WRITERS, but=REFUSED_READERS),
    "members:remove_row": about_line(allowed=WRITERS, but=REFUSED_READERS),
    "members:placement": about_member(allowed=WRITERS, but=REFUSED_READERS),
}
