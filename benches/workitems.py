"""Things to do: the night's reckoning of every kind over all cells, the home page of one cell, beside bare SELECTs."""

import time
from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone

from benches.measures import Measure, side_by_side
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.workitems import services
from branches.workitems.registry import Moment, kinds

NIGHT = 120
"""Seconds the reckoning of all cells may take at 500,000 members."""
SLOW = 0.5
"""Seconds from which a kind has a line of its own."""


def measure() -> Iterable[Measure]:
    """Yield the figures of things to do."""
    today = timezone.localdate()
    bare, ours = 0.0, 0.0
    for code in sorted(kinds()):
        floor = _bare(code, Moment(today))
        began = time.perf_counter()
        with transaction.atomic():
            services.refresh(codes=[code], today=today, by=None)
        taken = time.perf_counter() - began
        bare, ours = bare + floor, ours + taken
        if taken >= SLOW:
            yield Measure(f"things to do: {code}", "its bare SELECT", max(floor, 0.001), taken, goal=200)
    yield Measure("things to do: all kinds, all cells", f"{NIGHT} seconds", NIGHT, ours, goal=1)
    yield Measure("things to do: all kinds, all cells", "the bare SELECTs", bare, ours, goal=20)
    cells = OrganisationPeriod.objects.on(today).filter(kind__in=CELLS).values_list("organisation_id", flat=True)
    cell = int(cells[100])
    floor, ours = side_by_side(
        lambda: _bare("meetings.plan", Moment(today, (cell,))),
        lambda: services.refresh(cells=[cell], today=today, by=None),
        times=9,
    )
    yield Measure("things to do: one cell at a visit", "one bare SELECT of one cell", floor, ours, goal=60)


def _bare(code: str, moment: Moment) -> float:
    """Take the time of what a kind finds, without writing any of it."""
    began = time.perf_counter()
    statement, params = services.finding([kinds()[code]], moment)
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        cursor.fetchall()
    return time.perf_counter() - began
