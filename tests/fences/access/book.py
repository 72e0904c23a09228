"""Who opens the book of movements and its proof."""

from tests.fences.rows import GRANTORS, READERS, WRITERS, Row, World


def cell(world: World) -> dict[str, object]:
    """The secretary's cell, as an address names it."""
    return {"don_vi": world.city.cell.pk}


def file(world: World) -> dict[str, object]:
    """Ask for the book of the secretary's cell as a workbook."""
    return {"don_vi": world.city.cell.pk, "dinh_dang": "xlsx"}


BOOK_READERS = (*READERS, "neighbour_secretary")

EXPECTED = {
    "book:summary": Row(allowed=READERS, query=cell, but={"neighbour_secretary": 200}, outside_rest=403),
    "book:movements": Row(allowed=READERS, query=cell, but={"neighbour_secretary": 200}, outside_rest=403),
    "book:file": Row(
        method="post",
        data=file,
        allowed=WRITERS,
        ok=302,
        rest=404,
        but={"leader": 403, "inspector": 403, "auditor": 403, "administrator": 403},
    ),
    "book:proof": Row(allowed=GRANTORS, query=cell, outside_rest=403),
    "book:prove": Row(
        method="post",
        data=cell,
        allowed=GRANTORS,
        ok=302,
        rest=404,
        but=dict.fromkeys(("secretary", "office", "leader", "inspector", "auditor"), 403),
    ),
}
