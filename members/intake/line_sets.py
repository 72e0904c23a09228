"""Lines of one table of many records written, and taken back, set by set: judged as the page judges, one act a set."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, stopping
from jobs.choices import RowState, Verdict
from jobs.models import Batch, StagedRow
from members import kinds, rows
from members.fields import Table
from members.intake.sets import update_set
from members.models import Membership, Person
from members.rules import Bearer, row_findings
from members.services.tables import bearer_of

if TYPE_CHECKING:
    from accounts.models import User

Entry = tuple[StagedRow, int, dict[str, Any]]
"""A staged line, whose it is, and what it says by column."""


@dataclass
class Plan:
    """What a set of lines adds and changes, and the finding of each line that is not written."""

    added: list[tuple[StagedRow, Any]] = field(default_factory=list)
    changed: list[tuple[StagedRow, Any, dict[str, Any]]] = field(default_factory=list)
    refused: list[tuple[StagedRow, Finding]] = field(default_factory=list)


@dataclass
class Page:
    """The lines of one record in a table, as they grow, and what they are held against."""

    bearer: Bearer
    lines: dict[int, Any] = field(default_factory=dict)
    new: list[rows.Values] = field(default_factory=list)


def write_set(
    *, batch: Batch, table: Table, entries: Sequence[Entry], reason: str, by: "User"
) -> list[tuple[StagedRow, Finding]] | None:
    """Write lines of one table by two statements and set what became of each; return those a rule refuses.

    Inside the caller's transaction. Locks the persons. Returns None, having written nothing, when the database
    refuses one of them; the caller then goes line by line.
    """
    try:
        plan = _written(batch, table, entries, reason, by)
    except IntegrityError:
        return None
    _note(table, plan)
    return plan.refused


def _written(batch: Batch, table: Table, entries: Sequence[Entry], reason: str, by: "User") -> Plan:
    with transaction.atomic(), history.act("write_imported_lines", by=by, reason=reason, batch=batch.pk):
        pages = _pages(table, {person for _row, person, _said in entries})
        plan = Plan()
        for entry in entries:
            _judge(table, entry, pages[entry[1]], plan)
        model: Any = rows.model_of(table)
        model.objects.bulk_create([line for _row, line in plan.added])
        columns = [(line, rows.columns(table, said)) for _row, line, said in plan.changed]
        update_set(model, [{"id": line.pk, "version": line.version, "c": c} for line, c in columns], guard=True)
    return plan


def _pages(table: Table, persons: set[int]) -> dict[int, Page]:
    """Lock the persons and read their lines: three queries."""
    found = list(Person.objects.select_for_update(of=("self",)).filter(pk__in=persons).order_by("pk"))
    first: dict[int, Membership] = {}
    for own in Membership.objects.filter(person_id__in=persons).order_by("-pk"):
        first[own.person_id] = own
    pages = {person.pk: Page(bearer_of(person, first.get(person.pk))) for person in found}
    for line in rows.model_of(table).objects.filter(person_id__in=persons).order_by("pk"):
        pages[line.person_id].lines[line.pk] = line
    return pages


def _judge(table: Table, entry: Entry, page: Page, plan: Plan) -> None:
    """Put a line where it belongs: added, changed, or refused by the first rule that stops it."""
    row, person, said = entry
    key = row.values.get("row")
    line = page.lines.get(key) if key else None
    if key and line is None:
        reason = _("Dòng này vừa được người khác bỏ.")
        plan.refused.append((row, Finding("line_gone", "", reason, _("Nếu vẫn cần, thêm lại thành dòng mới."))))
        return
    before = rows.values_of(table, line) if line is not None else {}
    empty = {column.name: None for column in table.columns}
    wanted = {**empty, **before, **said}
    others = [rows.values_of(table, one) for one in page.lines.values() if one is not line] + page.new
    today = timezone.localdate()
    found = row_findings(table, wanted, bearer=page.bearer, others=others, before=before, today=today)
    if stops := stopping(found):
        plan.refused.append((row, stops[0]))
    elif line is None:
        page.new.append(wanted)
        plan.added.append((row, rows.model_of(table)(person_id=person, **rows.columns(table, said))))
    else:
        plan.changed.append((row, line, {name: value for name, value in said.items() if before[name] != value}))


def _note(table: Table, plan: Plan) -> None:
    """Say on the staged lines what they made and what they overwrote."""
    for row, line in plan.added:
        row.values = {**row.values, "row": line.pk, "person": line.person_id}
        row.object_version, row.state = line.version, RowState.WRITTEN
    update_set(StagedRow, [{"id": row.pk, "c": {"values": row.values}} for row, _line in plan.added])
    for row, line, said in plan.changed:
        now = rows.values_of(table, line)
        row.before = {name: kinds.pack(now[name]) for name in said}
        row.object_version, row.state = line.version + 1, RowState.WRITTEN


def take_back_set(
    *, batch: Batch, table: Table, lines: Sequence[StagedRow], before: Mapping[int, dict[str, Any]], by: "User"
) -> None:
    """Take out the lines the batch made and give the others their former words (``before`` by staged row)."""
    model: Any = rows.model_of(table)
    persons = model.objects.filter(pk__in=[row.values["row"] for row in lines]).values("person_id")
    with history.act("undo_imported_lines", by=by, reason=batch.file_name[:200], batch=batch.pk):
        list(Person.objects.select_for_update(of=("self",)).filter(pk__in=persons).order_by("pk").values_list("pk"))
        model.objects.filter(pk__in=[row.values["row"] for row in lines if row.verdict == Verdict.NEW]).delete()
        former = [
            {"id": row.values["row"], "version": row.object_version, "c": rows.columns(table, before[row.pk])}
            for row in lines
            if row.verdict != Verdict.NEW
        ]
        update_set(model, former, guard=True)


def by_table(lines: Sequence[StagedRow]) -> dict[str, list[StagedRow]]:
    """Group lines by the table they belong to, in their order."""
    found: dict[str, list[StagedRow]] = defaultdict(list)
    for row in lines:
        found[row.values["part"]].append(row)
    return found
