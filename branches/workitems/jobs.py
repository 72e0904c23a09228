"""The night's reckoning of everything that waits, as a job: one kind of thing after the other over all bodies."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from branches.workitems import services
from branches.workitems.registry import kinds
from jobs import registry
from jobs.running import JobContext

KIND: Final = "branches.workitems"


def run(context: JobContext) -> registry.JobResult:
    """Reckon each kind for all bodies in a transaction of its own, from where the cursor stands."""
    codes, by, found = sorted(kinds()), context.job.requested_by, 0
    while left := [code for code in codes if code > context.cursor.get("after", "")]:
        with context.chunk() as step:
            waiting = services.refresh(codes=left[:1], today=timezone.localdate(), by=by)
            step.cursor.update(after=left[0], found=step.cursor.get("found", 0) + waiting)
            step.done, step.total, found = len(codes) - len(left) + 1, len(codes), step.cursor["found"]
    services.forget_done(by=by)
    return registry.JobResult(summary={"items": found})


def register() -> None:
    """Make the job known."""
    label = _("Tính việc cần làm của các đơn vị")
    registry.register(registry.JobKind(KIND, label, run, Permission.VIEW_ORGANISATIONS, upkeep=True))
