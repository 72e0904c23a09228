"""The gallery of components, in debug only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def index(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system."""
    return render(request, "gallery/index.html")
