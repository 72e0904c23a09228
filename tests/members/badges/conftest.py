"""Badges are judged on one day, so that rounds and last days of files stay where the tests expect them."""

from datetime import date

import pytest
from django.utils import timezone

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def one_day(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_given, **_named: TODAY)
