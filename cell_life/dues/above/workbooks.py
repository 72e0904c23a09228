"""The sheet and the ledger of a level as workbooks: amounts as numbers, no formula anywhere."""

from pathlib import Path
from typing import Any, Final

import xlsxwriter

from cell_life.dues.above.tables import Table

SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_tables(title: str, under: tuple[str, ...], tables: tuple[Table, ...], target: Path, *, sheet: str) -> None:
    """Write the tables one below the other on one sheet named ``sheet``, the title and lines of words above."""
    with xlsxwriter.Workbook(target, SAFE) as made:
        made.set_properties({"title": title})
        formats = _formats(made)
        page = made.add_worksheet(sheet)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_column(0, 0, 50)
        page.set_column(1, 20, 16)
        page.write_string(0, 0, title, formats["title"])
        for line, words in enumerate(under, start=1):
            page.write_string(line, 0, words, formats["plain"])
        line = len(under) + 2
        for table in tables:
            line = _table(page, line, table, formats) + 1


def _formats(made: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    edge = {**font, "border": 1}
    return {
        "plain": made.add_format(font),
        "title": made.add_format({**font, "bold": True, "font_size": 14}),
        "head": made.add_format({**edge, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#F3EEE7"}),
        "text": made.add_format({**edge, "text_wrap": True}),
        "number": made.add_format({**edge, "num_format": "#,##0"}),
        "whole": made.add_format({**edge, "text_wrap": True, "bold": True}),
        "sum": made.add_format({**edge, "num_format": "#,##0", "bold": True}),
    }


def _table(page: Any, line: int, table: Table, formats: dict[str, Any]) -> int:
    """Write one table from a line on and return the line behind it."""
    for column, words in enumerate(table.heads):
        page.write_string(line, column, words, formats["head"])
    for row in table.rows:
        line += 1
        for column, value in enumerate(row.values):
            if isinstance(value, int):
                page.write_number(line, column, value, formats["sum" if row.is_total else "number"])
            else:
                page.write_string(line, column, value, formats["whole" if row.is_total else "text"])
    return line + 1
