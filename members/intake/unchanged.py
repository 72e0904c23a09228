"""Rows that say word for word what the register says: found in one query a chunk, before anything is cleaned.

A list sent every month is mostly such rows. What they say was cleaned when it was first written, so only
the rules are asked again; a row with anything to be said of it goes the long way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db import connection

from jobs.intake.cells import Value
from jobs.intake.sheet import Row
from members import facts
from members.fields import BY_NAME, Kind
from members.intake import widgets
from members.intake.composites import COMPOSITES
from members.intake.resources import Taken
from members.intake.widgets import CellFaults
from vietnam.dates import PartialDate

_BETWEEN: Final = "\x1f"
_FORMATS: Final = {"day": "DD/MM/YYYY", "month": "MM/YYYY", "year": "YYYY"}
_FIND: Final = """
SELECT p.identity_number, p.id, p.version, p.keeper_path, array_to_string(ARRAY[{texts}], '{between}')
  FROM members_person p
  JOIN members_membership m ON m.person_id = p.id AND m.ended_on IS NULL
  JOIN members_placement c ON c.membership_id = m.id AND c.kind = 'formal' AND c.ends_on IS NULL
 WHERE p.identity_number = ANY(%s) AND p.identity_number <> ''
"""
_EMPTY_ONLY: Final = frozenset({"removal", "standing_on", "moved_out", "moved_in", "died", "left", "service"})
"""Columns that are not compared: a row that fills one goes the long way."""

_REMEMBERED: Final = 20_000
"""Spellings kept a column; a longer list starts to remember anew."""

Said = Callable[[Value], Any]


class Spelling(NamedTuple):
    """What a cell means: the value, the register's text of it, and the value as it is staged; no text, long way."""

    value: Any
    text: str | None
    packed: Any


_LONG_WAY: Final = Spelling(None, None, None)


@dataclass(frozen=True, slots=True)
class Same:
    """A row that changes nothing: the record it is, and its values as the register has them."""

    person_id: int
    version: int
    keeper_path: str
    values: dict[str, Any]
    packed: dict[str, Any]


class Unchanged:
    """Finds such rows of one sheet; empty-handed where a column says several things or none says the number."""

    def __init__(self, columns: Sequence[Taken]) -> None:
        """Prepare the comparison of these columns."""
        compared = [one for one in columns if one.name not in _EMPTY_ONLY]
        self._columns = [(one.column, one.name, _said(one), dict[str, Spelling]()) for one in compared]
        self._empty = [one.column for one in columns if one.name in _EMPTY_ONLY]
        self._number = next((one.column for one in columns if one.name == "identity_number"), None)
        plain = all(one.encoding == "unicode" and one.name not in COMPOSITES for one in columns)
        if not plain:
            self._number = None
        texts = ", ".join(f"coalesce(({_sql(one.name)})::text, '')" for one in compared if plain)
        self._query = _FIND.format(texts=texts, between=_BETWEEN)

    def find(self, rows: Iterable[Row]) -> dict[int, Same]:
        """Return number of row → what it is the same as: one query."""
        place = self._number
        if place is None:
            return {}
        numbers = {}
        for row in rows:
            number = row.values[place] if place < len(row.values) else None
            if type(number) is str and len(number) == 12:
                numbers[number] = row
        if not numbers:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(self._query, [list(numbers)])
            found = cursor.fetchall()
        same = {}
        for number, person, version, path, texts in found:
            row = numbers[number]
            read = self._values(row.values, texts.split(_BETWEEN))
            if read is not None:
                same[row.number] = Same(person, version, path, *read)
        return same

    def _values(self, cells: list[Value], stored: list[str]) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the values of a row whose filled cells all say what is stored, plain and packed; else None."""
        values: dict[str, Any] = {}
        dates: dict[str, Any] = {}
        width = len(cells)
        if any(column < width and cells[column] is not None for column in self._empty):
            return None
        for (column, name, said, known), text in zip(self._columns, stored, strict=True):
            cell = cells[column] if column < width else None
            if cell is None:
                if name == "cell":
                    return None
                continue
            if said is None:
                if cell != text:
                    return None
                values[name] = cell
                continue
            spelling = known.get(cell) if type(cell) is str else None
            if spelling is None:
                spelling = _spelling(cell, said, known)
            if spelling.text != text:
                return None
            values[name] = spelling.value
            if spelling.packed is not spelling.value:
                dates[name] = spelling.packed
        return values, {**values, **dates}


def _spelling(cell: Value, said: Said, known: dict[str, Spelling]) -> Spelling:
    """Clean a cell of a spelling not met before, and remember it."""
    value = said(cell)
    if value is None:
        found = _LONG_WAY
    elif type(value) is PartialDate:
        found = Spelling(value, value.display(), f"{value.earliest} {value.precision}")
    else:
        found = Spelling(value, str(value), value)
    if type(cell) is str:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[cell] = found
    return found


_PLAIN: Final = (widgets.TextWidget, widgets.NameWidget, widgets.PhoneWidget, widgets.DigitsWidget)


def _said(one: Taken) -> Said | None:
    """Return what turns a cell into the value it says, None for texts, which say themselves.

    What it returns gives None for a cell that must go the long way.
    """
    if isinstance(one.widget, _PLAIN):
        return None
    clean = one.widget.clean

    def said(cell: Value) -> Any:
        try:
            return clean(cell)
        except CellFaults:
            return None

    return said


def _sql(name: str) -> str:
    """Return the expression of what the register says of a field, as text."""
    if name == "cell":
        return "c.cell_id"
    if name == "standing":
        return "m.standing"
    field = BY_NAME[name]
    table = "p" if field.row == "person" else "m"
    if field.kind == Kind.DAY:
        return f"to_char({table}.{name}, '{_FORMATS['day']}')"
    if field.kind == Kind.DATE:
        cases = " ".join(f"WHEN '{precision}' THEN '{words}'" for precision, words in _FORMATS.items())
        return f"to_char({table}.{name}, CASE {table}.{facts.precision_of(name)} {cases} END)"
    return f"{table}.{name}"
