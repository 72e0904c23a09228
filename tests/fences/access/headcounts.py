"""Who opens which page of the match of head-counts: readers see, the unit confirms, the level above confirms."""

from tests.fences.rows import READERS, WRITERS, Row

OFFICES = {"auditor": 403, "administrator": 403}
REFUSED = {"leader": 403, "inspector": 403, **OFFICES}


def about_unit(*, whole: bool = True, **more: object) -> Row:
    """Return the row of a page about the secretary's cell at the end of 2025."""
    part = {"year": 2025, "number": 4} if whole else {}
    return Row(
        kwargs=lambda world: {"pk": world.city.cell.pk, **part},
        outside=lambda world: {"pk": world.city.other_cell.pk, **part},
        rest=404,
        outside_but=OFFICES,
        **more,
    )


EXPECTED = {
    "headcounts:unit": about_unit(whole=False, allowed=READERS, but=OFFICES),
    "headcounts:quarter": about_unit(allowed=READERS, but=OFFICES),
    "headcounts:confirm": about_unit(allowed=WRITERS, but=REFUSED),
    "headcounts:accept": about_unit(
        method="post",
        ok=302,
        allowed=("office", "officer"),
        but={"secretary": 403, **REFUSED},
        at_the_unit={"office": 403, "officer": 403},
        below=dict.fromkeys(WRITERS, 302),
    ),
    "headcounts:minutes": about_unit(allowed=READERS, but=OFFICES),
}
