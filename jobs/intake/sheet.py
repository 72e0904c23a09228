"""The parser of one sheet's stream: cells into rows, kinds kept, limits enforced as they are met."""

from collections.abc import Callable
from datetime import date
from math import isfinite
from typing import NamedTuple
from xml.parsers import expat

from django.utils.translation import gettext as _

from jobs.intake import limits
from jobs.intake.archive import safe_parser
from jobs.intake.cells import Formula, Value, unescaped
from jobs.intake.errors import FileRefused, Unreadable
from jobs.intake.texts import SharedTexts

_DIGITS = "0123456789"


class Row(NamedTuple):
    """One row: its number in the sheet, its values by column from 0, whether the sheet hides it."""

    number: int
    values: list[Value]
    hidden: bool = False


def column_index(letters: str) -> int:
    """Turn column letters into a number from 0: A is 0, AC is 28."""
    place = 0
    if len(letters) > 3:
        raise Unreadable
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise Unreadable
        place = place * 26 + ord(letter) - 64
    return place - 1


def too_many_rows() -> FileRefused:
    """Refuse a list that is longer than the limit."""
    return FileRefused(
        "too_many_rows",
        _("Trang tính có dữ liệu quá dòng {limit}.").format(limit=f"{limits.ROWS:,}".replace(",", ".")),
        _("Xóa dữ liệu ở cuối trang nếu không phải danh sách, hoặc chia danh sách thành nhiều tệp."),
    )


def too_many_columns() -> FileRefused:
    """Refuse a list that is wider than the limit."""
    return FileRefused(
        "too_many_columns",
        _("Trang tính có dữ liệu quá cột thứ {limit}.").format(limit=limits.COLUMNS),
        _("Xóa các cột không cần ở bên phải danh sách rồi tải lên lại."),
    )


class SheetReader:
    """Takes blocks of XML, gives whole rows; text above the limit of a cell is cut, not kept."""

    def __init__(
        self, texts: SharedTexts, date_styles: frozenset[str], to_date: Callable[[float], date | float]
    ) -> None:
        """Prepare the parser; the prefix of element names is learnt from the root."""
        self._texts, self._date_styles, self._to_date = texts, date_styles, to_date
        self._columns: dict[str, int] = {}
        self._rows: list[Row] = []
        self._values: list[Value] = []
        self._number, self._hidden = 0, False
        self._kind, self._style, self._column = "n", "", -1
        self._pieces: list[str] = []
        self._size = 0
        self._collect = self._formula = False
        self._parser = safe_parser()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._root
        self._parser.CharacterDataHandler = self._data

    def feed(self, block: bytes) -> list[Row]:
        """Parse a block; return the rows that became whole."""
        return self._parse(block, last=False)

    def close(self) -> list[Row]:
        """Say that the stream ends; return the last rows."""
        return self._parse(b"", last=True)

    def _parse(self, block: bytes, *, last: bool) -> list[Row]:
        try:
            self._parser.Parse(block, last)
        except expat.ExpatError as error:
            raise Unreadable from error
        rows, self._rows = self._rows, []
        return rows

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        prefix = name.rpartition(":")[0]
        tag = f"{prefix}:{{}}".format if prefix else str
        self._ROW, self._C, self._V, self._T = tag("row"), tag("c"), tag("v"), tag("t")
        self._F, self._PHONETIC = tag("f"), tag("rPh")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._C:
            self._begin_cell(attributes)
        elif name == self._V or name == self._T:
            self._collect = not self._formula and self._kind != "skip"
        elif name == self._ROW:
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 9 else self._number + 1
            self._hidden = attributes.get("hidden") in ("1", "true")
            self._column = -1
        elif name == self._F:
            self._formula = self._collect = True
        elif name == self._PHONETIC:
            self._kind = "skip"

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip(_DIGITS)
        if letters:
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = column_index(letters)
            self._column = column
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")

    def _data(self, data: str) -> None:
        if self._collect and self._size <= limits.CELL_CHARACTERS:
            self._pieces.append(data)
            self._size += len(data)

    def _end(self, name: str) -> None:
        if name == self._V or name == self._T:
            self._collect = False
        elif name == self._C:
            if self._pieces or self._formula:
                self._end_cell()
        elif name == self._ROW:
            if self._values:
                self._rows.append(Row(self._number, self._values, self._hidden))
                self._values = []
        elif name == self._F:
            self._collect = False
            self._pieces.insert(0, "=")

    def _end_cell(self) -> None:
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        self._pieces = []
        self._size = 0
        if self._formula:
            self._formula = False
            value: Value = Formula(text[: limits.CELL_CHARACTERS])
        else:
            value = self.value_of(text, self._kind, self._style)
        if value is None or value == "":
            return
        self._put(value)

    def _put(self, value: Value) -> None:
        column = self._column
        if column >= limits.COLUMNS:
            raise too_many_columns()
        if self._number > limits.ROWS + limits.TITLE_ROWS:
            raise too_many_rows()
        values = self._values
        missing = column - len(values)
        if missing == 0:
            values.append(value)
        elif missing > 0:
            values.extend([None] * missing)
            values.append(value)
        else:
            values[column] = value

    def row_read(self, number: int) -> None:
        """Take note of a row that was read elsewhere, so that rows without a number count on from it."""
        self._number = number

    def value_of(self, text: str, kind: str, style: str) -> Value:
        """Return what a cell of this kind and style says; what is unreadable stays the text it is."""
        try:
            if kind == "s":
                return unescaped(self._texts[int(text)])
            if kind == "n":
                number = float(text)
                if not isfinite(number):
                    return text
                if style in self._date_styles:
                    return self._to_date(number)
                return int(number) if number.is_integer() and abs(number) < 1e15 else number
            if kind == "b":
                return text.strip() == "1"
            if kind == "d":
                return date.fromisoformat(text[:10])
        except (ValueError, IndexError, OverflowError):
            return text
        return unescaped(text[: limits.CELL_CHARACTERS + 1])
