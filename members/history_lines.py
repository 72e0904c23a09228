"""The row history of the tables, background and papers of a record: all events in one query, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Value
from django.db.models.functions import JSONObject

from accounts.roles import Permission
from accounts.scope import Scope
from members import codes, facts, kinds, policy, rows
from members.choices import PaperState
from members.fields import BACKGROUND, TABLES_BY_NAME, Table
from members.models import Background, FilePaper, Person
from members.papers.expected import GUARDED
from members.policy import View

_PAPERS, _BACKGROUND = "papers", "background"
_PAPER_COLUMNS: Final = ("state", "number", "issued_on", "issuer", "sheets", "kept_at", "note")


@dataclass(frozen=True)
class LineEvent:
    """One event of one line: ``source`` is the name of its table, ``row`` what it said then."""

    source: str
    pgh_id: int
    pgh_obj_id: int
    pgh_label: str
    pgh_created_at: datetime
    pgh_context: dict[str, Any] | None
    pgh_context_id: Any
    row: Any


@dataclass(frozen=True)
class Said:
    """What changed in one line, in words; whether it is guarded."""

    field: str
    before: str
    after: str
    guarded: bool = False


def events_of(person: Person, scope: Scope) -> list[LineEvent]:
    """Return the events of the tables, background and papers somebody may read: one query."""
    path = person.keeper_path
    sources: dict[str, Any] = {table.name: rows.model_of(table) for table in policy.tables(scope, path)}
    sources[_PAPERS] = FilePaper
    if any(policy.view(field.name, scope, path) != View.HIDDEN for field in BACKGROUND):
        sources[_BACKGROUND] = Background
    first, *rest = (_packed(name, model, person.pk) for name, model in sources.items())
    guarded = scope.allows(Permission.VIEW_BACKGROUND, path)
    found = [_event(sources[source[0]], *source) for source in first.union(*rest, all=True)]
    return [event for event in found if guarded or event.source != _PAPERS or event.row.kind not in GUARDED]


def _packed(name: str, model: Any, person_id: int) -> Any:
    events = model.pgh_event_model
    columns = {field.attname: field.attname for field in model._meta.concrete_fields}
    found = events.objects.filter(person_id=person_id).order_by()
    return found.values_list(
        Value(name),
        *("pgh_id", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id"),
        JSONObject(**columns),
    )


def _event(model: Any, source: str, *packed: Any) -> LineEvent:
    pgh_id, obj_id, label, at, context, context_id, columns = packed
    fields = model._meta.concrete_fields
    row = model(**{field.attname: field.to_python(columns[field.attname]) for field in fields})
    return LineEvent(source, pgh_id, obj_id, label, at, context, context_id, row)


def said(before: LineEvent | None, event: LineEvent) -> Iterator[Said]:
    """Yield in words what an event changed; ``before`` is the one before it on the same line."""
    if event.source == _BACKGROUND:
        yield from _background(before, event)
    elif event.source == _PAPERS:
        yield from _paper(before, event)
    else:
        yield from _line(TABLES_BY_NAME[event.source], before, event)


def _line(table: Table, before: LineEvent | None, event: LineEvent) -> Iterator[Said]:
    new = rows.values_of(table, event.row)
    if event.pgh_label == "delete":
        yield Said(rows.name(table), rows.sentence(table, new), "", table.guarded)
    elif before is None:
        yield Said(rows.name(table), "", _whole(table, new), table.guarded)
    else:
        old = rows.values_of(table, before.row)
        for column in table.columns:
            if old[column.name] != new[column.name]:
                label = f"{rows.name(table)}: {rows.label(table, column.name)}"
                shown = [rows.show(column, values[column.name]) for values in (old, new)]
                yield Said(label, shown[0], shown[1], table.guarded)


def _whole(table: Table, values: rows.Values) -> str:
    """Say a new line with all that its sentence leaves out."""
    rest = [values.get("words") if "words" not in rows.SAID[table.name] else "", rows.paper(values)]
    return " · ".join(str(part) for part in (rows.sentence(table, values), *rest) if part)


def _background(before: LineEvent | None, event: LineEvent) -> Iterator[Said]:
    for field in BACKGROUND:
        old = kinds.read(before.row, field.name, field.kind) if before else kinds.empty(field.kind)
        new = kinds.read(event.row, field.name, field.kind)
        if old != new:
            label = str(facts.label(field.name))
            yield Said(label, facts.show(field.name, old), facts.show(field.name, new), field.guarded)


def _paper(before: LineEvent | None, event: LineEvent) -> Iterator[Said]:
    label = codes.get("file_paper").label(event.row.kind)
    old, new = (_paper_words(one.row) if one else "" for one in (before, event))
    if event.pgh_label == "delete":
        old, new = new, ""
    if old != new:
        yield Said(label, old, new, event.row.kind in GUARDED)


def _paper_words(row: FilePaper) -> str:
    found: list[Sequence[object] | object] = []
    for column in _PAPER_COLUMNS:
        value = getattr(row, column)
        if value not in ("", None):
            found.append(PaperState(value).label if column == "state" else kinds.show(None, value))
    return " · ".join(str(part) for part in found)
