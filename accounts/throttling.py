"""Throttling of both steps of sign-in, all of it by axes and its rows in the database: who is counted, what is shown.

Three counts within the cooling-off time: one name from one address (a forgotten password), one
address over all names (spraying), one name over all addresses (guessing from many places).
"""

import ipaddress
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

ADDRESS_LIMIT = 60
NAME_LIMIT = 40


class Throttle(AxesDatabaseHandler):
    """The library's handler with a limit of its own for each of the three counts."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Return the failures of name and address, or the limit itself when another count is full."""
        limit = settings.AXES_FAILURE_LIMIT
        pair, address, name = (
            attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        is_full = address >= ADDRESS_LIMIT or name >= NAME_LIMIT
        return max(pair, limit) if is_full else pair

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forget only the failures of this name from this address after a success.

        Forgetting those of the whole address would let a person with one account guess at all others.
        """
        pair = self.filter_user_attempts(request, credentials)[0]
        count: int = pair.delete()[0]
        return count


def username_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the name as sign-in compares it, so that capitals and blanks give no extra attempts."""
    name = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(name).strip().lower()[:255]


def address_of(request: HttpRequest) -> str:
    """Return the visitor's address as the outermost proxy of ours saw it.

    ``TRUSTED_PROXIES`` proxies each add one entry at the right end of X-Forwarded-For; what
    stands further left is the visitor's own claim and is not believed.
    """
    entries = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXIES
    claimed = entries[-proxies] if 0 < proxies <= len(entries) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(claimed))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))


def is_locked(request: HttpRequest, username: str) -> bool:
    """Say whether this name or address has failed too often to be heard now."""
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def count_failure(request: HttpRequest, username: str) -> None:
    """Count a wrong second factor like a wrong password; the failure that is one too many locks."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Return the page that says how long to wait; the same for known and unknown names."""
    minutes = _minutes_left(request, credentials)
    page = render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
    page["Retry-After"] = str(minutes * 60)
    return page


def _minutes_left(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Return whole minutes, at least one, until the newest failure that counts has cooled off."""
    cool_off = get_cool_off(request)
    newest = (
        (
            AccessAttempt.objects.filter(ip_address=address_of(request))
            | AccessAttempt.objects.filter(username=username_of(request, credentials))
        )
        .order_by("-attempt_time")
        .first()
    )
    left = newest.attempt_time + cool_off - timezone.now() if newest else cool_off
    return max(1, -(-int(left.total_seconds()) // 60))
