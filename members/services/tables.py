"""Writing the lines of the tables of a record: items 21–26, 28a and 29, one line at a time."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from members import facts, rows
from members.fields import Table
from members.merging import merge
from members.models import Membership, Person
from members.models.record import RecordRow
from members.rules import Bearer, row_findings
from members.services.persons import refuse

if TYPE_CHECKING:
    from accounts.models import User


def add_row(
    *, person_id: int, table: Table, values: Mapping[str, Any], reason: str = "", paper: str = "", by: "User"
) -> RecordRow:
    """Write one line into a table of the record; ``values`` by column name, absent ones count as empty.

    Locks the person. Raises ``Refused`` with every finding: errors, or warnings without a reason.
    """
    empty = {column.name: None for column in table.columns}
    with transaction.atomic(), history.act("add_row", by=by, reason=reason, paper=paper, table=table.name):
        person = _locked(person_id)
        refuse(findings_for(person, table, {**empty, **values}, before={}), reason)
        row: RecordRow = rows.model_of(table)(person=person, **rows.columns(table, values))
        _guarded(lambda: row.save(force_insert=True))
        return row


def change_row(
    *,
    person_id: int,
    table: Table,
    row_id: int,
    opened_version: int,
    opened_values: Mapping[str, Any],
    values: Mapping[str, Any],
    reason: str = "",
    paper: str = "",
    by: "User",
) -> RecordRow:
    """Change one line of a table; what others changed meanwhile in other columns is kept.

    ``opened_values`` is what the form showed when it was opened at ``opened_version``. A line sent as
    it was opened is left alone. Locks the person. Raises ``ChangedMeanwhile`` where both changed the
    same column, ``Refused`` for errors, for warnings without a reason, and for a line taken out meanwhile.
    """
    with transaction.atomic(), history.act("change_row", by=by, reason=reason, paper=paper, table=table.name):
        person = _locked(person_id)
        row = _row(person, table, row_id)
        now = rows.values_of(table, row)
        merged = merge(opened_values if opened_version != row.version else now, now, values)
        if merged.conflicts:
            raise ChangedMeanwhile(merged.conflicts, row.version)
        if not merged.changes:
            return row
        refuse(findings_for(person, table, {**now, **merged.changes}, before=now, row_id=row_id), reason)
        changed = {**rows.columns(table, merged.changes), "version": F("version") + 1}
        _guarded(lambda: rows.model_of(table).objects.filter(pk=row_id).update(**changed))
        row.refresh_from_db()
        return row


def remove_row(*, person_id: int, table: Table, row_id: int, opened_version: int, reason: str, by: "User") -> None:
    """Take one line out of a table for a reason; its events keep what it said.

    Locks the person. Raises ``Refused`` without a reason or when the line is gone, ``ChangedMeanwhile``
    when somebody changed it after it was shown.
    """
    with transaction.atomic(), history.act("remove_row", by=by, reason=reason, table=table.name):
        row = _row(_locked(person_id), table, row_id)
        if not reason.strip():
            words = _("Ghi vì sao bỏ, ví dụ: ghi nhầm người.")
            raise Refused([Finding("required", "reason", _("Chưa có lý do bỏ dòng này."), words)])
        if row.version != opened_version:
            raise ChangedMeanwhile({}, row.version)
        rows.model_of(table).objects.filter(pk=row_id, version=row.version).delete()


def findings_for(
    person: Person, table: Table, values: Mapping[str, Any], *, before: Mapping[str, Any], row_id: int = 0
) -> list[Finding]:
    """Say what is wrong with a line in this record; doubts that stood before are not asked again: two queries."""
    others = [
        rows.values_of(table, row) for row in rows.model_of(table).objects.filter(person=person).exclude(pk=row_id)
    ]
    bearer, today = bearer_of(person), timezone.localdate()
    found = row_findings(table, values, bearer=bearer, others=others, before=before, today=today)
    if not before:
        return found
    stood = row_findings(table, before, bearer=bearer, others=others, before=before, today=today)
    known = {(finding.code, finding.field, finding.value) for finding in stood}
    return [item for item in found if item.stops or (item.code, item.field, item.value) not in known]


def bearer_of(person: Person, first: Membership | None = None) -> Bearer:
    """Return what lines are held against; reads the first membership unless it is given."""
    first = first or Membership.objects.filter(person=person).order_by("pk").first()
    values = facts.values_of(person, first)
    return Bearer(values["born_on"], values["decided_on"] or values["admitted_on"])


def _locked(person_id: int) -> Person:
    return Person.objects.locked(person_id)


def _row(person: Person, table: Table, row_id: int) -> RecordRow:
    """Return the line, locked with its person; raises ``Refused`` when it is gone."""
    row: RecordRow | None = rows.model_of(table).objects.filter(person=person, pk=row_id).first()
    if row is None:
        reason = _("Dòng này vừa được người khác bỏ.")
        raise Refused([Finding("line_gone", "", reason, _("Nếu vẫn cần, thêm lại thành dòng mới."))])
    return row


def _guarded(write: Callable[[], object]) -> None:
    """Write; what the database still refuses is a finding."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        reason = _("Dòng này trái với một dòng khác hoặc với chính nó.")
        raise Refused([Finding("line_impossible", "", reason, _("Xem lại các ngày trong dòng."))]) from error
