"""What a value of each kind is: between a column, the hidden field of a form, and words. No queries.

A value is a text ("" for none), a ``PartialDate``, a whole number, a ``Decimal``, or None.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import IntegerField, Model
from django.utils.translation import gettext

from members import codes
from members.fields import DATES, WORDS, Column, Field, Kind
from vietnam import dates, words
from vietnam.dates import PartialDate


def precision_of(name: str) -> str:
    """Return the name of the column that says how exactly a date is known."""
    return f"{name.removesuffix('_on')}_precision"


def empty(kind: Kind) -> Any:
    """Return the value that says nothing is known."""
    return "" if kind in WORDS else None


def read(row: Any, name: str, kind: Kind) -> Any:
    """Return the value of a field out of a row, or out of an event of that row."""
    value = getattr(row, name)
    if kind in WORDS:
        return "" if value is None else str(value)
    if value is None or kind not in DATES:
        return value
    return dates.restore(value, getattr(row, precision_of(name)) if kind == Kind.DATE else "day")


def write(model: type[Model], name: str, kind: Kind, value: Any) -> dict[str, Any]:
    """Return the columns of a row that keep a value."""
    if kind in WORDS:
        return {name: int(value) if _is_whole(model, name) else value or ""}
    if kind not in DATES:
        return {name: value}
    columns: dict[str, Any] = {name: value.value if value else None}
    if kind == Kind.DATE:
        columns[precision_of(name)] = value.precision if value else "day"
    return columns


@lru_cache(maxsize=512)
def _is_whole(model: type[Model], name: str) -> bool:
    """Say whether the column keeps a key of its code list as a number, as the years of a badge."""
    return isinstance(model._meta.get_field(name), IntegerField)


def show(known: Field | Column | None, value: Any) -> str:
    """Write a value as people read it; an empty text for nothing. ``None`` is a field of no table."""
    if value is None or value == "":
        return ""
    if isinstance(value, PartialDate):
        return value.display()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if known is not None and known.codes:
        return code_label(known.codes, str(value))
    return words.number(value) if known is not None and isinstance(value, int | Decimal) else str(value)


def code_label(listed: str, key: str) -> str:
    """Return the label of a key of a code list in the reader's language, where the catalogue has it."""
    return gettext(codes.get(listed).label(key)) if key else ""


def pack(value: Any) -> str:
    """Turn a value into plain text for the hidden field of a form."""
    if isinstance(value, PartialDate):
        return f"{value.value.isoformat()} {value.precision}"
    return "" if value is None else str(value)


def unpack(kind: Kind, text: str) -> Any:
    """Turn back what ``pack`` made."""
    if kind in WORDS:
        return text
    if not text:
        return None
    if kind in DATES:
        day, _, precision = text.partition(" ")
        return dates.restore(date.fromisoformat(day), precision)
    return int(text) if kind == Kind.AMOUNT else Decimal(text)
