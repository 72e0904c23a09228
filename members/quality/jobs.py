"""The night's count of all cells as a job: a row first, in chunks, taken up again where a dead worker left it."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from jobs import registry
from jobs.running import JobContext
from members.quality import services

KIND: Final = "members.quality"
CHUNK: Final = 500
"""Cells counted in one transaction: some 15,000 records, about a second."""


def run(context: JobContext) -> registry.JobResult:
    """Count every open cell, in the order of their ids from where the cursor stands."""
    cells = OrganisationPeriod.objects.on(timezone.localdate()).filter(kind__in=CELLS)
    ids = sorted(cells.values_list("organisation_id", flat=True))
    by = context.job.requested_by
    while left := [one for one in ids if one > context.cursor.get("after", 0)][:CHUNK]:
        with context.chunk() as step:
            services.count_cells(cells=left, by=by)
            step.cursor["after"] = left[-1]
            step.done, step.total = ids.index(left[-1]) + 1, len(ids)
    services.forget_closed_cells(by=by)
    return registry.JobResult(summary={"cells": len(ids)})


def register() -> None:
    """Make the kind known."""
    label = _("Đếm chất lượng dữ liệu của các chi bộ")
    registry.register(registry.JobKind(KIND, label, run, Permission.VIEW_MEMBERS, upkeep=True))
