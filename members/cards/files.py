"""When the list of cards needs a second person, and the job that writes it once somebody agreed."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.scopes import scope_of
from jobs.approvals import Content, Part
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members.badges.files import counted, gone, parts
from members.badges.units import unit_of
from members.cards import papers, selectors
from members.cards.papers import COLUMNS, TITLES
from members.cards.selectors import MOST, Wish
from members.models import CardRequest

KIND: Final = "members.cards"


def rows_of(wish: Wish, scope: Scope, today: date) -> list[CardRequest]:
    """Return the requests a list names, as far as they may be taken out."""
    return list(selectors.requests_of(wish, scope, today, Permission.EXPORT_MEMBERS)[:MOST])


def content_of(wish: Wish, rows: Iterable[CardRequest], scope: Scope, today: date) -> Content:
    """Return what the list of these requests holds."""
    people, outside = counted((row.person for row in rows), scope, today)
    conditions = (Part(_("Danh sách"), TITLES[wish.kind]),)
    return Content(people, outside, wish.unit.path, wish.unit.name, conditions, parts(COLUMNS))


def params_of(wish: Wish, form: str) -> dict[str, str]:
    """Return what a job keeps of a wish; its unit is the body of the job."""
    return {"group": wish.group, "kind": wish.kind, "period": wish.period, "format": form}


def _wish(job: Job, scope: Scope, today: date) -> Wish | None:
    unit = unit_of(scope, str(job.organisation_id or 0), today, Permission.EXPORT_MEMBERS)
    params = job.params
    return Wish(unit, params["group"], params["kind"], params["period"]) if unit else None


def content(job: Job) -> Content:
    """Return what the file of a job would hold now, by the rights of its requester."""
    today = timezone.localdate()
    scope = scope_of(job.requested_by, today)
    wish = _wish(job, scope, today)
    return content_of(wish, rows_of(wish, scope, today), scope, today) if wish else Content(0, 0, job.scope_path)


def run(context: JobContext) -> JobResult:
    """Write the list a job asks for; ``params``: ``group``, ``kind``, ``period``, ``format``."""
    job, form, today = context.job, context.params["format"], timezone.localdate()
    scope = scope_of(job.requested_by, today)
    wish = _wish(job, scope, today)
    if wish is None:
        raise gone()
    rows = rows_of(wish, scope, today)
    path = context.result_path(f"the-dang-vien.{form}")
    code = papers.write(wish, rows, form, scope=scope, target=path, by=job.requested_by)
    name = f"the-dang-vien-{wish.kind or 'tat-ca'}.{form}"
    return JobResult(file=path, name=name, summary={"people": len({row.person_id for row in rows}), "code": code})
