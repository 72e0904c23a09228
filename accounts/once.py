"""One sending, one record: double click, reload, back and retry of a create form make one record."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from accounts import drafts
from accounts.models import SentOnce, User


@dataclass(frozen=True)
class Sent:
    """Where the one record lives, and whether this sending made it."""

    url: str
    is_first: bool


def once(*, key: uuid.UUID | None, make: Callable[[], str], draft: str = "", by: User) -> Sent:
    """Call ``make`` for the first sending with ``key`` and return its address; later ones get the same address.

    ``make`` runs one service and returns the address of the record made. A sending that comes
    while the first still works waits for it (the row of the key is locked), then goes where it went;
    when the first fails it leaves nothing and the next one counts. Without a key every sending counts.
    ``draft`` is the key of the form's draft, thrown away with it.
    """
    with transaction.atomic():
        row = _claim(key, by) if key else None
        if row is not None and row.result:
            return Sent(row.result, is_first=False)
        url = make()
        if row is not None:
            row.result = url
            row.save(update_fields=["result"])
        if draft:
            drafts.discard(key=draft, by=by)
    return Sent(url, is_first=True)


def _claim(key: uuid.UUID, by: User) -> SentOnce:
    """Insert the row of the key unless it is there, and lock it; waits for whoever is inserting it."""
    SentOnce.objects.bulk_create([SentOnce(user=by, key=key)], ignore_conflicts=True)
    return SentOnce.objects.select_for_update(of=("self",)).get(user=by, key=key)
