"""Asking for the password again before the doors of an account are changed, unless it was given just now."""

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.requests import Request
from accounts.sessions import STARTED

CONFIRMED = "confirmed_at"
FRESH_SECONDS = 10 * 60
View = Callable[..., HttpResponse]


def is_fresh(request: Request) -> bool:
    """Say whether the password was given within ten minutes, at sign-in or since."""
    given = max(request.session.get(CONFIRMED, 0), request.session.get(STARTED, 0))
    return time.time() - given <= FRESH_SECONDS


def confirm(request: Request) -> None:
    """Note that the password was given now."""
    request.session[CONFIRMED] = int(time.time())


def password_again(view: View) -> View:
    """Return a view decorator that asks for the password first; what was sent is sent again by hand."""

    @wraps(view)
    def asked(request: Request, *args: object, **kwargs: object) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        back = request.get_full_path() if request.method == "GET" else reverse("accounts:protection")
        return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': back})}")

    return asked
