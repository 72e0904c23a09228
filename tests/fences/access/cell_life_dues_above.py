"""Who opens which page of dues above the cell: readers see sums, a body's own hand sends, the level above confirms."""

from datetime import date

from cell_life.models import DuesRemittance
from tests.factories.remittances import closed_month, sent, share
from tests.fences.rows import READERS, WRITERS, Row, World

MONTH = date(2026, 4, 1)
"""Not the month of the rows about a cell's own pages: both stand in one world."""

OFFICES = {"auditor": 403, "administrator": 403}
REFUSED = {"leader": 403, "inspector": 403, **OFFICES}
FROM_ABOVE = {
    "allowed": ("office", "officer"),
    "but": {"secretary": 403, **REFUSED},
    "at_the_unit": {"office": 403, "officer": 403},
    "below": dict.fromkeys(WRITERS, 200),
}


def make(world: World) -> DuesRemittance:
    """Send a month of the secretary's cell up; nobody has confirmed it."""
    share(world.city.cell)
    closed_month(world.city.cell, 100_000, month=MONTH)
    return sent(world.city.cell, world.people["secretary"], month=MONTH)


def in_month(organisation) -> dict[str, int]:
    """Return the address of a body and month."""
    return {"pk": organisation.pk, "year": MONTH.year, "number": MONTH.month}


def of_slip(world: World) -> dict[str, int]:
    """Return the address of the voucher of the secretary's cell."""
    return in_month(world.once(make).organisation)


def about_month(kwargs=lambda world: in_month(world.city.cell), **more: object) -> Row:
    """Return the row of a page about the secretary's cell in a month."""
    chosen = {"chosen": more.pop("chosen")} if "chosen" in more else {}
    return Row(
        kwargs=lambda world: {**kwargs(world), **chosen},
        outside=lambda world: {**in_month(world.city.other_cell), **chosen},
        **{"allowed": READERS, "but": OFFICES, "rest": 404, "outside_but": OFFICES} | more,
    )


def about_year(**more: object) -> Row:
    """Return the row of a page about the secretary's cell in a year."""
    return Row(
        kwargs=lambda world: {"pk": world.city.cell.pk, "year": 2026, **more},
        outside=lambda world: {"pk": world.city.other_cell.pk, "year": 2026, **more},
        allowed=READERS,
        but=OFFICES,
        rest=404,
        outside_but=OFFICES,
    )


def about_cell(**more: object) -> Row:
    """Return the row of a page about the secretary's cell."""
    return Row(
        kwargs=lambda world: {"pk": world.city.cell.pk},
        outside=lambda world: {"pk": world.city.other_cell.pk},
        **{"allowed": READERS, "but": OFFICES, "rest": 404, "outside_but": OFFICES} | more,
    )


def in_quarter(world: World) -> dict[str, int]:
    """Return the address of the secretary's cell in the second quarter."""
    return {"pk": world.city.cell.pk, "year": MONTH.year, "number": 2}


EXPECTED = {
    "dues_above:home": Row(allowed=(*READERS, "neighbour_secretary"), ok=302),
    "dues_above:month": about_month(),
    "dues_above:month_file": about_month(chosen="xlsx"),
    "dues_above:quarter": about_month(in_quarter),
    "dues_above:quarter_file": about_month(in_quarter, chosen="xlsx"),
    "dues_above:differences": about_month(),
    "dues_above:ledger": about_year(),
    "dues_above:ledger_file": about_year(chosen="xlsx"),
    "dues_above:send": about_month(allowed=WRITERS, but=REFUSED),
    "dues_above:receive": about_month(allowed=WRITERS, but=REFUSED),
    "dues_above:remittance": about_month(of_slip),
    "dues_above:withdraw": about_month(of_slip, allowed=WRITERS, but=REFUSED),
    "dues_above:void": about_month(of_slip, **FROM_ABOVE),
    "dues_above:settings": about_cell(),
    "dues_above:setting": about_cell(**FROM_ABOVE),
}
