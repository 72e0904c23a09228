"""When the papers of badges need a second person, and the job that writes them once somebody agreed.

A short list is answered at once; many people outside one's own cells, or a grave illness told of, wait.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.scopes import scope_of
from jobs.approvals import Content, Part
from jobs.choices import ColumnClass
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members import export_content, listing
from members.badges import papers, proposals
from members.badges.papers import BOOK, COLUMNS, DECISION, REISSUES, TITLES, Order
from members.badges.units import unit_of
from members.choices import BadgeWay, ProposalStage
from members.models import BadgeProposal, Person

KIND: Final = "members.badges"
MOST: Final = 2_000
NUMBERS: Final = ("Số thẻ", "Số thẻ cũ", "Số định danh cá nhân")
"""Heads of columns with numbers of the person."""
ILLNESS: Final = ("Trường hợp", "Ghi chú")
"""Heads of columns that tell of a grave illness where a badge is asked for early."""


def rows_of(order: Order, scope: Scope) -> list[BadgeProposal]:
    """Return the proposals a paper lists, as far as they may be taken out."""
    found = proposals.below(scope, order.unit, Permission.EXPORT_MEMBERS)
    if order.paper == BOOK:
        found = found.filter(round_on__year=order.round_on.year, stage=ProposalStage.DECIDED)
    elif order.paper == DECISION:
        found = found.filter(round_on=order.round_on, stage=ProposalStage.DECIDED, decision_number=order.decision)
    else:
        found = found.filter(round_on=order.round_on, stage=ProposalStage.PROPOSED)
        reissue = order.paper == REISSUES
        found = found.filter(way=BadgeWay.REISSUE) if reissue else found.exclude(way=BadgeWay.REISSUE)
    return proposals.in_order(found)[:MOST]


def content_of(order: Order, rows: Iterable[BadgeProposal], scope: Scope, today: date) -> Content:
    """Return what a paper of these proposals holds."""
    found = list(rows)
    people, outside = counted((row.person for row in found), scope, today)
    special = ILLNESS if tells_illness(order.paper, found) else ()
    conditions = (Part(_("Danh sách"), TITLES[order.paper]), Part(_("Đợt"), f"{order.round_on:%d/%m/%Y}"))
    return Content(people, outside, order.unit.path, order.unit.name, conditions, parts(COLUMNS[order.paper], special))


def tells_illness(paper: str, rows: Iterable[BadgeProposal]) -> bool:
    """Say whether a paper tells of somebody that he is gravely ill."""
    return paper not in (BOOK, REISSUES) and any(proposals.is_of_illness(row) for row in rows)


def counted(people: Iterable[Person], scope: Scope, today: date) -> tuple[int, int]:
    """Return how many people there are, and how many of them outside the cells one holds a role in. One query."""
    asked = listing.read_request({}, scope, today, permission=Permission.EXPORT_MEMBERS)
    own = tuple(export_content.own_cells(asked))
    paths = {person.pk: person.keeper_path for person in people}
    return len(paths), sum(not path.startswith(own) for path in paths.values())


def parts(columns: Iterable[Any], special: Iterable[str] = ()) -> tuple[Part, ...]:
    """Return the columns of a list with what they tell, for who approves it."""
    told = dict.fromkeys(NUMBERS, ColumnClass.SENSITIVE) | dict.fromkeys(special, ColumnClass.SPECIAL)
    return tuple(Part(column.head, kind=told.get(column.head, ColumnClass.BASIC)) for column in columns)


def params_of(order: Order, form: str) -> dict[str, str]:
    """Return what a job keeps of an order; its unit is the body of the job."""
    return {"paper": order.paper, "round": order.round_on.isoformat(), "decision": order.decision, "format": form}


def _order(job: Job, scope: Scope, today: date) -> Order | None:
    unit = unit_of(scope, str(job.organisation_id or 0), today, Permission.EXPORT_MEMBERS)
    params = job.params
    return Order(params["paper"], unit, date.fromisoformat(params["round"]), params["decision"]) if unit else None


def content(job: Job) -> Content:
    """Return what the file of a job would hold now, by the rights of its requester."""
    today = timezone.localdate()
    scope = scope_of(job.requested_by, today)
    order = _order(job, scope, today)
    return content_of(order, rows_of(order, scope), scope, today) if order else Content(0, 0, job.scope_path)


def run(context: JobContext) -> JobResult:
    """Write the paper a job asks for; ``params``: ``paper``, ``round``, ``decision``, ``format``."""
    job, form, today = context.job, context.params["format"], timezone.localdate()
    scope = scope_of(job.requested_by, today)
    order = _order(job, scope, today)
    if order is None:
        raise gone()
    rows = rows_of(order, scope)
    path = context.result_path(f"huy-hieu.{form}")
    code = papers.write(order, rows, form, scope=scope, target=path, by=job.requested_by)
    name = f"huy-hieu-{order.paper}-{order.round_on:%Y-%m-%d}.{form}"
    return JobResult(file=path, name=name, summary={"people": len({row.person_id for row in rows}), "code": code})


def gone() -> JobRefused:
    """Return the refusal of a job whose unit is not in reach any more."""
    return JobRefused(
        _("Tổ chức này không còn trong phạm vi của đồng chí, hoặc đã kết thúc."), _("Chọn tổ chức khác rồi in lại.")
    )
