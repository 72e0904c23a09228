"""Who opens which page of the dues of a cell: who sees dues reads, who collects writes, the level above decides."""

from collections.abc import Callable
from datetime import date

from branches.models import Organisation
from cell_life.models import DuesLine, DuesReceipt, DuesRelief, DuesSheet
from tests.factories.dues import membership, receipt
from tests.factories.members import MemberFactory
from tests.fences.rows import WRITERS, Row, World

MONTH = date(2026, 3, 1)
READ = ("secretary", "office", "officer", "inspector")
NO_DUES = {"leader": 403, "auditor": 403, "administrator": 403}
CITY = {"auditor": 403, "administrator": 403}
ABOVE = ("office", "officer")


class Books:
    """A sheet with one line, a receipt and a relief asked for, of one cell."""

    def __init__(self, cell: Organisation) -> None:
        """Make them."""
        person = MemberFactory(cell=cell, since=date(2025, 1, 1))
        self.cell, self.member = cell.pk, membership(person).pk
        self.sheet: DuesSheet = DuesSheet.objects.create(cell=cell, month=MONTH)
        DuesLine.objects.create(sheet=self.sheet, membership_id=self.member)
        self.receipt: DuesReceipt = receipt(cell, person, MONTH, 100_000)
        self.relief: DuesRelief = DuesRelief.objects.create(
            membership_id=self.member, kind="exempt", ground="poor", starts_on=MONTH, requested_on=MONTH
        )


def books(world: World) -> Books:
    """The books of the secretary's cell."""
    return Books(world.city.cell)


def books_elsewhere(world: World) -> Books:
    """The books of a cell of another ward."""
    return Books(world.city.other_cell)


Part = Callable[[Books], dict[str, object]]


def about(part: Part, **more: object) -> Row:
    """Return the row of a page about the books of the secretary's cell."""
    given = {"rest": 404, "but": NO_DUES, "outside_but": CITY} | more
    return Row(
        kwargs=lambda world: part(world.once(books)),
        outside=lambda world: part(world.once(books_elsewhere)),
        **given,
    )


def of_cell(one: Books) -> dict[str, object]:
    """Name the cell."""
    return {"pk": one.cell}


def of_month(one: Books) -> dict[str, object]:
    """Name the cell and its month."""
    return {"pk": one.cell, "year": MONTH.year, "number": MONTH.month}


def of_year(one: Books) -> dict[str, object]:
    """Name the cell and the year of its book."""
    return {"pk": one.cell, "year": MONTH.year}


def of_receipt(one: Books) -> dict[str, object]:
    """Name the receipt."""
    return {"pk": one.receipt.pk}


def of_relief(one: Books) -> dict[str, object]:
    """Name the relief."""
    return {"pk": one.cell, "relief": one.relief.pk}


WRITE = {"allowed": WRITERS, "but": NO_DUES | {"inspector": 403}}
FROM_ABOVE = {
    "allowed": ABOVE,
    "but": NO_DUES | {"inspector": 403, "secretary": 403},
    "at_the_unit": dict.fromkeys(ABOVE, 403),
    "below": dict.fromkeys(WRITERS, 200),
}
RECEIPT = {"but": {}, "outside_but": {}}

EXPECTED = {
    "dues:home": Row(
        allowed=(*READ, "neighbour_secretary"),
        but={"secretary": 302, "neighbour_secretary": 302},
        at_the_unit={"secretary": 200},
        elsewhere={"secretary": 200},
    ),
    "dues:cell": about(of_cell, allowed=READ, ok=302),
    "dues:month": about(of_month, allowed=READ, writers=WRITERS),
    "dues:open": about(of_month, method="post", ok=302, **WRITE),
    "dues:recompute": about(of_month, method="post", ok=302, **WRITE),
    "dues:close": about(of_month, **WRITE),
    "dues:reopen": about(of_month, **FROM_ABOVE),
    "dues:by_hand": about(of_month, **WRITE),
    "dues:receipts": about(of_month, allowed=READ, method="post"),
    "dues:take": about(lambda one: {"pk": one.cell, "member": one.member}, **WRITE),
    "dues:receipt": about(of_receipt, allowed=READ, **RECEIPT),
    "dues:receipt_paper": about(of_receipt, allowed=READ, method="post", **RECEIPT),
    "dues:void": about(of_receipt, allowed=WRITERS, outside_but={}, but={"inspector": 403}),
    "dues:bases": about(of_cell, allowed=READ, writers=WRITERS),
    "dues:reliefs": about(of_cell, allowed=READ),
    "dues:ask_relief": about(of_cell, **WRITE),
    "dues:decide_relief": about(of_relief, **FROM_ABOVE),
    "dues:end_relief": about(of_relief, **WRITE),
    "dues:ledger": about(of_year, allowed=READ),
    "dues:ledger_file": about(lambda one: {**of_year(one), "form": "xlsx"}, allowed=READ, method="post"),
}
