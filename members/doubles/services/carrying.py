"""Carrying rows of higher apps over from what goes to what stays in a merge."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db import transaction

from members.doubles.higher import Way, giving_way, meeting, models, of_kind


def move(of: str, stays_id: int, goes_id: int) -> None:
    """Let every row of the one that goes point at the one that stays; of two that say the same one is left out."""
    for way in of_kind(of):
        for mine, theirs in meeting(way, stays_id, goes_id):
            gone = giving_way(way, mine, theirs)
            if gone is not None:
                gone.delete()
        rows = way.rows.filter(**{way.column: goes_id})
        if way.beside:
            rows = rows.exclude(**{way.beside: stays_id})
        _point_at(way, rows, stays_id)


def _point_at(way: Way, rows: Any, stays_id: int) -> None:
    """Write whose the rows are; a clash must leave the connection fit for taking the ignored trigger back."""
    with let_through(way.model), transaction.atomic():
        rows.update(**{way.column: stays_id})


@contextmanager
def let_through(model: str) -> Iterator[None]:
    """Let a merge, and the undoing of one, say of guarded rows of a model whose they are."""
    guards = [way.guard for way in models().get(model, ()) if way.guard]
    if not guards:
        yield
        return
    with pgtrigger.ignore(*guards):
        yield
