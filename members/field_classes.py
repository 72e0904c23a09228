"""The class of every column about a person, from the field table; for form, page, list, export and log.

``basic`` may be shown to whoever may see the record; ``sensitive`` is masked until revealed, and
revealing is logged; ``special`` (beliefs, origin, measures taken against a person) is shown on the
record only, and leaves in no list without approval. A model field without a class fails a test.
"""

from collections.abc import Mapping
from typing import Final

from members.fields import BACKGROUND, RECORD, TABLES, FieldClass, Kind, Table
from vietnam.identity import mask

_T, _B = FieldClass.TECHNICAL, FieldClass.BASIC


def _of(row: str) -> dict[str, FieldClass]:
    """Return the classes of the fields of one row, the columns of precision with them."""
    found = {field.name: field.klass for field in (*RECORD, *BACKGROUND) if field.row == row}
    precise = [field.name for field in RECORD if field.row == row and field.kind == Kind.DATE]
    return found | {f"{name.removesuffix('_on')}_precision": found[name] for name in precise}


PERSON: Final[Mapping[str, FieldClass]] = {
    "id": _T,
    "version": _T,
    "created_at": _T,
    "keeper": _T,
    "keeper_path": _T,
    "merged_into": _T,
    "base": _T,
    "committee": _T,
    "name_folded": _B,
    "name_sort": _B,
    "confirmed_on": _B,
    **_of("person"),
}
MEMBERSHIP: Final[Mapping[str, FieldClass]] = {
    "id": _T,
    "person": _T,
    "standing": _B,
    "standing_on": _B,
    "ended_on": _B,
    **_of("membership"),
}
BACKGROUND_ROW: Final[Mapping[str, FieldClass]] = {"id": _T, "person": _T, "version": _T, **_of("background")}


def _of_table(table: Table) -> dict[str, FieldClass]:
    """Return the classes of the columns of a table's model."""
    found = {"id": _T, "person": _T, "version": _T, "created_at": _T}
    found |= {column.name: table.klass for column in table.columns}
    dates = [column.name for column in table.columns if column.kind == Kind.DATE]
    return found | {f"{name.removesuffix('_on')}_precision": table.klass for name in dates}


TABLE_ROWS: Final[Mapping[str, Mapping[str, FieldClass]]] = {table.name: _of_table(table) for table in TABLES}
"""The classes of the columns of each table of the record, by the name of the table."""

CLASSES: Final = {**BACKGROUND_ROW, **MEMBERSHIP, **PERSON}

NUMBERS: Final = ("identity_number", "old_identity_card", "card_number", "old_card_number")
"""Sensitive fields that are numbers: shown with their middle hidden."""

HIDDEN: Final = "••••"


def class_of(field: str) -> FieldClass:
    """Return the class of a field, or of a column as ``table.column``; raises ``KeyError`` for one without."""
    table, dot, column = field.partition(".")
    return TABLE_ROWS[table][column] if dot else CLASSES[field]


def masked(field: str, text: str) -> str:
    """Return what may stand on a page or in a log before it is revealed: numbers without their middle."""
    if not text or class_of(field) != FieldClass.SENSITIVE:
        return text
    if field in NUMBERS:
        return mask(text)
    return f"{HIDDEN}{text[-3:]}" if field == "phone" else text


def loggable(field: str) -> bool:
    """Say whether the value may stand in a log line of the application."""
    return class_of(field) == FieldClass.TECHNICAL
