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
from jobs import registry, selectors, services
from jobs.models import Job


@require_GET
def index(request: Request) -> HttpResponse:
    """List my jobs, newest first."""
    return render(request, "jobs/list.html", {"jobs": selectors.jobs_of(request.user)})


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one of my jobs; htmx asks again for the moving part while it runs."""
    job = get_object_or_404(Job, pk=pk, requested_by=request.user)
    services.mark_seen(job_id=pk, by=request.user)
    row = selectors.job_row(job)
    template = "jobs/_status.html" if request.htmx else "jobs/detail.html"
    return render(request, template, {"job": row})


@require_GET
def download(request: Request, pk: int) -> FileResponse:
    """Send the result file, if the right that made it still holds, and log it."""
    job = get_object_or_404(Job, pk=pk, requested_by=request.user)
    kind = registry.kind_of(job.kind)
    if kind is None or not job.result_file:
        raise Http404
    require(request.scope, kind.permission, job.scope_path)
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
    get_object_or_404(Job, pk=pk, requested_by=request.user)
    services.cancel_job(job_id=pk, by=request.user)
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
