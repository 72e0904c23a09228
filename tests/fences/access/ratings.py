"""Who opens which page of ratings: readers see, writers write for their cell, the level above decides."""

from tests.fences.access.members import REFUSED_READERS, about_member
from tests.fences.rows import READERS, WRITERS, Row, World


def of_cell(world: World) -> dict[str, int]:
    """Return the words behind the question mark that name the secretary's cell."""
    return {"don_vi": world.city.cell.pk, "nam": 2025}


def about_cell(**more: object) -> Row:
    """Return the row of a page about the secretary's cell in a year."""
    return Row(
        kwargs=lambda world: {"pk": world.city.cell.pk, "year": 2025},
        outside=lambda world: {"pk": world.city.other_cell.pk, "year": 2025},
        outside_but={"auditor": 403, "administrator": 403},
        **more,
    )


EXPECTED = {
    "ratings:summary": Row(allowed=(*READERS, "neighbour_secretary"), query=of_cell, outside_rest=403),
    "ratings:people": Row(allowed=(*READERS, "neighbour_secretary"), query=of_cell, outside_rest=403),
    "ratings:cell": about_cell(allowed=READERS, rest=404, but={"auditor": 403, "administrator": 403}, writers=WRITERS),
    "ratings:decide": about_cell(
        allowed=("office", "officer"),
        rest=404,
        but={"secretary": 403, "leader": 403, "inspector": 403, "auditor": 403, "administrator": 403},
        at_the_unit={"office": 403, "officer": 403},
        below=dict.fromkeys(WRITERS, 200),
    ),
    "ratings:person": about_member(allowed=READERS),
    "ratings:record": about_member(allowed=WRITERS, but=REFUSED_READERS),
}
