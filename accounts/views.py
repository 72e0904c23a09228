"""Pages of the accounts app: my rights, preferences, drafts, kept forms, the access log, refusals."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts import drafts as draft_services
from accounts import grantors, kept, logbook, safe_forms, services
from accounts.access import PermissionRefused, needs
from accounts.addresses import is_own_path
from accounts.findings import Refused
from accounts.forms import PreferencesForm
from accounts.middleware import OPEN_VIEWS, to_sign_in, view_name_of
from accounts.models import KeptPost
from accounts.refusals import refusal_of
from accounts.requests import Request
from accounts.roles import Permission

YEAR = 365 * 24 * 3600


@require_GET
def rights(request: Request) -> HttpResponse:
    """Show my roles in words, where and until when, and who gives more."""
    tree = grantors.tree()
    nearest = request.scope.grants[0].path if request.scope.grants else ""
    context = {
        "roles": tree.held_roles(request.user, request.today),
        "grantors": tree.grantors(None, nearest, request.today),
        "drafts": len(draft_services.of(request.user)) + len(kept.of(request.user)),
    }
    return render(request, "accounts/rights.html", context)


@require_POST
def preferences(request: Request) -> HttpResponse:
    """Keep the text size or the language that was pressed, and go back to the page."""
    answer = redirect(_own_path(request.POST.get("next", "")) or "/")
    form = PreferencesForm(request.POST)
    if form.is_valid():
        chosen = {name: value for name, value in form.cleaned_data.items() if value}
        if request.user.is_authenticated:
            services.set_preferences(**chosen, by=request.user)
        _remember(answer, chosen)
    return answer


def _own_path(address: str) -> str:
    """Return the address if it is a path of this site, else an empty text."""
    return address if is_own_path(address) else ""


def _remember(answer: HttpResponse, chosen: dict[str, str]) -> None:
    """Put the choices into cookies too: the sign-in page and other visitors of this browser see them."""
    cookies = {"text_size": "text_size", "language": settings.LANGUAGE_COOKIE_NAME}
    for name, value in chosen.items():
        answer.set_cookie(
            cookies[name],
            value,
            max_age=YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


@require_GET
def drafts(request: Request) -> HttpResponse:
    """List what I have begun and not saved, and the forms kept when a session ended."""
    context = {"drafts": draft_services.of(request.user), "kept": kept.of(request.user)}
    return render(request, "accounts/drafts.html", context)


@require_POST
def draft(request: Request, key: str) -> HttpResponse:
    """Keep what is being typed into the form ``key``."""
    if draft_services.is_late(form_key=safe_forms.key_of(request.POST), by=request.user):
        return HttpResponse(status=204)
    fields = safe_forms.typed_fields(request.POST)
    fields.pop(safe_forms.KEY, None)
    title = safe_forms.without_nul(request.POST.get(safe_forms.DRAFT_TITLE, ""))
    path = _own_path(request.POST.get(safe_forms.DRAFT_PATH, ""))
    try:
        held = draft_services.save(key=key, fields=fields, title=title, path=path, by=request.user)
    except Refused as refused:
        return JsonResponse({"reason": str(refused)}, status=413)
    return JsonResponse({"at": date_format(timezone.localtime(held.updated_at), "H:i")})


@require_POST
def discard_draft(request: Request, key: str) -> HttpResponse:
    """Throw a draft away and go back to the form, or to the list."""
    draft_services.discard(key=key, by=request.user)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect(_own_path(request.POST.get("next", "")) or "accounts:drafts")


@require_GET
def kept_post(request: Request, pk: UUID) -> HttpResponse:
    """Offer a kept form to be sent again; only its owner finds it."""
    held = get_object_or_404(KeptPost, pk=pk, user=request.user)
    fields = [(name, value) for name, values in held.data["fields"].items() for value in values]
    typed = sum(1 for name, value in fields if value and name != safe_forms.KEY)
    context = {"held": held, "fields": fields, "typed": typed, "has_files": held.data["files"]}
    context["owner"] = safe_forms.sign_owner(request.user)
    return render(request, "accounts/kept.html", context)


@require_POST
def discard_kept(request: Request, pk: UUID) -> HttpResponse:
    """Throw a kept form away."""
    kept.forget(number=pk, by=request.user)
    messages.success(request, _("Đã bỏ phần được giữ lại."))
    return redirect("accounts:drafts")


@needs(Permission.VIEW_ACCESS_LOG)
@require_GET
def access_log(request: Request) -> HttpResponse:
    """List who read or took out what within reach, the newest first; a code finds its line."""
    code = request.GET.get("ma", "").strip().upper()[:20]
    page = logbook.log_page(request.scope, code=code, before=request.GET.get("truoc", ""))
    return render(request, "accounts/access_log.html", {"page": page, "code": code})


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """Go on as after a lost session: keep the form for its owner, or explain how to send it again.

    The token is renewed at sign-in, so a form opened before it fails here although all is well.
    """
    if not request.user.is_authenticated and view_name_of(request) not in OPEN_VIEWS:
        return to_sign_in(request)
    if request.user.is_authenticated and safe_forms.owner_of(request.POST) == request.user:
        held = kept.keep_post(request)
        if held:
            return redirect("accounts:kept", pk=held.pk)
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request cannot be read; unlike the library's page it does not try to read it again."""
    return HttpResponse(render_to_string("400.html"), status=400)


def refused(request: Request, exception: PermissionDenied) -> HttpResponse:
    """Name the missing right, who gives it, and how to ask."""
    context = {}
    if isinstance(exception, PermissionRefused):
        context["refusal"] = refusal_of(exception, request.scope, request.today)
    return render(request, "403.html", context, status=403)
