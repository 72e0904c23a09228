"""Writing many rows by COPY: numbers taken from the sequence beforehand, columns not named filled with defaults."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def reserve(model: type[Model], count: int) -> list[int]:
    """Take ``count`` numbers from the model's sequence in one query."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [row[0] for row in cursor.fetchall()]


def copy_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of ``columns`` (names of fields' columns); other columns get their field's default.

    Who and why must be set before (``history.act``): the event triggers run, the library's hook does not.
    """
    others = [one for one in model._meta.local_concrete_fields if one.column not in columns and not one.primary_key]
    constant = "\t".join(_text(field.get_db_prep_save(field.get_default(), connection)) for field in others)
    tail = f"\t{constant}\n" if others else "\n"
    names = ", ".join([*columns, *(str(field.column) for field in others)])
    statement = f"COPY {model._meta.db_table} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write("".join(f"{_row(row)}{tail}" for row in rows))


def _row(row: Sequence[Any]) -> str:
    return "\t".join(map(_text, row))


def _text(value: Any) -> str:
    """Write one value in COPY's text form."""
    if value is None:
        return "\\N"
    text = value if type(value) is str else str(value)
    return (
        text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") if "\\" in text or "\n" in text else text
    )
