"""What the field table is made of: a field of the record, a column of one of its tables, their classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from django.utils.functional import Promise


class FieldClass(StrEnum):
    """How a field is treated; ``technical`` says nothing about the person."""

    TECHNICAL = "technical"
    BASIC = "basic"
    SENSITIVE = "sensitive"
    SPECIAL = "special"


class Kind(StrEnum):
    """What a value is: one shape each for form box, column of a list, cell of a file.

    ``text`` and ``long`` are free words, ``name`` a person's name, ``number`` the figures of a paper,
    ``phone``, ``province`` and ``country`` words with help, ``code`` a key of a list of
    ``members.codes`` or of ``choices``, ``date`` a partial date (a column of precision beside it),
    ``day`` a full date, ``amount`` whole đồng or a count, ``area`` a decimal.
    """

    TEXT = "text"
    LONG = "long"
    NAME = "name"
    NUMBER = "number"
    PHONE = "phone"
    PROVINCE = "province"
    COUNTRY = "country"
    CODE = "code"
    DATE = "date"
    DAY = "day"
    AMOUNT = "amount"
    AREA = "area"


Row = Literal["person", "membership", "background"]

WORDS = frozenset({Kind.TEXT, Kind.LONG, Kind.NAME, Kind.NUMBER, Kind.PHONE, Kind.PROVINCE, Kind.COUNTRY, Kind.CODE})
"""Kinds whose value is a text."""

DATES = frozenset({Kind.DATE, Kind.DAY})
"""Kinds whose value is a ``PartialDate``."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of the record.

    ``name`` is the model field of ``row``; the label is its verbose name. ``item`` is its number on
    the Phiếu đảng viên, "" for what the paper does not ask. ``codes`` names the list of a ``code``.
    ``guarded`` fields are shown only to those who may see the background (items 18, 26–30).
    ``headers`` are the spellings of its column in lists that come in, the first is written when a
    list goes out. ``example`` stands in the hint and in the template workbook.
    """

    name: str
    row: Row = "person"
    item: str = ""
    group: str
    kind: Kind
    klass: FieldClass
    hint: str | Promise
    example: str
    codes: str = ""
    guarded: bool = False
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table of the record; like a ``Field``, but of many rows."""

    name: str
    kind: Kind
    hint: str | Promise
    example: str
    codes: str = ""
    required: bool = False
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the record: its model by name, its columns in the order of the paper.

    ``key`` names the columns that say whether two lines are the same line (for imports).
    ``optional`` tables belong to items 27–30 and are off unless the committee's regime allows them.
    """

    name: str
    model: str
    item: str
    legend: str | Promise
    klass: FieldClass
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    guarded: bool = False
    optional: bool = False

    def column(self, name: str) -> Column:
        """Return a column by name; raises ``KeyError``."""
        return {column.name: column for column in self.columns}[name]


@dataclass(frozen=True)
class Group:
    """Some fields under one heading of the paper form."""

    key: str
    legend: str | Promise
    fields: tuple[str, ...]


def named(fields: Sequence[Field]) -> dict[str, Field]:
    """Return the fields by name; raises ``ValueError`` on a name used twice."""
    found = {field.name: field for field in fields}
    if len(found) != len(fields):
        raise ValueError("a field is in the table twice")
    return found
