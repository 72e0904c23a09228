"""Pages of meetings: three taps for an exception, nothing typed is lost, what stands is told, papers come out."""

import re
from datetime import date

import pytest
from django.urls import reverse

from cell_life.choices import MeetingState
from cell_life.meetings.rules import Absence
from cell_life.meetings.selectors import discreet, roll_lines, score_page
from cell_life.meetings.services import record_roll
from cell_life.models import Attendance, Meeting, MeetingScore, MeetingTask
from tests.factories.meetings import MeetingFactory, membership_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for, secretary, meeting):
    return client_for(secretary)


def url(name, pk, *more):
    return reverse(f"meetings:{name}", args=[pk, *more])


def page_of(client, address, **query):
    return client.get(address, query, follow=True).content.decode()


def everybody(members, **said):
    sent = {"version": "1"}
    for one in members:
        sent[f"m{membership_of(one)}"] = "present"
    return sent | said


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_the_secretary_comes_straight_to_his_cell_and_sees_the_months_ahead(client, city):
    page = page_of(client, reverse("meetings:home"))
    assert "Chi bộ Tổ dân phố 7" in page
    assert "Đã tới ngày họp" not in page
    assert "Chưa có buổi thường kỳ" in page
    assert "Ngày theo quy định: 03/12/2026" in page


def test_a_year_is_planned_in_one_act(client, city):
    sent = {"year": "2027", "starts_at": "19h30", "place": "Nhà văn hóa"}
    answer = client.post(url("plan_year", city.cell.pk), sent, follow=True).content.decode()
    assert "Đã lập lịch các tháng còn lại" in answer
    assert Meeting.objects.filter(month__year=2027).count() == 12
    assert "Các buổi năm 2027" in answer


def test_the_roll_has_everybody_present_and_one_row_a_person(client, meeting):
    page = page_of(client, url("roll", meeting.pk))
    assert len(re.findall(r'value="present"[^>]* checked', page)) == 5
    assert page.count("<fieldset") == 5


def test_exceptions_are_written_and_a_missing_reason_loses_nothing(client, meeting, members):
    an, binh = members[:2]
    sent = everybody(members) | {f"m{membership_of(an)}": "excused", f"m{membership_of(binh)}": "unexcused"}
    page = client.post(url("roll", meeting.pk), sent).content.decode()
    assert "Đồng chí Trần Thị An vắng có lý do thì phải chọn lý do." in page
    assert len(re.findall(r'value="unexcused"[^>]* checked', page)) == 1
    assert not Attendance.objects.exists()
    sent |= {f"r{membership_of(an)}": "ill"}
    page = client.post(url("roll", meeting.pk), sent, follow=True).content.decode()
    assert "Có mặt 3 trên 5 đồng chí phải dự (60%)." in page
    assert "vắng có lý do (ốm, điều trị)" in page
    assert "Có mặt 3 trên 5 đồng chí, chưa quá 90%." in page


def test_the_second_tab_sees_what_the_first_wrote_and_keeps_its_own_choices(client, meeting, members, secretary):
    an, binh = members[:2]
    record_roll(meeting_id=meeting.pk, exceptions=[Absence(membership_of(an), "unexcused")], version=1, by=secretary)
    sent = everybody(members) | {f"m{membership_of(binh)}": "unexcused"}
    page = client.post(url("roll", meeting.pk), sent).content.decode()
    assert "Người khác vừa điểm danh buổi này." in page
    assert "Người khác vừa ghi: vắng không lý do. Chọn mục đúng." in page
    assert len(re.findall(r'value="unexcused"[^>]* checked', page)) == 1
    assert 'name="version" value="2"' in page
    both = sent | {f"m{membership_of(an)}": "unexcused", "version": "2"}
    client.post(url("roll", meeting.pk), both)
    assert Attendance.objects.filter(presence="unexcused").count() == 2


def test_a_late_roll_asks_why_and_the_page_marks_it(client, meeting, members, clock):
    clock(date(2026, 11, 20))
    page = page_of(client, url("roll", meeting.pk))
    assert "Lý do ghi muộn" in page
    answer = client.post(url("roll", meeting.pk), everybody(members, late_reason="Mất mạng"), follow=True)
    assert "Lý do: Mất mạng" in answer.content.decode()


