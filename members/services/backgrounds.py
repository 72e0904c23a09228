"""Writing items 27, 28 b–c and 30 of a record, where the committee's regime allows them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from accounts import history
from accounts.findings import ChangedMeanwhile
from members import facts
from members.merging import merge
from members.models import Background, Person
from members.rules import background_findings
from members.services.persons import refuse

if TYPE_CHECKING:
    from accounts.models import User


def change_background(
    *,
    person_id: int,
    opened_version: int,
    opened_values: Mapping[str, Any],
    values: Mapping[str, Any],
    reason: str = "",
    by: "User",
) -> Background | None:
    """Write items 27, 28 b–c and 30; the row is made when something is first written, at version 1.

    ``opened_version`` is 0 for a form opened before there was a row. Fields not in ``values`` stay;
    what others changed meanwhile in other fields is kept. Locks the person. Raises ``ChangedMeanwhile``
    where both changed the same field, ``Refused`` for warnings without a reason.
    """
    with transaction.atomic(), history.act("change_background", by=by, reason=reason):
        person = Person.objects.locked(person_id)
        row = Background.objects.filter(person=person).first()
        now = facts.background_values(row)
        merged = merge(opened_values if opened_version != (row.version if row else 0) else now, now, values)
        if merged.conflicts:
            raise ChangedMeanwhile(merged.conflicts, row.version if row else 0)
        if not merged.changes:
            return row
        stood = {(finding.code, finding.field) for finding in background_findings(now)}
        found = background_findings({**now, **merged.changes})
        refuse([item for item in found if (item.code, item.field) not in stood], reason)
        columns = facts.background_columns(merged.changes)
        if row is None:
            return Background.objects.create(person=person, **columns)
        Background.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)
        row.refresh_from_db()
        return row
