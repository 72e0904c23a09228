"""The list of one's open sessions, and ending them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts import sessions
from accounts.requests import Request
from accounts.services import doors


@require_GET
def index(request: Request) -> HttpResponse:
    """List where I am signed in now."""
    roles = request.scope.roles()
    found = sessions.open_sessions(request.user, roles=roles, this=request.session.session_key)
    context = {"rows": found, "others": sum(1 for row in found if not row.is_this)}
    context["idle_minutes"] = sessions.idle_seconds(roles) // 60
    return render(request, "accounts/sessions.html", context)


@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    """End one of my other sessions; nothing happens when it has ended already."""
    doors.end_sessions(user=request.user, keep=request.session.session_key or "", only=pk, by=request.user)
    messages.success(request, _("Đã kết thúc phiên đó."))
    return redirect("accounts:sessions")


@require_POST
def end_others(request: Request) -> HttpResponse:
    """End all my sessions but this one."""
    ended = doors.end_sessions(user=request.user, keep=request.session.session_key or "", by=request.user)
    words = ngettext("Đã kết thúc {count} phiên khác.", "Đã kết thúc {count} phiên khác.", ended)
    messages.success(request, words.format(count=ended))
    return redirect("accounts:sessions")
