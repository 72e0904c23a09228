"""What is thrown away in time: old drafts, kept forms, keys of sendings, ended sessions."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Draft, KeptPost, SentOnce

DRAFT_DAYS, KEPT_DAYS, SENT_DAYS = 60, 14, 2


def forget_old() -> dict[str, int]:
    """Delete what nobody needs any more; returns how many of each."""
    now = timezone.now()
    old = {
        "drafts": Draft.objects.filter(updated_at__lt=now - timedelta(days=DRAFT_DAYS)),
        "kept": KeptPost.objects.filter(kept_at__lt=now - timedelta(days=KEPT_DAYS)),
        "sent": SentOnce.objects.filter(created_at__lt=now - timedelta(days=SENT_DAYS)),
        "sessions": Session.objects.filter(expire_date__lt=now),
    }
    stored = Session.objects.filter(session_key=OuterRef("session_key"))
    old["session_notes"] = UserSession.objects.filter(~Exists(stored))
    return {name: rows.delete()[0] for name, rows in old.items()}
