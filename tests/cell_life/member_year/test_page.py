"""The year of a member on one page: meetings and dues month by month, tasks, rating; sensitive reading is logged."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from branches.scopes import scope_of
from cell_life.choices import AbsenceReason, Capacity, MeetingState, NotCounted, Presence
from cell_life.member_year.selectors import year_of
from cell_life.models import Attendance, DuesLine, DuesSheet, MeetingTask
from tests.factories.dues import membership, receipt
from tests.factories.meetings import MeetingFactory
from tests.factories.members import MemberFactory
from tests.factories.ratings import RatingFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, full_name="Lê An", since=date(2025, 1, 1))


def came(person, cell, day, presence=Presence.PRESENT, reason="", note=""):
    meeting = MeetingFactory(cell=cell, held_on=day, state=MeetingState.HELD)
    return Attendance.objects.create(
        meeting=meeting,
        membership=membership(person),
        capacity=Capacity.OFFICIAL,
        presence=presence,
        reason=reason,
        note=note,
    )


def owes(person, cell, month, due=50_000, **more):
    sheet, _new = DuesSheet.objects.get_or_create(cell=cell, month=month)
    values = {"due": due, "rule_key": "dues.insured.rate", "basis": 5_000_000, "kind": "insured"} | more
    return DuesLine.objects.create(sheet=sheet, membership=membership(person), **values)


def year(person, user):
    return year_of(person, 2026, scope_of(user, timezone.localdate()), TODAY)


def url(person):
    return reverse("cell_life_member:year", args=[person.pk]) + "?nam=2026"


def test_each_month_says_who_came_and_what_was_paid(city, person, secretary):
    came(person, city.cell, date(2026, 1, 3))
    came(person, city.cell, date(2026, 2, 3), Presence.EXCUSED, AbsenceReason.MISSION, "Đà Nẵng")
    came(person, city.cell, date(2026, 3, 3), Presence.UNEXCUSED)
    owes(person, city.cell, date(2026, 1, 1))
    owes(person, city.cell, date(2026, 2, 1))
    owes(person, city.cell, date(2026, 3, 1))
    owes(person, city.cell, date(2026, 5, 1))
    owes(person, city.cell, date(2026, 6, 1), due=0, not_counted=NotCounted.DETAINED, rule_key="", basis=None)
    receipt(city.cell, person, date(2026, 1, 1), 50_000)
    receipt(city.cell, person, date(2026, 2, 1), 20_000)
    receipt(city.cell, person, date(2026, 9, 1), 50_000, paid_on=date(2026, 6, 1))
    found = year(person, secretary)
    assert [one.words for one in found.meetings] == [
        "có mặt",
        "vắng có lý do: đi công tác, Đà Nẵng",
        "vắng không lý do",
    ]
    states = {month.month.month: month.dues.state for month in found.months if month.dues}
    assert states == {1: "paid", 2: "short", 3: "unpaid", 5: "open", 6: "free", 9: "paid"}
    assert [one["value"] for one in found.figures] == ["1/3", 1, "0/0", 1]


def test_tasks_and_the_rating_of_the_year_stand_on_it(city, person, secretary):
    meeting = MeetingFactory(cell=city.cell, held_on=date(2026, 3, 3), state=MeetingState.HELD)
    MeetingTask.objects.create(meeting=meeting, person=person, words="Vận động", due_on=date(2026, 4, 1))
    done = date(2026, 3, 20)
    MeetingTask.objects.create(meeting=meeting, person=person, words="Viết bài", due_on=done, done_on=done)
    RatingFactory(person=person, year=2025)
    RatingFactory(person=person, year=2026, level="excellent")
    found = year(person, secretary)
    assert [(one.words, one.is_late) for one in found.tasks] == [("Viết bài", False), ("Vận động", True)]
    assert [row.year for row in found.ratings] == [2026]


def test_illness_as_a_reason_is_for_who_may_read_the_background(city, person, secretary, leader):
    came(person, city.cell, date(2026, 1, 3), Presence.EXCUSED, AbsenceReason.ILL, "điều trị")
    assert year(person, secretary).meetings[0].words == "vắng có lý do: ốm, điều trị, điều trị"
    assert year(person, leader).meetings[0].words == "vắng có lý do"


def test_dues_are_read_by_right_and_the_reading_is_logged_once_a_day(client_for, city, person, secretary, leader):
    owes(person, city.cell, date(2026, 1, 1))
    page = client_for(leader).get(url(person)).content.decode()
    assert "Đảng phí</th>" not in page
    assert not AccessLog.objects.filter(subject_type="person_dues").exists()
    client = client_for(secretary)
    for _time in range(2):
        page = client.get(url(person)).content.decode()
        assert "5.000.000" in page
    assert AccessLog.objects.get(subject_type="person_dues").subject_id == person.pk
    assert "đọc việc đóng đảng phí" in client.get(reverse("members:lookers", args=[person.pk])).content.decode()


def test_the_tab_stands_on_the_record_and_an_empty_year_says_so(client_for, person, secretary):
    client = client_for(secretary)
    assert reverse("cell_life_member:year", args=[person.pk]) in client.get(f"/dang-vien/{person.pk}/").content.decode()
    assert "Trong năm chưa ghi buổi sinh hoạt nào" in client.get(url(person)).content.decode()


def test_a_full_year_asks_as_often_as_a_single_month(city, person, secretary):
    def queries():
        with CaptureQueriesContext(connection) as found:
            year(person, secretary)
        return len(found)

    came(person, city.cell, date(2026, 1, 3))
    owes(person, city.cell, date(2026, 1, 1))
    before = queries()
    for month in (2, 3):
        came(person, city.cell, date(2026, month, 3))
        owes(person, city.cell, date(2026, month, 1))
    assert queries() == before
