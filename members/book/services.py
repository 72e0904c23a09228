"""The book as a file: what it holds, for whoever approves it; read, logged, written by a job."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.scopes import scope_of
from jobs.approvals import Content, Part
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members import export_content, listing
from members.book import documents, periods, selectors, workbooks
from members.book.selectors import Asked, Body, BookPage, LinePage
from members.models import Movement
from vietnam.names import fold

KIND: Final = "members.book"
MOST_LINES: Final = {"pdf": 2_000, "xlsx": 50_000}
"""Movements a file names at most; a page of paper holds some thirty."""


@dataclass(frozen=True)
class Written:
    """Everything a file shows: the tables, the movements, and the code that leads to its line in the access log."""

    body: Body
    page: BookPage
    lines: LinePage
    trace: str


WRITERS: Final[dict[str, Callable[[Written, Path], None]]] = {
    "pdf": documents.write_book,
    "xlsx": workbooks.write_book,
}


def run(context: JobContext) -> JobResult:
    """Write the book a job asks for; ``params``: ``since``, ``until`` (ISO days), ``format`` (pdf or xlsx)."""
    job, chosen = context.job, context.params["format"]
    today = timezone.localdate()
    body = body_of(job)
    if body is None:
        raise JobRefused(_("Trong kỳ này tổ chức chưa thành lập."), _("Chọn kỳ khác rồi yêu cầu lại sổ biến động."))
    scope = scope_of(job.requested_by, today)
    with translation.override("vi"):
        lines = _lines(body, scope, MOST_LINES[chosen])
        page = selectors.page_of(body, scope, today)
        code = _log(body, lines, chosen, job.requested_by)
        path = context.result_path(f"so-bien-dong.{chosen}")
        WRITERS[chosen](Written(body, page, lines, _trace(job.requested_by, code)), path)
    name = f"so-bien-dong-{fold(body.name).replace(' ', '-')[:60]}-{body.period.until:%Y-%m-%d}.{chosen}"
    return JobResult(file=path, name=name, summary={"people": len(lines.lines), "code": code})


def _lines(body: Body, scope: Scope, most: int) -> LinePage:
    lines = selectors.lines_of(body, Asked(), scope, size=most, permission=Permission.EXPORT_MEMBERS)
    if lines.more:
        raise JobRefused(
            _("Kỳ này có hơn {most} biến động.").format(most=most),
            _("Chọn kỳ ngắn hơn, đơn vị nhỏ hơn, hoặc tải Excel."),
        )
    return lines


def body_of(job: Job) -> Body | None:
    """Return the body and period of a job."""
    since, until = (date.fromisoformat(job.params[name]) for name in ("since", "until"))
    period = periods.of(since, until, timezone.localdate())
    return selectors.body_of(job.organisation_id or 0, job.scope_path, period)


def content(job: Job) -> Content:
    """Return what the file would hold now: everybody who moved in the period and is in reach, by name."""
    today = timezone.localdate()
    scope, body = scope_of(job.requested_by, today), body_of(job)
    columns = (Part(_("Họ và tên")), Part(_("Biến động")), Part(_("Từ, đến chi bộ")), Part(_("Quyết định")))
    if body is None:
        return Content(0, 0, job.scope_path, columns=columns)
    reach = scope.q(Permission.EXPORT_MEMBERS, "membership__person__keeper_path")
    found = selectors.movements_of(body, Asked()).filter(reach)
    own = export_content.own_cells(listing.read_request({}, scope, today, permission=Permission.EXPORT_MEMBERS))
    ours = Movement.objects.none()
    for path in own:
        ours |= found.filter(membership__person__keeper_path__startswith=path)
    people = found.values("membership__person").distinct().count()
    inside = ours.values("membership__person").distinct().count() if own else 0
    conditions = (Part(_("Kỳ"), body.period.words),)
    return Content(people, people - inside, job.scope_path, body.name, conditions, columns)


def _log(body: Body, lines: LinePage, chosen: str, by: User) -> str:
    words = _("Sổ biến động, {name}, {period}, {format}").format(
        name=body.name, period=body.period.words, format=chosen.upper()
    )
    return record_access(
        user=by,
        action=AccessAction.EXPORTED,
        subject_type="list",
        subject_id=body.organisation_id,
        scope=body.path,
        filter_words=words,
        count=len(lines.lines),
    )


def _trace(by: User, code: str) -> str:
    now = timezone.localtime()
    return _("{who} lập lúc {at} · mã tra cứu {code}").format(who=by, at=f"{now:%H:%M %d/%m/%Y}", code=code)
