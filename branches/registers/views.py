"""Pages of the registers of numbers: the books of one's bodies, one book, where it begins, whose a file is."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import safe_forms
from accounts.access import needs
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches import services
from branches.choices import Book
from branches.registers import forms, selectors


@needs(Permission.EDIT_MEMBERS)
@require_GET
def index(request: Request) -> HttpResponse:
    """Show the registers of the bodies this person writes for."""
    context = {"books": selectors.registers(request.scope, request.today)}
    return render(request, "registers/index.html", context)


@needs(Permission.EDIT_MEMBERS)
@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show one register with the numbers it gave, void ones too."""
    found = selectors.register_in_reach(pk, request.scope, request.today)
    if found is None:
        raise Http404
    register, body = found
    context = {"book": selectors.book_row(register, body.name), "papers": selectors.papers_of(register)}
    return render(request, "registers/detail.html", context)


@needs(Permission.EDIT_MEMBERS)
@require_http_methods(["GET", "POST"])
def begin(request: Request) -> HttpResponse:
    """Let the book of this year begin where the paper book stopped."""
    form = forms.BeginForm(request.POST or None, scope=request.scope, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            sent = once(key=safe_forms.key_of(request.POST), make=lambda: _begin(request, form), by=request.user)
        except Refused as refused:
            form.take(refused)
        else:
            messages.success(request, _("Đã ghi số bắt đầu. Văn bản sau lấy số này."))
            return redirect(sent.url)
    return render(request, "registers/begin.html", {"form": form, "year": request.today.year})


def _begin(request: Request, form: Any) -> str:
    data = form.cleaned_data
    register = services.begin_register(
        organisation_id=data["organisation"],
        book=Book(data["book"]),
        year=request.today.year,
        first_number=data["first_number"],
        reason=data["reason"],
        by=request.user,
    )
    return reverse("registers:detail", args=[register.pk])


@needs(Permission.VIEW_MEMBERS)
@require_http_methods(["GET", "POST"])
def check(request: Request) -> HttpResponse:
    """Say whether a PDF is a paper issued here, as it was issued; the file itself is not kept."""
    form = forms.FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else forms.FileForm()
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        digest = hashlib.sha256()
        for part in form.cleaned_data["file"].chunks():
            digest.update(part)
        context |= {"asked": True, "verdict": selectors.verdict(digest.hexdigest(), request.today)}
    return render(request, "registers/check.html", context)
