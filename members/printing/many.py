"""The papers of all members of a body as one file, in the background; and what that file holds, for who approves it."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
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
from members import facts, policy
from members.fields import BACKGROUND, FieldClass
from members.models import Person
from members.printing import services
from members.printing.choices import PaperKind
from members.printing.layout import NOT_ASKED
from members.printing.services import Order
from members.viewing import SUBJECT

KIND = "members.papers"
MOST_PEOPLE = 300
PART = 50
"""People in one PDF: laid-out pages stay in memory until it is written, some 4 MB a person."""


def run(context: JobContext) -> JobResult:
    """Print the paper a job asks for, of every member kept under its body; ``params``: kind, year, full."""
    job = context.job
    user, order = job.requested_by, order_of(job)
    scope = scope_of(user, timezone.localdate())
    persons = list(persons_of(job, scope)[: MOST_PEOPLE + 1])
    if len(persons) > MOST_PEOPLE:
        raise JobRefused(
            _("Tổ chức này có hơn {most} đảng viên.").format(most=MOST_PEOPLE),
            _("In theo từng chi bộ hoặc đảng bộ nhỏ hơn."),
        )
    if not persons:
        raise JobRefused(_("Tổ chức này chưa có đảng viên nào."), _("Chọn tổ chức khác rồi in lại."))
    with context.chunk() as step:
        step.done, step.total = 0, len(persons)
        code = _log(job, order, persons, scope)
    parts = _parts(context, order, persons, scope, services.trace_of(user, code))
    name = f"{order.kind}-{timezone.localdate():%Y-%m-%d}"
    summary = {"people": len(persons), "code": code}
    if len(parts) == 1:
        return JobResult(file=parts[0], name=f"{name}.pdf", summary=summary)
    return JobResult(file=_packed(context.result_path("phieu.zip"), parts), name=f"{name}.zip", summary=summary)


def _parts(context: JobContext, order: Order, persons: list[Person], scope: Scope, trace: str) -> list[Path]:
    """Write the papers, fifty people a file, and note the progress."""
    made = []
    for start in range(0, len(persons), PART):
        path = context.result_path(f"phan-{start // PART + 1}.pdf")

        def tell(done: int, start: int = start) -> None:
            with context.chunk() as step:
                step.done = start + done

        services.write(order, persons[start : start + PART], scope=scope, trace=trace, target=path, tell=tell)
        made.append(path)
    return made


def _packed(target: Path, parts: list[Path]) -> Path:
    """Put the files of a large body into one archive, in order; PDFs are packed already."""
    with ZipFile(target, "w") as archive:
        for part in parts:
            archive.write(part, part.name)
    for part in parts:
        part.unlink()
    return target


def order_of(job: Job) -> Order:
    """Return what a job asks for."""
    params: dict[str, Any] = job.params
    return Order(kind=params["kind"], year=int(params["year"]), full=bool(params["full"]))


def persons_of(job: Job, scope: Scope) -> QuerySet[Person]:
    """Return the members kept under the body of a job whose membership is open, in Vietnamese order."""
    found = Person.objects.visible_to(scope, Permission.EXPORT_MEMBERS).below(job.scope_path)
    return found.filter(memberships__ended_on__isnull=True, memberships__isnull=False).order_by("name_sort", "pk")


def _log(job: Job, order: Order, persons: list[Person], scope: Scope) -> str:
    """Write one line for the file and one for each person in it; the file bears the code of its own."""
    user = job.requested_by
    full = services.allowed(order, scope, job.scope_path).full
    action = AccessAction.REVEALED if full else AccessAction.EXPORTED
    code = record_access(
        user=user,
        action=action,
        subject_type="list",
        scope=job.scope_path,
        filter_words=order.words,
        count=len(persons),
    )
    words = _("{what}, cả danh sách, mã {code}").format(what=order.words, code=code)
    for person in persons:
        record_access(
            user=user,
            action=action,
            subject_type=SUBJECT,
            subject_id=person.pk,
            scope=person.keeper_path,
            filter_words=words,
        )
    return code


def content(job: Job) -> Content:
    """Return what the file would hold if it were written now: how many people, fields of which class."""
    today = timezone.localdate()
    scope = scope_of(job.requested_by, today)
    people = persons_of(job, scope)[: MOST_PEOPLE + 1].count()
    body = OrganisationPeriod.objects.on(today).filter(organisation=job.organisation_id).first()
    is_own_cell = body is not None and body.kind in CELLS and _granted_at(scope, body.path)
    return Content(
        people=people,
        outside=0 if is_own_cell else people,
        scope_path=job.scope_path,
        place=body.name if body else "",
        conditions=(Part(_("Mẫu in"), str(PaperKind(job.params["kind"]).label)),),
        columns=_columns(order_of(job), scope),
    )


def _granted_at(scope: Scope, path: str) -> bool:
    """Say whether the right to take files out was given at this very body."""
    return any(grant.path == path and Permission.EXPORT_MEMBERS in grant.permissions for grant in scope.grants)


def _columns(order: Order, scope: Scope) -> tuple[Part, ...]:
    """Return the fields and tables of the paper with their classes; what is read aloud is basic."""
    names = [name for name in (*facts.FIELDS, *(field.name for field in BACKGROUND)) if name not in NOT_ASKED]
    parts = [(str(facts.label(name)), policy.klass(name)) for name in names if policy.holds(name, scope)]
    parts += [(str(table.legend), table.klass) for table in policy.kept_tables() if policy.holds(table.name, scope)]
    if order.kind == PaperKind.ALOUD:
        parts = [(label, klass) for label, klass in parts if klass == FieldClass.BASIC]
    return tuple(Part(label, kind=ColumnClass(klass.value)) for label, klass in parts)
