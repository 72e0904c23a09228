"""Telling the rows of a list from what stands among them: group titles, repeated headers, totals, signatures."""

import re
from typing import Final

from jobs.intake.cells import Value, is_blank, shown
from jobs.intake.headers import IGNORED, SheetPlan, right, squeeze
from jobs.intake.sheet import Row
from vietnam.names import fold

_ENOUGH: Final = 4
"""So many filled known columns are a row of data, whatever it says."""

_MARK: Final = re.compile(r"[(\[]?\s*(?:(\d{1,2})|[A-Za-z])\s*[)\].]{0,2}")
_HINT: Final = re.compile(r"\(.*\)|\[.*\]|d{1,2}[/.-]m{1,2}[/.-]y{2,4}", re.IGNORECASE | re.DOTALL)
_TOTAL: Final = re.compile(r"tong (so|cong)\b|(tong|cong)( chung)?\s*(:|$)")
_CLOSING: Final = re.compile(
    r"(t/?\s?m|k/?t|tl|tuq)[. ]\s?\S|(pho )?bi thu\b|nguoi (lap|ke khai|kiem tra|tong hop)\b|\(ky\b|ky ten|xac nhan\b"
    r"|thu truong\b|noi nhan\b|.*\bngay\b.*\bthang\b.*\bnam\b"
)


class Sieve:
    """Reads the rows of one sheet from the top and lets those through that are data."""

    def __init__(self, sheet: SheetPlan) -> None:
        """Learn from the header which columns are known, which one numbers the rows, and what the header says."""
        self._known = [column for column, key in sorted(sheet.fields.items()) if key != IGNORED]
        self._counter = next((column for column in sheet.fields if _counts(sheet, column)), None)
        self._header = [{header, *header.split(": ")} for header in sheet.headers]
        self._encoding = sheet.encoding
        self._signing = False

    def is_data(self, row: Row) -> bool:
        """Say whether a row is data.

        One filled known column beside a running number, else two or three make one, unless the row counts
        the columns, repeats the header, adds up, or belongs to the signatures.
        """
        values = row.values
        filled = self._filled(values)
        if not filled or _counts_columns(values) or self._repeats_header(values):
            return False
        if filled >= _ENOUGH or self._is_numbered(values):
            return True
        texts = self._texts(values)
        if self._closes(texts):
            return False
        return filled == 3 or (filled == 2 and (len(self._known) <= 3 or self._begins(values, texts)))

    def _filled(self, values: list[Value]) -> int:
        """Count the filled cells of known columns, as far as it matters."""
        filled = 0
        width = len(values)
        for column in self._known:
            if column < width and values[column] is not None and not is_blank(values[column]):
                filled += 1
                if filled == _ENOUGH:
                    break
        return filled

    def _texts(self, values: list[Value]) -> list[str]:
        """Return what the known columns of a row say, folded."""
        width = len(values)
        found = [shown(values[column]) for column in self._known if column < width and values[column] is not None]
        return [fold(right(text, self._encoding)) for text in found]

    def _begins(self, values: list[Value], texts: list[str]) -> bool:
        """Say whether a row of two filled cells begins like one of the list; without its number it needs a date."""
        if self._counter is None:
            return values[0] is not None
        return values[self._known[0]] is not None and any(map(str.isdecimal, "".join(texts)))

    def _is_numbered(self, values: list[Value]) -> bool:
        if self._counter is None or self._counter >= len(values):
            return False
        value = values[self._counter]
        return isinstance(value, (int, float)) or (isinstance(value, str) and value.strip(" .").isdecimal())

    def _repeats_header(self, values: list[Value]) -> bool:
        """Say whether a row only says again what the header says, as on each printed page, or explains it."""
        for value, header in zip(values, self._header, strict=False):
            if value is None:
                continue
            if not isinstance(value, str) or not (value.strip() in header or _HINT.fullmatch(value.strip())):
                return False
        return True

    def _closes(self, texts: list[str]) -> bool:
        """Say whether a row adds up or signs; below the first signature, lines without digits are signatures too."""
        if any(map(_TOTAL.match, texts)):
            return True
        if any(map(_CLOSING.match, texts)):
            self._signing = True
            return True
        return self._signing and not any(map(str.isdecimal, "".join(texts)))


def _counts(sheet: SheetPlan, column: int) -> bool:
    return sheet.fields[column] == IGNORED and squeeze(sheet.titles[column]) in ("stt", "tt", "sott", "sothutu")


def _counts_columns(values: list[Value]) -> bool:
    """Say whether a row only numbers the columns: 1, 2, 3…; (1), (2)…; or A, B, 1, 2."""
    last: int | None = None
    marks = 0
    for value in values:
        if value is None:
            continue
        match = _MARK.fullmatch(shown(value).strip()) if not isinstance(value, str) or len(value) < 8 else None
        if match is None or (last is not None and match[1] != str(last + 1)):
            return False
        last = int(match[1]) if match[1] else None
        marks += 1
    return marks >= 3 and last is not None
