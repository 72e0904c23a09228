"""The summary as a workbook: the same rows, numbers as numbers, everything else as text, no formula anywhere."""

from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from members.book.rows import Cell, Row, Table
from reports.rows import Summary

LABEL, NUMBER = 46, 13
SAFE = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_summary(report: Summary, trace: str, target: Path) -> None:
    """Write the workbook: figures and comparisons on the first sheet, the units on their own, meanings on the last."""
    with xlsxwriter.Workbook(target, SAFE) as book:
        book.set_properties(
            {"title": _("Báo cáo tổng hợp đảng viên"), "subject": report.subject.name, "comments": trace}
        )
        formats = _Formats(book)
        _Sheet(book, _("Tổng hợp"), formats, report, trace).figures()
        units = report.table("units")
        if units:
            _Sheet(book, _("Theo đơn vị"), formats, report, trace, landscape=True).units(units)
        _Sheet(book, _("Cách tính"), formats, report, trace).meanings()


class _Formats:
    """The formats of all sheets."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
        edge = {**font, "border": 1}
        self.plain = book.add_format({**font, "text_wrap": True, "valign": "top"})
        self.title = book.add_format({**font, "bold": True, "font_size": 15})
        self.section = book.add_format({**font, "bold": True, "font_size": 13})
        self.head = book.add_format({**edge, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#F3EEE7"})
        kinds: dict[str, dict[str, object]] = {
            "label": {"text_wrap": True},
            "inner": {"text_wrap": True, "indent": 1},
            "count": {"num_format": "#,##0"},
            "mean": {"num_format": "#,##0.0"},
        }
        self.cells = {
            (part, bold): book.add_format({**edge, "bold": bold, **more})
            for bold in (False, True)
            for part, more in kinds.items()
        }


class _Sheet:
    """One sheet, written row by row from the top, as the stream needs."""

    def __init__(
        self, book: Any, name: str, formats: _Formats, report: Summary, trace: str, landscape: bool = False
    ) -> None:
        self.sheet, self.formats, self.report = book.add_worksheet(name), formats, report
        self.line = 0
        self._print_set_up(trace, landscape)
        self.sheet.set_column(0, 0, LABEL)
        self.sheet.set_column(1, 12, NUMBER)
        self._top(trace)

    def _print_set_up(self, trace: str, landscape: bool) -> None:
        self.sheet.set_paper(9)
        if landscape:
            self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer(f"&L&8{trace.replace('&', '&&')}&R&8&P/&N")

    def _top(self, trace: str) -> None:
        subject = self.report.subject
        self.text(_("Báo cáo tổng hợp đảng viên"), self.formats.title)
        self.text(subject.name, self.formats.section)
        self.text(
            _("Tính đến ngày {day}; biến động từ ngày {since}").format(
                day=f"{subject.day:%d/%m/%Y}", since=f"{subject.since:%d/%m/%Y}"
            )
        )
        self.text(_("Quy định của ngày ấy: {rules}").format(rules=self.report.rules))
        self.text(trace)
        self.line += 1

    def text(self, words: str, style: Any = None) -> None:
        """Write one line of words."""
        self.sheet.write_string(self.line, 0, words, style)
        self.line += 1

    def figures(self) -> None:
        """Write the tables of the whole body, then the comparisons."""
        for table in self.report.tables:
            if not table.is_wide:
                self.table(table)
        self.text(_("Đối chiếu"), self.formats.section)
        for check in self.report.checks:
            verdict = _("khớp") if check.holds else _("không khớp: {places}").format(places="; ".join(check.places))
            self.sheet.write_string(self.line, 0, check.words, self.formats.plain)
            self.sheet.write_string(self.line, 1, verdict)
            self.line += 1
        for remark in self.report.remarks:
            self.text(remark.words)

    def units(self, table: Table) -> None:
        """Write the table by unit, its head repeated on every printed page."""
        self.sheet.repeat_rows(self.line + 1)
        self.sheet.freeze_panes(self.line + 2, 1)
        self.table(table)

    def meanings(self) -> None:
        """Write what each figure means."""
        self.sheet.set_column(1, 1, 100)
        for column, words in enumerate((_("Chỉ tiêu"), _("Cách tính"))):
            self.sheet.write_string(self.line, column, words, self.formats.head)
        self.line += 1
        for definition in self.report.definitions:
            self.sheet.write_string(self.line, 0, definition.label, self.formats.plain)
            self.sheet.write_string(self.line, 1, definition.words, self.formats.plain)
            self.line += 1

    def table(self, table: Table) -> None:
        """Write one table under its title."""
        self.text(table.title, self.formats.section)
        for column, words in enumerate((table.head, *table.columns)):
            self.sheet.write_string(self.line, column, words, self.formats.head)
        self.line += 1
        for row in table.rows:
            self._row(row)
        if table.note:
            self.text(table.note)
        self.line += 1

    def _row(self, row: Row) -> None:
        label = "inner" if row.of_which else "label"
        self.sheet.write_string(self.line, 0, row.label, self.formats.cells[label, row.is_total])
        for column, cell in enumerate(row.cells, start=1):
            self._number(column, cell, row.is_total)
        self.line += 1

    def _number(self, column: int, cell: Cell, bold: bool) -> None:
        if cell.value is None:
            self.sheet.write_blank(self.line, column, None, self.formats.cells["label", bold])
        else:
            kind = "mean" if isinstance(cell.value, float) else "count"
            self.sheet.write_number(self.line, column, cell.value, self.formats.cells[kind, bold])
