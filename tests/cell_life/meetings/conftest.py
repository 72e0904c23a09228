"""A cell in November 2026: the clock stands, five members and a guest, the meeting of the 3rd."""

from datetime import date

import pytest

from tests.factories.meetings import MeetingFactory
from tests.factories.members import MemberFactory

TODAY = date(2026, 11, 4)


@pytest.fixture
def clock(monkeypatch):
    """Stop the clock; call it with another day to move on."""

    def stand(day: date) -> None:
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_at: day)

    stand(TODAY)
    return stand


@pytest.fixture
def members(city):
    names = ("Trần Thị An", "Lê Văn Bình", "Vũ Thị Chi", "Đỗ Văn Dũng", "Phạm Thị Em")
    return [MemberFactory(cell=city.cell, full_name=name) for name in names]


@pytest.fixture
def meeting(city, members, clock):
    return MeetingFactory(cell=city.cell)
