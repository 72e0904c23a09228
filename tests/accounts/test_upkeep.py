"""Old drafts, kept forms, keys and sessions go; fresh ones stay."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Draft, KeptPost, SentOnce
from accounts.tasks import forget_old
from accounts.upkeep import DRAFT_DAYS, KEPT_DAYS, SENT_DAYS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("extra_days", "left"), [(-1, 1), (1, 0)])
def test_each_kind_has_its_time(secretary, extra_days, left):
    now = timezone.now()
    draft = Draft.objects.create(user=secretary, key="a")
    Draft.objects.filter(pk=draft.pk).update(updated_at=now - timedelta(days=DRAFT_DAYS + extra_days))
    KeptPost.objects.create(user=secretary, path="/", kept_at=now - timedelta(days=KEPT_DAYS + extra_days))
    key = "5b3f0c1e-8f5a-4b6e-9d55-0a4a1b2c3d4e"
    SentOnce.objects.create(user=secretary, key=key, created_at=now - timedelta(days=SENT_DAYS + extra_days))
    Session.objects.create(session_key="s", session_data="", expire_date=now - timedelta(days=extra_days))
    forget_old()
    assert [model.objects.count() for model in (Draft, KeptPost, SentOnce, Session)] == [left] * 4
