"""Months a member missed without a reason, one by one and for a whole unit in one statement (signal S1).

A month counts when every meeting the cell held in it was missed without reason; months without a meeting do not
count. Meetings for which the roll itself said "temporarily elsewhere" are not the member's; the guest's are.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db import connection

MISSED: Final = """
    SELECT attendance.membership_id, meeting.month
    FROM cell_life_attendance AS attendance
    JOIN cell_life_meeting AS meeting ON meeting.id = attendance.meeting_id
    WHERE meeting.month >= %(first)s AND meeting.month < %(after)s AND meeting.state IN ('held', 'closed')
      AND attendance.reason <> 'elsewhere' {within}
    GROUP BY attendance.membership_id, meeting.month
    HAVING bool_and(attendance.presence = 'unexcused')
"""
"""Takes ``first`` and ``after`` (days); gives (membership_id, month), one row a missed month."""
OF_THESE: Final = "AND attendance.membership_id = ANY(%(memberships)s)"


def missed_sql(within: str = "") -> str:
    """Return the statement as text, to stand as a part of a larger one.

    ``within`` is a further condition on ``attendance`` or ``meeting``, beginning with AND, with its own parameters.
    """
    return MISSED.format(within=within)


def months_missed(membership_id: int, year: int) -> list[date]:
    """Return the first days of the months of a year that a member missed without reason: one query."""
    return months_missed_by([membership_id], year).get(membership_id, [])


def months_missed_by(memberships: Iterable[int], year: int) -> dict[int, list[date]]:
    """Return the months missed by each of these memberships; who missed none is absent. One query."""
    values: dict[str, Any] = {
        "first": date(year, 1, 1),
        "after": date(year + 1, 1, 1),
        "memberships": list(memberships),
    }
    found: dict[int, list[date]] = {}
    with connection.cursor() as cursor:
        cursor.execute(missed_sql(OF_THESE) + " ORDER BY 1, 2", values)
        for membership, month in cursor.fetchall():
            found.setdefault(membership, []).append(month)
    return found
