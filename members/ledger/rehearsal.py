"""Trying an act out: it is done in full, read, and taken back, so that what is shown is what will be written."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction

from members.ledger.state import Difference, compare, state_of


def rehearse(act: Callable[[], Any], person_id: int, on: date) -> list[Difference]:
    """Do an act, compare what the books say of the member on ``on`` before and after, and take it back.

    Numbers of registers go back too. Raises what the act raises.
    """
    with transaction.atomic():
        before = state_of(person_id, on)
        act()
        after = state_of(person_id, on)
        transaction.set_rollback(True)
    return compare(before, after)
