"""Who opens reports."""

from tests.fences.rows import READERS, Row, World

REPORT_READERS = (*READERS, "neighbour_secretary")


def posted(world: World) -> dict[str, object]:
    """Ask for the PDF of the secretary's cell."""
    return {"don_vi": world.city.cell.pk, "dinh_dang": "pdf"}


EXPECTED = {
    "reports:summary": Row(
        allowed=REPORT_READERS, query=lambda world: {"don_vi": world.city.cell.pk}, outside_rest=403
    ),
    "reports:build": Row(
        method="post", data=posted, allowed=READERS, ok=302, rest=404, but={"auditor": 403, "administrator": 403}
    ),
}
