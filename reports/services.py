"""Building the file of a report: read, log, write; used by the job and by the command alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import User
from accounts.scope import Scope
from branches.scopes import scope_of
from jobs.errors import JobRefused
from jobs.registry import JobResult
from jobs.running import JobContext
from reports import documents, workbooks
from reports.rows import Subject, Summary
from reports.selectors.subjects import subject_of
from reports.selectors.summary import summary
from vietnam.names import fold

SUMMARY = "reports.summary"
WRITERS: dict[str, Callable[[Summary, str, Path], None]] = {
    "pdf": documents.write_summary,
    "xlsx": workbooks.write_summary,
}


@dataclass(frozen=True)
class Built:
    """A file that was made: how many people it counts and the code that leads to its line in the access log."""

    people: int
    code: str


def build_summary(*, subject: Subject, file_format: str, path: Path, scope: Scope | None = None, by: User) -> Built:
    """Make the summary as a file at ``path``, whole or not at all, and log it.

    The paper speaks Vietnamese whatever the reader's language. With a ``scope`` only bodies in its
    reach are named; without one (the command, run on the server) all are.
    """
    with translation.override("vi"):
        report = summary(subject, today=timezone.localdate(), scope=scope)
        code = _log(report, file_format, by)
        with whole_or_nothing(path) as unfinished:
            WRITERS[file_format](report, _trace(by, code), unfinished)
    return Built(report.total, code)


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """Give a path beside the wanted one; rename it at the end, or remove it when anything fails."""
    unfinished = path.with_name(f".{uuid4().hex}{path.suffix}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _log(report: Summary, file_format: str, by: User) -> str:
    subject = report.subject
    words = _("Báo cáo tổng hợp, {name}, tính đến ngày {day}, biến động từ ngày {since}, {format}").format(
        name=subject.name, day=f"{subject.day:%d/%m/%Y}", since=f"{subject.since:%d/%m/%Y}", format=file_format.upper()
    )
    return record_access(
        user=by,
        action=AccessAction.REPORTED,
        subject_type="report",
        subject_id=subject.organisation_id,
        scope=subject.scope_path,
        filter_words=words,
        count=report.total,
    )


def _trace(by: User, code: str) -> str:
    now = timezone.localtime()
    return _("{who} lập lúc {at} · mã tra cứu {code}").format(who=by, at=f"{now:%H:%M %d/%m/%Y}", code=code)


def run(context: JobContext) -> JobResult:
    """Build the summary a job asks for; ``params``: ``as_of``, ``since`` (ISO days), ``format`` (pdf or xlsx)."""
    job, params, today = context.job, context.params, timezone.localdate()
    day, since = date.fromisoformat(params["as_of"]), date.fromisoformat(params["since"])
    subject = subject_of(job.organisation_id, job.scope_path, day, since)
    if subject is None:
        raise JobRefused(
            _("Ngày {day} tổ chức này chưa thành lập hoặc đã kết thúc.").format(day=f"{day:%d/%m/%Y}"),
            _("Chọn ngày khác rồi yêu cầu lại báo cáo."),
        )
    name = f"bao-cao-tong-hop-{fold(subject.name).replace(' ', '-')[:60]}-{day:%Y-%m-%d}.{params['format']}"
    path = context.result_path(f"bao-cao.{params['format']}")
    built = build_summary(
        subject=subject,
        file_format=params["format"],
        path=path,
        scope=scope_of(job.requested_by, today),
        by=job.requested_by,
    )
    return JobResult(file=path, name=name, summary={"people": built.people, "code": built.code})
