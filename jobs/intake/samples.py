"""A few values of each column, so that a person can tell what a nameless column is."""

from itertools import islice

from jobs.intake.cells import shown
from jobs.intake.headers import SheetPlan, right
from jobs.intake.reader import open_source
from jobs.intake.services import path_of
from jobs.models import Batch


def first_rows(batch: Batch, sheet: SheetPlan, count: int = 3) -> list[list[str]]:
    """Return the first rows below the header as texts put right, each cut to 40 characters."""
    source = open_source(path_of(batch), batch.file_name)
    info = next(info for info in source.sheets if info.name == sheet.name)
    rows = (row for row in source.rows(info) if row.number > sheet.last_header_row)
    return [[right(shown(value), sheet.encoding)[:40] for value in row.values] for row in islice(rows, count)]
