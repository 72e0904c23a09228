"""Pages of the prints: choosing a paper, the paper, the page to read aloud. Out of reach 404, without the right 403."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import needs, require
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from jobs.services import request_job
from members import selectors
from members.printing import many, roll, roll_job, services
from members.printing.forms import ManyForm, PaperForm, RollForm
from members.viewing import record_viewing
from members.views import person_in_reach

get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def choose(request: Request, pk: int) -> HttpResponse:
    """Let a paper of one person be chosen, and answer with its PDF."""
    person = person_in_reach(request, pk)
    can_reveal = request.scope.allows(Permission.REVEAL_NUMBERS, person.keeper_path)
    form = PaperForm(request.POST or None, today=request.today, can_reveal=can_reveal)
    if request.method == "POST" and form.is_valid():
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "phieu.pdf"
            services.print_paper(person=person, order=form.order, scope=request.scope, target=target, by=request.user)
            return _pdf(target, f"{form.order.kind}-{person.pk}.pdf")
    record = selectors.record_of(person)
    context = {"person": person, "form": form, "head": selectors.head_of(record, request.today)}
    return render(request, "members/printing/choose.html", context)


@require_GET
def aloud(request: Request, pk: int) -> HttpResponse:
    """Show the page to read aloud: large type, basic facts only."""
    person = person_in_reach(request, pk)
    record_viewing(person, by=request.user)
    reading = services.reading(person, today=request.today)
    return render(request, "members/printing/aloud.html", {"person": person, "reading": reading})


@needs(Permission.VIEW_MEMBERS)
@require_GET
def blank(request: Request) -> HttpResponse:
    """Answer with an empty Phiếu đảng viên to fill in by hand."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "phieu.pdf"
        services.print_blank(target=target)
        return _pdf(target, "2-hsdv.pdf")


@needs(Permission.EXPORT_MEMBERS)
@get_or_post
def choose_many(request: Request) -> HttpResponse:
    """Let a paper of all members of a body be chosen, and ask for the file; the job page tells when it is ready."""
    form = ManyForm(request.POST or None, today=request.today, scope=request.scope, chosen=_chosen(request))
    if request.method == "POST" and form.is_valid():
        return _ask(request, form)
    return render(request, "members/printing/choose_many.html", {"form": form, "title": _("In phiếu cả chi bộ")})


def _ask(request: Request, form: ManyForm) -> HttpResponse:
    body = _body(request, form.cleaned_data["organisation"])
    order, key = form.order, safe_forms.key_of(request.POST)
    job = request_job(
        kind=many.KIND,
        params={"kind": order.kind, "year": order.year, "full": order.full},
        scope_path=body.path,
        organisation_id=body.organisation_id,
        idempotency_key=f"papers:{request.user.pk}:{key}" if key else None,
        by=request.user,
    )
    return redirect("jobs:detail", pk=job.pk)


@needs(Permission.EXPORT_MEMBERS)
@get_or_post
def choose_roll(request: Request) -> HttpResponse:
    """Let the roll of a body be asked for as of a day; the job page tells when the file is ready."""
    form = RollForm(request.POST or None, today=request.today, scope=request.scope, chosen=_chosen(request))
    if request.method == "POST" and form.is_valid():
        body = _body(request, form.cleaned_data["organisation"])
        kind, key = form.cleaned_data["kind"], safe_forms.key_of(request.POST)
        job = request_job(
            kind=roll_job.KIND,
            params={**roll.params_of(form.wanted), "format": kind},
            scope_path=body.path,
            organisation_id=body.organisation_id,
            idempotency_key=f"roll:{request.user.pk}:{key}" if key else None,
            by=request.user,
        )
        return redirect("jobs:detail", pk=job.pk)
    return render(request, "members/printing/choose_roll.html", {"form": form})


def _chosen(request: Request) -> int | None:
    asked = request.GET.get("don_vi", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None


def _body(request: Request, organisation_id: int) -> OrganisationPeriod:
    """Return a body whose members this person may take out, as it stands today; 404 or 403 else."""
    body = OrganisationPeriod.objects.on(request.today).filter(organisation=organisation_id).first()
    if body is None:
        raise Http404
    require(request.scope, Permission.EXPORT_MEMBERS, body.path)
    return body


def _pdf(target: Path, name: str) -> HttpResponse:
    response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
