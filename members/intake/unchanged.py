"""Rows that say word for word what the register says: found in one query a chunk, before anything is cleaned.

A list sent every month is mostly such rows. What they say was cleaned when it was first written, so only
the rules are asked again; a row with anything to be said of it goes the long way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

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

Said = Callable[[Value], Any]


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
        self._columns = [(one.column, one.name, _said(one), one.widget.blank) for one in columns]
        self._number = next((one.column for one in columns if one.name == "identity_number"), None)
        plain = all(one.encoding == "unicode" and one.name not in COMPOSITES for one in columns)
        if not plain:
            self._number = None
        names = [one.name for one in columns if plain and one.name not in _EMPTY_ONLY]
        texts = ", ".join(f"coalesce(({_sql(name)})::text, '')" for name in names)
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
        packed: dict[str, Any] = {}
        width = len(cells)
        place = 0
        for column, name, said, blank in self._columns:
            cell = cells[column] if column < width else None
            if name in _EMPTY_ONLY:
                if cell is not None:
                    return None
                values[name] = blank
                continue
            text = stored[place]
            place += 1
            if cell is None:
                values[name] = blank
                continue
            if said is None:
                if cell != text:
                    return None
                values[name] = packed[name] = cell
                continue
            value = said(cell)
            if value is None or (cell != text and (value if type(value) is str else _text(value)) != text):
                return None
            values[name] = value
            packed[name] = value if type(value) is not PartialDate else f"{value.earliest} {value.precision}"
        return values, packed


def _text(value: Any) -> str:
    return value.display() if isinstance(value, PartialDate) else str(value)


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
