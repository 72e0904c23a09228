"""Running the checks: each when its turn comes, so whoever wants the first breach alone pays for no more."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

import rulebook
from members.choices import MovementKind
from members.keepers import kinds
from members.ledger.proving.beside import BESIDE
from members.ledger.proving.books import BOOKS
from members.ledger.proving.check import MOST, Check
from rulebook.errors import RuleUnknown

CHECKS: Final = (*BOOKS, *BESIDE)
SAY_STANDING: Final = (
    MovementKind.REGISTERED,
    MovementKind.ADMITTED,
    MovementKind.READMITTED,
    MovementKind.ARRIVED,
    MovementKind.RESTORED,
)
"""Movements after which a member is active, unless they say otherwise."""
EARLY: Final = "badge.early.max_months"


@dataclass(frozen=True)
class Breach:
    """One breach of a check: whom and where it is about, the day, what was expected and what is there."""

    check: Check
    person_id: int | None
    organisation_id: int | None
    day: date | None
    expected: str
    found: str

    @property
    def code(self) -> str:
        """Return the code of the check."""
        return self.check.code


@dataclass(frozen=True)
class Found:
    """What a check found: its breaches, the first hundred of them."""

    check: Check
    breaches: tuple[Breach, ...]

    @property
    def is_cut(self) -> bool:
        """Say whether there may be more."""
        return len(self.breaches) >= MOST


def proof(day: date, today: date, path: str = "") -> Iterator[Found]:
    """Yield what each check of the books finds as of ``day``, the checks in order, also those that find nothing.

    ``path`` bounds it to what is kept there today; an empty path is the whole register.
    """
    given = _given(day, today, path)
    for check in CHECKS:
        if check.today_only and day != today:
            continue
        with connection.cursor() as cursor:
            cursor.execute(check.statement(path), given)
            yield Found(check, tuple(Breach(check, *row) for row in cursor.fetchall()))


def disagreements(day: date, today: date, path: str = "") -> Iterator[Breach]:
    """Yield one by one what does not agree as of ``day``, the checks in order."""
    for found in proof(day, today, path):
        yield from found.breaches


def _given(day: date, today: date, path: str) -> dict[str, Any]:
    return {
        "day": day,
        "today": today,
        "path": path,
        "says_standing": [str(kind) for kind in SAY_STANDING],
        "early": json.dumps(_early(day)),
        **kinds(),
    }


def _early(day: date) -> dict[str, int]:
    """Return by how many months each badge may come early; none of them is judged where no rule reaches back."""
    try:
        return {str(years): int(months) for years, months in rulebook.on(day).table(EARLY).items()}
    except RuleUnknown:
        return {}
