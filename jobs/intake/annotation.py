"""The annotated copy: the user's own workbook with coloured cells and comments, or a new one written as a stream."""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from accounts import citations
from jobs.choices import Outcome
from jobs.intake import limits
from jobs.intake.cells import Value, shown
from jobs.intake.headers import SheetPlan
from jobs.intake.plans import FilePlan
from jobs.intake.reader import Source, open_source
from jobs.models import Batch, StagedRow

OWN_WORKBOOK_BYTES: Final = 24 * limits.MEGABYTE
"""A workbook that unfolds to more is not opened as a whole: it would not fit the memory of a worker."""

COLOURS: Final = {Outcome.REFUSED: "F4B6B6", Outcome.DUPLICATE: "F6D9A8", Outcome.WARNING: "FBF0B2"}
_COMMENTS: Final = 20_000
_AUTHOR: Final = "Đảng tịch"
_DANGEROUS: Final = tuple("=+-@\t\r＝＋－＠")

Tick = Callable[[int], None]


def annotate(batch: Batch, source_path: Path, target: Path, tick: Tick) -> int:
    """Write the annotated copy to ``target``; return how many rows carry a mark.

    ``tick`` is called with the number of rows done, every thousand rows; it may stop the work by raising.
    """
    plan = FilePlan.from_json(batch.mapping)
    rows = batch.counts.get("rows", 0)
    if rows <= limits.ANNOTATED_ROWS and _opens_whole(source_path):
        return _mark_own(batch, plan, source_path, target, tick)
    return _write_new(batch, plan, open_source(source_path, batch.file_name), target, tick)


def _opens_whole(path: Path) -> bool:
    if path.suffix != ".xlsx":
        return False
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist()) <= OWN_WORKBOOK_BYTES


def _marked_rows(batch: Batch, sheet: str) -> Iterator[StagedRow]:
    rows = StagedRow.objects.filter(batch=batch, sheet=sheet).exclude(faults=[])
    return rows.order_by("line").only("row", "faults", "outcome").iterator(chunk_size=limits.CHUNK)


def _words(fault: Mapping[str, Any]) -> str:
    """Say why and what to do, and by which rule, as a cell has no link."""
    citation = citations.of(fault["code"])
    by_rule = _("Quy định: {words}.").format(words=citation.words) if citation else ""
    return f"{fault['reason']} {fault['remedy']} {by_rule}".strip()


def _summary(row: StagedRow) -> str:
    """Write all that is to be said of a row in one cell."""
    lines = [f"{fault['column']}: {_words(fault)}" for fault in row.faults]
    return "\n".join([str(Outcome(row.outcome).label), *lines])


def _by_column(row: StagedRow, plan: SheetPlan) -> dict[int, list[Mapping[str, Any]]]:
    """Return column → faults; a fault of a column the file lacks stands in the first."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    for fault in row.faults:
        found.setdefault(plan.column_of(fault["field"]) or 0, []).append(fault)
    return found


def _colour(faults: Sequence[Mapping[str, Any]]) -> str:
    outcomes = {fault["outcome"] for fault in faults}
    return next((colour for outcome, colour in COLOURS.items() if outcome in outcomes), "FFFFFF")


# ── the user's own workbook ─────────────────────────────────────────────────
def _mark_own(batch: Batch, plan: FilePlan, source: Path, target: Path, tick: Tick) -> int:
    workbook = load_workbook(source)
    fills = {colour: PatternFill("solid", start_color=colour) for colour in COLOURS.values()}
    marked = 0
    for sheet_plan in plan.sheets:
        sheet = workbook[sheet_plan.name]
        last = len(sheet_plan.headers) + 1
        title = sheet.cell(sheet_plan.last_header_row, last, _("Kết quả kiểm tra"))
        title.font = Font(bold=True)
        for row in _marked_rows(batch, sheet_plan.name):
            for column, faults in _by_column(row, sheet_plan).items():
                cell = sheet.cell(row.row, column + 1)
                if (fill := fills.get(_colour(faults))) is not None:
                    cell.fill = fill
                cell.comment = Comment("\n".join(map(_words, faults)), _AUTHOR, width=320, height=140)
            sheet.cell(row.row, last, _summary(row))
            marked += 1
            if marked % limits.CHUNK == 0:
                tick(marked)
    workbook.save(target)
    return marked


# ── a new workbook, as a stream ─────────────────────────────────────────────
class _Formats:
    """The cell formats of the new workbook, by colour."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.header = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._colours = {
            colour: workbook.add_format({"bg_color": f"#{colour}", "num_format": "@"}) for colour in COLOURS.values()
        }

    def of(self, faults: Sequence[Mapping[str, Any]]) -> Any:
        return self._colours.get(_colour(faults)) if faults else None


