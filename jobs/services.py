"""Every write on jobs but the running itself: ask, approve or refuse, cancel, see, tell the administrator."""

import logging
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, StrIndex, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.access import PermissionRefused
from accounts.findings import Finding, Refused
from accounts.models import User
from accounts.roles import Permission
from jobs import gate, registry
from jobs.approvals import ApprovalNeeded
from jobs.bell import ring
from jobs.choices import ApprovalOutcome, JobState
from jobs.models import Approval, Batch, Job

log = logging.getLogger(__name__)


def request_job(
    *,
    kind: str,
    params: dict[str, Any],
    scope_path: str,
    by: User,
    organisation_id: int | None = None,
    idempotency_key: str | None = None,
    approval: ApprovalNeeded | None = None,
) -> Job:
    """Record a job in the transaction of the request and ring for a worker after the commit.

    With an ``idempotency_key`` that was used before, return the job it made. ``params`` holds ids
    and settings, never names of people. A file about people that needs a second person (its kind
    says so, or ``approval`` does) waits for one: nothing rings before ``approve_job``. Raises
    ``PermissionRefused`` when ``by`` lacks the right of the kind at ``scope_path``.
    """
    known = registry.kind_of(kind)
    if known is None:
        raise ValueError(f"No app has registered the job kind {kind!r}.")
    if not registry.scope_now(by).allows(known.permission, scope_path):
        raise PermissionRefused(known.permission)
    job = Job(
        kind=kind,
        params=params,
        scope_path=scope_path,
        organisation_id=organisation_id,
        requested_by=by,
        idempotency_key=idempotency_key,
    )
    need = approval or gate.need_of(job)
    job.state = JobState.AWAITING if need else JobState.QUEUED
    with transaction.atomic():
        try:
            with transaction.atomic():
                job.save(force_insert=True)
        except IntegrityError:
            return Job.objects.get(idempotency_key=idempotency_key, requested_by=by)
        if need:
            _ask_second_person(job, need)
        else:
            transaction.on_commit(lambda: ring(job.pk), robust=True)
    return job


def request_upkeep(*, kind: str, key: str, by: User) -> Job:
    """Record upkeep of the whole register, in the name of the system user ``by``, and ring for a worker.

    ``key`` says which turn it is ("2026-11-24"): asking again for the same turn returns the job it made.
    """
    known = registry.kind_of(kind)
    if known is None or not known.upkeep:
        raise ValueError(f"The job kind {kind!r} is no upkeep.")
    turn = f"upkeep:{kind}:{key}"
    with transaction.atomic():
        job, made = Job.objects.get_or_create(idempotency_key=turn, defaults={"kind": kind, "requested_by": by})
        if made:
            transaction.on_commit(lambda: ring(job.pk), robust=True)
    return job


def _ask_second_person(job: Job, need: ApprovalNeeded) -> None:
    """Record what the second person must agree to."""
    content = need.content
    with history.act("request_job", by=job.requested_by):
        Approval.objects.create(
            job=job,
            requested_by=job.requested_by,
            requested_at=job.requested_at,
            expires_at=job.requested_at + timedelta(days=settings.APPROVAL_DAYS),
            scope_path=content.scope_path,
            place=content.place[:250],
            grounds=[str(ground) for ground in need.grounds],
            people=content.people,
            outside=content.outside,
            conditions=[part.as_list() for part in content.conditions],
            columns=[part.as_list() for part in content.columns],
        )


@transaction.atomic
def approve_job(*, approval_id: int, by: User) -> Approval:
    """Agree to a file that waits, so that its job runs; locks the request, so that one decision counts.

    Raises ``Refused`` for one's own request and for one already decided or expired, and
    ``PermissionRefused`` where ``by`` does not approve.
    """
    approval = _to_decide(approval_id, by)
    with history.act("approve_job", by=by):
        _decide(approval, ApprovalOutcome.APPROVED, by)
        Job.objects.filter(pk=approval.job_id, state=JobState.AWAITING).update(state=JobState.QUEUED)
    transaction.on_commit(lambda: ring(approval.job_id), robust=True)
    return approval


@transaction.atomic
def refuse_job(*, approval_id: int, reason: str, by: User) -> Approval:
    """Refuse a file that waits, with the reason its requester reads; raises as ``approve_job`` does."""
    approval = _to_decide(approval_id, by)
    reason = reason.strip()[:200]
    if not reason:
        raise Refused([Finding("refusal_without_reason", "reason", _("Chưa ghi lý do không phê duyệt."))])
    with history.act("refuse_job", by=by, reason=reason):
        _decide(approval, ApprovalOutcome.REFUSED, by, reason)
        words = {
            "reason": _("%(name)s không phê duyệt: %(why)s") % {"name": by.full_name, "why": reason},
            "remedy": _("Sửa theo lý do ấy rồi yêu cầu lại từ danh sách."),
        }
        _end_waiting(approval.job_id, JobState.REFUSED, words)
    return approval


