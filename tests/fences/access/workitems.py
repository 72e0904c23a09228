"""Who opens the pages of things to do: whoever may see the life of a cell in reach."""

from tests.fences.rows import READERS, Row

EXPECTED = {
    "workitems:list": Row(allowed=(*READERS, "neighbour_secretary")),
    "workitems:digest": Row(
        kwargs=lambda world: {"pk": world.city.cell.pk},
        outside=lambda world: {"pk": world.city.other_cell.pk},
        allowed=READERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
        outside_but={"neighbour_secretary": 404},
    ),
}
