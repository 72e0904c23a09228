"""How long a session lives: some minutes without use, twelve hours at most."""

import time

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from accounts.requests import Request

STARTED, SEEN = "signed_in_at", "seen_at"
SEEN_EVERY = 60


def start(sender: object, request: HttpRequest, **kwargs: object) -> None:
    """Note when the session began; called by the signal of a sign-in."""
    request.session[STARTED] = request.session[SEEN] = int(time.time())


def connect() -> None:
    """Have ``start`` called at each sign-in."""
    user_logged_in.connect(start, dispatch_uid="accounts.sessions.start")


def is_over(request: Request) -> bool:
    """Say whether the session has lasted twelve hours or lain idle too long (longer for secretaries).

    The role is asked for only when the shorter time has passed.
    """
    now = time.time()
    started, seen = request.session.get(STARTED, 0), request.session.get(SEEN, 0)
    if now - started > settings.SESSION_COOKIE_AGE:
        return True
    idle = now - seen
    if idle <= settings.SESSION_IDLE_SECONDS:
        return False
    return idle > settings.SESSION_IDLE_SECONDS_OF_SECRETARIES or "secretary" not in request.scope.roles()


def touch(request: Request) -> None:
    """Note that the session is in use, at most once a minute."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= SEEN_EVERY:
        request.session[SEEN] = now
