"""Who opens the list of members, searches and takes its file."""

from tests.fences.rows import READERS, WRITERS, Row, World

LIST_READERS = (*READERS, "neighbour_secretary")
LIST_TAKERS = (*WRITERS, "neighbour_secretary")


def unit(world: World) -> dict[str, int]:
    """Ask for the list of the secretary's cell."""
    return {"don_vi": world.city.cell.pk}


EXPECTED = {
    "members:list": Row(allowed=LIST_READERS, query=unit, outside_rest=403),
    "members:search": Row(method="post", data=lambda world: {"q": "binh"}, allowed=LIST_READERS, ok=302),
    "members:suggest": Row(method="post", data=lambda world: {"q": "binh"}, allowed=LIST_READERS),
    "members:export": Row(method="post", allowed=LIST_TAKERS, query=unit, ok=302, outside_rest=403),
}
