"""The file of what a list shows: an XLSX written as a stream, marked with who took it, when and its code."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.roles import Permission
from branches.scopes import scope_of
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members import listing
from members.choices import Sex

CHUNK = 1000
MOST_ROWS = 50_000


def run(context: JobContext) -> JobResult:
    """Write the list asked for; ``params`` holds ``query`` (filters) and ``found`` (ids) or None."""
    user = context.job.requested_by
    request = request_of(context.job)
    today = request.today
    total = listing.count_up_to(request, MOST_ROWS)
    if total > MOST_ROWS:
        raise JobRefused(
            _("Danh sách này dài hơn 50.000 người."), _("Chọn một đơn vị hoặc thêm điều kiện lọc rồi xuất lại.")
        )
    with context.chunk() as step:
        step.total = total
        code = record_access(
            user=user,
            action=AccessAction.EXPORTED,
            subject_type="list",
            scope=context.job.scope_path,
            filter_words=listing.query_string(request),
            count=total,
        )
    path = context.result_path("danh-sach.xlsx")
    count = write(path, _rows(context, request), who=str(user), unit=_unit(request), at=timezone.localtime(), code=code)
    return JobResult(
        file=path, name=f"danh-sach-dang-vien-{today:%Y-%m-%d}.xlsx", summary={"people": count, "code": code}
    )


def request_of(job: Job) -> listing.Request:
    """Return the list a job asks for, by the rights of its requester today."""
    today = timezone.localdate()
    found = job.params.get("found")
    found = tuple(found) if found is not None else None
    scope = scope_of(job.requested_by, today)
    return listing.read_request(job.params["query"], scope, today, found, Permission.EXPORT_MEMBERS)


def write(path: Path, rows: Iterator[listing.Row], *, who: str, unit: str, at: datetime, code: str) -> int:
    """Write the workbook and return the number of members in it.

    Every cell is a text, so no value can be a formula; the mark stands in the first rows and in the
    header and footer of each printed page.
    """
    mark = _("%(who)s tải lúc %(at)s · mã tra cứu %(code)s") % {"who": who, "at": f"{at:%H:%M %d/%m/%Y}", "code": code}
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Danh sách"))
        bold, head = book.add_format({"bold": True}), _head_format(book)
        sheet.write_string(0, 0, _("Danh sách đảng viên"), book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, unit, bold)
        sheet.write_string(2, 0, mark)
        for column, (title, width, _field) in enumerate(columns()):
            sheet.set_column(column, column, width)
            sheet.write_string(4, column, title, head)
        line = 4
        for number, row in enumerate(rows, start=1):
            line += 1
            for column, text in enumerate(_cells(number, row)):
                sheet.write_string(line, column, text)
        _print_set_up(sheet, mark)
    return line - 4


def _rows(context: JobContext, request: listing.Request) -> Iterator[listing.Row]:
    """Yield the rows page by page, each its own short transaction, and note the progress."""
    after: int | None = None
    written = 0
    while True:
        page = listing.page(request, after, size=CHUNK)
        yield from page.rows
        written += len(page.rows)
        with context.chunk() as step:
            step.done = min(written, step.total or written)
        if page.after is None:
            return
        after = page.after


def columns() -> list[tuple[str, int, str]]:
    """Return title, width and field of each column; the field's class decides whether a second person is needed."""
    return [
        (_("TT"), 6, "id"),
        (_("Họ và tên"), 28, "full_name"),
        (_("Sinh ngày"), 12, "born_on"),
        (_("Giới tính"), 10, "sex"),
        (_("Chi bộ"), 36, "keeper"),
        (_("Ngày vào Đảng"), 14, "admitted_on"),
        (_("Ngày chính thức"), 15, "official_on"),
        (_("Tuổi Đảng"), 10, "decided_on"),
        (_("Trạng thái"), 24, "standing"),
    ]


def _cells(number: int, row: listing.Row) -> tuple[str, ...]:
    sex = str(Sex(row.sex).label) if row.sex else ""
    return (
        str(number),
        row.full_name,
        row.born,
        sex,
        row.cell,
        row.admitted,
        row.official,
        row.party_age,
        row.standing,
    )


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
