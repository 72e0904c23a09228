"""Running a job: claim it, work in guarded chunks, finish it. Any process may die at any line.

Every write carries the number of the attempt, so a worker that wakes after a takeover finds that
its number is old, and its transaction rolls back. While a job runs, a thread extends its lease; a
dead or frozen process extends nothing, and the job is taken over when the lease ends.
"""

import errno
import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import gate, registry
from jobs.choices import JobState
from jobs.errors import Cancelled, JobRefused, TakenOver
from jobs.models import Job

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 3


@dataclass
class Step:
    """One chunk: what to remember when it commits."""

    cursor: dict[str, Any]
    done: int
    total: int | None


class JobContext:
    """What a runner gets: the job as claimed, its parameters, and the ways to commit and leave a file."""

    def __init__(self, job: Job) -> None:
        """Keep the claimed job; its attempt number is this run's identity."""
        self.job = job
        self.attempt = job.attempt
        self.params: dict[str, Any] = job.params
        self.cursor: dict[str, Any] = dict(job.cursor)
        self._folder: Path | None = None

    @contextmanager
    def chunk(self) -> Iterator[Step]:
        """Open one transaction for data, per-row outcome, cursor and progress together.

        Raises ``Cancelled`` before any work when a stop was asked for, and ``TakenOver`` (rolling
        everything back) when another attempt holds the job at commit.
        """
        with transaction.atomic():
            row = self._mine().values("cursor", "done", "total", "cancel_requested").first()
            if row is None:
                raise TakenOver
            if row["cancel_requested"]:
                raise Cancelled
            step = Step(cursor=dict(row["cursor"]), done=row["done"], total=row["total"])
            yield step
            kept = self._mine().update(cursor=step.cursor, done=step.done, total=step.total, lease_until=lease_end())
            if not kept:
                raise TakenOver
        self.cursor = dict(step.cursor)

    def result_path(self, name: str) -> Path:
        """Return a path of this attempt for the result file; removed unless the run succeeds."""
        if self._folder is None:
            self._folder = Path(settings.MEDIA_ROOT) / "jobs" / str(self.job.pk) / f"{self.attempt}-{uuid4().hex[:12]}"
            self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / name

    def drop_files(self) -> None:
        """Remove what this attempt wrote, so that no partial file stays."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, attempt=self.attempt, state=JobState.RUNNING)


def lease_end() -> Any:
    """Return the moment until which a claim made now holds."""
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def due() -> Q:
    """Return the condition for jobs nobody works on: long queued, or running with an ended lease."""
    now = timezone.now()
    waiting = Q(state=JobState.QUEUED, requested_at__lte=now - timedelta(seconds=settings.JOB_SWEEP_SECONDS))
    return waiting | Q(state=JobState.RUNNING, lease_until__lt=now)


@transaction.atomic
def claim(job_id: int, *, at_once: bool = False) -> Job | None:
    """Take a job for this process, or return None when it is done or somebody works on it.

    ``at_once`` (a message that came back because its worker died) takes a running job over before
    its lease ends. The fourth claim does not run: it fails the job in words.
    """
    free = Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=timezone.now())
    if at_once:
        free |= Q(state=JobState.RUNNING)
    job = Job.objects.select_for_update(of=("self",), skip_locked=not at_once).filter(free, pk=job_id).first()
    if job is None:
        return None
    if job.attempt >= MAX_ATTEMPTS:
        _fail(job.pk, job.attempt, _given_up())
        return None
    job.attempt += 1
    job.state, job.lease_until = JobState.RUNNING, lease_end()
    job.started_at = job.started_at or timezone.now()
    job.save(update_fields=["attempt", "state", "lease_until", "started_at"])
    return job


def run(job_id: int, *, at_once: bool = False) -> bool:
    """Claim and run one job to its end; return whether it was ours to run."""
    job = claim(job_id, at_once=at_once)
    if job is None:
        return False
    context = JobContext(job)
    _limit_idle_transactions()
    with _lease_kept(context):
        try:
            _work(context)
        except TakenOver:
            log.warning("job_taken_over job=%s attempt=%s", job.pk, job.attempt)
        except Cancelled:
            _end(context, state=JobState.CANCELLED)
        except JobRefused as refusal:
            _fail(job.pk, job.attempt, {"reason": refusal.reason, "remedy": refusal.remedy})
        except Exception as error:
            _after_error(context, error)
        else:
            return True
    context.drop_files()
    return True


def run_due_jobs(limit: int = 100) -> int:
    """Run every due job here, one after the other, without Redis; return how many ran."""
    ran = 0
    for job_id in list(Job.objects.filter(due()).order_by("requested_at").values_list("pk", flat=True)[:limit]):
        ran += run(job_id)
    return ran


def _work(context: JobContext) -> None:
    """Check right and approval again, run, and commit the end together with the address of the file."""
    kind = registry.kind_of(context.job.kind)
    if kind is None:
        raise JobRefused(_("Phiên bản đang chạy không còn loại việc này."), _("Hãy báo quản trị hệ thống."))
    scope = registry.scope_now(context.job.requested_by)
    if not kind.upkeep and not scope.allows(kind.permission, context.job.scope_path):
        raise JobRefused(
            _("Quyền của đồng chí ở tổ chức này đã hết khi việc bắt đầu chạy."),
            _("Xem trang Quyền của tôi để biết ai cấp lại."),
        )
    gate.check(context.job)
    result = kind.runner(context) or registry.JobResult()
    _end(context, state=JobState.SUCCEEDED, result=result)


def _end(context: JobContext, *, state: JobState, result: registry.JobResult | None = None) -> None:
    """Close the job, guarded by the attempt."""
    changes: dict[str, Any] = {"state": state, "finished_at": timezone.now(), "lease_until": None}
    if result is not None:
        changes["result"] = result.summary
        changes["result_name"] = result.name
        if result.file is not None:
            changes["result_file"] = str(result.file.relative_to(settings.MEDIA_ROOT))
    with transaction.atomic():
        if not Job.objects.filter(pk=context.job.pk, attempt=context.attempt, state=JobState.RUNNING).update(**changes):
            raise TakenOver
        if state == JobState.SUCCEEDED:
            Job.objects.filter(pk=context.job.pk, total__isnull=False).update(done=F("total"))


def _after_error(context: JobContext, error: Exception) -> None:
    """Put the job back for another attempt, or fail it in words after the third or on a full disk."""
    log.exception("job_error job=%s attempt=%s", context.job.pk, context.attempt)
    if connection.connection is not None and connection.in_atomic_block:
        connection.close()
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        words = {
            "reason": _("Máy chủ hết chỗ trống trên đĩa khi đang ghi tệp."),
            "remedy": _("Báo quản trị hệ thống giải phóng đĩa, rồi yêu cầu lại việc này."),
        }
        _fail(context.job.pk, context.attempt, words)
    elif context.attempt >= MAX_ATTEMPTS:
        _fail(context.job.pk, context.attempt, {**_given_up(), "type": type(error).__name__})
    else:
        Job.objects.filter(pk=context.job.pk, attempt=context.attempt, state=JobState.RUNNING).update(
            state=JobState.QUEUED, lease_until=None
        )


def _given_up() -> dict[str, str]:
    return {
        "reason": _("Máy chủ đã thử ba lần mà chưa làm xong việc này."),
        "remedy": _("Bấm nút báo quản trị hệ thống; dữ liệu đã ghi trước đó vẫn còn nguyên."),
    }


def _fail(job_id: int, attempt: int, error: dict[str, str]) -> None:
    Job.objects.filter(pk=job_id, attempt=attempt, state__in=[JobState.RUNNING, JobState.QUEUED]).update(
        state=JobState.FAILED, finished_at=timezone.now(), lease_until=None, error=error
    )


def _limit_idle_transactions() -> None:
    """Let PostgreSQL end the transaction of a frozen worker, so that its locks do not block the next."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('idle_in_transaction_session_timeout', %s, false)",
            [str(settings.JOB_LEASE_SECONDS * 1000)],
        )


@contextmanager
def _lease_kept(context: JobContext) -> Iterator[None]:
    """Extend the lease from a thread three times per lease until the work ends."""
    stop = threading.Event()

    def keep() -> None:
        while not stop.wait(settings.JOB_LEASE_SECONDS / 3):
            try:
                close_old_connections()
                if not context._mine().update(lease_until=lease_end()):
                    return
            except Exception as error:
                log.warning("lease_not_extended job=%s error=%s", context.job.pk, type(error).__name__)
        connection.close()

    thread = threading.Thread(target=keep, name=f"lease-{context.job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)
