"""Pages of those who approve files about people: what waits, one request, the two decisions."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts import safe_forms
from accounts.access import needs, require
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from jobs import selectors_approvals as selectors
from jobs import services
from jobs.forms import RefusalForm
from jobs.models import Approval


@needs(Permission.APPROVE_EXPORTS)
@require_GET
def index(request: Request) -> HttpResponse:
    """List what waits for my word, and what I decided."""
    context = {"waiting": selectors.waiting_rows(request.scope), "decided": selectors.decided_rows(request.user)}
    return render(request, "jobs/approvals.html", context)


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one request: who asks for what, how many people, which columns of which class."""
    return _page(request, _approval(request, pk), RefusalForm())


@require_POST
def approve(request: Request, pk: int) -> HttpResponse:
    """Agree: the job runs."""
    approval = _approval(request, pk)

    def act() -> None:
        services.approve_job(approval_id=approval.pk, by=request.user)

    return _decided(request, approval, act, _("Đã phê duyệt. Người xin sẽ nhận được tệp."))


@require_POST
def refuse(request: Request, pk: int) -> HttpResponse:
    """Refuse with a reason: the job ends, its requester reads why."""
    approval, form = _approval(request, pk), RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, approval, form)

    def act() -> None:
        services.refuse_job(approval_id=approval.pk, reason=form.cleaned_data["reason"], by=request.user)

    return _decided(request, approval, act, _("Đã ghi không phê duyệt. Người xin đọc được lý do."))


def _decided(request: Request, approval: Approval, act: Callable[[], None], words: str) -> HttpResponse:
    """Decide once per sending, then show the request; a decision that came too late says so."""
    url = reverse("jobs:approval", args=[approval.pk])

    def make() -> str:
        act()
        return url

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
    except Refused as refused:
        for finding in refused.findings:
            messages.error(request, f"{finding.reason} {finding.remedy}".strip())
    else:
        if sent.is_first:
            messages.success(request, words)
    return redirect(url)


def _page(request: Request, approval: Approval, form: RefusalForm) -> HttpResponse:
    row = selectors.approval_row(approval, request.user.pk)
    return render(request, "jobs/approval.html", {"row": row, "form": form})


def _approval(request: Request, pk: int) -> Approval:
    """Return a request about people in reach, else 404; 403 where one looks but does not approve."""
    found = get_object_or_404(Approval.objects.select_related("job", "requested_by", "decided_by"), pk=pk)
    require(request.scope, Permission.APPROVE_EXPORTS, found.scope_path)
    return found
