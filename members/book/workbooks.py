"""The book as a workbook: the tables on the first sheet, the movements on the second; no formula anywhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from members.book.rows import Cell, Table

if TYPE_CHECKING:
    from members.book.services import Written

SAFE: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS: Final = (12, 30, 24, 36, 36, 48)


def write_book(book: "Written", target: Path) -> None:
    """Write the workbook; numbers as numbers, days as days, everything else as text."""
    with xlsxwriter.Workbook(target, SAFE) as made:
        made.set_properties({"title": _("Sổ biến động"), "subject": book.body.name, "comments": book.trace})
        formats = _formats(made)
        _tables(made, book, formats)
        _lines(made, book, formats)


def _formats(made: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    edge = {**font, "border": 1}
    return {
        "plain": made.add_format(font),
        "title": made.add_format({**font, "bold": True, "font_size": 15}),
        "head": made.add_format({**edge, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#F3EEE7"}),
        "text": made.add_format({**edge, "text_wrap": True}),
        "inner": made.add_format({**edge, "text_wrap": True, "indent": 1}),
        "whole": made.add_format({**edge, "text_wrap": True, "bold": True}),
        "number": made.add_format({**edge, "num_format": "#,##0"}),
        "sum": made.add_format({**edge, "num_format": "#,##0", "bold": True}),
        "day": made.add_format({**edge, "num_format": "dd/mm/yyyy", "align": "left"}),
    }


def _sheet(made: Any, name: str, trace: str) -> Any:
    sheet = made.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{trace.replace('&', '&&')}&R&8&P/&N")
    return sheet


def _tables(made: Any, book: "Written", formats: dict[str, Any]) -> None:
    sheet = _sheet(made, _("Tổng hợp"), book.trace)
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 6, 13)
    period = book.body.period
    days = _("Từ {since} đến {until}").format(since=f"{period.since:%d/%m/%Y}", until=f"{period.until:%d/%m/%Y}")
    head = [(_("Sổ biến động"), "title"), (book.body.name, "title"), (f"{period.words} · {days}", "plain")]
    holds = _("Đầu kỳ + tăng − giảm = cuối kỳ: khớp") if book.page.holds else _("Sổ không khớp")
    line = 0
    for words, style in [*head, (holds, "plain"), *((fault, "plain") for fault in book.page.faults)]:
        sheet.write_string(line, 0, words, formats[style])
        line += 1
    for table in (book.page.movement, book.page.units):
        if table is not None:
            line = _table(sheet, line + 1, table, formats)


def _table(sheet: Any, line: int, table: Table, formats: dict[str, Any]) -> int:
    """Write one table from a line on and return the line behind it."""
    for column, words in enumerate((table.head, *table.columns)):
        sheet.write_string(line, column, words, formats["head"])
    for row in table.rows:
        line += 1
        sheet.write_string(
            line, 0, row.label, formats["whole" if row.is_total else "inner" if row.of_which else "text"]
        )
        for column, cell in enumerate(row.cells, start=1):
            _number(sheet, line, column, cell, formats["sum" if row.is_total else "number"])
    if table.note:
        line += 1
        sheet.write_string(line, 0, table.note, formats["plain"])
    return line + 1


def _number(sheet: Any, line: int, column: int, cell: Cell, style: Any) -> None:
    if cell.value is None:
        sheet.write_blank(line, column, None, style)
    else:
        sheet.write_number(line, column, cell.value, style)


def _lines(made: Any, book: "Written", formats: dict[str, Any]) -> None:
    sheet = _sheet(made, _("Từng biến động"), book.trace)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    heads = (_("Ngày"), _("Họ và tên"), _("Biến động"), _("Từ"), _("Đến"), _("Quyết định"))
    for column, words in enumerate(heads):
        sheet.write_string(0, column, words, formats["head"])
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    for place, line in enumerate(book.lines.lines, start=1):
        sheet.write_datetime(place, 0, line.day, formats["day"])
        for column, words in enumerate((line.name, line.kind, line.from_name, line.to_name, line.paper), start=1):
            sheet.write_string(place, column, words, formats["text"])
    if book.lines.hidden:
        words = _("Còn {n} biến động của người nay thuộc nơi khác: chỉ tính vào số lượng, không nêu tên.")
        sheet.write_string(len(book.lines.lines) + 1, 0, words.format(n=book.lines.hidden), formats["plain"])
