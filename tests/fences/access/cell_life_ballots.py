"""Who opens which page of votes: readers see, writers of the body make lists, ask, count, void and report."""

from datetime import date
from fractions import Fraction

from cell_life.ballots.rules import Tally
from cell_life.choices import MeetingKind
from tests.factories.ballots import ballot_on, counted, list_of, members_of
from tests.factories.meetings import MeetingFactory
from tests.fences.rows import READERS, WRITERS, Row, World

NO_CELL_LIFE = {"auditor": 403, "administrator": 403}
REFUSED = {"leader": 403, "inspector": 403, **NO_CELL_LIFE}
APART = {"kind": MeetingKind.THEMATIC, "held_on": date(2026, 10, 9)}
"""A meeting that is nobody else's in these tables."""


def a_list(cell: str):
    """Return a maker of an open list of a cell of the small city; each thing made here has a day of its own."""

    def make(world: World):
        body = getattr(world.city, cell)
        members_of(body, 3)
        return list_of(body, world.people["officer"], held_on=date(2026, 10, 6))

    return make


def a_ballot(cell: str, *, failed: bool = False):
    """Return a maker of a ballot on a closed list; one that ``failed`` was counted."""

    def make(world: World):
        body = getattr(world.city, cell)
        people = members_of(body, 3)
        by = world.people["officer"]
        day = date(2026, 10, 8 if failed else 7)
        ballot = ballot_on(list_of(body, by, held_on=day, frozen=True), by, share=Fraction(2, 3))
        return counted(ballot, by, Tally(yes=1, no=2), people[0]) if failed else ballot

    return make


HERE, THERE = a_list("cell"), a_list("other_cell")
OPEN, OPEN_THERE = a_ballot("cell"), a_ballot("other_cell")
FAILED, FAILED_THERE = a_ballot("cell", failed=True), a_ballot("other_cell", failed=True)


def a_meeting(world: World):
    """Make a meeting of the secretary's cell."""
    return MeetingFactory(cell=world.city.cell, **APART)


def a_meeting_there(world: World):
    """Make a meeting out of reach."""
    return MeetingFactory(cell=world.city.other_cell, **APART)


def about(here, there, **more: object) -> Row:
    """Return the row of a page about one thing of the secretary's cell; it is not found by who has no cell life."""
    return Row(
        kwargs=lambda world: {"pk": world.once(here).pk},
        outside=lambda world: {"pk": world.once(there).pk},
        rest=404,
        **more,
    )


def acts(here, there, **more: object) -> Row:
    """Return the row of an act on one thing."""
    return about(here, there, allowed=WRITERS, but={"leader": 403, "inspector": 403}, **more)


def body(**more: object) -> Row:
    """Return the row of a page about the secretary's cell itself, which is found by who sees organisations."""
    return Row(
        kwargs=lambda world: {"pk": world.city.cell.pk},
        outside=lambda world: {"pk": world.city.other_cell.pk},
        outside_but=NO_CELL_LIFE,
        rest=404,
        **more,
    )


def voter_of(maker):
    """Return a maker of the first row of a list."""
    return lambda world: world.once(maker).voters.order_by("pk").first()


VOTER, VOTER_THERE = voter_of(HERE), voter_of(THERE)

EXPECTED = {
    "ballots:home": Row(allowed=(*READERS, "neighbour_secretary")),
    "ballots:of_body": body(allowed=READERS, but=NO_CELL_LIFE),
    "ballots:open": body(allowed=WRITERS, but=REFUSED),
    "ballots:of_meeting": about(a_meeting, a_meeting_there, allowed=READERS, writers=WRITERS),
    "ballots:list": about(HERE, THERE, allowed=READERS),
    "ballots:voter": acts(VOTER, VOTER_THERE),
    "ballots:refresh": acts(HERE, THERE, method="post", ok=302),
    "ballots:freeze": acts(HERE, THERE, method="post", ok=302),
    "ballots:ask": acts(HERE, THERE),
    "ballots:print_list": about(HERE, THERE, allowed=READERS),
    "ballots:detail": about(OPEN, OPEN_THERE, allowed=READERS),
    "ballots:count": acts(OPEN, OPEN_THERE),
    "ballots:void": acts(OPEN, OPEN_THERE),
    "ballots:report": acts(FAILED, FAILED_THERE),
    "ballots:minutes": about(OPEN, OPEN_THERE, allowed=READERS),
    "ballots:blanks": acts(OPEN, OPEN_THERE),
}
