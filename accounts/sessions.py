"""How long a session lives: some minutes without use, twelve hours at most; and which ones are open."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.devices import device_words
from accounts.models import DoorAct, User
from accounts.requests import Request
from accounts.services import doors
from accounts.throttling import address_of

STARTED, SEEN = "signed_in_at", "seen_at"
SEEN_EVERY = 60
NO_ADDRESS = "::"


@dataclass(frozen=True)
class OpenSession:
    """One session as the list shows it; ``address`` is the one it was opened from, "" when unknown."""

    pk: int
    device: str
    address: str
    since: datetime
    seen: datetime
    is_this: bool


def start(sender: object, request: HttpRequest, user: User, **kwargs: object) -> None:
    """Note when and where the session began, and tell what others did meanwhile; called at each sign-in."""
    request.session[STARTED] = request.session[SEEN] = int(time.time())
    doors.note_session(
        key=_key_of(request),
        address=address_of(request) or NO_ADDRESS,
        user_agent=request.META.get("HTTP_USER_AGENT", ""),
        by=user,
    )
    if hasattr(request, "_messages"):
        for event in doors.take_untold(by=user):
            messages.warning(request, told_words(event))


def _key_of(request: HttpRequest) -> str:
    if not request.session.session_key:
        request.session.cycle_key()
    return str(request.session.session_key)


def told_words(event: DoorAct) -> str:
    """Return what somebody else did to an account, as its owner is told at the next sign-in."""
    at = timezone.localtime(event.at)
    return _(
        "Lúc {time} ngày {day}, {who} đã {act} cho tài khoản này. Lý do: {reason}. "
        "Nếu đồng chí không đề nghị việc đó, hãy gọi ngay người quản lý tài khoản."
    ).format(
        time=date_format(at, "H:i"),
        day=date_format(at, "d/m/Y"),
        who=_("đồng chí {name}").format(name=event.by.full_name) if event.by else _("quản trị máy chủ"),
        act=event.get_kind_display(),
        reason=event.reason,
    )


def connect() -> None:
    """Have ``start`` called at each sign-in."""
    user_logged_in.connect(start, dispatch_uid="accounts.sessions.start")


def is_over(request: Request) -> bool:
    """Say whether the session has lasted twelve hours or lain idle too long (longer for secretaries).

    The role is asked for only when the shorter time has passed.
    """
    started, seen = request.session.get(STARTED, 0), request.session.get(SEEN, 0)
    if not _is_past(started, seen, settings.SESSION_IDLE_SECONDS):
        return False
    return _is_past(started, seen, idle_seconds(request.scope.roles()))


def idle_seconds(roles: Iterable[str]) -> int:
    """Return how long somebody with these roles may pause."""
    secretary = "secretary" in roles
    return settings.SESSION_IDLE_SECONDS_OF_SECRETARIES if secretary else settings.SESSION_IDLE_SECONDS


def _is_past(started: int, seen: int, idle: int) -> bool:
    now = time.time()
    return now - started > settings.SESSION_COOKIE_AGE or now - seen > idle


def touch(request: Request) -> None:
    """Note that the session is in use, at most once a minute."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= SEEN_EVERY:
        request.session[SEEN] = now


def open_sessions(user: User, *, roles: Iterable[str], this: str | None = None) -> list[OpenSession]:
    """Return the sessions of one person that still work, this one first, then the last used.

    ``roles`` are the person's roles today, which decide how long a pause may be. Three queries.
    """
    rows = {row.session_key: row for row in UserSession.objects.filter(user=user)}
    stored = Session.objects.filter(session_key__in=rows, expire_date__gt=timezone.now())
    idle, found = idle_seconds(roles), []
    for session in stored:
        data = session.get_decoded()
        started, seen = data.get(STARTED, 0), data.get(SEEN, 0)
        if data.get(HASH_SESSION_KEY) != user.get_session_auth_hash() or _is_past(started, seen, idle):
            continue
        row = rows[session.session_key]
        found.append(
            OpenSession(
                pk=row.pk,
                device=device_words(row.user_agent),
                address="" if row.ip == NO_ADDRESS else row.ip,
                since=datetime.fromtimestamp(started, UTC),
                seen=datetime.fromtimestamp(seen, UTC),
                is_this=session.session_key == this,
            )
        )
    return sorted(found, key=lambda one: (not one.is_this, -one.seen.timestamp()))
