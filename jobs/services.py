"""Every write on jobs but the running itself: ask, cancel, see, tell the administrator."""

import logging
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, StrIndex, Substr
from django.utils import timezone

from accounts.access import PermissionRefused
from accounts.models import User
from jobs import registry
from jobs.bell import ring
from jobs.choices import JobState
from jobs.models import Batch, Job

log = logging.getLogger(__name__)


def request_job(
    *,
    kind: str,
    params: dict[str, Any],
    scope_path: str,
    by: User,
    organisation_id: int | None = None,
    idempotency_key: str | None = None,
) -> Job:
    """Record a job in the transaction of the request and ring for a worker after the commit.

    With an ``idempotency_key`` that was used before, return the job it made. ``params`` holds ids
    and settings, never names of people. Raises ``PermissionRefused`` when ``by`` lacks the right of
    the kind at ``scope_path``.
    """
    known = registry.kind_of(kind)
    if known is None:
        raise ValueError(f"No app has registered the job kind {kind!r}.")
    if not registry.scope_now(by).allows(known.permission, scope_path):
        raise PermissionRefused(known.permission)
    with transaction.atomic():
        try:
            with transaction.atomic():
                job = Job.objects.create(
                    kind=kind,
                    params=params,
                    scope_path=scope_path,
                    organisation_id=organisation_id,
                    requested_by=by,
                    idempotency_key=idempotency_key,
                )
        except IntegrityError:
            return Job.objects.get(idempotency_key=idempotency_key, requested_by=by)
        transaction.on_commit(lambda: ring(job.pk), robust=True)
    return job


@transaction.atomic
def cancel_job(*, job_id: int, by: User) -> Job:
    """Stop a waiting job at once; ask a running one to stop before its next chunk."""
    job = Job.objects.select_for_update(of=("self",)).get(pk=job_id, requested_by=by)
    if job.state == JobState.QUEUED:
        job.state, job.finished_at, job.cancel_requested = JobState.CANCELLED, timezone.now(), True
        job.save(update_fields=["state", "finished_at", "cancel_requested"])
    elif job.state == JobState.RUNNING:
        job.cancel_requested = True
        job.save(update_fields=["cancel_requested"])
    return job


def follow_move(path: str, day: date) -> None:
    """Bring the places of jobs and batches along with the body now at ``path``, so that reach is today's tree."""
    step = f"{path.rstrip('/').rpartition('/')[2]}/"
    for model in (Job, Batch):
        place = StrIndex(Concat(Value("/"), F("scope_path")), Value(f"/{step}"))
        rows = model.objects.annotate(place=place).filter(place__gt=0).exclude(scope_path__startswith=path)
        rows.update(scope_path=Concat(Value(path), Substr("scope_path", F("place") + len(step))))


def mark_seen(*, job_id: int, by: User) -> None:
    """Note that the requester looked at a finished job, so that the bell falls silent."""
    finished = [JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED]
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
