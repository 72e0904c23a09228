"""Taking a list out under a profile: who may, what the second person is told, and the job that writes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from jobs.approvals import Content, Part
from jobs.choices import ColumnClass
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult, scope_now
from jobs.running import JobContext
from jobs.services import request_job
from members import policy
from members.exchange import profiles, reading, writing
from members.exchange.profiles import Profile
from members.fields import FieldClass, Table

KIND: Final = "members.profile"
MOST: Final = 200_000
"""The longest file: what the import takes in again."""


@dataclass(frozen=True)
class Asked:
    """A file asked for: the profile, the unit with its path today, and whether guarded items go along."""

    profile: Profile
    unit: OrganisationPeriod
    guarded: bool

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return the tables that go along."""
        return tuple(table for table in self.profile.tables if self.guarded or not table.guarded)


def may_take(profile: Profile, scope: Scope, path: str) -> bool:
    """Say whether somebody may take this profile of a unit out: full numbers need the right to see them."""
    return scope.allows(Permission.EXPORT_MEMBERS, path) and (
        not profile.sensitive or scope.allows(Permission.REVEAL_NUMBERS, path)
    )


def may_take_guarded(scope: Scope, path: str) -> bool:
    """Say whether items 18 and 26–30 may go along."""
    return scope.allows(Permission.VIEW_BACKGROUND, path)


def request_file(*, profile: str, organisation_id: int, guarded: bool = False, key: str | None = None, by: User) -> Job:
    """Ask for the file of a unit under a profile; a second person may have to agree first.

    Raises ``PermissionRefused`` for a unit or items out of reach, ``KeyError`` for a profile that is none.
    """
    asked = _asked(profile, organisation_id, guarded)
    scope = scope_now(by)
    require(scope, Permission.EXPORT_MEMBERS, asked.unit.path)
    if asked.profile.sensitive:
        require(scope, Permission.REVEAL_NUMBERS, asked.unit.path)
    if guarded:
        require(scope, Permission.VIEW_BACKGROUND, asked.unit.path)
    return request_job(
        kind=KIND,
        params={"profile": profile, "organisation": organisation_id, "guarded": guarded},
        scope_path=asked.unit.path,
        organisation_id=organisation_id,
        idempotency_key=key,
        by=by,
    )


def _asked(profile: str, organisation_id: int, guarded: bool) -> Asked:
    unit = OrganisationPeriod.objects.on(timezone.localdate()).get(organisation_id=organisation_id)
    return Asked(profiles.get(profile), unit, guarded)


def _asked_by(job: Job) -> Asked:
    return _asked(job.params["profile"], job.params["organisation"], job.params["guarded"])


def _reach(user: User) -> Q:
    return scope_now(user).q(Permission.EXPORT_MEMBERS, "person__keeper_path")


def content(job: Job) -> Content:
    """Return what the file would hold if it were written now: three queries."""
    asked = _asked_by(job)
    found = reading.members_under(asked.unit.path, _reach(job.requested_by)).order_by()
    own = Q()
    for path in _own_cells(job.requested_by):
        own |= Q(person__keeper_path__startswith=path)
    people = found.count()
    return Content(
        people=people,
        outside=found.exclude(own).count() if own else people,
        scope_path=asked.unit.path,
        place=asked.unit.name,
        columns=_told(asked),
    )


def _own_cells(user: User) -> list[str]:
    """Return the paths of the cells in which somebody holds the right to export by a role there."""
    grants = [one for one in scope_now(user).grants if Permission.EXPORT_MEMBERS in one.permissions]
    held = {grant.organisation_id: grant.path for grant in grants}
    periods = OrganisationPeriod.objects.on(timezone.localdate()).filter(organisation_id__in=held, kind__in=CELLS)
    return [held[pk] for pk in periods.values_list("organisation_id", flat=True)]


def _told(asked: Asked) -> tuple[Part, ...]:
    """Return the columns in words with their class, for whoever agrees."""
    columns = [*asked.profile.columns, *(asked.profile.guarded if asked.guarded else ())]
    told = [Part(column.title, kind=ColumnClass(column.klass.value)) for column in columns]
    return (*told, *(Part(str(table.legend), kind=_table_class(table)) for table in asked.tables))


def _table_class(table: Table) -> ColumnClass:
    return ColumnClass.SPECIAL if policy.klass(table.name) == FieldClass.SPECIAL else ColumnClass.BASIC


def run(context: JobContext) -> JobResult:
    """Write the file as a job, by the rights its requester has at this moment."""
    user, asked = context.job.requested_by, _asked_by(context.job)
    scope = scope_now(user)
    if not may_take(asked.profile, scope, asked.unit.path) or (
        asked.guarded and not may_take_guarded(scope, asked.unit.path)
    ):
        raise JobRefused(_("Đồng chí không còn quyền tải tệp này."), _("Hỏi người quản trị của đơn vị."))
    members = reading.members_under(asked.unit.path, _reach(user))
    total = members.count()
    if total > MOST:
        raise JobRefused(_("Đơn vị này có hơn 200.000 đảng viên."), _("Chọn một đơn vị hẹp hơn."))
    with context.chunk() as step:
        step.total = total
        code = _logged(asked, user, total)

    def tick(done: int) -> None:
        with context.chunk() as step:
            step.done = min(done, step.total or done)

    path = context.result_path("xuat.xlsx")
    with translation.override("vi"):
        mark = writing.Mark(str(user), asked.unit.name, f"{timezone.localtime():%H:%M %d/%m/%Y}", code)
        count = _write(path, asked, members, mark, tick)
    name = f"dang-vien-{asked.profile.code}-{timezone.localdate():%Y-%m-%d}.xlsx"
    return JobResult(file=path, name=name, summary={"people": count, "code": code})


def _logged(asked: Asked, user: User, count: int) -> str:
    words = f"{asked.profile.code}{'+' if asked.guarded else ''}"
    return record_access(
        user=user,
        action=AccessAction.EXPORTED,
        subject_type="profile",
        subject_id=asked.unit.organisation_id,
        scope=asked.unit.path,
        filter_words=words,
        count=count,
    )


def _write(path: Path, asked: Asked, members: Any, mark: writing.Mark, tick: Any) -> int:
    cells = reading.cell_words(asked.unit.path, timezone.localdate())
    found = reading.chunks(members, asked.profile, cells, asked.tables)
    return writing.write(path, asked.profile, found, mark=mark, guarded=asked.guarded, tables=asked.tables, tick=tick)


def write_here(*, path: Path, profile: str, unit: OrganisationPeriod, guarded: bool, by: User) -> int:
    """Write the file of a unit here and now, in the name of the system; the log keeps it. Returns the people in it."""
    asked = Asked(profiles.get(profile), unit, guarded)
    members = reading.members_under(unit.path, Q())
    code = _logged(asked, by, members.count())
    with translation.override("vi"):
        mark = writing.Mark(str(by), unit.name, f"{timezone.localtime():%H:%M %d/%m/%Y}", code)
        return _write(path, asked, members, mark, lambda done: None)
