"""Reads an .xlsx as a stream, row by row, within the limits; the archive was checked before.

The general readers were measured too slow or too large here (design.md §5), and what a cell *is*
(a number, a date, a formula) decides faults, so the reader keeps the kinds.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from jobs.intake import limits
from jobs.intake.errors import FileRefused, Unreadable
from jobs.intake.plain_rows import PlainRows
from jobs.intake.sheet import Row, SheetReader
from jobs.intake.texts import SharedTexts, read_texts

_BLOCK = 1 << 16
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class SheetInfo:
    """One sheet of a file: its name as on the tab, whether it is shown, where it lies."""

    name: str
    visible: bool = True
    part: str = ""


class Workbook:
    """An open workbook: its sheets, and their rows as a stream."""

    encoding = ""

    def __init__(self, path: Path) -> None:
        """Read the list of sheets and the styles; texts are read when the first row is asked for."""
        self._path = path
        self._texts: SharedTexts | None = None
        try:
            with zipfile.ZipFile(path) as archive:
                self._names = {name.lstrip("/"): name for name in archive.namelist()}
                root = self._part(archive, "xl/workbook.xml")
                relations = self._relations(archive)
                self.epoch_1904 = any(element.get("date1904") in ("1", "true") for element in _all(root, "workbookPr"))
                self.sheets = self._list_sheets(root, relations)
                self._date_styles = self._read_styles(archive)
        except (ParseError, DefusedXmlException, zipfile.BadZipFile, KeyError, OSError) as error:
            raise Unreadable from error

    def rows(self, sheet: SheetInfo) -> Iterator[Row]:
        """Yield the rows of a sheet that hold anything, in the order of the file."""
        with zipfile.ZipFile(self._path) as archive:
            if self._texts is None:
                self._texts = self._read_texts(archive)
            reader = PlainRows(SheetReader(self._texts, self._date_styles, self._to_date))
            with archive.open(self._names[sheet.part]) as stream:
                while block := stream.read(_BLOCK):
                    yield from reader.feed(block)
                yield from reader.close()

    def _to_date(self, serial: float) -> date | float:
        """Turn the number of a cell that is shown as a date into that day, the time dropped."""
        days = int(serial)
        if self.epoch_1904:
            days += 1462
        if not 1 <= days < 2_958_466 or days == 60:
            return serial
        return date(1899, 12, 31 if days < 60 else 30) + timedelta(days=days)

    def _part(self, archive: zipfile.ZipFile, name: str) -> Element:
        """Read a small part as a tree; an outsized one is refused."""
        info = archive.getinfo(self._names[name])
        if info.file_size > limits.PART_BYTES:
            raise Unreadable
        with archive.open(info) as stream:
            return fromstring(stream.read(limits.PART_BYTES + 1), forbid_dtd=True)

    def _relations(self, archive: zipfile.ZipFile) -> dict[str, str]:
        root = self._part(archive, "xl/_rels/workbook.xml.rels")
        targets = {}
        for relation in root.iter(_RELATION):
            target = relation.get("Target", "").lstrip("/")
            targets[relation.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
        return targets

    def _list_sheets(self, root: Element, relations: dict[str, str]) -> list[SheetInfo]:
        sheets = []
        for element in _all(root, "sheet"):
            key = next((value for name, value in element.items() if name.rpartition("}")[2] == "id"), "")
            part = relations.get(key, "")
            if part in self._names and "/worksheets/" in part:
                shown = element.get("state", "visible") == "visible"
                sheets.append(SheetInfo(element.get("name", "")[:100], shown, part))
        if not sheets:
            raise Unreadable
        if len(sheets) > limits.SHEETS:
            raise FileRefused(
                "too_many_sheets",
                _("Tệp có {count} trang tính, quá mức {limit}.").format(count=len(sheets), limit=limits.SHEETS),
                _("Giữ lại trang tính có danh sách, xóa các trang khác rồi tải lên lại."),
            )
        return sheets

    def _read_styles(self, archive: zipfile.ZipFile) -> frozenset[str]:
        """Return the numbers of the cell styles that show a date."""
        if "xl/styles.xml" not in self._names:
            return frozenset()
        root = self._part(archive, "xl/styles.xml")
        formats: dict[int, str] = dict(BUILTIN_FORMATS)
        for element in _all(root, "numFmt"):
            formats[_number(element.get("numFmtId"))] = element.get("formatCode", "")
        styles = next(iter(_all(root, "cellXfs")), ())
        return frozenset(
            str(place)
            for place, style in enumerate(styles)
            if is_date_format(formats.get(_number(style.get("numFmtId"))))
        )

    def _read_texts(self, archive: zipfile.ZipFile) -> SharedTexts:
        name = self._names.get("xl/sharedStrings.xml")
        if name is None:
            return SharedTexts()
        with archive.open(name) as stream:
            return read_texts(stream)


def _all(root: Element, name: str) -> list[Any]:
    """Find elements by their name, whatever the namespace (transitional or strict)."""
    return [
        element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
    ]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
