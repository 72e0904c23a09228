"""A list on paper and as a workbook, for badges and cards: heads and rows of texts in, file out. No rights."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from django.template.loader import render_to_string

from branches.papers.rendering import Paper, write_joined
from members.export import plain


@dataclass(frozen=True)
class Column:
    """One column: its head on the paper, its width in characters."""

    head: str
    width: int = 14


@dataclass(frozen=True)
class Table:
    """A list of people for a paper: what it is called, its columns, its lines, what is said below."""

    title: str
    summary: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    below: Sequence[str] = ()


def table_html(table: Table, paper: Paper) -> str:
    """Return the list in the official layout, landscape."""
    return render_to_string("papers/badges/table.html", {"paper": paper, "table": table})


def write_pdf(papers: Sequence[str], target: Path) -> None:
    """Write papers that are HTML already into one file."""
    write_joined(papers, target)


def write_xlsx(table: Table, mark: str, target: Path) -> None:
    """Write the list as a workbook; every cell is a text, so none can be a formula."""
    with xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, table.title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, table.summary, book.add_format({"bold": True}))
        sheet.write_string(2, 0, mark)
        _write_rows(sheet, table, book.add_format({"bold": True, "border": 1, "text_wrap": True}))


def _write_rows(sheet: Any, table: Table, head: Any) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(4, place, column.head, head)
    line = 4
    for row in table.rows:
        line += 1
        for place, text in enumerate(row):
            sheet.write_string(line, place, plain(text))
    for text in table.below:
        line += 1
        sheet.write_string(line, 0, text)
    sheet.repeat_rows(4)
    sheet.freeze_panes(5, 2)
