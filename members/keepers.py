"""The copies of today's tree on each person: path, base organisation, committee. Moves in the tree refresh them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.findings import Finding
from branches.choices import BASES, COMMITTEES
from members.models import Placement

PLACES = """
    SELECT cell.organisation_id, cell.path,
           max(above.organisation_id) FILTER (WHERE above.kind = ANY(%(bases)s)) AS base_id,
           max(above.organisation_id) FILTER (WHERE above.kind = ANY(%(committees)s)) AS committee_id
    FROM branches_organisationperiod AS cell
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(cell.path, '/'), '/')::bigint[]) AS step(id)
    JOIN branches_organisationperiod AS above
      ON above.organisation_id = step.id
     AND above.starts_on <= %(day)s AND (above.ends_on IS NULL OR above.ends_on > %(day)s)
    WHERE cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
"""
REFRESH = f"""
    WITH place AS ({PLACES} AND cell.path LIKE %(path)s || '%%' GROUP BY cell.organisation_id, cell.path)
    UPDATE members_person AS person
    SET keeper_path = place.path, base_id = place.base_id, committee_id = place.committee_id
    FROM place
    WHERE person.keeper_id = place.organisation_id AND person.merged_into_id IS NULL
      AND (person.keeper_path, person.base_id, person.committee_id)
          IS DISTINCT FROM (place.path, place.base_id, place.committee_id)
"""  # noqa: S608 - the only part put in is the constant above


@dataclass(frozen=True)
class Place:
    """Where a keeper stands in the tree of a day; what a person's row copies."""

    path: str
    base_id: int | None
    committee_id: int | None


def kinds() -> dict[str, list[str]]:
    """Return the parameters of ``PLACES`` beside the day."""
    return {"bases": [str(kind) for kind in BASES], "committees": [str(kind) for kind in COMMITTEES]}


def places(organisation_ids: Sequence[int], day: date) -> dict[int, Place]:
    """Return the place of each body on ``day``, in one query; bodies not open that day are absent."""
    asked = f"{PLACES} AND cell.organisation_id = ANY(%(ids)s) GROUP BY cell.organisation_id, cell.path"
    with connection.cursor() as cursor:
        cursor.execute(asked, {"day": day, "ids": list(organisation_ids), **kinds()})
        return {row[0]: Place(*row[1:]) for row in cursor.fetchall()}


def refresh_keepers(path: str, day: date) -> None:
    """Bring the copies on all persons kept at or below ``path`` up to the tree of ``day``, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(REFRESH, {"path": path, "day": day, **kinds()})


def closing_findings(organisation_id: int, day: date) -> list[Finding]:
    """Refuse to close a body whose cell still has members on ``day`` or later."""
    staying = Placement.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), cell_id=organisation_id)
    count = staying.values("membership_id").distinct().count()
    if not count:
        return []
    reason = _("Còn {count} đảng viên sinh hoạt tại đây.").format(count=count)
    remedy = _("Chuyển sinh hoạt cho các đảng viên ấy trước ngày kết thúc.")
    return [Finding("members_remain", "", reason, remedy)]
