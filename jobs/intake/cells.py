"""Values of cells as the reader hands them on: text, number, date, or the text of a formula."""

import re
from datetime import date, datetime

from jobs.intake.limits import CELL_CHARACTERS


class Formula(str):
    """The text of a formula cell; nobody computes it and its cached result is not believed."""

    __slots__ = ()


Value = str | int | float | bool | date | Formula | None


_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)|_x000[AD]_")


def unescaped(text: str) -> str:
    """Take back the escapes a workbook writes into texts: line ends, and what looks like an escape itself."""
    return _ESCAPED.sub(lambda found: "_" if found[0] == "_x005F_" else "\n", text) if "_x00" in text else text


def shown(value: Value) -> str:
    """Write a cell's value for people: dates day first, whole numbers without ".0", long text cut."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:CELL_CHARACTERS]


def is_blank(value: Value) -> bool:
    """Say whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not value.strip("\u200b\ufeff\u00a0 \t\r\n"))
