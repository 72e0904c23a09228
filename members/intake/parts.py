"""The sheets of a whole record beside the list: each table of the record, and the guarded items, line by line.

A line names its member by the personal number, else by name and birth date, and is one with a line of the
register when the columns of the table's key agree.
"""

from collections.abc import Sequence
from typing import Final

from jobs.intake.headers import Vocabulary, squeeze
from members.exchange.sheets import GUARDED_SHEET, KEYS, sheet_name
from members.fields import BACKGROUND, RECORD, TABLES, Field, Table

GUARDED: Final = "guarded"
KEY_FIELDS: Final = ("identity_number", "full_name", "born_on")


def guarded_fields() -> tuple[Field, ...]:
    """Return the fields of the guarded sheet: items 18, 27, 28 and 30."""
    return tuple(field for field in (*RECORD, *BACKGROUND) if field.guarded)


def _keys() -> dict[str, Sequence[str]]:
    return {f"key:{name}": (title,) for name, title in zip(KEY_FIELDS, KEYS, strict=True)}


def _of_table(table: Table) -> Vocabulary:
    aliases = {**_keys(), **{column.name: column.headers for column in table.columns}}
    return Vocabulary(aliases=aliases, required=frozenset({"key:full_name"}), part=table.name)


def _of_guarded() -> Vocabulary:
    aliases = {**_keys(), **{field.name: field.headers for field in guarded_fields()}}
    return Vocabulary(aliases=aliases, required=frozenset({"key:full_name"}), part=GUARDED)


PARTS: Final = {
    squeeze(GUARDED_SHEET): _of_guarded(),
    **{squeeze(sheet_name(table)): _of_table(table) for table in TABLES},
}
"""Squeezed tab → what the headers of that sheet mean."""
