"""What pages show of requests for a second person's word, as frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise

from accounts.grantors import Grantor, tree
from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from jobs import registry
from jobs.choices import ApprovalOutcome, ColumnClass, Ground
from jobs.models import Approval, Job

TONES = {
    ApprovalOutcome.WAITING: "warn",
    ApprovalOutcome.APPROVED: "ok",
    ApprovalOutcome.REFUSED: "bad",
    ApprovalOutcome.WITHDRAWN: "plain",
    ApprovalOutcome.EXPIRED: "plain",
}
CLASS_TONES = {ColumnClass.BASIC: "plain", ColumnClass.SENSITIVE: "warn", ColumnClass.SPECIAL: "bad"}
SHOWN, DECIDED_SHOWN = 100, 20


@dataclass(frozen=True)
class PartRow:
    """One column or condition with the class of what it tells."""

    label: str
    value: str
    class_label: str | Promise
    tone: str
    is_plain: bool


@dataclass(frozen=True)
class ApprovalRow:
    """One request as list and page show it; ``due_on`` is the last day to decide."""

    pk: int
    job_id: int
    label: str | Promise
    who: str
    username: str
    at: datetime
    due_on: date
    place: str
    people: int
    outside: int
    grounds: tuple[str | Promise, ...]
    conditions: tuple[PartRow, ...]
    columns: tuple[PartRow, ...]
    outcome: str
    outcome_label: str | Promise
    tone: str
    decider: str
    decided_at: datetime | None
    reason: str
    is_waiting: bool
    is_own: bool


def waiting_rows(scope: Scope) -> list[ApprovalRow]:
    """Return what waits for a word of the scope's holder, the oldest first; one's own requests are not among it."""
    waiting = Approval.objects.visible_to(scope).waiting().filter(expires_at__gt=timezone.now())
    found = waiting.exclude(requested_by=scope.user_id).select_related("job", "requested_by", "decided_by")
    return [approval_row(one, scope.user_id) for one in found.order_by("requested_at", "pk")[:SHOWN]]


def waiting_count(scope: Scope) -> int:
    """Return how many requests wait for a word of the scope's holder."""
    if not scope.holds(Permission.APPROVE_EXPORTS):
        return 0
    waiting = Approval.objects.visible_to(scope).waiting().filter(expires_at__gt=timezone.now())
    return waiting.exclude(requested_by=scope.user_id).count()


def decided_rows(user: User) -> list[ApprovalRow]:
    """Return what a person decided, the newest first."""
    found = Approval.objects.filter(decided_by=user).select_related("job", "requested_by", "decided_by")
    return [approval_row(one, user.pk) for one in found.order_by("-decided_at", "-pk")[:DECIDED_SHOWN]]


def approval_of(job: Job) -> ApprovalRow | None:
    """Return the request of a job, None for a job that never needed one."""
    found = Approval.objects.filter(job=job).select_related("job", "requested_by", "decided_by").first()
    return approval_row(found, job.requested_by_id) if found else None


def approvers_of(job: Job, day: date) -> list[Grantor]:
    """Return who may decide the request of a job, at the nearest level, never its requester."""
    path = Approval.objects.filter(job=job).values_list("scope_path", flat=True).first()
    return tree().holders(Permission.APPROVE_EXPORTS, path, day, but=job.requested_by) if path else []


def approval_row(approval: Approval, viewer_id: int | None) -> ApprovalRow:
    """Return the row of one request."""
    kind = registry.kind_of(approval.job.kind)
    outcome = ApprovalOutcome(approval.outcome)
    return ApprovalRow(
        pk=approval.pk,
        job_id=approval.job_id,
        label=kind.label if kind else approval.job.kind,
        who=approval.requested_by.full_name,
        username=approval.requested_by.username,
        at=approval.requested_at,
        due_on=timezone.localdate(approval.expires_at),
        place=approval.place,
        people=approval.people,
        outside=approval.outside,
        grounds=tuple(_ground(ground) for ground in approval.grounds),
        conditions=tuple(_part(*part) for part in approval.conditions),
        columns=tuple(_part(*part) for part in approval.columns),
        outcome=outcome,
        outcome_label=outcome.label,
        tone=TONES[outcome],
        decider=approval.decided_by.full_name if approval.decided_by else "",
        decided_at=approval.decided_at,
        reason=approval.reason,
        is_waiting=outcome == ApprovalOutcome.WAITING,
        is_own=approval.requested_by_id == viewer_id,
    )


def _ground(code: str) -> str | Promise:
    return Ground(code).label if code in Ground.values else code


def _part(label: str, value: str, kind: str) -> PartRow:
    known = ColumnClass(kind) if kind in ColumnClass.values else ColumnClass.SPECIAL
    return PartRow(label, value, known.label, CLASS_TONES[known], known == ColumnClass.BASIC)


__all__ = [
    "ApprovalRow",
    "approval_of",
    "approval_row",
    "approvers_of",
    "decided_rows",
    "waiting_count",
    "waiting_rows",
]
