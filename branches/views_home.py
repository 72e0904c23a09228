"""The home page: what waits for the person, the figures of the person's unit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import Request
from accounts.roles import Permission
from branches import inbox


@require_GET
def home(request: Request) -> HttpResponse:
    """Greet, show today's five things first, then the rest, then the figures."""
    panels = inbox.panels(request.user, request.scope, request.today)
    context = {
        "inbox": inbox.inbox(request.user, request.scope, request.today),
        "panels": panels,
        "acts": [act for panel in panels for act in panel.acts],
        "has_role": bool(request.scope.grants),
        "has_work": request.scope.holds(Permission.VIEW_CELL_LIFE),
    }
    return render(request, "branches/home.html", context)
