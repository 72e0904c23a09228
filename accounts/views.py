"""Pages of the accounts app."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain a refused form and how to go on."""
    return render(request, "403_csrf.html", status=403)
