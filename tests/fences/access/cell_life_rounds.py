"""Who opens which page of the yearly rating: readers see, the cell writes, the level above decides."""

from datetime import date

from cell_life.choices import RoundState
from cell_life.models import RatingComplaint, RatingDecision, RatingEntry, RatingSheet
from members.models import Membership
from tests.factories.members import MemberFactory
from tests.fences.access.members import REFUSED_READERS
from tests.fences.access.ratings import about_cell, of_cell
from tests.fences.rows import READERS, WRITERS, Row, World

NO_MEMBERS = {"auditor": 403, "administrator": 403}
ABOVE = {
    "allowed": ("office", "officer"),
    "rest": 404,
    "at_the_unit": {"office": 403, "officer": 403},
    "below": dict.fromkeys(WRITERS, 200),
}


def _sheet(cell, state=RoundState.PREPARING) -> RatingEntry:
    """A sheet of a cell in 2025 with one member; announced ones have their decision and a complaint."""
    person = MemberFactory(cell=cell, since=date(2024, 1, 1))
    paper = {"decision_number": "1-QĐ/ĐU", "decided_on": date(2025, 12, 20), "issuer": "Đảng ủy"}
    decision = None
    if state != RoundState.PREPARING:
        announced = date(2025, 12, 22)
        decision = RatingDecision.objects.create(organisation=cell, year=2025, announced_on=announced, **paper)
    year = 2025 if decision is None else 2024
    sheet = RatingSheet.objects.create(cell=cell, year=year, state=state, decision=decision)
    return RatingEntry.objects.create(sheet=sheet, membership=Membership.objects.get(person=person))


def open_entry(world: World) -> RatingEntry:
    """A line of the sheet of the secretary's cell."""
    return _sheet(world.city.cell)


def open_elsewhere(world: World) -> RatingEntry:
    """A line of the sheet of a cell in another ward."""
    return _sheet(world.city.other_cell)


def announced(world: World) -> RatingComplaint:
    """A complaint about a rating of the secretary's cell that was announced."""
    row = _sheet(world.city.cell, RoundState.ANNOUNCED)
    return RatingComplaint.objects.create(entry=row, received_on=date(2026, 1, 5), words="đề nghị xem lại")


def announced_elsewhere(world: World) -> RatingComplaint:
    """The same in another ward."""
    row = _sheet(world.city.other_cell, RoundState.ANNOUNCED)
    return RatingComplaint.objects.create(entry=row, received_on=date(2026, 1, 5), words="đề nghị xem lại")


def about_sheet(**more: object) -> Row:
    """Return the row of a page about the sheet of the secretary's cell."""
    return Row(
        kwargs=lambda world: {"pk": world.once(open_entry).sheet.cell_id, "year": 2025},
        outside=lambda world: {"pk": world.once(open_elsewhere).sheet.cell_id, "year": 2025},
        outside_but=NO_MEMBERS,
        **({"rest": 404} | more),
    )


def about_entry(**more: object) -> Row:
    """Return the row of a page about a line of that sheet."""
    return Row(
        kwargs=lambda world: {"pk": world.once(open_entry).pk},
        outside=lambda world: {"pk": world.once(open_elsewhere).pk},
        rest=404,
        **more,
    )


def about_decision(**more: object) -> Row:
    """Return the row of a page about a decision."""
    return Row(
        kwargs=lambda world: {"pk": world.once(announced).entry.sheet.decision_id},
        outside=lambda world: {"pk": world.once(announced_elsewhere).entry.sheet.decision_id},
        rest=404,
        **more,
    )


def about_complaint(**more: object) -> Row:
    """Return the row of a page about a complaint."""
    return Row(
        kwargs=lambda world: {"pk": world.once(announced).pk},
        outside=lambda world: {"pk": world.once(announced_elsewhere).pk},
        **({"rest": 404} | more),
    )


WRITE = {"allowed": WRITERS, "rest": 404, "but": {**REFUSED_READERS, **NO_MEMBERS}}
READ = {"allowed": READERS, "rest": 404, "but": NO_MEMBERS}
DECIDE = ABOVE | {"but": {"secretary": 403, **REFUSED_READERS, **NO_MEMBERS}}

EXPECTED = {
    "rounds:home": Row(allowed=(*READERS, "neighbour_secretary"), query=of_cell, outside_rest=403),
    "rounds:sheet": about_sheet(**READ, writers=WRITERS),
    "rounds:open": about_cell(**WRITE, method="post", ok=302),
    "rounds:report": about_sheet(**WRITE),
    "rounds:minutes": about_sheet(**READ),
    "rounds:notices": about_sheet(**READ),
    "rounds:consider": about_sheet(**DECIDE),
    "rounds:send_back": about_sheet(**DECIDE),
    "rounds:decide": about_cell(**WRITE),
    "rounds:bodies": about_cell(**READ, writers=WRITERS),
    "rounds:own": about_cell(**WRITE),
    "rounds:summary_paper": about_cell(**READ),
    "rounds:decision": about_decision(allowed=READERS),
    "rounds:announce": about_decision(allowed=WRITERS, but=REFUSED_READERS, ok=302),
    "rounds:decision_paper": about_decision(allowed=READERS),
    "rounds:recount": about_entry(allowed=WRITERS, but=REFUSED_READERS),
    "rounds:complain": about_entry(allowed=WRITERS, but=REFUSED_READERS),
    "rounds:answer": about_complaint(**ABOVE, but={"secretary": 403, **REFUSED_READERS}),
    "rounds:receipt": about_complaint(allowed=READERS),
}
