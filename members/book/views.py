"""Pages of the book: its tables, the movements one by one, asking for its file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts import safe_forms
from accounts.access import needs, require
from accounts.requests import Request
from accounts.roles import Permission
from branches.selectors import picker
from branches.selectors.places import ancestors
from jobs.services import request_job
from members.book import forms, periods, selectors
from members.book.selectors import Body
from members.book.services import KIND
from members.listing import plain_number

MOST_PAGES = 10_000


@needs(Permission.VIEW_MEMBERS)
@require_GET
def summary(request: Request) -> HttpResponse:
    """Show the book of one body and period; every number opens the list behind it."""
    form, organisation_id, path, body = _asked(request)
    words = request.GET.get("tim", "").strip()[:100]
    found = picker.suggest(request.scope, words, request.today, permission=Permission.VIEW_MEMBERS) if words else None
    query = {name: request.GET[name] for name in ("tu_ngay", "den_ngay") if request.GET.get(name)}
    context: dict[str, Any] = {
        "form": form,
        "organisation_id": organisation_id,
        "body": body,
        "above": _above(request, path, query),
        "words": words,
        "found": [(_url(one.organisation_id, query), one) for one in found.rows] if found else None,
        "more_found": bool(found and found.more),
        "query": query,
    }
    if body:
        chips, before, after = selectors.choices(body, request.today)
        context |= {
            "page": selectors.page_of(body, request.scope, request.today),
            "list": selectors.lines_of(body, selectors.Asked(), request.scope),
            "list_url": f"{reverse('book:movements')}?{urlencode(body.query)}",
            "chips": chips,
            "before": before,
            "after": after,
            "can_export": request.scope.allows(Permission.EXPORT_MEMBERS, path),
            "proof_url": f"{reverse('book:proof')}?don_vi={organisation_id}"
            if request.scope.allows(Permission.PROVE_LEDGER, path)
            else "",
        }
    return render(request, "book/summary.html", context)


@needs(Permission.VIEW_MEMBERS)
@require_GET
def movements(request: Request) -> HttpResponse:
    """Show movements one by one: those behind one number of the book, or all of the period."""
    _form, _organisation_id, _path, body = _asked(request)
    if body is None:
        raise Http404
    asked = selectors.asked_of(request.GET)
    page = max(1, min(plain_number(request.GET.get("trang", "")) or 1, MOST_PAGES))
    found = selectors.lines_of(body, asked, request.scope, page=page)
    query = {**body.query, **{name: value for name, value in _filters(asked).items() if value}}
    context = {
        "body": body,
        "asked": asked,
        "list": found,
        "book_url": f"{reverse('book:summary')}?{urlencode(body.query)}",
        "first_url": f"{reverse('book:movements')}?{urlencode(query)}" if page > 1 else "",
        "next_url": f"{reverse('book:movements')}?{urlencode({**query, 'trang': str(page + 1)})}" if found.more else "",
    }
    return render(request, "book/movements.html", context)


def _filters(asked: selectors.Asked) -> dict[str, str]:
    return {"loai": asked.kind, "huong": asked.way, "dang": asked.part}


@require_POST
def file(request: Request) -> HttpResponse:
    """Ask for the book as a file; the job page tells when it is ready."""
    form = forms.FileForm(request.POST, today=request.today)
    if not form.is_valid():
        raise Http404
    organisation_id = form.cleaned_data["don_vi"]
    path = selectors.place_of(organisation_id, request.today)
    if path is None:
        raise Http404
    require(request.scope, Permission.EXPORT_MEMBERS, path)
    key, chosen = safe_forms.key_of(request.POST), form.cleaned_data["dinh_dang"]
    since, until = form.cleaned_data["tu_ngay"], form.cleaned_data["den_ngay"]
    job = request_job(
        kind=KIND,
        params={"since": since.isoformat(), "until": until.isoformat(), "format": chosen},
        scope_path=path,
        organisation_id=organisation_id,
        idempotency_key=f"book:{request.user.pk}:{chosen}:{key}" if key else None,
        by=request.user,
    )
    return redirect("jobs:detail", pk=job.pk)


def _asked(request: Request) -> tuple[forms.PeriodForm, int, str, Body | None]:
    """Return form, body and place asked for; out of reach is 404, without the right 403; no body with wrong days."""
    organisation_id = asked_body(request, Permission.VIEW_MEMBERS)
    path = selectors.place_of(organisation_id, request.today)
    if path is None:
        raise Http404
    require(request.scope, Permission.VIEW_MEMBERS, path)
    form = forms.PeriodForm(request.GET, today=request.today)
    if not form.is_valid():
        return form, organisation_id, path, None
    period = periods.of(form.cleaned_data["tu_ngay"], form.cleaned_data["den_ngay"], request.today)
    body = selectors.body_of(organisation_id, path, period)
    if body is None:
        form.add_error("den_ngay", _("Ngày này tổ chức chưa thành lập. Chọn ngày khác."))
    return form, organisation_id, path, body


def asked_body(request: Request, permission: Permission) -> int:
    """Return the body the address names, else the first one on which this person holds the right."""
    text = request.GET.get("don_vi", "")
    if not text:
        return next(grant.organisation_id for grant in request.scope.grants if permission in grant.permissions)
    number = plain_number(text)
    if number is None:
        raise Http404
    return number


def _above(request: Request, path: str, query: dict[str, str]) -> list[tuple[str, str]]:
    """Return the books of the bodies above that this person may open: address and name, from the top."""
    steps = ancestors(path, request.today, request.scope)
    return [(_url(one.organisation_id, query), one.name) for one in steps if one.url]


def _url(organisation_id: int, query: dict[str, str]) -> str:
    return f"{reverse('book:summary')}?{urlencode({'don_vi': str(organisation_id), **query})}"
