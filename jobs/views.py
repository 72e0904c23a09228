"""Pages of jobs: mine, one of mine, its file, stop, tell the administrator. Somebody else's is 404."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import PermissionRefused, require
from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.requests import Request
from accounts.roles import Permission
from jobs import gate, registry, selectors, services
from jobs import selectors_approvals as approvals
from jobs.choices import JobState
from jobs.errors import JobRefused
from jobs.models import Job


@require_GET
def index(request: Request) -> HttpResponse:
    """List my jobs, newest first."""
    context = {
        "jobs": selectors.jobs_of(request.user),
        "approves": request.scope.holds(Permission.APPROVE_EXPORTS),
        "waiting": approvals.waiting_count(request.scope),
    }
    return render(request, "jobs/list.html", context)


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one of my jobs; htmx asks again for the moving part while it runs."""
    job = get_object_or_404(Job, pk=pk, requested_by=request.user)
    services.mark_seen(job_id=pk, by=request.user)
    waits = job.state == JobState.AWAITING
    context = {
        "job": selectors.job_row(job),
        "approval": approvals.approval_of(job),
        "approvers": approvals.approvers_of(job, request.today) if waits else [],
    }
    template = "jobs/_status.html" if request.htmx else "jobs/detail.html"
    return render(request, template, context)


@require_GET
def download(request: Request, pk: int) -> HttpResponse | FileResponse:
    """Send the result file, if the right that made it and the second person's word still hold, and log it."""
    job = get_object_or_404(Job, pk=pk, requested_by=request.user)
    kind = registry.kind_of(job.kind)
    if kind is None or not job.result_file:
        raise Http404
    for place in kind.places(job):
        require(request.scope, kind.permission, place)
    try:
        gate.check(job)
    except JobRefused as refused:
        messages.error(request, f"{refused.reason} {refused.remedy}")
        return redirect("jobs:detail", pk=pk)
    path = Path(settings.MEDIA_ROOT) / job.result_file
    if not path.is_file():
        raise Http404
    record_access(
        user=request.user,
        action=AccessAction.DOWNLOADED,
        subject_type="job",
        subject_id=job.pk,
        scope=job.scope_path,
        count=int(job.result.get("people", 1)),
    )
    return FileResponse(path.open("rb"), as_attachment=True, filename=job.result_name)


@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    """Ask a job of mine to stop."""
    job = get_object_or_404(Job, pk=pk, requested_by=request.user)
    services.cancel_job(job_id=pk, by=request.user)
    if job.state == JobState.AWAITING:
        messages.info(request, _("Đã rút yêu cầu phê duyệt."))
    else:
        messages.info(request, _("Đã yêu cầu dừng. Phần đã ghi trước đó được giữ nguyên."))
    return redirect("jobs:detail", pk=pk)


@require_POST
def tell(request: Request, pk: int) -> HttpResponse:
    """Tell the administrators about a failure of mine."""
    get_object_or_404(Job, pk=pk, requested_by=request.user)
    services.tell_administrator(job_id=pk, by=request.user)
    messages.success(request, _("Đã báo quản trị hệ thống. Đồng chí không phải làm gì thêm."))
    return redirect("jobs:detail", pk=pk)


@require_GET
def failures(request: Request) -> HttpResponse:
    """List the failures people told about, for those who grant roles; kinds and times, no content."""
    if not request.scope.holds(Permission.GRANT_ROLES):
        raise PermissionRefused(Permission.GRANT_ROLES)
    rows = selectors.told_failures(request.scope.paths(Permission.GRANT_ROLES))
    return render(request, "jobs/failures.html", {"jobs": [(selectors.job_row(job), job) for job in rows]})
