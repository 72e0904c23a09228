"""The demo has a year of meetings that keep every rule of the tables."""

from datetime import date

import pytest

from cell_life.choices import MeetingState
from cell_life.models import Attendance, Meeting, MeetingScore, MeetingTask
from cell_life.seed import meetings as seed
from members.seed import higher
from rulebook import scoring
from tests.factories.meetings import membership_of, stays_in
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_the_demo_has_meetings_with_rolls_tasks_and_scores_that_add_up(city):
    people = [
        MemberFactory(cell=cell) for cell in (city.cell, city.second_cell, city.neighbour_cell) for _n in range(9)
    ]
    stays_in(people[0], city.second_cell, date(2026, 3, 1))
    assert "meetings" in higher._writers
    assert seed.write(TODAY, 27) > 300
    past = Meeting.objects.filter(held_on__lte=date(2026, 10, 31))
    assert past.count() == 30
    assert not past.filter(state=MeetingState.PLANNED).exists()
    assert Meeting.objects.filter(held_on__gt=TODAY, state=MeetingState.PLANNED).count() == 6
    assert set(Attendance.objects.filter(membership=membership_of(people[0])).values_list("reason", flat=True)) >= {
        "elsewhere"
    }
    assert MeetingTask.objects.exists()
    sheet = scoring.sheets()["mau-42-hd"]
    for score in MeetingScore.objects.all():
        assert sum(score.points.values()) == score.total
        assert sheet.level(score.total).value == score.level
        assert all(score.points[one.key] <= one.maximum for one in sheet.criteria)
