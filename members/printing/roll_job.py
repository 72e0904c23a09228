"""The roll of a cell, or of all cells of a body, as a background file; what it holds, for who approves it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.scopes import scope_of
from jobs.approvals import Content, Part
from jobs.choices import ColumnClass
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members.exchange import profiles, writing
from members.exchange.reading import Chunk
from members.printing import documents, roll
from members.printing.roll import Roll, Wanted
from members.printing.services import trace_of

KIND: Final = "members.roll"
MOST_PAPER: Final = 5_000
MOST_XLSX: Final = 100_000
PART: Final = 400
"""Lines in one PDF: laid-out pages stay in memory until it is written."""


def run(context: JobContext) -> JobResult:
    """Print what a job asks for; ``params``: day, gone, full, format."""
    job = context.job
    user, today = job.requested_by, timezone.localdate()
    scope, wanted, is_paper = scope_of(user, today), _allowed(job), job.params["format"] == "pdf"
    unit, cells = _cells_of(job, wanted)
    if unit is None or not cells:
        raise JobRefused(_("Ngày ấy tổ chức này chưa có chi bộ trong sổ."), _("Chọn ngày khác rồi in lại."))
    total = roll.count_of([cell.organisation_id for cell in cells], wanted, scope)
    _refuse_size(total, MOST_PAPER if is_paper else MOST_XLSX)
    with context.chunk() as step:
        step.done, step.total = 0, total
        code = record_access(
            user=user,
            action=AccessAction.REVEALED if wanted.full else AccessAction.EXPORTED,
            subject_type="list",
            scope=job.scope_path,
            filter_words=roll.words_of(wanted, unit.name),
            count=total,
        )
    write = _papers if is_paper else _workbook
    with translation.override("vi"):
        made = write(context, _told(context, cells, wanted, scope), unit.name, user, code)
    name = f"7-hsdv-{wanted.day:%Y-%m-%d}{made.suffix}"
    return JobResult(file=made, name=name, summary={"people": total, "code": code})


def _refuse_size(total: int, most: int) -> None:
    if not total:
        raise JobRefused(_("Ngày ấy không có đảng viên nào trong phạm vi của đồng chí."), _("Chọn ngày khác."))
    if total > most:
        raise JobRefused(
            _("Tổ chức này có hơn {most} đảng viên.").format(most=most), _("In theo từng đảng bộ nhỏ hơn.")
        )


def _allowed(job: Job) -> Wanted:
    """Return what is wanted, numbers masked where the right to reveal them is missing by now."""
    wanted = roll.wanted_of(job.params)
    scope = scope_of(job.requested_by, timezone.localdate())
    return Wanted(wanted.day, wanted.gone, wanted.full and scope.allows(Permission.REVEAL_NUMBERS, job.scope_path))


def _cells_of(job: Job, wanted: Wanted) -> tuple[OrganisationPeriod | None, list[OrganisationPeriod]]:
    """Return the body as it stood on the day, and its cells then."""
    unit = OrganisationPeriod.objects.on(wanted.day).filter(organisation=job.organisation_id).first()
    return unit, roll.cells_under(unit.path, wanted.day) if unit is not None else []


def _papers(context: JobContext, rolls: Iterator[Roll], unit: str, user: User, code: str) -> Path:
    """Write the rolls as PDF, some four hundred lines a file, several files as one archive."""
    trace, made = trace_of(user, code), list[Path]()
    for group in roll.grouped(rolls, PART):
        path = context.result_path(f"phan-{len(made) + 1}.pdf")
        documents.write_rolls(group, trace=trace, target=path)
        made.append(path)
    if len(made) == 1:
        return made[0]
    target = context.result_path("so-danh-sach.zip")
    with ZipFile(target, "w") as archive:
        for path in made:
            archive.write(path, path.name)
            path.unlink()
    return target


def _told(context: JobContext, cells: list[OrganisationPeriod], wanted: Wanted, scope: Scope) -> Iterator[Roll]:
    """Yield the rolls with somebody in them, and note the progress."""
    for one in roll.rolls_of(cells, wanted, scope):
        if one.entries:
            yield one
            with context.chunk() as step:
                step.done = min((step.done or 0) + len(one.entries), step.total or 0)


def _workbook(context: JobContext, rolls: Iterator[Roll], unit: str, user: User, code: str) -> Path:
    """Write the rolls one after the other into one sheet that the import reads back."""
    path = context.result_path("so-danh-sach.xlsx")
    mark = writing.Mark(str(user), unit, f"{timezone.localtime():%H:%M %d/%m/%Y}", code)
    chunks = (Chunk(list(one.entries), {}) for one in rolls)
    writing.write(path, profiles.get(roll.PROFILE), chunks, mark=mark)
    return path


def content(job: Job) -> Content:
    """Return what the file would hold if it were written now."""
    today = timezone.localdate()
    scope, wanted = scope_of(job.requested_by, today), _allowed(job)
    unit, cells = _cells_of(job, wanted)
    people = roll.count_of([cell.organisation_id for cell in cells], wanted, scope)
    is_own = unit is not None and unit.kind in CELLS and _granted_at(scope, job.scope_path)
    return Content(
        people=people,
        outside=0 if is_own else people,
        scope_path=job.scope_path,
        place=unit.name if unit else "",
        conditions=(Part(_("Tính đến ngày"), f"{wanted.day:%d/%m/%Y}"),),
        columns=tuple(
            Part(column.title, kind=ColumnClass(column.klass.value)) for column in profiles.get(roll.PROFILE).columns
        ),
    )


def _granted_at(scope: Scope, path: str) -> bool:
    """Say whether the right to take files out was given at this very body."""
    return any(grant.path == path and Permission.EXPORT_MEMBERS in grant.permissions for grant in scope.grants)
