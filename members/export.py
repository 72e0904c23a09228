"""The file of what a list shows: XLSX or CSV written as a stream, marked with who took it, when and its code."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from branches.scopes import scope_of
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members import listing
from members.lists import columns as list_columns
from members.lists import paging
from members.lists.columns import Column

CHUNK: Final = 1000
MOST_ROWS: Final = 50_000
NAME_WIDTH: Final = 28
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet takes for a formula; full-width ones too."""


@dataclass(frozen=True)
class Mark:
    """What stands above the table and on each printed page: who took the file, of which unit, when, its code."""

    who: str
    unit: str
    at: datetime
    code: str

    @property
    def words(self) -> str:
        """Return the mark in one line."""
        at = f"{self.at:%H:%M %d/%m/%Y}"
        return _("%(who)s tải lúc %(at)s · mã tra cứu %(code)s") % {"who": self.who, "at": at, "code": self.code}


def run(context: JobContext) -> JobResult:
    """Write the list asked for.

    ``params`` holds ``query`` (filters), ``texts`` (words looked for, by key), ``found`` (ids) or None,
    ``columns`` and ``format``.
    """
    request, shown = request_of(context.job), columns_of(context.job)
    total = listing.count_up_to(request, MOST_ROWS)
    if total > MOST_ROWS:
        raise JobRefused(
            _("Danh sách này dài hơn 50.000 người."), _("Chọn một đơn vị hoặc thêm điều kiện lọc rồi xuất lại.")
        )
    mark = _mark(context, request, shown, total)
    kind = context.params.get("format", "xlsx")
    path = context.result_path(f"danh-sach.{kind}")
    count = WRITERS[kind](path, _rows(context, request, shown), shown, mark)
    name = f"danh-sach-dang-vien-{request.today:%Y-%m-%d}.{kind}"
    return JobResult(file=path, name=name, summary={"people": count, "code": mark.code, "places": _bodies(request)})


def _bodies(request: listing.Request) -> list[int]:
    """Return the bodies whose people the file may hold: the unit, or all from which the requester takes people."""
    if request.unit and request.day == request.today and not request.moved:
        return [request.unit.organisation_id]
    return [int(path.rstrip("/").rpartition("/")[2]) for path in request.scope.paths(request.permission)]


def places(job: Job) -> tuple[str, ...]:
    """Return where the bodies lie today whose people a written file holds; the place of the job before that."""
    bodies = job.result.get("places", ())
    periods = OrganisationPeriod.objects.filter(organisation_id__in=bodies).order_by("starts_on")
    last = dict(periods.values_list("organisation_id", "path"))
    return tuple(last.values()) or (job.scope_path,)


def _mark(context: JobContext, request: listing.Request, shown: Sequence[Column], total: int) -> Mark:
    """Log the file and return the mark that leads to the line."""
    user = context.job.requested_by
    with context.chunk() as step:
        step.total = total
        code = record_access(
            user=user,
            action=AccessAction.EXPORTED,
            subject_type="list",
            scope=context.job.scope_path,
            filter_words=words_of(request, shown),
            count=total,
        )
    return Mark(str(user), _unit(request), timezone.localtime(), code)


def words_of(request: listing.Request, shown: Sequence[Column]) -> str:
    """Say in the log what a file holds: its conditions without anything typed, its columns."""
    bound = listing.members(request)[1]
    said = [
        f"{bound.filters[name].label}: {listing.value_words(bound, name, value)}"
        for name, value in request.params.items()
        if name in bound.filters
    ]
    said += [f"{condition.label}: {condition.public}" for condition in request.conditions]
    names = ", ".join(str(column.label) for column in shown)
    return "; ".join([_unit(request), *said, _("cột: {names}").format(names=names)])


def request_of(job: Job) -> listing.Request:
    """Return the list a job asks for, by the rights of its requester today."""
    today = timezone.localdate()
    found = job.params.get("found")
    found = tuple(found) if found is not None else None
    scope = scope_of(job.requested_by, today)
    texts = job.params.get("texts", {})
    return listing.read_request(job.params["query"], scope, today, found, Permission.EXPORT_MEMBERS, texts)


def columns_of(job: Job) -> tuple[Column, ...]:
    """Return the columns a job asks for, as far as its requester may have them today."""
    names = job.params.get("columns") or list_columns.FILE_DEFAULT
    return list_columns.chosen(names, scope_of(job.requested_by, timezone.localdate()))


def _rows(context: JobContext, request: listing.Request, shown: Sequence[Column]) -> Iterator[listing.Row]:
    """Yield the rows in order, chunk by chunk, each its own short transaction, and note the progress.

    Who is on the list is read once; whoever leaves the requester's reach meanwhile is left out.
    """
    within = request.scope.q(request.permission, "person__keeper_path")
    everybody = listing.members(request)[0].filter(listing.reach(request))
    keys = paging.ordered_keys(everybody, request.order, MOST_ROWS)
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        yield from listing.rows_of(part, request, shown, within)
        with context.chunk() as step:
            step.done = min(start + len(part), step.total or len(keys))


def heads(shown: Sequence[Column]) -> list[str]:
    """Return the titles of a file's columns: the number, the name, then those chosen."""
    return [_("TT"), _("Họ và tên"), *(str(column.label) for column in shown)]


def _cells(number: int, row: listing.Row) -> list[str]:
    return [str(number), row.full_name, *(cell.text for cell in row.cells)]


def write_xlsx(path: Path, rows: Iterator[listing.Row], shown: Sequence[Column], mark: Mark) -> int:
    """Write the workbook and return the number of members in it.

    Every cell is a text, so no value can be a formula; the mark stands in the first rows and in the
    header and footer of each printed page.
    """
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Danh sách"))
        bold, head = book.add_format({"bold": True}), _head_format(book)
        sheet.write_string(0, 0, _("Danh sách đảng viên"), book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, mark.unit, bold)
        sheet.write_string(2, 0, mark.words)
        widths = [6, NAME_WIDTH, *(column.width for column in shown)]
        for column, (title, width) in enumerate(zip(heads(shown), widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(4, column, title, head)
        line = 4
        for number, row in enumerate(rows, start=1):
            line += 1
            for column, text in enumerate(_cells(number, row)):
                sheet.write_string(line, column, text)
        _print_set_up(sheet, mark.words)
    return line - 4


def write_csv(path: Path, rows: Iterator[listing.Row], shown: Sequence[Column], mark: Mark) -> int:
    """Write a CSV file that spreadsheets read as UTF-8, and return the number of members in it."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerows([plain(text)] for text in (_("Danh sách đảng viên"), mark.unit, mark.words))
        sheet.writerow([])
        sheet.writerow([plain(text) for text in heads(shown)])
        for row in rows:
            count += 1
            sheet.writerow([plain(text) for text in _cells(count, row)])
    return count


def plain(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


WRITERS: Final[dict[str, Callable[[Path, Iterator[listing.Row], Sequence[Column], Mark], int]]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
}


def _unit(request: listing.Request) -> str:
    day = f"{request.day:%d/%m/%Y}"
    if request.unit is None:
        return _("Tính đến ngày %(day)s") % {"day": day}
    return _("%(unit)s, tính đến ngày %(day)s") % {"unit": request.unit.name, "day": day}


def _head_format(book: Any) -> Any:
    return book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3EEE7"})


def _print_set_up(sheet: Any, mark: str) -> None:
    safe = mark.replace("&", "&&")
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    sheet.freeze_panes(5, 2)
    sheet.set_header(f"&R&8{safe}")
    sheet.set_footer(f"&L&8{safe}&R&8&P/&N")
