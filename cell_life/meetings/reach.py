"""Finding a cell or a meeting for a page: 404 out of reach, 403 without the right."""

from typing import cast

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import require
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.models import Meeting, MeetingTask


def cell_in_reach(request: Request, pk: int, permission: Permission = Permission.VIEW_CELL_LIFE) -> OrganisationPeriod:
    """Return a cell of today's tree: two steps, first whether it may be seen, then whether this may be done."""
    seen = OrganisationPeriod.objects.on(request.today).filter(request.scope.q(Permission.VIEW_CELL_LIFE, "path"))
    period = cast("OrganisationPeriod | None", seen.filter(organisation=pk, kind__in=CELLS).first())
    if period is None:
        raise Http404
    require(request.scope, permission, period.path)
    return period


def meeting_in_reach(
    request: Request, pk: int, permission: Permission = Permission.VIEW_CELL_LIFE
) -> tuple[Meeting, OrganisationPeriod]:
    """Return a meeting with its cell as it stands today."""
    rows = Meeting.objects.visible_to(request.scope).select_related("chair", "clerk", "score")
    meeting = get_object_or_404(rows, pk=pk)
    return meeting, cell_in_reach(request, meeting.cell_id, permission)


def task_in_reach(request: Request, pk: int, permission: Permission) -> tuple[MeetingTask, OrganisationPeriod]:
    """Return a task given at a meeting, with the cell."""
    task = get_object_or_404(MeetingTask.objects.visible_to(request.scope).select_related("meeting", "person"), pk=pk)
    return task, cell_in_reach(request, task.meeting.cell_id, permission)
