"""How many people each of several lists holds: lists of the whole reach in one pass, lists of one unit by its index.

One pass over half a million people with ten conditions costs little more than with one; ten counts cost ten passes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Q

from members import filters, listing
from members.choices import ENDED_STANDINGS
from members.lists.paging import EXACT_UP_TO
from members.models import Membership


@dataclass(frozen=True)
class Amount:
    """How many: exact up to 10,000, and whether there are more."""

    number: int
    beyond: bool


def amounts(requests: Mapping[int, listing.Request]) -> dict[int, Amount]:
    """Return how many people each list holds in reach, by its key: at most two queries.

    All requests are those of one person.
    """
    together = {key: one for key, one in requests.items() if _is_of_today(one) and one.unit is None}
    apart = {key: one for key, one in requests.items() if key not in together}
    numbers = {**_in_one_pass(together), **_one_by_one(apart)}
    return {key: Amount(min(number, EXACT_UP_TO), number > EXACT_UP_TO) for key, number in numbers.items()}


def _is_of_today(request: listing.Request) -> bool:
    ended = request.params.get("trang_thai") in ENDED_STANDINGS
    return request.day == request.today and not request.moved and not ended and request.found is None


def condition(request: listing.Request) -> Q | None:
    """Return all that a list of today asks as one condition; None for a request nobody can read."""
    bound = filters.MemberFilter(request.params, Membership.objects.none(), day=request.day)
    if not bound.is_valid():
        return None
    made = filters.present(request.params.get("trang_thai", ""))
    for name, value in bound.form.cleaned_data.items():
        if value not in (None, "", []):
            made &= filters.condition(name, value, request.day)
    for one in request.conditions:
        made &= one.q
    return made


def _in_one_pass(requests: Mapping[int, listing.Request]) -> dict[int, int]:
    if not requests:
        return {}
    some = next(iter(requests.values()))
    asked = {key: condition(one) for key, one in requests.items()}
    counts = {f"n{key}": Count("pk", filter=q) for key, q in asked.items() if q is not None}
    present = Membership.objects.filter(filters.present()).filter(listing.reach(some))
    found = present.aggregate(**counts) if counts else {}
    return {key: found.get(f"n{key}", 0) for key in requests}


def _one_by_one(requests: Mapping[int, listing.Request]) -> dict[int, int]:
    """Count each list by its own best plan, all in one statement."""
    keys: list[int] = []
    parts: list[str] = []
    values: list[Any] = []
    for key, request in requests.items():
        hits = listing.members(request)[0].filter(listing.reach(request)).order_by().values("pk")
        try:
            statement, params = hits[: EXACT_UP_TO + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        keys.append(key)
        parts.append(f"(SELECT count(*) FROM ({statement}) AS hits)")  # noqa: S608 - the inner query is Django's own
        values += params
    found: Sequence[int] = ()
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", values)
            found = cursor.fetchone()
    return {**dict.fromkeys(requests, 0), **dict(zip(keys, found, strict=True))}
