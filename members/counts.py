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
    SELECT person.keeper_path AS path,
           count(*) FILTER (WHERE membership.official_on <= %(day)s) AS official,
           count(*) AS total
    FROM members_person AS person
    JOIN members_membership AS membership
      ON membership.person_id = person.id AND membership.ended_on IS NULL
    WHERE person.keeper_path LIKE %(prefix)s || '%%'
    GROUP BY person.keeper_path
"""
ON_A_DAY = """
    SELECT cell.path,
           count(*) FILTER (WHERE membership.official_on <= %(day)s) AS official,
           count(*) AS total
    FROM branches_organisationperiod AS cell
    JOIN members_placement AS placement
      ON placement.cell_id = cell.organisation_id AND placement.kind = 'formal'
     AND placement.starts_on <= %(day)s AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    WHERE cell.path LIKE %(prefix)s || '%%'
      AND cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
    GROUP BY cell.path
"""
SUMMED = """
    WITH cell AS ({cells})
    SELECT step.id, sum(cell.official), sum(cell.total)
    FROM cell CROSS JOIN LATERAL unnest(string_to_array(rtrim(cell.path, '/'), '/')::bigint[]) AS step(id)
    WHERE step.id = ANY(%(ids)s)
    GROUP BY step.id
"""


def counts(organisation_ids: Sequence[int], day: date) -> dict[int, Counts]:
    """Count official and probationary members of each body with all below it on ``day``.

    Today from the copies on the persons, any other day from the placements of that day. The members
    are read once, grouped by cell; the few cells are then added up along their paths.
    """
    paths = OrganisationPeriod.objects.filter(during(day), organisation_id__in=organisation_ids)
    prefix = _common_path(list(paths.values_list("path", flat=True)))
    query = SUMMED.format(cells=TODAY if day == timezone.localdate() else ON_A_DAY)
    with connection.cursor() as cursor:
        cursor.execute(query, {"day": day, "prefix": prefix, "ids": list(organisation_ids)})
        return {row[0]: Counts(int(row[1]), int(row[2] - row[1])) for row in cursor.fetchall()}


def _common_path(paths: list[str]) -> str:
    """Return the longest path all paths start with, ending in a slash; empty when they share none."""
    shared = commonpath(paths) if paths else ""
    return f"{shared}/" if shared else ""
