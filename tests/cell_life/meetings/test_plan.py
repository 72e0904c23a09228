"""The calendar of a cell: the day of the rule, a whole year in one act, what a plan is refused for."""

from datetime import date, time

import pytest

from accounts.findings import ChangedMeanwhile, Refused
from cell_life.choices import MeetingKind, MeetingState
from cell_life.meetings.rules import regular_day
from cell_life.meetings.services import Plan, call_off_meeting, change_plan, plan_meeting, plan_year
from cell_life.models import Meeting
from tests.factories import OrganisationFactory
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (date(2026, 12, 1), date(2026, 12, 3)),  # a Thursday
        (date(2026, 10, 1), date(2026, 10, 5)),  # the 3rd is a Saturday
        (date(2027, 1, 1), date(2027, 1, 4)),  # the 3rd is a Sunday
        (date(2027, 2, 1), date(2027, 2, 3)),
        (date(2026, 5, 1), date(2026, 5, 4)),
    ],
)
def test_the_regular_meeting_is_on_the_3rd_or_in_the_first_week_screening_fact_35(month, day):
    assert regular_day(month) == day


def test_one_act_plans_the_rest_of_the_year_and_leaves_what_is_planned(city, secretary, clock):
    MeetingFactory(cell=city.cell, held_on=date(2026, 12, 10), kind=MeetingKind.COMBINED, topic="Nêu gương")
    count = plan_year(cell_id=city.cell.pk, year=2026, starts_at=time(19, 30), place="Nhà văn hóa", by=secretary)
    assert count == 1
    assert list(Meeting.objects.order_by("held_on").values_list("held_on", "kind")) == [
        (date(2026, 11, 3), "regular"),
        (date(2026, 12, 10), "combined"),
    ]
    with pytest.raises(Refused, match="Năm 2026 không còn tháng nào cần lập lịch"):
        plan_year(cell_id=city.cell.pk, year=2026, by=secretary)
    assert plan_year(cell_id=city.cell.pk, year=2027, by=secretary) == 12


def test_months_before_the_cell_was_founded_get_no_meeting(secretary, city, clock):
    young = OrganisationFactory(name="Chi bộ Mới", parent=city.base, opened_on=date(2026, 12, 1))
    assert plan_year(cell_id=young.pk, year=2026, by=secretary) == 1


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(date(2026, 11, 20)), "Tháng 11/2026 chi bộ đã có buổi thường kỳ ngày 03/11/2026"),
        (Plan(date(2026, 11, 20), MeetingKind.THEMATIC), "Sinh hoạt chuyên đề phải ghi tên chuyên đề"),
        (Plan(date(1900, 1, 3)), "không hợp lý"),
        (Plan(date(1990, 1, 3)), "chi bộ chưa thành lập"),
    ],
)
def test_a_plan_is_refused_in_clear_words(meeting, city, secretary, plan, said):
    with pytest.raises(Refused, match=said):
        plan_meeting(cell_id=city.cell.pk, plan=plan, by=secretary)
    assert Meeting.objects.count() == 1


def test_a_second_special_meeting_on_a_day_is_refused_another_kind_is_not(meeting, city, secretary):
    special = Plan(date(2026, 11, 20), MeetingKind.SPECIAL)
    plan_meeting(cell_id=city.cell.pk, plan=special, by=secretary)
    with pytest.raises(Refused, match="đã có một buổi cùng loại"):
        plan_meeting(cell_id=city.cell.pk, plan=special, by=secretary)
    plan_meeting(
        cell_id=city.cell.pk, plan=Plan(date(2026, 11, 20), MeetingKind.THEMATIC, topic="Nêu gương"), by=secretary
    )


def test_a_meeting_called_off_gives_its_month_free(meeting, city, secretary):
    with pytest.raises(Refused, match="Chưa ghi vì sao không tổ chức"):
        call_off_meeting(meeting_id=meeting.pk, reason=" ", by=secretary)
    call_off_meeting(meeting_id=meeting.pk, reason="Bão số 9", version=1, by=secretary)
    assert plan_meeting(cell_id=city.cell.pk, plan=Plan(date(2026, 11, 6)), by=secretary).state == MeetingState.PLANNED


def test_a_plan_changed_meanwhile_says_what_stands(meeting, secretary):
    change_plan(meeting_id=meeting.pk, plan=Plan(date(2026, 11, 5), place="Nhà văn hóa"), version=1, by=secretary)
    with pytest.raises(ChangedMeanwhile) as met:
        change_plan(meeting_id=meeting.pk, plan=Plan(date(2026, 11, 6)), version=1, by=secretary)
    assert met.value.fields["held_on"] == (None, date(2026, 11, 5), date(2026, 11, 6))
    assert met.value.version == 2


def test_after_the_roll_the_day_stays_but_the_place_may_be_put_right(city, secretary, clock):
    held = MeetingFactory(cell=city.cell, state=MeetingState.HELD)
    with pytest.raises(Refused, match="Buổi này đã điểm danh nên không đổi ngày"):
        change_plan(meeting_id=held.pk, plan=Plan(date(2026, 11, 2)), version=1, by=secretary)
    change_plan(meeting_id=held.pk, plan=Plan(date(2026, 11, 3), place="Trường học"), version=1, by=secretary)
    with pytest.raises(Refused, match="không ghi là không tổ chức được"):
        call_off_meeting(meeting_id=held.pk, reason="Bão", by=secretary)
