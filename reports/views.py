"""Pages of reports: the summary on screen, and asking for its file. Out of reach is 404, without the right 403."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts import safe_forms
from accounts.access import needs, require
from accounts.requests import Request
from accounts.roles import Permission
from branches.selectors import picker
from branches.selectors.places import ids_of
from jobs.services import request_job
from reports import forms
from reports.rows import Subject
from reports.selectors import subjects
from reports.selectors.summary import summary as summary_of
from reports.services import SUMMARY


@needs(Permission.VIEW_REPORTS)
@require_GET
def summary(request: Request) -> HttpResponse:
    """Show the summary of one body as of a day; every number opens the list behind it."""
    organisation_id = _asked_body(request)
    path = _path_in_reach(request, organisation_id)
    form = forms.PeriodForm(request.GET, today=request.today)
    subject = _subject(form, organisation_id, path) if form.is_valid() else None
    report = summary_of(subject, today=request.today, scope=request.scope) if subject else None
    words = request.GET.get("tim", "").strip()[:100]
    found = picker.suggest(request.scope, words, request.today, permission=Permission.VIEW_REPORTS) if words else None
    days = {name: request.GET[name] for name in ("ngay", "tu_ngay") if request.GET.get(name)}
    context = {
        "form": form,
        "organisation_id": organisation_id,
        "report": report,
        "sections": [(table, report.chart(table.key)) for table in report.tables] if report else [],
        "above": _above(request, path, days),
        "words": words,
        "found": [(_url(one.organisation_id, days), one) for one in found.rows] if found else None,
        "more_found": bool(found and found.more),
        "days": days,
    }
    return render(request, "reports/summary.html", context)


@require_POST
def build(request: Request) -> HttpResponse:
    """Ask for the file of a summary; the job page tells when it is ready."""
    form = forms.BuildForm(request.POST, today=request.today)
    if not form.is_valid():
        raise Http404
    organisation_id = form.cleaned_data["don_vi"]
    path = _path_in_reach(request, organisation_id)
    chosen, key = form.cleaned_data["dinh_dang"], safe_forms.key_of(request.POST)
    job = request_job(
        kind=SUMMARY,
        params={"as_of": form.day.isoformat(), "since": form.since.isoformat(), "format": chosen},
        scope_path=path,
        organisation_id=organisation_id,
        idempotency_key=f"report:{request.user.pk}:{chosen}:{key}" if key else None,
        by=request.user,
    )
    return redirect("jobs:detail", pk=job.pk)


def _asked_body(request: Request) -> int:
    """Return the body the address names, else the first one on which this person may see reports."""
    text = request.GET.get("don_vi", "")
    if not text:
        return next(
            grant.organisation_id for grant in request.scope.grants if Permission.VIEW_REPORTS in grant.permissions
        )
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def _path_in_reach(request: Request, organisation_id: int) -> str:
    """Return the body's place in today's tree; raises ``Http404`` out of reach, ``PermissionRefused`` inside it."""
    path = subjects.scope_path_of(organisation_id, request.today)
    if path is None:
        raise Http404
    require(request.scope, Permission.VIEW_REPORTS, path)
    return path


def _subject(form: forms.PeriodForm, organisation_id: int, path: str) -> Subject | None:
    """Return what the report is about; a day on which the body did not exist becomes an error of the form."""
    subject = subjects.subject_of(organisation_id, path, form.day, form.since)
    if subject is None:
        form.add_error("ngay", _("Ngày này tổ chức chưa thành lập hoặc đã kết thúc. Chọn ngày khác."))
    return subject


def _above(request: Request, path: str, days: dict[str, str]) -> list[tuple[str, str]]:
    """Return the reports of the bodies above that this person may see: address and name, from the top."""
    names = subjects.names_of(ids_of(path)[:-1], request.today, request.scope, request.today)
    return [(_url(one, days), names[one]) for one in ids_of(path)[:-1] if one in names]


def _url(organisation_id: int, days: dict[str, str]) -> str:
    return f"{reverse('reports:summary')}?{urlencode({'don_vi': organisation_id, **days})}"
