"""Pages of meetings."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.requests import Request
from accounts.roles import Permission
from cell_life import frame


@needs(Permission.VIEW_CELL_LIFE)
@require_GET
def home(request: Request) -> HttpResponse:
    """Show the rooms of cell life, each with what is done there."""
    return render(request, "cell_life/home.html", {"rooms": frame.rooms(request)})
