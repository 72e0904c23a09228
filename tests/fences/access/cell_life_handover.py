"""Who opens which page of hand-overs: readers look, the officer who writes posts and gives roles hands over."""

from datetime import date, timedelta

from django.utils import timezone

from cell_life.models import HandOver
from tests.factories import GrantFactory, UserFactory
from tests.fences.access.branches import NOT_THE_OFFICER
from tests.fences.access.posts import make_post
from tests.fences.rows import READERS, Row, World

OFFICES = {"auditor": 403, "administrator": 403}


def made(world: World) -> dict[str, int]:
    """Name a hand-over of the cell."""
    return {"pk": world.once(make_hand_over).pk}


def make_hand_over(world: World) -> HandOver:
    """Write a hand-over without anybody before."""
    post = world.once(make_post)
    return HandOver.objects.create(organisation=world.city.cell, starts_on=date(2026, 1, 1), post_to=post)


def standing_in(world: World) -> dict[str, int]:
    """Name the cell and somebody who stands in there."""
    return {"pk": world.city.cell.pk, "grant": world.once(make_stand_in).pk}


def make_stand_in(world: World):
    """Let somebody stand in for a week."""
    return GrantFactory(
        user=UserFactory(),
        role="secretary",
        organisation=world.city.cell,
        ends_on=timezone.localdate() + timedelta(days=7),
        stands_in=True,
    )


def cell(world: World) -> dict[str, int]:
    """Name the cell."""
    return {"pk": world.city.cell.pk}


def outside(world: World) -> dict[str, int]:
    """Name a cell of another ward."""
    return {"pk": world.city.other_cell.pk}


def of_the_officer(**more: object) -> Row:
    """Return the row of an act of the officer."""
    return Row(allowed=("officer",), rest=404, but=dict.fromkeys(NOT_THE_OFFICER, 403), **more)


EXPECTED = {
    "handover:index": Row(kwargs=cell, outside=outside, allowed=READERS, rest=404, but=OFFICES, outside_but=OFFICES),
    "handover:hand_over": of_the_officer(kwargs=cell, outside=outside, outside_but=OFFICES),
    "handover:stand_in": of_the_officer(kwargs=cell, outside=outside, outside_but=OFFICES),
    "handover:end_stand_in": of_the_officer(kwargs=standing_in, method="post", ok=302),
    "handover:minutes": Row(
        kwargs=made,
        allowed=("secretary", "office", "officer", "inspector"),
        rest=404,
        but={"leader": 403},
    ),
    "handover:undo": Row(
        kwargs=made, allowed=("officer",), rest=404, but=dict.fromkeys(READERS, 403) | {"officer": 200}
    ),
}
