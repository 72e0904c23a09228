"""Minutes, tasks, closing and scoring; what a meeting lacks against the rules of its day."""

from datetime import date

import pytest

from accounts.findings import ChangedMeanwhile, Refused
from cell_life.choices import MeetingState
from cell_life.meetings.rules import Absence, Facts, meeting_findings, quarter_finding
from cell_life.meetings.services import (
    Minutes,
    Score,
    add_task,
    close_meeting,
    record_minutes,
    record_roll,
    report_task,
    score_meeting,
)
from cell_life.models import Meeting, MeetingScore
from tests.factories.meetings import membership_of

DAY, TODAY = date(2026, 11, 3), date(2026, 11, 20)
FULL = {"preparation": 10, "conduct": 28, "chairing": 10, "principles": 5, "results": 27, "closing": 5}


def said(code, today=TODAY, **facts):
    given = {"kind": "regular", "state": "closed", "held_on": DAY, "papers_on": date(2026, 11, 2)} | facts
    return [one.reason for one in meeting_findings(Facts(**given), today) if one.code == code]


def test_short_meetings_are_told_screening_fact_35():
    assert said("meeting_too_short", minutes=85) == ["Họp 85 phút, dưới 90 phút."]
    assert said("meeting_too_short", minutes=90) == []
    assert said("meeting_too_short", kind="combined", minutes=110) == ["Họp 110 phút, dưới 120 phút."]
    assert said("meeting_too_short", kind="combined", minutes=120) == []


def test_results_up_on_the_third_day_are_late_screening_fact_35():
    late = ["Kết quả cập nhật ngày 06/11/2026, chậm hơn hạn 05/11/2026."]
    assert said("meeting_upload_late", uploaded_on=date(2026, 11, 6)) == late
    assert said("meeting_upload_late", uploaded_on=date(2026, 11, 5)) == []


@pytest.mark.parametrize(
    ("code", "facts", "today", "there"),
    [
        ("meeting_papers_late", {"papers_on": DAY}, TODAY, True),
        ("meeting_papers_late", {}, TODAY, False),
        ("meeting_papers_missing", {"papers_on": None, "state": "planned"}, date(2026, 11, 2), False),
        ("meeting_papers_missing", {"papers_on": None, "state": "planned"}, DAY, True),
        ("meeting_few_came", {"present": 18, "expected": 20}, TODAY, True),
        ("meeting_few_came", {"present": 19, "expected": 20}, TODAY, False),
        ("meeting_score_late", {"sent_on": date(2026, 11, 9)}, TODAY, True),
        ("meeting_score_late", {"sent_on": date(2026, 11, 6)}, TODAY, False),
        ("meeting_score_missing", {}, date(2026, 11, 6), False),
        ("meeting_score_missing", {}, date(2026, 11, 7), True),
        ("meeting_not_recorded", {"state": "planned"}, DAY, False),
        ("meeting_not_recorded", {"state": "planned"}, date(2026, 11, 4), True),
        ("meeting_out_of_week", {"held_on": date(2026, 11, 8)}, TODAY, True),
        ("meeting_out_of_week", {"held_on": date(2026, 11, 7)}, TODAY, False),
    ],
)
def test_what_is_late_or_missing_is_told_from_its_day_on(code, facts, today, there):
    assert bool(said(code, today, **facts)) is there


def test_a_meeting_called_off_lacks_nothing():
    assert meeting_findings(Facts(kind="regular", state="cancelled", held_on=DAY), TODAY) == []


def test_a_quarter_without_a_theme_is_told_in_its_last_month():
    assert quarter_finding(2026, 4, 0, date(2026, 11, 30)) is None
    assert quarter_finding(2026, 4, 0, date(2026, 12, 1)).rule == "meeting.thematic.per_quarter"
    assert quarter_finding(2026, 4, 1, date(2026, 12, 1)) is None


# ── services ────────────────────────────────────────────────────────────────
@pytest.fixture
def held(meeting, members, secretary):
    absent = Absence(membership_of(members[4]), "unexcused")
    return record_roll(meeting_id=meeting.pk, exceptions=[absent], by=secretary)


def minutes_of(members, **more):
    given = {"chair_id": members[0].pk, "clerk_id": members[1].pk, "minutes": 95, "concluded": "Thu gọn ngõ 12."}
    return Minutes(**given | more)


@pytest.mark.django_db
def test_minutes_wait_for_the_roll_and_name_people_who_came(meeting, members, secretary):
    with pytest.raises(Refused, match="chưa điểm danh"):
        record_minutes(meeting_id=meeting.pk, minutes=minutes_of(members), version=1, by=secretary)
    held = record_roll(
        meeting_id=meeting.pk, exceptions=[Absence(membership_of(members[0]), "unexcused")], by=secretary
    )
    for more, words in (
        ({}, "người chủ trì không có mặt"),
        ({"chair_id": members[1].pk}, "vừa chủ trì vừa làm thư ký"),
        ({"minutes": 0}, "không hợp lý"),
        ({"uploaded_on": date(2026, 11, 2)}, "từ ngày họp đến hôm nay"),
    ):
        with pytest.raises(Refused, match=words):
            record_minutes(meeting_id=held.pk, minutes=minutes_of(members, **more), version=held.version, by=secretary)


