"""The jobs of a batch: check, commit, undo. Each chunk is one transaction; a repeated one changes nothing."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from jobs.choices import BatchState, Outcome, RowState, Verdict
from jobs.errors import JobRefused
from jobs.intake import kinds, limits, services, staging
from jobs.intake.annotation import annotate
from jobs.intake.errors import FileRefused
from jobs.intake.plans import FilePlan
from jobs.intake.reader import open_source
from jobs.models import Batch, Job, StagedRow
from jobs.registry import JobKind, JobResult
from jobs.running import JobContext

GOOD = (Outcome.ACCEPTED, Outcome.WARNING)
WRITABLE = (Verdict.NEW, Verdict.CHANGED)


class Work(Protocol):
    """What a run needs of the job it belongs to; a command without a job brings its own."""

    cursor: dict[str, Any]

    def chunk(self) -> AbstractContextManager[Any]:
        """Open the transaction of one chunk; yields an object with ``cursor``, ``done`` and ``total``."""
        ...


@dataclass
class LocalWork:
    """The work of a command that runs here and now, without a job."""

    cursor: dict[str, Any] = field(default_factory=dict)
    done: int = 0
    total: int | None = None

    @contextmanager
    def chunk(self) -> Iterator["LocalWork"]:
        """Open one transaction."""
        with transaction.atomic():
            yield self


def check_batch(batch: Batch, work: Work) -> None:
    """Read, check and stage every row of the file; raises ``FileRefused`` having dropped all of it.

    After an interruption the rows are read again from the first, because later ones are judged by
    earlier ones, and staged from where the cursor stands.
    """
    try:
        notes = _stage(batch, work)
    except FileRefused as refusal:
        with work.chunk():
            words = {"code": refusal.code, "reason": refusal.reason, "remedy": refusal.remedy}
            services.forget(batch, state=BatchState.REFUSED, refusal=words)
        raise
    with work.chunk() as step:
        step.total = step.done
        Batch.objects.filter(pk=batch.pk, state=BatchState.CHECKING).update(
            state=BatchState.CHECKED, counts={**_counts(batch), **notes}
        )


def apart_of(batch: Batch) -> Sequence[str]:
    """Return the changes that the kind of a batch lists apart."""
    return kinds.kind_of(batch.kind).apart


def _counts(batch: Batch) -> dict[str, int]:
    """Count the rows anew, keeping what was noted of the file while it was read."""
    noted = {"hidden_rows": batch.counts.get("hidden_rows", 0)}
    return {**noted, **staging.counts(batch.pk, apart_of(batch))}


def _stage(batch: Batch, work: Work) -> Mapping[str, int]:
    """Stage the rows from where the cursor stands; return what was noted of the file while reading."""
    source = open_source(services.path_of(batch), batch.file_name)
    reading = kinds.kind_of(batch.kind).read(batch, source, FilePlan.from_json(batch.mapping))
    staged_to = work.cursor.get("line", 0)
    if staged_to:
        rows = StagedRow.objects.filter(batch=batch, object_id__isnull=False).values_list("object_id", "row")
        reading.resume((record, row) for record, row in rows if record is not None)
    with _collector_paused():
        for chunk in staging.in_chunks(reading.rows(), limits.CHUNK):
            if chunk[-1].line <= staged_to:
                continue
            with work.chunk() as step:
                reading.settle(chunk)
                staging.copy_rows(batch.pk, ((row, reading.pack(row)) for row in chunk))
                step.cursor = {"line": chunk[-1].line}
                step.done = chunk[-1].line
    return reading.notes()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Stop looking for cycles while rows stream through: they make none, and what is remembered of them is long.

    The collector walked it all again and again, a fifth of the time of a list of 100,000 rows.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def commit_batch(batch: Batch, work: Work, *, by: User) -> None:
    """Write the good rows that are not yet written, chunk by chunk."""
    intake = kinds.kind_of(batch.kind)
    rows = StagedRow.objects.filter(
        batch=batch, state=RowState.PENDING, outcome__in=GOOD, verdict__in=WRITABLE
    ).order_by("line")
    with work.chunk() as step:
        step.total = step.done + rows.count()
    last = work.cursor.get("line", 0)
    while True:
        with work.chunk() as step:
            chunk = list(rows.filter(line__gt=last)[: limits.CHUNK])
            if chunk:
                intake.write(batch, chunk, by=by)
                staging.update_rows(chunk)
                last = chunk[-1].line
                step.cursor = {"line": last}
                step.done += len(chunk)
            else:
                Batch.objects.filter(pk=batch.pk, state=BatchState.COMMITTING).update(
                    state=BatchState.COMMITTED, committed_at=timezone.now(), counts=_counts(batch)
                )
                return


def undo_batch(batch: Batch, work: Work, *, by: User) -> list[int]:
    """Take the batch back in one transaction; returns the lines that forbid it, having changed nothing."""
    with work.chunk():
        touched = kinds.kind_of(batch.kind).undo(batch, by=by)
        if touched:
            context = {**batch.context, "undo_refused": touched[:1000]}
            state = batch.context.get("undo_from", BatchState.COMMITTED)
            Batch.objects.filter(pk=batch.pk).update(state=state, context=context)
        else:
            Batch.objects.filter(pk=batch.pk).update(
                state=BatchState.UNDONE, undone_at=timezone.now(), counts=_counts(batch)
            )
    return touched


# ── as jobs ─────────────────────────────────────────────────────────────────
def _batch(context: JobContext) -> Batch:
    return Batch.objects.get(pk=context.params["batch"])


def run_check(context: JobContext) -> JobResult:
    """Run the check of a batch as a job."""
    batch = _batch(context)
    try:
        check_batch(batch, context)
    except FileRefused as refusal:
        raise JobRefused(refusal.reason, refusal.remedy) from refusal
    return _summary(batch)


def run_commit(context: JobContext) -> JobResult:
    """Run the commit of a batch as a job."""
    batch = _batch(context)
    commit_batch(batch, context, by=context.job.requested_by)
    return _summary(batch)


def run_undo(context: JobContext) -> JobResult:
    """Run the undo of a batch as a job; rows changed since fail it in words."""
    batch = _batch(context)
    if undo_batch(batch, context, by=context.job.requested_by):
        raise JobRefused(
            _("Có hồ sơ của đợt nhập đã được sửa sau khi ghi, nên chưa hoàn tác được gì."),
            _("Xem danh sách các dòng đó ở trang đợt nhập; sửa tay từng hồ sơ."),
        )
    return _summary(batch)


def run_annotate(context: JobContext) -> JobResult:
    """Make the annotated copy of a batch as a job; its file is fetched at the job's page."""
    batch = _batch(context)
    target = context.result_path("annotated.xlsx")

    def tick(done: int) -> None:
        with context.chunk() as step:
            step.done = done

    marked = annotate(batch, services.path_of(batch), target, tick)
    name = _("{name} (đã đánh dấu).xlsx").format(name=batch.file_name.rsplit(".", 1)[0])
    return JobResult(file=target, name=name, summary={"batch": batch.pk, "people": batch.counts.get("rows", marked)})


def job_kinds(intake: kinds.Intake, page: Callable[[Job], str]) -> list[JobKind]:
    """Return the kinds of job that a kind of list needs; the app that owns it registers them."""
    runs = {
        "check": (gettext_lazy("Kiểm tra danh sách"), run_check),
        "commit": (gettext_lazy("Ghi danh sách vào sổ"), run_commit),
        "undo": (gettext_lazy("Hoàn tác đợt nhập"), run_undo),
        "annotate": (gettext_lazy("Đánh dấu lỗi trong tệp"), run_annotate),
    }
    return [
        JobKind(f"{intake.code}.{what}", label, run, intake.permission, page) for what, (label, run) in runs.items()
    ]


def _summary(batch: Batch) -> JobResult:
    batch.refresh_from_db(fields=["counts"])
    return JobResult(summary={"batch": batch.pk, "counts": batch.counts, "people": batch.counts.get("rows", 0)})
