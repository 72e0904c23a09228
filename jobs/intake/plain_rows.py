"""The short way through a sheet: rows written as all programs write them are read by pattern, the rest by the parser.

A row of nothing but plain cells needs no parser: one pattern takes its cells, and the number of ``<`` proves
that nothing else stands in it. Every other row, and all around the rows, goes to the parser as before, in order.
"""

import re
from typing import Final

from jobs.intake import limits
from jobs.intake.cells import Value, unescaped
from jobs.intake.sheet import Row, SheetReader, column_index, too_many_columns, too_many_rows

_TEXT: Final = rf"([^<&\x00-\x08\x0b-\x1f]{{1,{limits.CELL_CHARACTERS}}})"
_CELL: Final = re.compile(
    r'<c(?: r="([A-Z]{1,3})\d+")?(?: s="(\d+)")?(?: t="(n|s|str|inlineStr)")? ?'
    rf'(?:/>|>(?:<v>{_TEXT}</v>|<is><t(?: xml:space="preserve")?>{_TEXT}</t></is>)</c>)'
)
_OPENING: Final = re.compile(r"(?:\s*<row[^<>]*/>)*\s*<row( [^<>]*[^<>/])>")
_NUMBER: Final = re.compile(r' r="(\d{1,8})"')
_HIDDEN: Final = re.compile(r' hidden="(?:1|true)"')
_BEGIN: Final = b"<sheetData>"
_END: Final = b"</row>"
_LONGEST: Final = 1 << 20
"""Bytes without an end of a row above which the parser gets all that follows."""


class PlainRows:
    """Takes blocks of a sheet's XML, gives whole rows in their order."""

    def __init__(self, reader: SheetReader) -> None:
        """Keep the parser for what is not plain."""
        self._reader = reader
        self._columns: dict[str, int] = {}
        self._rest = b""
        self._inside = False
        self._over = False

    def feed(self, block: bytes) -> list[Row]:
        """Read a block; return the rows that became whole."""
        if self._over:
            return self._reader.feed(block)
        block, self._rest = self._rest + block, b""
        if b"<!" in block:
            return self._give_up(block)
        if not self._inside:
            place = block.find(_BEGIN)
            if place < 0:
                return self._reader.feed(block)
            self._inside = True
            place += len(_BEGIN)
            return [*self._reader.feed(block[:place]), *self._rows(block[place:])]
        return self._rows(block)

    def close(self) -> list[Row]:
        """Say that the stream ends; return the last rows."""
        return [*self._reader.feed(self._rest), *self._reader.close()]

    def _give_up(self, block: bytes) -> list[Row]:
        """Leave all from here to the parser: comments and the like make patterns blind."""
        self._over, self._rest = True, b""
        return self._reader.feed(block)

    def _rows(self, block: bytes) -> list[Row]:
        found: list[Row] = []
        start = 0
        while (end := block.find(_END, start)) >= 0:
            end += len(_END)
            part = block[start:end]
            start = end
            row = self._plain(part)
            if row is None:
                found += self._reader.feed(part)
            elif row.values:
                found.append(row)
        self._rest = block[start:]
        return found if len(self._rest) < _LONGEST else [*found, *self._give_up(self._rest)]

    def _plain(self, part: bytes) -> Row | None:
        """Read one row by pattern; None when the parser must."""
        try:
            text = part.decode()
        except UnicodeDecodeError:
            return None
        opening = _OPENING.match(text)
        number = _NUMBER.search(opening[1]) if opening else None
        if opening is None or number is None:
            return None
        cells = _CELL.findall(text, opening.end())
        if text.count("<", opening.end()) != 1 + sum([4 if cell[3] else 6 if cell[4] else 1 for cell in cells]):
            return None
        row = int(number[1])
        self._reader.row_read(row)
        values = self._values(cells)
        if values and row > limits.ROWS + limits.TITLE_ROWS:
            raise too_many_rows()
        return Row(row, values, _HIDDEN.search(opening[1]) is not None)

    def _values(self, cells: list[tuple[str, ...]]) -> list[Value]:
        values: list[Value] = []
        columns, reader = self._columns, self._reader
        column = -1
        for letters, style, kind, raw, inline in cells:
            if letters:
                known = columns.get(letters)
                column = columns.setdefault(letters, column_index(letters)) if known is None else known
            else:
                column += 1
            if not raw and not inline:
                continue
            value = unescaped(inline) if kind == "inlineStr" else reader.value_of(raw or inline, kind or "n", style)
            if value is None or value == "":
                continue
            if column >= limits.COLUMNS:
                raise too_many_columns()
            while len(values) < column:
                values.append(None)
            if len(values) == column:
                values.append(value)
            else:
                values[column] = value
        return values
