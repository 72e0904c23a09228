"""What a visitor sees when sign-in is throttled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked_out(request: HttpRequest, credentials: dict, *args: object, **kwargs: object) -> HttpResponse:
    """Return the page that says how long to wait; the same for known and unknown names."""
    return render(request, "account/locked_out.html", status=429)
