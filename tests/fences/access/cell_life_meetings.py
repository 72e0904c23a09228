"""Who opens which page of meetings: readers of cell life read, those who run a cell write in it."""

from datetime import date

from cell_life.choices import MeetingState
from cell_life.models import Attendance, MeetingTask
from tests.factories.meetings import MeetingFactory, membership_of
from tests.factories.members import MemberFactory
from tests.fences.rows import READERS, WRITERS, Row, World

DAY = date(2026, 11, 3)


def planned(world: World) -> int:
    """A meeting of the secretary's cell whose roll is not taken."""
    return MeetingFactory(cell=world.city.cell, held_on=date(2026, 10, 5)).pk


def planned_elsewhere(world: World) -> int:
    """The same in a cell of another ward."""
    return MeetingFactory(cell=world.city.other_cell, held_on=date(2026, 10, 5)).pk


def held(world: World) -> int:
    """A meeting of the secretary's cell with its roll."""
    return _held(world.city.cell)


def held_elsewhere(world: World) -> int:
    """The same in a cell of another ward."""
    return _held(world.city.other_cell)


def _held(cell) -> int:
    meeting = MeetingFactory(cell=cell, held_on=DAY, state=MeetingState.HELD)
    membership = membership_of(MemberFactory(cell=cell))
    Attendance.objects.create(meeting=meeting, membership_id=membership, capacity="official")
    return meeting.pk


def task(world: World) -> int:
    """A task given at a meeting of the secretary's cell."""
    return _task(world.once(held))


def task_elsewhere(world: World) -> int:
    """The same in a cell of another ward."""
    return _task(world.once(held_elsewhere))


def _task(meeting: int) -> int:
    return MeetingTask.objects.create(meeting_id=meeting, words="Rà soát hộ nghèo", due_on=date(2026, 12, 30)).pk


REFUSED = {"leader": 403, "inspector": 403}


def about(make, elsewhere, part=None, **more) -> Row:
    """Return the row of a page about one thing of the secretary's cell."""
    more.setdefault("allowed", WRITERS)
    if more["allowed"] == WRITERS:
        more.setdefault("but", REFUSED)
    return Row(
        kwargs=lambda world: {"pk": make(world), **(part or {})},
        outside=lambda world: {"pk": elsewhere(world), **(part or {})},
        rest=404,
        **more,
    )


def of_cell(**more) -> Row:
    """Return the row of a page about the secretary's cell."""
    return about(lambda world: world.city.cell.pk, lambda world: world.city.other_cell.pk, **more)


def of(made, made_elsewhere, **more) -> Row:
    """Return the row of a page about something made once a world."""
    return about(lambda world: world.once(made), lambda world: world.once(made_elsewhere), **more)


def unit(world: World) -> dict[str, int]:
    """Return the words behind the question mark that name a committee: the base above the secretary's cell."""
    return {"don_vi": world.city.base.pk}


EXPECTED = {
    "meetings:home": Row(
        allowed=("office", "officer", "leader", "inspector"),
        rest=403,
        query=unit,
        but={"secretary": 302, "neighbour_secretary": 302},
        outside_rest=403,
        elsewhere={"secretary": 404},
        at_the_unit={"secretary": 302, "office": 302, "officer": 302, "leader": 302, "inspector": 302},
    ),
    "meetings:cell": of_cell(allowed=READERS),
    "meetings:plan_year": of_cell(),
    "meetings:add": of_cell(),
    "meetings:meeting": of(held, held_elsewhere, allowed=READERS),
    "meetings:change": of(planned, planned_elsewhere),
    "meetings:call_off": of(planned, planned_elsewhere),
    "meetings:roll": of(planned, planned_elsewhere),
    "meetings:minutes": of(held, held_elsewhere),
    "meetings:close": of(held, held_elsewhere, method="post", ok=302),
    "meetings:add_task": of(held, held_elsewhere),
    "meetings:score": of(held, held_elsewhere),
    "meetings:paper": of(held, held_elsewhere, part={"paper": "diem-danh"}, allowed=READERS, method="post"),
    "meetings:report_task": of(task, task_elsewhere),
}
