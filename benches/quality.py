"""Quality of data: the count of all cells, the home figure and the shares of the tree, beside bare SQL."""

import time
from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone

from accounts.scope import Grant, Scope
from benches.measures import Measure, side_by_side
from branches import hooks
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from members import filters
from members.quality import jobs, selectors, services

NIGHT = 120
"""Seconds the count of the whole register may take at 500,000 members."""
BARE = """
    SELECT person.keeper_id, count(*), {counts}
    FROM members_person AS person
    JOIN members_membership AS membership ON membership.person_id = person.id AND membership.ended_on IS NULL
    GROUP BY person.keeper_id
"""
EMPTY = ("sex", "ethnic", "religion", "home_province", "residence_detail", "occupation_words", "schooling", "theory")
HOME = """
    SELECT sum(members), sum(wrong), sum(missing), sum(doubled), sum(stale), sum(clean),
           (SELECT jsonb_object_agg(key, n) FROM (
               SELECT key, sum(value::int) AS n FROM members_cellquality, jsonb_each_text(repairs) GROUP BY 1) AS one)
    FROM members_cellquality
"""
TREE = "SELECT split_part(path, '/', 2), sum(members), sum(clean) FROM members_cellquality GROUP BY 1"


def measure() -> Iterable[Measure]:
    """Yield the figures of the quality of data."""
    today = timezone.localdate()
    yield from _night()
    city = OrganisationPeriod.objects.on(today).filter(kind="city").order_by("pk")[0]
    unit = filters.Unit(city.organisation_id, city.name, city.kind, city.path)
    scope = Scope(1, (Grant("officer", city.organisation_id, city.path),))
    floor, ours = side_by_side(lambda: _bare(HOME), lambda: selectors.quality_of(unit, scope), times=9)
    yield Measure("quality: home figure of the city", "bare sums", floor, ours, goal=2)
    below = OrganisationPeriod.objects.on(today).filter(parent=city.organisation_id)
    ids = [city.organisation_id, *below.values_list("organisation_id", flat=True)]
    floor, ours = side_by_side(lambda: _bare(TREE), lambda: hooks.clean(ids, today), times=9)
    yield Measure("quality: shares in the city's tree", "bare GROUP BY of a path's step", floor, ours, goal=6)
    cell = OrganisationPeriod.objects.on(today).filter(kind__in=CELLS).values_list("organisation_id", flat=True)[100]
    floor, ours = side_by_side(
        lambda: _bare(BARE.format(counts=_counts()).replace("GROUP", f"WHERE keeper_id = {cell} GROUP")),
        lambda: services.count_cells(cells=[cell], by=None),
        times=9,
    )
    yield Measure("quality: one cell counted anew", "bare pass of its records", floor, ours, goal=12)


def _night() -> Iterable[Measure]:
    cells = OrganisationPeriod.objects.on(timezone.localdate()).filter(kind__in=CELLS)
    ids = sorted(cells.values_list("organisation_id", flat=True))
    began = time.perf_counter()
    for start in range(0, len(ids), jobs.CHUNK):
        with transaction.atomic():
            services.count_cells(cells=ids[start : start + jobs.CHUNK], by=None)
    taken = time.perf_counter() - began
    yield Measure("quality: all cells counted", f"{NIGHT} seconds", NIGHT, taken, goal=1)
    began = time.perf_counter()
    _bare(BARE.format(counts=_counts()))
    yield Measure(
        "quality: all cells counted", "bare pass with eight FILTERs", time.perf_counter() - began, taken, goal=30
    )


def _counts() -> str:
    return ", ".join(f"count(*) FILTER (WHERE {name} = '')" for name in EMPTY)


def _bare(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()
