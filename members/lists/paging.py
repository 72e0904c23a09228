"""Finding one page of a list and its total with few reads, whether few or many of half a million match.

With a narrow condition the matching rows are taken first, no more than 10,001 of them. When that is all, they are
put in order and cut there: one pass over the people, however rare the match. When there are more, matches lie
close together, and an index that has the order ready finds a page after a few hundred rows.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from members.lists import ordering
from members.lists.ordering import Order
from members.models import Membership

EXACT_UP_TO: Final = 10_000
ORDERED = """
    SELECT pk, person, total
    FROM (SELECT hit.*, count(*) OVER () AS total FROM ({hits}) AS hit (pk, person, place)) AS counted
    WHERE {start} ORDER BY place {way}, person {way}, pk {way} LIMIT %s
"""


@dataclass(frozen=True)
class Found:
    """The memberships of one page with their persons, in order; ``total`` counts no further than 10,001."""

    total: int
    keys: list[int] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)
    by_name: bool = False


def find(
    queryset: QuerySet[Membership],
    order: Order,
    after: int | None,
    most: int,
    *,
    within: Q,
    few: bool | None,
    small: bool,
) -> Found:
    """Return the ``most`` rows that come after a person who lies ``within`` reach; the first ones for any other.

    ``few`` says that a narrow condition is asked, None that only counting tells; ``small`` that the list is
    of one unit, whose people are sorted fast in any order.
    """
    ready = order.indexed or small
    if few is None and ready and count(queryset) > EXACT_UP_TO:
        return Found(EXACT_UP_TO + 1, *_walk(queryset, order, after, most, within))
    few = few is not False
    if few or not ready:
        found = _first_hits(queryset, order, after, most, within)
        if found.total <= EXACT_UP_TO:
            return found
        total = found.total
    else:
        total = count(queryset)
    used = order if ready else ordering.BY_NAME
    return Found(total, *_walk(queryset, used, after, most, within), by_name=not ready)


def count(queryset: QuerySet[Membership], limit: int = EXACT_UP_TO) -> int:
    """Count the rows, no further than one more than ``limit``."""
    return queryset.order_by().values("pk")[: limit + 1].count()


def ordered_keys(queryset: QuerySet[Membership], order: Order, limit: int) -> list[int]:
    """Return all rows in order, at most ``limit``: for a file, that is written from one reading."""
    rows = queryset.annotate(sort_key=order.key()).order_by(*order.by())
    return list(rows.values_list("pk", flat=True)[:limit])


def _first_hits(queryset: QuerySet[Membership], order: Order, after: int | None, most: int, within: Q) -> Found:
    hits = queryset.order_by().annotate(sort_key=order.key()).values_list("pk", "person_id", "sort_key")
    try:
        inner, params = hits[: EXACT_UP_TO + 1].query.sql_with_params()
    except EmptyResultSet:
        return Found(0)
    start, values = "TRUE", list[Any]()
    key = ordering.start_of(order, after, within)
    if key is not None:
        start, values = f"(place, person) {'<' if order.down else '>'} (%s, %s)", [key, after]
    statement = ORDERED.format(hits=inner, start=start, way="DESC" if order.down else "ASC")
    with connection.cursor() as cursor:
        cursor.execute(statement, [*params, *values, most])
        rows = cursor.fetchall()
    if not rows and key is not None:
        return Found(count(queryset))
    return Found(rows[0][2] if rows else 0, [row[0] for row in rows], [row[1] for row in rows])


def _walk(
    queryset: QuerySet[Membership], order: Order, after: int | None, most: int, within: Q
) -> tuple[list[int], list[int]]:
    """Return keys and persons of a page by walking the order's index."""
    rows: QuerySet[Any, Any] = queryset.annotate(sort_key=order.key())
    rows = ordering.after(rows, order, ordering.start_of(order, after, within), after).order_by(*order.by())
    pairs = list(rows.values_list("pk", "person_id")[:most])
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
