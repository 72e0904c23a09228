"""From which day on there are figures: the first placement of anybody in a body or below it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import connection

from branches.models import OrganisationPeriod
from branches.querysets import during

FIRST: Final = """
    SELECT unit.id, min(first.starts_on)
    FROM unnest(%s::bigint[], %s::text[]) AS unit(id, path)
    JOIN branches_organisationperiod AS cell
      ON cell.path ~>=~ unit.path AND cell.path ~<~ (rtrim(unit.path, '/') || '0')
    CROSS JOIN LATERAL (
        SELECT placement.starts_on, placement.membership_id FROM members_placement AS placement
        WHERE placement.cell_id = cell.organisation_id AND placement.kind = 'formal'
        ORDER BY placement.starts_on LIMIT 1
    ) AS first
    GROUP BY unit.id
    HAVING min(first.starts_on) > %s AND bool_or(EXISTS (
        SELECT FROM members_movement AS movement
        WHERE movement.membership_id = first.membership_id AND movement.kind = 'registered'
          AND movement.happened_on = first.starts_on))
"""
"""The register of a body begins where its first member was written in; one who arrives as the first leaves true
zeros before."""


def first_days(organisation_ids: Sequence[int], day: date) -> dict[int, date]:
    """Return the first day with figures of each body that has none yet on ``day``; the others are absent. Two queries.

    A body is looked for where it stood on that day.
    """
    places = OrganisationPeriod.objects.filter(during(day), organisation_id__in=organisation_ids)
    return _after(dict(places.values_list("organisation_id", "path")), day)


def first_day(paths: Sequence[str], day: date) -> date | None:
    """Return the first day with figures of all that lies under the paths, when that is after ``day``. One query."""
    found = _after(dict(enumerate(paths)), day)
    return min(found.values()) if paths and len(found) == len(paths) else None


def _after(places: dict[int, str], day: date) -> dict[int, date]:
    if not places:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FIRST, [list(places), list(places.values()), day])
        return dict(cursor.fetchall())