@transaction.atomic
def expire_approvals(*, by: User | None = None) -> int:
    """Close the requests nobody decided in time, and their jobs; returns how many."""
    waiting = Approval.objects.waiting().filter(expires_at__lte=timezone.now())
    found = list(waiting.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:100])
    with history.act("expire_approvals", by=by):
        for approval in found:
            _decide(approval, ApprovalOutcome.EXPIRED, None)
            words = {
                "reason": _("Không ai phê duyệt trong %(days)s ngày.") % {"days": settings.APPROVAL_DAYS},
                "remedy": _("Nhắc người phê duyệt, rồi yêu cầu lại từ danh sách."),
            }
            _end_waiting(approval.job_id, JobState.REFUSED, words)
    return len(found)


def _to_decide(approval_id: int, by: User) -> Approval:
    """Lock and return a request that ``by`` may decide now."""
    approval = Approval.objects.select_for_update(of=("self",)).get(pk=approval_id)
    if not registry.scope_now(by).allows(Permission.APPROVE_EXPORTS, approval.scope_path):
        raise PermissionRefused(Permission.APPROVE_EXPORTS, approval.scope_path)
    if approval.requested_by_id == by.pk:
        why = _("Không ai phê duyệt yêu cầu của chính mình.")
        raise Refused([Finding("own_request", "", why, _("Nhờ người khác có quyền phê duyệt ở đơn vị này."))])
    if approval.outcome != ApprovalOutcome.WAITING:
        raise Refused([Finding("already_decided", "", _("Yêu cầu này đã có kết quả."), approval.get_outcome_display())])
    if approval.expires_at <= timezone.now():
        raise Refused([Finding("request_expired", "", _("Yêu cầu này đã hết hạn."), _("Người xin cần yêu cầu lại."))])
    return approval


def _decide(approval: Approval, outcome: str, by: User | None, reason: str = "") -> None:
    approval.outcome, approval.decided_by, approval.reason = outcome, by, reason
    approval.decided_at = timezone.now()
    approval.save(update_fields=["outcome", "decided_by", "decided_at", "reason"])


def _end_waiting(job_id: int, state: str, error: dict[str, str]) -> None:
    """Close a job that never ran."""
    Job.objects.filter(pk=job_id, state=JobState.AWAITING).update(state=state, error=error, finished_at=timezone.now())


@transaction.atomic
def cancel_job(*, job_id: int, by: User) -> Job:
    """Stop a waiting job at once and withdraw its request for approval; a running one stops before its next chunk."""
    approval = Approval.objects.waiting().select_for_update(of=("self",)).filter(job=job_id, requested_by=by).first()
    if approval is not None:
        with history.act("cancel_job", by=by):
            _decide(approval, ApprovalOutcome.WITHDRAWN, None)
    job = Job.objects.select_for_update(of=("self",)).get(pk=job_id, requested_by=by)
    if job.state in (JobState.AWAITING, JobState.QUEUED):
        job.state, job.finished_at, job.cancel_requested = JobState.CANCELLED, timezone.now(), True
        job.save(update_fields=["state", "finished_at", "cancel_requested"])
    elif job.state == JobState.RUNNING:
        job.cancel_requested = True
        job.save(update_fields=["cancel_requested"])
    return job


def follow_move(path: str, day: date) -> None:
    """Bring the places of jobs, approvals and batches along with the body now at ``path``: reach is today's tree."""
    step = f"{path.rstrip('/').rpartition('/')[2]}/"
    for model in (Job, Batch, Approval):
        place = StrIndex(Concat(Value("/"), F("scope_path")), Value(f"/{step}"))
        placed: Any = model.objects.annotate(step_at=place)
        rows = placed.filter(step_at__gt=0).exclude(scope_path__startswith=path)
        rows.update(scope_path=Concat(Value(path), Substr("scope_path", F("step_at") + len(step))))


def mark_seen(*, job_id: int, by: User) -> None:
    """Note that the requester looked at a finished job, so that the bell falls silent."""
    finished = [JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.REFUSED]
    Job.objects.filter(pk=job_id, requested_by=by, seen_at__isnull=True, state__in=finished).update(
        seen_at=timezone.now()
    )


@transaction.atomic
def tell_administrator(*, job_id: int, by: User) -> Job:
    """Put a failed job on the administrators' list; saying it twice changes nothing."""
    job = Job.objects.select_for_update(of=("self",)).get(pk=job_id, requested_by=by)
    if job.state == JobState.FAILED and "told_at" not in job.error:
        job.error = {**job.error, "told_at": timezone.now().isoformat()}
        job.save(update_fields=["error"])
        log.warning("job_failure_told job=%s kind=%s", job.pk, job.kind)
    return job
