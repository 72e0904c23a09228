"""The proof of the whole ledger and the book of the city, beside bare passes over the same tables."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import connection
from django.utils import timezone

from benches.measures import Measure, side_by_side
from branches.models import OrganisationPeriod
from members.book import flows
from members.ledger.proving import proof

BARE_BOOKS = (
    "SELECT membership_id, count(*) FROM members_movement GROUP BY 1",
    "SELECT membership_id, count(*) FROM members_placement WHERE kind = 'formal' GROUP BY 1",
    "SELECT m.standing, p.keeper_id, count(*) FROM members_membership m"
    " JOIN members_person p ON p.id = m.person_id GROUP BY 1, 2",
)
"""Each of the books read once, by member: what any proof must do at least."""
BARE_MOVEMENT = """
    SELECT split_part(cell.path, '/', 2), count(*), count(*) FILTER (WHERE m.official_on <= %(day)s)
      FROM branches_organisationperiod AS cell
      JOIN members_placement AS p ON p.cell_id = cell.organisation_id AND p.kind = 'formal'
       AND p.starts_on <= %(day)s AND (p.ends_on IS NULL OR p.ends_on > %(day)s)
      JOIN members_membership AS m ON m.id = p.membership_id
     WHERE cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
     GROUP BY 1
"""
SECONDS = 60.0


def measure() -> Iterable[Measure]:
    """Yield the figures of the proof and the book."""
    today = timezone.localdate()

    def prove() -> None:
        assert not [one.check.code for one in proof(today, today) if one.breaches]

    floor, ours = side_by_side(_bare_books, prove, times=3)
    yield Measure("reconcile: 19 checks of the whole register", "each book read once", floor, ours, goal=15)
    yield Measure("reconcile: the same", "a minute allowed", SECONDS, ours, goal=1)
    city = OrganisationPeriod.objects.on(today).filter(kind="city").order_by("pk")[0].organisation_id
    since = today.replace(month=1, day=1)
    floor, ours = side_by_side(
        partial(_bare, BARE_MOVEMENT, {"day": today}), partial(flows.book, city, since, today), times=5
    )
    yield Measure("book of the city, by committee", "bare GROUP BY of one day", floor, ours, goal=4)


def _bare(sql: str, given: dict[str, Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        cursor.fetchall()


def _bare_books() -> None:
    for sql in BARE_BOOKS:
        _bare(sql)
