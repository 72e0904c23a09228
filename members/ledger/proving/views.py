"""The page "Đối soát sổ" of a unit: the last proof, the first fault of each check, and asking for a new one."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts import safe_forms
from accounts.access import needs, require
from accounts.requests import Request
from accounts.roles import Permission
from branches.selectors.places import ancestors
from jobs.services import request_job
from members.book.selectors import place_of
from members.ledger.proving import selectors
from members.ledger.proving.forms import ProofForm
from members.ledger.proving.services import KIND
from members.listing import plain_number


@needs(Permission.PROVE_LEDGER)
@require_GET
def proof(request: Request) -> HttpResponse:
    """Show what the last proof of a unit found."""
    organisation_id, path = _unit(request, request.GET.get("don_vi", ""))
    context = {
        "organisation_id": organisation_id,
        "name": selectors.name_of(organisation_id),
        "above": [one for one in ancestors(path, request.today, request.scope) if one.url],
        "proof": selectors.latest(organisation_id, path, request.scope),
        "job": selectors.under_way(organisation_id),
        "form": ProofForm(today=request.today),
    }
    return render(request, "book/proof.html", context)


@require_POST
def prove(request: Request) -> HttpResponse:
    """Ask for a proof of a unit as of a day; the page of the job tells when it is done."""
    organisation_id, path = _unit(request, request.POST.get("don_vi", ""))
    form = ProofForm(request.POST, today=request.today)
    if not form.is_valid():
        context = {
            "organisation_id": organisation_id,
            "name": selectors.name_of(organisation_id),
            "proof": selectors.latest(organisation_id, path, request.scope),
            "form": form,
        }
        return render(request, "book/proof.html", context, status=422)
    key = safe_forms.key_of(request.POST)
    job = request_job(
        kind=KIND,
        params={"as_of": form.cleaned_data["ngay"].isoformat()},
        scope_path=path,
        organisation_id=organisation_id,
        idempotency_key=f"prove:{request.user.pk}:{key}" if key else None,
        by=request.user,
    )
    return redirect("jobs:detail", pk=job.pk)


def _unit(request: Request, text: str) -> tuple[int, str]:
    """Return the unit asked for, else the first one this person answers for; out of reach is 404, unentitled 403."""
    if not text:
        held = (one for one in request.scope.grants if Permission.PROVE_LEDGER in one.permissions)
        grant = next(held, None)
        if grant is None:
            raise Http404
        return grant.organisation_id, grant.path
    organisation_id = plain_number(text)
    path = place_of(organisation_id, request.today) if organisation_id else None
    if organisation_id is None or path is None:
        raise Http404
    require(request.scope, Permission.PROVE_LEDGER, path)
    return organisation_id, path
