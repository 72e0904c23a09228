"""Writes about the doors of an account: what was done to them, and the ending of sessions."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.choices import DoorActKind
from accounts.models import DoorAct, User


@transaction.atomic
def record_door_act(*, user: User, kind: DoorActKind, detail: str = "", reason: str = "", by: User | None) -> DoorAct:
    """Write down what was done to the doors of an account; somebody else, or the server (None), gives a reason."""
    with history.act(f"door_{kind.value}", by=by, reason=reason):
        return DoorAct.objects.create(user=user, kind=kind, detail=detail[:120], reason=reason, by=by)


@transaction.atomic
def take_untold(*, by: User) -> list[DoorAct]:
    """Return what others did to one's own account and has not been told yet, and mark it as told."""
    rows = DoorAct.objects.filter(user=by, told_at=None).exclude(by=by).order_by("at")
    untold = list(rows.select_related("by").select_for_update(of=("self",)))
    if untold:
        with history.act("tell_owner", by=by):
            rows.update(told_at=timezone.now())
    return untold


@transaction.atomic
def note_session(*, key: str, address: str, user_agent: str, by: User) -> None:
    """Note where a session was opened from and on what device, for the list of open sessions."""
    longest = UserSession._meta.get_field("user_agent").max_length
    values = {"user": by, "ip": address, "user_agent": user_agent.replace("\0", "")[:longest]}
    UserSession.objects.update_or_create(session_key=key, defaults=values)


@transaction.atomic
def end_sessions(*, user: User, keep: str = "", only: int | None = None, by: User | None) -> int:
    """End the open sessions of an account but the one with the key ``keep``; returns how many ended.

    ``only`` is the number of the one session to end. Their next request meets the sign-in page; what
    is being typed there is kept.
    """
    rows = UserSession.objects.filter(user=user).exclude(session_key=keep)
    if only is not None:
        rows = rows.filter(pk=only)
    ended, _kinds = Session.objects.filter(session_key__in=rows.values("session_key")).delete()
    rows.delete()
    return ended
