"""Who opens the list of members, searches and takes its file."""

from tests.fences.rows import READERS, WRITERS, Row

LIST_READERS = (*READERS, "neighbour_secretary")
LIST_TAKERS = (*WRITERS, "neighbour_secretary")

EXPECTED = {
    "members:list": Row(allowed=LIST_READERS),
    "members:search": Row(method="post", data=lambda world: {"q": "binh"}, allowed=LIST_READERS, ok=302),
    "members:suggest": Row(method="post", data=lambda world: {"q": "binh"}, allowed=LIST_READERS),
    "members:export": Row(method="post", allowed=LIST_TAKERS, ok=302),
}
