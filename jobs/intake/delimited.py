"""Reads a .csv as a stream: its encoding and its separator are found, its limits are those of a sheet."""

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from jobs.intake import limits
from jobs.intake.cells import Value
from jobs.intake.errors import FileRefused
from jobs.intake.sheet import Row, too_many_columns, too_many_rows
from jobs.intake.workbook import SheetInfo
from vietnam import encodings

_BLOCK: Final = 1 << 16
_SEPARATORS: Final = ",;\t|"
_CONTROLS: Final = frozenset(range(32)) - {9, 10, 12, 13} | {127}


class Delimited:
    """An open text file of separated values; one sheet without a name."""

    def __init__(self, path: Path) -> None:
        """Find encoding and separator; refuses a file that is not text."""
        self._path = path
        self.encoding = find_encoding(path)
        self._separator = self._find_separator()
        self.sheets = [SheetInfo("")]

    def rows(self, sheet: SheetInfo) -> Iterator[Row]:
        """Yield the rows that hold anything, numbered as a spreadsheet would number them."""
        with self._path.open(encoding=self.encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=self._separator)
            try:
                for number, fields in enumerate(reader, 1):
                    if number > limits.ROWS + limits.TITLE_ROWS:
                        raise too_many_rows()
                    if values := _values(fields):
                        yield Row(number, values)
            except csv.Error as error:
                raise _broken() from error

    def _find_separator(self) -> str:
        """Choose the sign that divides the first lines most evenly."""
        with self._path.open(encoding=self.encoding, errors="replace", newline="") as file:
            lines = [line for line in (file.readline(_BLOCK) for _line in range(30)) if line.strip()]
        return max(_SEPARATORS, key=lambda sign: _evenness([line.count(sign) for line in lines]))


def _evenness(counts: list[int]) -> tuple[int, int]:
    """Score a separator: how many lines hold its most usual count, then how large that is."""
    present = [count for count in counts if count]
    if not present:
        return 0, 0
    usual = max(set(present), key=lambda count: (present.count(count), count))
    return present.count(usual), usual


def _values(fields: list[str]) -> list[Value]:
    """Cut texts just above the limit, blanks to None, the blank end away."""
    values: list[Value] = [field[: limits.CELL_CHARACTERS + 1] or None for field in fields]
    while values and values[-1] is None:
        values.pop()
    if len(values) > limits.COLUMNS:
        raise too_many_columns()
    return values


def _broken() -> FileRefused:
    return FileRefused(
        "broken_csv",
        _("Tệp .csv có một ô quá dài, thường do thiếu dấu nháy kép đóng ô."),
        _("Mở danh sách bằng Excel, lưu thành tệp .xlsx rồi tải lên lại."),
    )


def find_encoding(path: Path) -> str:
    """Name the codec of a text file: by its mark, else UTF-8 if it is, else the Western page legacy fonts used."""
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _checked(path, "utf-16")
        file.seek(0)
        _refuse_binary(file.read(_BLOCK))
    return "utf-8-sig" if _decodes(path, "utf-8-sig") else _legacy(path)


def _legacy(path: Path) -> str:
    """Name the page of an old text file: windows-1258 where its marks follow their letters, else the Western one."""
    with path.open(encoding="cp1252", errors="replace") as file:
        texts = re.split(rf"[{_SEPARATORS}\r\n]+", file.read(_BLOCK))
    return "cp1258" if encodings.detect(texts).encoding == "cp1258" else "cp1252"


def _checked(path: Path, encoding: str) -> str:
    if not _decodes(path, encoding):
        raise not_text()
    return encoding


def _refuse_binary(block: bytes) -> None:
    """Refuse what no text holds: NUL, or more than a few control characters."""
    controls = sum(byte in _CONTROLS for byte in block)
    if 0 in block or controls > len(block) / 200:
        raise not_text()


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def not_text() -> FileRefused:
    """Refuse a file that only calls itself .csv."""
    return FileRefused(
        "not_text",
        _("Tệp mang đuôi .csv nhưng bên trong không phải là văn bản."),
        _("Mở danh sách bằng Excel, lưu thành tệp .xlsx hoặc CSV UTF-8 rồi tải lên lại."),
    )