def test_from_roll_to_agreed_minutes_with_a_task_and_a_score(client, meeting, members, secretary):
    record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    written = {"chair": members[0].pk, "clerk": members[1].pk, "minutes": "95", "concluded": "Thu gọn ngõ 12."}
    page = client.post(url("minutes", meeting.pk), written | {"version": "2"}, follow=True).content.decode()
    assert "Đã ghi biên bản." in page
    assert "Thu gọn ngõ 12." in page
    task = {"words": "Rà soát hộ nghèo", "person": members[2].pk} | day("due_on", date(2026, 12, 30))
    assert "Đã giao nhiệm vụ." in client.post(url("add_task", meeting.pk), task, follow=True).content.decode()
    form = page_of(client, url("score", meeting.pk))
    assert "Phần mềm đề xuất 5: họp 95 phút, chi bộ 5 đảng viên" in form
    points = {"duration": 5, "attendance": 5, "preparation": 10, "conduct": 28, "chairing": 10, "principles": 5}
    points |= {"results": 27, "closing": 5}
    scored = {f"c_{key}": value for key, value in points.items()} | day("agreed_on", date(2026, 11, 3))
    assert "<b>95</b> · Tốt" in client.post(url("score", meeting.pk), scored, follow=True).content.decode()
    assert MeetingScore.objects.get().level == "good"
    page = client.post(url("close", meeting.pk), {"version": "3"}, follow=True).content.decode()
    assert "Biên bản đã thông qua." in page
    assert Meeting.objects.get().state == MeetingState.CLOSED
    assert "Vì sao đính chính" in page_of(client, url("minutes", meeting.pk))
    put_right = written | {"minutes": "100", "why": "Ghi nhầm giờ", "version": "4"}
    page = client.post(url("minutes", meeting.pk), put_right, follow=True).content.decode()
    assert "Nguyễn Văn Bí đính chính biên bản: Ghi nhầm giờ" in page
    done = {"outcome": "Ba hộ", "version": "1"} | day("done_on", date(2026, 11, 4))
    page = client.post(url("report_task", MeetingTask.objects.get().pk), done, follow=True).content.decode()
    assert "xong 04/11/2026" in page


def test_minutes_changed_by_another_tell_what_stands_and_keep_what_was_typed(client, meeting, members, secretary):
    record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    client.post(url("minutes", meeting.pk), {"minutes": "95", "version": "2"})
    page = client.post(url("minutes", meeting.pk), {"minutes": "80", "concluded": "Của tôi", "version": "2"})
    assert "Hiện trong sổ: Thời gian họp (phút): 95." in page.content.decode()
    assert "Của tôi" in page.content.decode()


@pytest.mark.parametrize("paper", ["diem-danh", "bien-ban"])
def test_papers_come_out_as_pdf(client, meeting, secretary, paper):
    record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    answer = client.post(url("paper", meeting.pk, paper))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_score_sheet_is_printed_only_when_scored(client, meeting):
    assert client.post(url("paper", meeting.pk, "cham-diem")).status_code == 404
    assert client.post(url("paper", meeting.pk, "khac")).status_code == 404


def test_a_cell_where_somebody_is_excused_too_often_running_loses_the_point_for_steadiness(
    city, members, secretary, clock
):
    clock(date(2026, 11, 4))
    for month in (8, 9, 10, 11):
        one = MeetingFactory(cell=city.cell, held_on=date(2026, month, 3))
        away = Absence(membership_of(members[0]), "excused", "mission")
        record_roll(meeting_id=one.pk, exceptions=[away], late_reason="Ghi bù", by=secretary)
        found = {line.criterion.key: line.proposed for line in score_page(one).lines}
        assert found["attendance"] == (3 if month == 11 else 4)


def test_the_committee_sees_each_cell_of_its_month_and_filters(city, client_for, office, meeting, secretary):
    record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    Meeting.objects.update(minutes=85, late=True)
    client = client_for(office)
    page = page_of(client, reverse("meetings:home"))
    assert "1/2" in page
    assert "85 phút" in page
    assert "Chi bộ Tổ dân phố 8" in page
    for word, there in (
        ("chua-ghi", False),
        ("muon", True),
        ("thieu-gio", True),
        ("chua-cham", True),
        ("vang-nhieu", False),
    ):
        page = page_of(client, reverse("meetings:home"), loc=word)
        assert ("85 phút" in page) is there, word
    assert client.get(reverse("meetings:home"), {"thang": "lạ"}).status_code == 404


def test_a_ward_sees_its_bases_and_drills_down(client_for, officer, city, meeting, secretary):
    record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    client = client_for(officer)
    page = page_of(client, reverse("meetings:home"))
    assert "Đảng bộ Khu dân cư số 1" in page
    assert f"don_vi={city.base.pk}&amp;thang=2026-11&amp;loc=da-hop" in page
    below = page_of(client, reverse("meetings:home"), don_vi=city.base.pk, thang="2026-11", loc="da-hop")
    assert "Chi bộ Tổ dân phố 7" in below
    assert "Chi bộ Tổ dân phố 8" not in below


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_queries_with_one_meeting_and_three(
    client_for, office, city, clock, count, django_assert_max_num_queries
):
    MemberFactory(cell=city.cell)
    for number in range(count):
        MeetingFactory(cell=city.cell, held_on=date(2026, 11 - number, 3))
    client = client_for(office)
    client.get(reverse("meetings:home"))
    with django_assert_max_num_queries(14):
        client.get(reverse("meetings:home"))
    with django_assert_max_num_queries(15):
        client.get(url("cell", city.cell.pk))


def test_illness_and_suspension_are_read_on_page_and_roll_only_by_who_may_read_the_background(
    client_for, secretary, leader, meeting, members
):
    ill = Absence(membership_of(members[0]), "excused", "ill", "nằm viện")
    record_roll(meeting_id=meeting.pk, exceptions=[ill], by=secretary)
    assert "nằm viện" in client_for(secretary).get(url("meeting", meeting.pk)).content.decode()
    page = client_for(leader).get(url("meeting", meeting.pk)).content.decode()
    assert "Trần Thị An" in page
    assert "lý do thuộc mục hạn chế xem" in page
    assert "nằm viện" not in page
    lines = discreet(roll_lines(meeting))
    assert not any("nằm viện" in line.presence_words for line in lines)
