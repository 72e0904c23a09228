"""The workbook of a profile, written as a stream: every cell a text, so that no program loses or computes anything."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from members.exchange.profiles import Column, Entry, Profile, table_text
from members.exchange.reading import Chunk
from members.exchange.sheets import GUARDED_SHEET, KEYS, sheet_name
from members.fields import Table

DANGEROUS: Final = tuple("=+-@\t\r＝＋－＠")
LONGEST: Final = 32_767
"""Characters a cell of a spreadsheet holds; the longest field of the register has 2,000."""


@dataclass(frozen=True)
class Mark:
    """Who took the file out, for which unit, when, and the code of its line in the log."""

    who: str
    unit: str
    at: str
    code: str

    @property
    def words(self) -> str:
        """Return the mark as it stands on each printed page."""
        return f"{self.who} · {self.unit} · {self.at} · {self.code}"


class _Page:
    """One sheet that grows row by row."""

    def __init__(self, book: "Book", name: str, titles: Sequence[tuple[str, int]]) -> None:
        self._sheet = book.workbook.add_worksheet(name)
        self._book = book
        self._row = 0
        for column, (title, width) in enumerate(titles):
            self._sheet.set_column(column, column, width, book.text)
            self._sheet.write_string(0, column, title, book.head)
        _print_set_up(self._sheet, book.mark)

    def add(self, texts: Iterable[str]) -> None:
        self._row += 1
        for column, text in enumerate(texts):
            if text:
                style = self._book.quoted if text.startswith(DANGEROUS) else self._book.text
                self._sheet.write_string(self._row, column, text[:LONGEST], style)


class Book:
    """The workbook with its formats."""

    def __init__(self, path: Path, mark: str) -> None:
        """Open it as a stream beside ``path``."""
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                   "strings_to_numbers": False, "tmpdir": str(path.parent)}  # fmt: skip
        self.workbook = xlsxwriter.Workbook(str(path), options)
        self.mark = mark
        self.text = self.workbook.add_format({"num_format": "@", "valign": "top"})
        self.quoted = self.workbook.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
        self.head = self.workbook.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "num_format": "@"}
        )

    def page(self, name: str, titles: Sequence[tuple[str, int]]) -> _Page:
        """Add a sheet with its header in the first row."""
        return _Page(self, name, titles)


def write(
    path: Path,
    profile: Profile,
    chunks: Iterable[Chunk],
    *,
    mark: Mark,
    guarded: bool = False,
    tables: Sequence[Table] = (),
    tick: Callable[[int], None] = lambda done: None,
) -> int:
    """Write the workbook and return how many members stand in it.

    ``guarded`` adds the sheet of items 18, 27, 28 and 30, ``tables`` a sheet each. The mark stands in
    header and footer of each printed page and on a sheet of its own, so that the list stays a clean template.
    """
    book = Book(path, mark.words)
    try:
        page = book.page(profile.sheet, _titles(profile.columns))
        extra = book.page(GUARDED_SHEET, _keyed(_titles(profile.guarded))) if guarded and profile.guarded else None
        pages = {table.name: book.page(sheet_name(table), _keyed(_table_titles(table))) for table in tables}
        done = 0
        for chunk in chunks:
            for entry in chunk.entries:
                _write_entry(entry, profile, page, extra)
                for table in tables:
                    _write_lines(entry, table, chunk, pages[table.name])
            done += len(chunk.entries)
            tick(done)
        _about(book, mark, profile, done)
    finally:
        book.workbook.close()
    return done


def _titles(columns: Sequence[Column]) -> list[tuple[str, int]]:
    return [(column.title, column.width) for column in columns]


def _keyed(titles: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return [*zip(KEYS, (18, 28, 12), strict=True), *titles]


def _table_titles(table: Table) -> list[tuple[str, int]]:
    return [(column.headers[0], 20) for column in table.columns]


def keys_of(entry: Entry, values: dict[str, Any]) -> list[str]:
    """Return the texts by which a line of another sheet names its member."""
    return [values["identity_number"], values["full_name"], values["born_on"].display()]


def _write_entry(entry: Entry, profile: Profile, page: _Page, extra: _Page | None) -> None:
    values = entry.values
    page.add(column.text(entry, values) for column in profile.columns)
    if extra is None:
        return
    texts = [column.text(entry, values) for column in profile.guarded]
    if any(texts):
        extra.add([*keys_of(entry, values), *texts])


def _write_lines(entry: Entry, table: Table, chunk: Chunk, page: _Page) -> None:
    lines = chunk.lines[table.name].get(entry.person.pk, ())
    keys = keys_of(entry, entry.values) if lines else []
    for line in lines:
        page.add([*keys, *(table_text(table, column.name, line[column.name]) for column in table.columns)])


def _about(book: Book, mark: Mark, profile: Profile, count: int) -> None:
    page = book.page("Thông tin tệp", (("Tệp này", 24), ("", 60)))
    for line in (
        ("Mẫu", str(profile.name)),
        ("Đơn vị", mark.unit),
        ("Số người", str(count)),
        ("Người tải", mark.who),
        ("Lúc", mark.at),
        ("Mã tra cứu", mark.code),
    ):
        page.add(line)


def _print_set_up(sheet: Any, mark: str) -> None:
    safe = mark.replace("&", "&&")[:200]
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.set_header(f"&R&8{safe}")
    sheet.set_footer(f"&L&8{safe}&R&8&P/&N")
