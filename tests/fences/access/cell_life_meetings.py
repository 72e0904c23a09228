"""Who opens which page of meetings."""

from tests.fences.rows import READERS, Row

EXPECTED = {
    "meetings:home": Row(allowed=(*READERS, "neighbour_secretary"), rest=403),
}
