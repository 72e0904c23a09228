"""Who opens which page of cards: the unit asks, the committee above the base decides and hands over."""

from datetime import date

from members.choices import CardKind
from members.models import CardRequest
from tests.factories.members import MemberFactory
from tests.fences.access.badges import LISTS, decision, unit
from tests.fences.access.members import REFUSED_READERS, about_member
from tests.fences.rows import READERS, WRITERS, Row, World


def asked(world: World) -> int:
    """A request for a card of a member of the secretary's cell."""
    return _asked(world.city.cell)


def asked_elsewhere(world: World) -> int:
    """A request for a card of a member of another ward."""
    return _asked(world.city.other_cell)


def _asked(cell) -> int:
    person = MemberFactory(cell=cell)
    return CardRequest.objects.create(person=person, kind=CardKind.FIRST, asked_on=date(2026, 9, 1)).pk


def about_request(**more: object) -> Row:
    """Return the row of a page about one request."""
    return Row(
        kwargs=lambda world: {"pk": world.once(asked)},
        outside=lambda world: {"pk": world.once(asked_elsewhere)},
        rest=404,
        **more,
    )


EXPECTED = {
    "cards:list": Row(allowed=LISTS, query=unit, outside_rest=403),
    "cards:decide": decision(),
    "cards:hand_over_many": decision(),
    "cards:papers": Row(
        kwargs=lambda world: {"form": "xlsx"},
        method="post",
        data=unit,
        allowed=WRITERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
    ),
    "cards:refuse": about_request(allowed=WRITERS, but=REFUSED_READERS),
    "cards:hand_over": about_request(
        allowed=("officer",),
        but={"secretary": 403, "office": 403, **REFUSED_READERS},
        at_the_unit={"officer": 403},
        elsewhere={"secretary": 404, "office": 404, "leader": 404, "inspector": 404},
    ),
    "cards:person": about_member(allowed=READERS),
    "cards:ask": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "cards:lose": about_member(allowed=WRITERS, but=REFUSED_READERS),
    "cards:end": about_member(allowed=WRITERS, but=REFUSED_READERS),
}
