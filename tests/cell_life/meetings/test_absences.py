"""Months missed without reason: what counts, and that one statement says the same for everybody."""

from datetime import date

import pytest

from cell_life.choices import MeetingState, Presence
from cell_life.meetings.absences import months_missed, months_missed_by
from cell_life.models import Attendance
from tests.factories.meetings import MeetingFactory, membership_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(city):
    return membership_of(MemberFactory(cell=city.cell))


def missed(cell, membership, day, presence=Presence.UNEXCUSED, reason="", kind="regular", state=MeetingState.CLOSED):
    meeting = MeetingFactory(cell=cell, held_on=day, kind=kind, state=state)
    Attendance.objects.create(
        meeting=meeting, membership_id=membership, capacity="official", presence=presence, reason=reason
    )


def test_three_months_without_reason_are_three_one_excused_is_not_counted_screening_fact_3(city, member):
    for month in (3, 5, 8):
        missed(city.cell, member, date(2026, month, 3))
    missed(city.cell, member, date(2026, 9, 3), Presence.EXCUSED, "ill")
    assert months_missed(member, 2026) == [date(2026, 3, 1), date(2026, 5, 1), date(2026, 8, 1)]
    assert months_missed(member, 2025) == []


def test_a_month_with_one_meeting_attended_or_excused_is_not_missed(city, member):
    missed(city.cell, member, date(2026, 3, 3))
    missed(city.cell, member, date(2026, 3, 20), Presence.PRESENT, kind="thematic")
    missed(city.cell, member, date(2026, 4, 3))
    missed(city.cell, member, date(2026, 4, 20), Presence.EXCUSED, "mission", kind="special")
    missed(city.cell, member, date(2026, 5, 4))
    missed(city.cell, member, date(2026, 5, 20), kind="special")
    assert months_missed(member, 2026) == [date(2026, 5, 1)]


def test_a_meeting_planned_or_called_off_counts_for_nobody(city, member):
    MeetingFactory(cell=city.cell, held_on=date(2026, 6, 3), state=MeetingState.CANCELLED, closing_reason="Bão")
    MeetingFactory(cell=city.cell, held_on=date(2026, 7, 3))
    assert months_missed(member, 2026) == []


def test_a_guest_answers_for_the_meetings_where_he_stays_not_for_those_at_home(city, member):
    missed(city.cell, member, date(2026, 3, 3), Presence.EXCUSED, "elsewhere")
    missed(city.second_cell, member, date(2026, 3, 3))
    assert months_missed(member, 2026) == [date(2026, 3, 1)]


def test_one_statement_says_it_for_many(city, member, django_assert_num_queries):
    other = membership_of(MemberFactory(cell=city.second_cell))
    missed(city.cell, member, date(2026, 3, 3))
    missed(city.second_cell, other, date(2026, 4, 3), Presence.PRESENT)
    with django_assert_num_queries(1):
        assert months_missed_by([member, other], 2026) == {member: [date(2026, 3, 1)]}
