"""Who opens which page of transfers: both sides read; the old side lets go, the new side takes in."""

from datetime import date

from members.choices import Standing, TransferKind, TransferStage
from members.models import Membership, Person, Transfer
from tests.factories.members import MemberFactory
from tests.fences.access.members import REFUSED_READERS, member, member_elsewhere
from tests.fences.rows import READERS, WRITERS, Row, World


def leaving(world: World) -> int:
    """A member of the secretary's cell on the way out of the city."""
    return _leaving(world.once(member), world.city.cell)


def staying(world: World) -> Person:
    """A member of the secretary's cell who goes nowhere yet."""
    return MemberFactory(cell=world.city.cell)


def departed(world: World) -> Person:
    """A member of the secretary's cell who left the city."""
    return _departed(world.city.cell)


def departed_elsewhere(world: World) -> Person:
    """A member of a cell of another ward who left the city."""
    return _departed(world.city.other_cell)


def _departed(cell) -> Person:
    return MemberFactory(cell=cell, standing=Standing.DEPARTED, ended_on=date(2026, 6, 1))


def leaving_elsewhere(world: World) -> int:
    """A member of a cell of another ward on the way out of the city."""
    return _leaving(world.once(member_elsewhere), world.city.other_cell)


def _leaving(person, cell) -> int:
    return Transfer.objects.create(
        membership=Membership.objects.get(person=person),
        kind=TransferKind.FORMAL,
        from_cell_id=cell.pk,
        to_words="Đảng bộ phường Hải Châu, thành phố Đà Nẵng",
        moved_on=date(2026, 9, 1),
        stage=TransferStage.ISSUED,
        letter_number="01-GTSHĐ",
        letter_on=date(2026, 11, 2),
    ).pk


def about_transfer(part: dict[str, str] | None = None, **more: object) -> Row:
    """Return the row of a page about one transfer: those in reach of neither side do not find it."""
    return Row(
        kwargs=lambda world: {"pk": world.once(leaving), **(part or {})},
        outside=lambda world: {"pk": world.once(leaving_elsewhere), **(part or {})},
        rest=404,
        **more,
    )


EXPECTED = {
    "transfers:worklist": Row(allowed=(*READERS, "neighbour_secretary")),
    "transfers:past": Row(allowed=(*READERS, "neighbour_secretary")),
    "transfers:arrive": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "transfers:look_up": Row(method="post", allowed=(*WRITERS, "neighbour_secretary")),
    "transfers:come_back": Row(
        kwargs=lambda world: {"pk": world.once(departed).pk},
        outside=lambda world: {"pk": world.once(departed_elsewhere).pk},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
    "transfers:cells": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "transfers:detail": about_transfer(allowed=READERS),
    "transfers:act": about_transfer({"word": "huy"}, allowed=WRITERS, but=REFUSED_READERS),
    "transfers:papers": about_transfer(
        {"paper": "giay-gioi-thieu"}, method="post", allowed=WRITERS, but=REFUSED_READERS
    ),
    "transfers:ask": Row(
        kwargs=lambda world: {"pk": world.once(staying).pk},
        outside=lambda world: {"pk": world.once(member_elsewhere).pk},
        rest=404,
        allowed=WRITERS,
        but=REFUSED_READERS,
    ),
}
