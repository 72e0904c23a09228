"""Who opens the page of the parked: readers see the signs of their reach."""

from tests.fences.rows import READERS, Row

EXPECTED = {"parked:list": Row(allowed=(*READERS, "neighbour_secretary"))}
