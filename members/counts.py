"""Head-counts of bodies with all below them, for the tree and the pages of organisations."""

from collections.abc import Sequence
from datetime import date
from os.path import commonpath

from django.db import connection
from django.utils import timezone

from branches.hooks import Counts
from branches.models import OrganisationPeriod
from branches.querysets import during

TODAY = """
    SELECT person.keeper_id AS cell_id,
           count(*) FILTER (WHERE membership.official_on <= %(day)s) AS official,
           count(*) AS total
    FROM members_person AS person
    JOIN members_membership AS membership
      ON membership.person_id = person.id AND membership.ended_on IS NULL
    WHERE person.keeper_id IN (SELECT id FROM cell)
    GROUP BY person.keeper_id
"""
ON_A_DAY = """
    SELECT placement.cell_id,
           count(*) FILTER (WHERE membership.official_on <= %(day)s) AS official,
           count(*) AS total
    FROM members_placement AS placement
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    WHERE placement.cell_id IN (SELECT id FROM cell) AND placement.kind = 'formal'
      AND placement.starts_on <= %(day)s AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
    GROUP BY placement.cell_id
"""
SUMMED = """
    WITH cell AS MATERIALIZED (
        SELECT organisation_id AS id, path FROM branches_organisationperiod
        WHERE path LIKE %(prefix)s || '%%'
          AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on > %(day)s)
    ), counted AS ({counted})
    SELECT step.id, sum(counted.official), sum(counted.total)
    FROM counted JOIN cell ON cell.id = counted.cell_id
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(cell.path, '/'), '/')::bigint[]) AS step(id)
    WHERE step.id = ANY(%(ids)s)
    GROUP BY step.id
"""


def counts(organisation_ids: Sequence[int], day: date) -> dict[int, Counts]:
    """Count official and probationary members of each body with all below it on ``day``.

    Today from the keepers of the persons, any other day from the placements of that day. The members
    are read once, from indexes alone where it is today, and grouped by the number of their cell; the
    few cells are then added up along their paths.
    """
    paths = OrganisationPeriod.objects.filter(during(day), organisation_id__in=organisation_ids)
    prefix = _common_path(list(paths.values_list("path", flat=True)))
    query = SUMMED.format(counted=TODAY if day == timezone.localdate() else ON_A_DAY)
    with connection.cursor() as cursor:
        cursor.execute(query, {"day": day, "prefix": prefix, "ids": list(organisation_ids)})
        return {row[0]: Counts(int(row[1]), int(row[2] - row[1])) for row in cursor.fetchall()}


def _common_path(paths: list[str]) -> str:
    """Return the longest path all paths start with, ending in a slash; empty when they share none."""
    shared = commonpath(paths) if paths else ""
    return f"{shared}/" if shared else ""
