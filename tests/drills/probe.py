"""A kind of job for the drills: it stages numbered rows in chunks, slowly enough to be killed on the way."""

import os
import time
from pathlib import Path

from accounts.roles import Permission
from jobs.models import Job, StagedRow
from jobs.registry import JobKind, JobResult, register
from jobs.running import JobContext

CHUNK = 500


def stage_numbers(context: JobContext) -> JobResult:
    """Stage ``rows`` rows of batch ``batch``, ``pause`` seconds a chunk; each line exactly once."""
    total = context.params["rows"]
    line = context.cursor.get("line", 0)
    while line < total:
        with context.chunk() as step:
            numbers = range(line + 1, min(line + CHUNK, total) + 1)
            StagedRow.objects.bulk_create(
                StagedRow(
                    batch_id=context.params["batch"],
                    line=number,
                    sheet="Trang1",
                    row=number + 1,
                    outcome="accepted",
                    verdict="new",
                )
                for number in numbers
            )
            time.sleep(context.params.get("pause", 0))
            line = numbers[-1]
            step.cursor, step.done, step.total = {"line": line}, line, total
            if trace := os.environ.get("PROBE_TRACE"):
                with Path(trace).open("a") as file:
                    file.write(f"{os.getpid()} {context.attempt} {line}\n")
    return JobResult(summary={"rows": total})


def always_fails(context: JobContext) -> JobResult:
    """Raise, as a bug would."""
    raise RuntimeError("boom")


def page(job: Job) -> str:
    """Return no page."""
    return ""


def register_probes() -> None:
    """Make the probes known to this process."""
    register(JobKind("probe.numbers", "Thử", stage_numbers, Permission.IMPORT_MEMBERS, page))
    register(JobKind("probe.fails", "Thử hỏng", always_fails, Permission.IMPORT_MEMBERS, page))
