"""What pages show of jobs, as frozen rows."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from jobs import registry
from jobs.choices import JobState
from jobs.models import Batch, Job

ENDED = (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.REFUSED)


@dataclass(frozen=True)
class JobRow:
    """One job as a page shows it; ``tone`` is the tag's colour name, ``percent`` 0–100 or None."""

    pk: int
    label: str | Promise
    about: str
    state: str
    state_label: str | Promise
    tone: str
    requested_at: datetime
    finished_at: datetime | None
    done: int
    total: int | None
    percent: int | None
    pace: str
    reason: str
    remedy: str
    told: bool
    file_name: str
    page: str
    running: bool
    awaiting: bool
    failed: bool
    unseen: bool
    cancel_requested: bool


TONES = {
    JobState.AWAITING: "warn",
    JobState.QUEUED: "info",
    JobState.RUNNING: "info",
    JobState.SUCCEEDED: "ok",
    JobState.FAILED: "bad",
    JobState.CANCELLED: "plain",
    JobState.REFUSED: "bad",
}


def jobs_of(user: User, limit: int = 50) -> list[JobRow]:
    """Return the newest jobs of a user, each import with the file it works on: two queries."""
    found = list(Job.objects.filter(requested_by=user).order_by("-requested_at")[:limit])
    batches = {job.params["batch"] for job in found if "batch" in job.params}
    names = dict(Batch.objects.filter(pk__in=batches).values_list("pk", "file_name"))
    return [job_row(job, about=names.get(job.params.get("batch", 0), "")) for job in found]


def told_failures(path_prefixes: tuple[str, ...], limit: int = 100) -> list[Job]:
    """Return failures that somebody told the administrators about, newest first, without any content."""
    if not path_prefixes:
        return []
    reach = Q()
    for prefix in path_prefixes:
        reach |= Q(scope_path__startswith=prefix)
    found = Job.objects.filter(reach, state=JobState.FAILED, error__has_key="told_at")
    return list(found.select_related("requested_by").order_by("-finished_at")[:limit])


def unseen_count(user: User) -> int:
    """Return how many jobs have ended since the user last looked."""
    return Job.objects.filter(requested_by=user, state__in=ENDED, seen_at__isnull=True).count()


def job_row(job: Job, *, about: str = "") -> JobRow:
    """Return the row of one job; ``about`` is the file it works on."""
    kind = registry.kind_of(job.kind)
    return JobRow(
        pk=job.pk,
        label=kind.label if kind else job.kind,
        about=about,
        state=job.state,
        state_label=JobState(job.state).label,
        tone=TONES[JobState(job.state)],
        requested_at=job.requested_at,
        finished_at=job.finished_at,
        done=job.done,
        total=job.total,
        percent=100 * job.done // job.total if job.total else None,
        pace=_pace(job),
        reason=job.error.get("reason", ""),
        remedy=job.error.get("remedy", ""),
        told="told_at" in job.error,
        file_name=job.result_name if job.result_file else "",
        page=_page(kind, job),
        running=job.state in (JobState.QUEUED, JobState.RUNNING),
        awaiting=job.state == JobState.AWAITING,
        failed=job.state == JobState.FAILED,
        unseen=job.state in ENDED and job.seen_at is None,
        cancel_requested=job.cancel_requested,
    )


def _page(kind: registry.JobKind | None, job: Job) -> str:
    try:
        return kind.page(job) if kind else ""
    except NoReverseMatch:
        return ""


def _pace(job: Job) -> str:
    """Return rate and time left in words, once there is something to count."""
    if job.state != JobState.RUNNING or not job.done or not job.total or not job.started_at:
        return ""
    seconds = max((timezone.now() - job.started_at).total_seconds(), 1)
    rate = job.done / seconds
    left = int((job.total - job.done) / rate)
    speed = _("%(rate)s dòng mỗi giây") % {"rate": round(rate)}
    if left < 60:
        rest = ngettext("còn khoảng %(n)s giây", "còn khoảng %(n)s giây", left) % {"n": left}
    else:
        minutes = round(left / 60)
        rest = ngettext("còn khoảng %(n)s phút", "còn khoảng %(n)s phút", minutes) % {"n": minutes}
    return f"{speed}, {rest}"


__all__ = ["JobRow", "job_row", "jobs_of", "told_failures", "unseen_count"]