@pytest.mark.django_db
def test_minutes_close_when_complete_and_then_change_only_with_a_reason(held, members, secretary):
    with pytest.raises(Refused, match="còn thiếu: thời gian họp, người chủ trì, thư ký, kết luận"):
        close_meeting(meeting_id=held.pk, version=held.version, by=secretary)
    written = record_minutes(meeting_id=held.pk, minutes=minutes_of(members), version=held.version, by=secretary)
    closed = close_meeting(meeting_id=held.pk, version=written.version, by=secretary)
    assert closed.state == MeetingState.CLOSED
    put_right = {"meeting_id": held.pk, "minutes": minutes_of(members, minutes=100), "version": closed.version}
    with pytest.raises(Refused, match="phải ghi vì sao đính chính"):
        record_minutes(**put_right, by=secretary)
    record_minutes(**put_right, why="Ghi nhầm giờ kết thúc", by=secretary)
    event = Meeting.pgh_event_model.objects.order_by("-pgh_id").first()
    assert (event.minutes, event.pgh_context["reason"]) == (100, "Ghi nhầm giờ kết thúc")


@pytest.mark.django_db
def test_two_people_writing_minutes_the_second_is_told_what_stands(held, members, secretary):
    opened = held.version
    record_minutes(meeting_id=held.pk, minutes=minutes_of(members), version=opened, by=secretary)
    with pytest.raises(ChangedMeanwhile) as met:
        record_minutes(meeting_id=held.pk, minutes=minutes_of(members, minutes=80), version=opened, by=secretary)
    assert met.value.fields == {"minutes": (None, 95, 80)}


@pytest.mark.django_db
def test_a_task_is_given_to_somebody_on_the_roll_and_reported_done_later(city, held, members, secretary, clock):
    for more, words in (
        ({"words": "", "due_on": TODAY}, "Chưa ghi nhiệm vụ"),
        ({"words": "Rà soát", "due_on": date(2026, 11, 2)}, "Hạn hoàn thành phải từ ngày họp"),
        ({"words": "Rà soát", "due_on": TODAY, "person_id": 999_999}, "không có trong danh sách"),
    ):
        with pytest.raises(Refused, match=words):
            add_task(meeting_id=held.pk, **more, by=secretary)
    task = add_task(meeting_id=held.pk, words="Rà soát hộ nghèo", due_on=TODAY, person_id=members[2].pk, by=secretary)
    with pytest.raises(Refused, match="từ ngày họp đến hôm nay"):
        report_task(task_id=task.pk, done_on=TODAY, by=secretary)
    clock(TODAY)
    done = report_task(task_id=task.pk, done_on=TODAY, outcome="Ba hộ", version=1, by=secretary)
    assert (done.done_on, done.outcome) == (TODAY, "Ba hộ")
    with pytest.raises(ChangedMeanwhile):
        report_task(task_id=task.pk, done_on=None, version=1, by=secretary)


@pytest.mark.django_db
def test_a_score_adds_up_to_its_level_and_is_refused_over_a_maximum(held, secretary):
    with pytest.raises(Refused, match="Chưa chấm: Thời gian sinh hoạt"):
        score_meeting(meeting_id=held.pk, score=Score(FULL | {"attendance": 1}), by=secretary)
    with pytest.raises(Refused, match="6 điểm, quá khung"):
        score_meeting(meeting_id=held.pk, score=Score(FULL | {"duration": 6, "attendance": 1}), by=secretary)
    points = FULL | {"duration": 4, "attendance": 1}
    with pytest.raises(Refused, match="Chưa ghi ngày chi ủy thống nhất"):
        score_meeting(meeting_id=held.pk, score=Score(points, sent_on=date(2026, 11, 4)), by=secretary)
    score = score_meeting(
        meeting_id=held.pk, score=Score(points, agreed_on=DAY, sent_on=date(2026, 11, 4)), by=secretary
    )
    assert (score.sheet, score.total, score.level) == ("mau-42-hd", 90, "good")
    again = Score(points | {"conduct": 27}, agreed_on=DAY)
    with pytest.raises(ChangedMeanwhile):
        score_meeting(meeting_id=held.pk, score=again, by=secretary)
    score_meeting(meeting_id=held.pk, score=again, version=1, by=secretary)
    assert MeetingScore.objects.values_list("total", "level").get() == (89, "fair")


@pytest.mark.django_db
def test_before_the_roll_nothing_is_scored(meeting, secretary):
    with pytest.raises(Refused, match="chưa điểm danh"):
        score_meeting(meeting_id=meeting.pk, score=Score(FULL), by=secretary)
