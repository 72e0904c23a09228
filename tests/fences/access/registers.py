"""Who opens which page of the registers of numbers: those who write for the body; a file is checked by all readers."""

from branches.choices import Book
from branches.models import Register
from tests.fences.rows import READERS, WRITERS, Row, World

BOTH = "neighbour_secretary"


def book(world: World) -> Register:
    """The book of letters of the secretary's cell."""
    return Register.objects.create(organisation=world.city.cell, book=Book.TRANSFERS, year=2026)


def book_elsewhere(world: World) -> Register:
    """The book of letters of a cell of another ward."""
    return Register.objects.create(organisation=world.city.other_cell, book=Book.TRANSFERS, year=2026)


EXPECTED = {
    "registers:index": Row(allowed=(*WRITERS, BOTH)),
    "registers:begin": Row(allowed=(*WRITERS, BOTH)),
    "registers:check": Row(allowed=(*READERS, BOTH)),
    "registers:detail": Row(
        kwargs=lambda world: {"pk": world.once(book).pk},
        outside=lambda world: {"pk": world.once(book_elsewhere).pk},
        allowed=WRITERS,
        but={BOTH: 404},
        outside_rest=403,
        outside_but={BOTH: 404},
    ),
}