def _write_new(batch: Batch, plan: FilePlan, source: Source, target: Path, tick: Tick) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "tmpdir": str(target.parent)}  # fmt: skip
    workbook = xlsxwriter.Workbook(str(target), options)
    try:
        formats = _Formats(workbook)
        marked = 0
        for place, sheet_plan in enumerate(plan.sheets, 1):
            sheet = workbook.add_worksheet(_tab(sheet_plan.name, place))
            marked += _stream_sheet(batch, sheet_plan, source, sheet, formats, tick)
    finally:
        workbook.close()
    return marked


def _tab(name: str, place: int) -> str:
    plain = "".join(sign for sign in name if sign not in "[]:*?/\\'")[:31].strip()
    return plain or _("Danh sách {number}").format(number=place)


def _stream_sheet(batch: Batch, plan: SheetPlan, source: Source, sheet: Any, formats: _Formats, tick: Tick) -> int:
    """Copy the rows of one sheet, each with its marks; both streams run in the order of the rows."""
    info = next(info for info in source.sheets if info.name == plan.name)
    rows = _marked_rows(batch, plan.name)
    row = next(rows, None)
    marked = 0
    for source_row in source.rows(info):
        number = source_row.number - 1
        if source_row.number <= plan.last_header_row:
            _write_values(sheet, number, source_row.values, formats.header)
            if source_row.number == plan.last_header_row:
                sheet.write_string(number, len(plan.headers), _("Kết quả kiểm tra"), formats.header)
            continue
        if row is not None and row.row == source_row.number:
            marks = _by_column(row, plan)
            _write_marked(sheet, number, source_row.values, marks, formats, comments=marked < _COMMENTS)
            sheet.write_string(number, len(plan.headers), _summary(row))
            marked += 1
            row = next(rows, None)
        else:
            _write_values(sheet, number, source_row.values, None)
        if source_row.number % limits.CHUNK == 0:
            tick(source_row.number)
    return marked


def _write_marked(
    sheet: Any,
    number: int,
    values: Sequence[Value],
    marks: Mapping[int, Sequence[Mapping[str, Any]]],
    formats: _Formats,
    *,
    comments: bool,
) -> None:
    for column in range(max(len(values), max(marks) + 1)):
        faults = marks.get(column, ())
        _write_value(sheet, number, column, values[column] if column < len(values) else None, formats.of(faults))
        if faults and comments:
            sheet.write_comment(number, column, "\n".join(map(_words, faults)), {"author": _AUTHOR})


def _write_values(sheet: Any, number: int, values: Sequence[Value], style: Any) -> None:
    for column, value in enumerate(values):
        if value is not None:
            _write_value(sheet, number, column, value, style)


def _write_value(sheet: Any, number: int, column: int, value: Value, style: Any) -> None:
    """Write a value as it was: short numbers as numbers, all else as text, never as a formula."""
    if value is None:
        sheet.write_blank(number, column, None, style)
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e8:
        sheet.write_number(number, column, value, style)
    else:
        text = shown(value)
        sheet.write_string(number, column, f"'{text}" if text.startswith(_DANGEROUS) else text, style)
