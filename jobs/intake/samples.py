"""Values of a kept file for a page: the first of each column, or one line as it reads now."""

from collections.abc import Sequence
from itertools import islice

from jobs.intake.cells import shown
from jobs.intake.headers import LOOK_AHEAD, SheetPlan, right
from jobs.intake.plans import FilePlan, data_rows
from jobs.intake.reader import open_source
from jobs.intake.services import path_of
from jobs.intake.sheet import Row
from jobs.models import Batch


def first_rows(batch: Batch, sheet: SheetPlan, count: int = 3) -> list[list[str]]:
    """Return the first rows below the header as texts put right, each cut to 40 characters."""
    source = open_source(path_of(batch), batch.file_name)
    info = next(info for info in source.sheets if info.name == sheet.name)
    rows = (row for row in source.rows(info) if row.number > sheet.last_header_row)
    return [[text[:40] for text in _texts(sheet, row)] for row in islice(rows, count)]


def line_now(batch: Batch, line: int) -> tuple[SheetPlan, list[str]] | None:
    """Return the plan of a line's sheet and its cells as texts put right, what was mended by hand included."""
    source = open_source(path_of(batch), batch.file_name)
    rows = data_rows(source, FilePlan.from_json(batch.mapping), batch.context.get("mended"))
    found = next(((sheet, row) for number, sheet, row in rows if number == line), None)
    if found is None:
        return None
    sheet, row = found
    return sheet, _texts(sheet, row)


def letters(batch: Batch, encodings: Sequence[str], count: int = 6) -> list[tuple[str, dict[str, str]]]:
    """Return the first texts that tell their letters: as in the file, and in each of the encodings."""
    source = open_source(path_of(batch), batch.file_name)
    found: dict[str, None] = {}
    for sheet in FilePlan.from_json(batch.mapping).sheets:
        info = next(info for info in source.sheets if info.name == sheet.name)
        for row in islice(source.rows(info), LOOK_AHEAD):
            found.update((value[:80], None) for value in row.values if isinstance(value, str) and not value.isascii())
    return [(text, {one: right(text, one) for one in encodings}) for text in list(found)[:count]]


def _texts(sheet: SheetPlan, row: Row) -> list[str]:
    return [right(shown(value), sheet.encoding_of(column)) for column, value in enumerate(row.values)]
