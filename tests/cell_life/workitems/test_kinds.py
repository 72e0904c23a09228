"""What the month of a cell asks for, day by day, and what is asked of the committee above."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from branches.models import WorkItem
from branches.workitems import registry, selectors, services
from cell_life.choices import BaseKind, MeetingKind, MeetingState, Outcome, RoundState
from cell_life.models import (
    Ballot,
    BallotBase,
    DuesLine,
    DuesRelief,
    DuesRemittance,
    DuesSheet,
    MeetingScore,
    MeetingTask,
    RatingComplaint,
    RatingDecision,
    RatingEntry,
    RatingSheet,
)
from tests.factories import OrganisationFactory
from tests.factories.meetings import MeetingFactory, membership_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def member(city) -> Any:
    return MemberFactory(cell=city.cell, since=date(2026, 1, 1), full_name="Phạm Thị Việc")


@pytest.fixture
def told(city) -> Callable[..., dict[str, selectors.Shown]]:
    """Give what waits in one body by kind, the first of each, on a day."""

    def ask(cell=None, today: date = TODAY) -> dict[str, selectors.Shown]:
        body = cell or city.cell
        services.refresh(cells=[body.pk], today=today, by=None)
        items = WorkItem.objects.open().filter(organisation=body)
        return {one.item.kind: one for one in selectors.shown(items, today)}

    return ask


def test_a_month_begins_with_its_plan(city, member, told):
    asked = told(today=date(2026, 11, 1))["meetings.plan"]
    assert (asked.words.title, asked.item.due_on) == ("Lên lịch sinh hoạt tháng 11/2026", date(2026, 11, 3))
    assert "Chỉ thị 50-CT/TW" in asked.why
    MeetingFactory(cell=city.cell, held_on=date(2026, 11, 3))
    assert "meetings.plan" not in told(today=date(2026, 11, 1))


def test_a_cell_without_members_is_asked_for_nothing(city, told):
    assert told() == {}


def test_the_next_month_is_told_when_it_is_near(city, member, told):
    MeetingFactory(cell=city.cell, held_on=date(2026, 11, 3), state=MeetingState.CLOSED, uploaded_on=date(2026, 11, 4))
    assert told(today=date(2026, 11, 20)).get("meetings.plan") is None
    asked = told(today=date(2026, 11, 22))["meetings.plan"]
    assert asked.words.title == "Lên lịch sinh hoạt tháng 12/2026"


def test_roll_minutes_results_and_score_follow_each_other(city, member, told):
    meeting = MeetingFactory(cell=city.cell, held_on=date(2026, 11, 3))
    roll = told()["meetings.roll"]
    assert roll.why == (
        "Ngày 03/11/2026 + 2 ngày = 05/11/2026; "
        "Hướng dẫn 42-HD/BTCTW (28/10/2025), theo nguồn thứ cấp, chưa kiểm chứng."
    )
    meeting.state, meeting.recorded_on = MeetingState.HELD, date(2026, 11, 3)
    meeting.save()
    after = told()
    assert "meetings.roll" not in after
    assert after["meetings.minutes"].item.due_on == date(2026, 11, 5)
    assert after["meetings.score"].item.due_on == date(2026, 11, 6)
    meeting.state = MeetingState.CLOSED
    meeting.save()
    MeetingScore.objects.create(meeting=meeting, sheet="x", points={}, total=90, level="good", sent_on=TODAY)
    after = told()
    assert {"meetings.minutes", "meetings.score"} & after.keys() == set()
    assert after["meetings.results"].item.due_on == date(2026, 11, 5)


def test_a_quarter_asks_for_a_thematic_meeting_before_it_ends(city, member, told):
    assert "meetings.thematic" not in told(today=date(2026, 11, 10))
    asked = told(today=date(2026, 11, 24))["meetings.thematic"]
    assert (asked.words.title, asked.item.due_on) == ("Sinh hoạt chuyên đề quý 4/2026", date(2026, 12, 31))
    MeetingFactory(cell=city.cell, held_on=date(2026, 12, 3), kind=MeetingKind.COMBINED)
    assert "meetings.thematic" not in told(today=date(2026, 11, 24))


def test_a_task_given_at_a_meeting_names_who_has_it(city, member, told):
    meeting = MeetingFactory(cell=city.cell, held_on=date(2026, 11, 3), state=MeetingState.CLOSED)
    MeetingTask.objects.create(meeting=meeting, person=member, words="Rà soát", due_on=date(2026, 11, 20))
    asked = told()["meetings.task"]
    assert asked.words.title == "Nhiệm vụ giao: Phạm Thị Việc"
    assert "buổi sinh hoạt ngày 03/11/2026, hoàn thành trước ngày 20/11/2026" in asked.why


def test_a_vote_is_settled_counted_and_reported(city, member, told, secretary):
    base = BallotBase.objects.create(organisation=city.cell, kind=BaseKind.CELL, held_on=date(2026, 11, 3))
    ballot = Ballot.objects.create(
        base=base, subject_kind="question", question="Thông qua", share_numerator=1, share_denominator=2
    )
    assert "ballots.freeze" in told()
    base.size, base.frozen_at = 5, timezone.now()
    base.save()
    assert "ballots.count" in told()
    Ballot.objects.filter(pk=ballot.pk).update(
        state="counted", outcome=Outcome.NOT_REACHED, base_size=5, yes=2, no=3, blank=0, invalid=0, not_cast=0,
        issued=5, counted_at=timezone.now(),
    )  # fmt: skip
    after = told()
    assert "ballots.count" not in after
    assert "Kết quả không đủ tỷ lệ vẫn phải báo cáo" in after["ballots.report"].why


def test_dues_go_from_the_sheet_to_the_level_above(city, member, told):
    assert told()["dues.open"].words.title == "Lập bảng đảng phí tháng 11/2026"
    month = date(2026, 10, 1)
    sheet = DuesSheet.objects.create(cell=city.cell, month=month)
    assert told()["dues.close"].item.due_on == date(2026, 11, 3)
    sheet.state, sheet.closed_at = "closed", timezone.now()
    sheet.save()
    after = told()
    assert "dues.close" not in after
    assert after["dues.send"].words.title == "Nộp đảng phí tháng 10/2026 lên cấp trên"
    DuesRemittance.objects.create(
        organisation=city.cell, to=city.base, month=month, taken=100, kept=70, sent=30, kept_numerator=7,
        kept_denominator=10, sent_on=date(2026, 11, 5), voucher="01",
    )  # fmt: skip
    assert "dues.send" not in told()
    assert told(city.base)["dues.receive"].words.title == "1 đơn vị đã nộp đảng phí tháng 10/2026"


def test_who_has_not_paid_is_told_with_how_long(city, member, told):
    for number in (6, 7, 8):
        sheet = DuesSheet.objects.create(cell=city.cell, month=date(2026, number, 1))
        DuesLine.objects.create(sheet=sheet, membership_id=membership_of(member), due=10_000, kind="insured", basis=1)
    asked = told()["dues.unpaid"]
    assert asked.words.title == "1 đồng chí chưa đóng đảng phí"
    assert "Lâu nhất 3 tháng: Phạm Thị Việc; 1 đồng chí từ 3 tháng: chi bộ xem lý do" in asked.why
    assert asked.item.rule_key == "striking_off.dues.months"


def test_a_relief_is_told_a_month_before_it_ends(city, member, told):
    DuesRelief.objects.create(
        membership_id=membership_of(member), kind="reduced", ground="hardship", share_numerator=1, share_denominator=2,
        starts_on=date(2026, 6, 1), ends_on=date(2026, 12, 1), requested_on=date(2026, 5, 1),
        decision_number="1", decided_on=date(2026, 5, 20),
    )  # fmt: skip
    asked = told()["dues.relief"]
    assert (asked.words.title, asked.item.due_on) == (
        "Miễn, giảm đảng phí sắp hết: Phạm Thị Việc",
        date(2026, 11, 30),
    )


def test_the_yearly_rating_is_opened_in_december_and_walks_its_steps(city, member, told):
    assert "rounds.open" not in told()
    assert told(today=date(2026, 12, 1))["rounds.open"].item.due_on == date(2026, 12, 31)
    meeting = MeetingFactory(cell=city.cell, held_on=date(2026, 12, 15), kind=MeetingKind.SPECIAL)
    sheet = RatingSheet.objects.create(cell=city.cell, year=2026, meeting=meeting)
    entry = RatingEntry.objects.create(sheet=sheet, membership_id=membership_of(member))
    after = told(today=date(2026, 12, 2))
    assert after["rounds.reviews"].why.startswith("Còn thiếu: Phạm Thị Việc")
    assert after["rounds.draft"].item.due_on == date(2026, 12, 10)
    RatingSheet.objects.filter(pk=sheet.pk).update(state=RoundState.VOTED)
    assert "rounds.report" in told(today=date(2026, 12, 16))
    RatingSheet.objects.filter(pk=sheet.pk).update(state=RoundState.REPORTED)
    assert told(city.base, date(2026, 12, 20))["rounds.decide"].words.title == "1 chi bộ chờ quyết định xếp loại"
    decision = RatingDecision.objects.create(organisation=city.base, year=2026, decision_number="9", decided_on=TODAY)
    RatingSheet.objects.filter(pk=sheet.pk).update(state=RoundState.ANNOUNCED, decision=decision)
    RatingComplaint.objects.create(entry=entry, received_on=date(2026, 12, 28), words="Đề nghị xem lại")
    assert "Phạm Thị Việc" in told(city.base, date(2026, 12, 30))["rounds.complaint"].words.title


def test_the_night_takes_as_many_statements_for_one_cell_as_for_many(city, member, told):
    few = _statements()
    for n in range(10):
        MemberFactory(cell=OrganisationFactory(name=f"Chi bộ số {n}", parent=city.base))
    assert _statements() == few
    assert WorkItem.objects.open().filter(kind="dues.open").count() == 11


def _statements() -> int:
    with CaptureQueriesContext(connection) as queries:
        services.refresh(today=TODAY, by=None)
    return len(queries)


def test_every_kind_has_words_a_right_and_somebody_whose_it_is(city):
    for kind in registry.kinds().values():
        assert str(kind.label)
        assert kind.permission
        assert kind.post
