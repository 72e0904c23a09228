"""Puts the scope of the signed-in user and the day into each request."""

from collections.abc import Callable
from typing import cast

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.requests import Request
from accounts.scope import Scope
from branches.scopes import scope_of


class ScopeOfTheRequest:
    """Sets ``request.today`` and a lazy ``request.scope``, computed anew for every request."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Attach day and scope, then go on."""
        request.today = timezone.localdate()
        request.scope = cast(Scope, SimpleLazyObject(lambda: scope_of(request.user, request.today)))
        return self.get_response(request)
