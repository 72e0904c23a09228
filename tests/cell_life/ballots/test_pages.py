"""The way of a vote through its pages, as a secretary walks it; what is refused stands at its field; the papers."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import AccessLog
from cell_life.ballots import services
from cell_life.ballots.papers import papers_a_sheet
from cell_life.ballots.rules import Tally
from cell_life.choices import MeetingState, Presence
from cell_life.models import Attendance, Ballot, BallotBase
from members.models import Membership
from tests.factories.ballots import DAY, ballot_on, counted, list_of, members_of
from tests.factories.meetings import MeetingFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client_for, secretary):
    client = client_for(secretary)

    def ask(name, pk, data=None, status=200):
        url = reverse(f"ballots:{name}", args=[pk] if pk else [])
        answer = client.post(url, data, follow=True) if data is not None else client.get(url)
        assert answer.status_code == status
        return answer.content.decode() if "text/html" in answer["Content-Type"] else answer.content

    return ask


def words_of(pdf):
    return " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_a_secretary_goes_from_the_list_to_the_minutes(city, page, secretary):
    people = members_of(city.cell, 5)
    young = MemberFactory(cell=city.cell, full_name="Vũ Thị Dự Bị", official_on=None)
    opened = page(
        "open", city.cell.pk, {"held_on_day": "3", "held_on_month": "11", "held_on_year": "2026", "kind": "cell"}
    )
    assert young.full_name in opened
    assert "Đảng viên dự bị" in opened
    base = BallotBase.objects.get()
    assert "Đã chốt danh sách: 5 người làm căn cứ." in page("freeze", base.pk, {"version": base.version})
    question = {"question": "Thông qua nghị quyết", "rule": "resolution.vote.share", "secret": "yes", "round": "1"}
    asked = page("ask", base.pk, question)
    assert "Cần ít nhất 3 phiếu đồng ý trên 5 người." in asked
    assert "theo nguồn thứ cấp" in asked
    ballot = Ballot.objects.get()
    numbers = {"issued": 5, "returned": 5, "yes": 4, "no": 1, "blank": 0, "invalid": 0, "version": ballot.version}
    who = {"chair": people[0].pk, "head": people[1].pk, "counters": [people[2].pk]}
    result = page("count", ballot.pk, numbers | who)
    assert "Đủ tỷ lệ, được thông qua" in result
    assert "Cần 3/5 phiếu đồng ý (quá 1/2 của 5 = 2,5), có 4." in result
    said = words_of(page("minutes", ballot.pk))
    assert "BIÊN BẢN" in said.upper()
    assert people[1].full_name in said
    assert AccessLog.objects.filter(filter_words="in biên bản kiểm phiếu").exists()


def test_numbers_that_do_not_add_up_stand_at_their_field_and_nothing_typed_is_lost(city, page, secretary):
    people = members_of(city.cell, 5)
    ballot = ballot_on(list_of(city.cell, secretary, frozen=True), secretary, secret=True)
    numbers = {"issued": 5, "returned": 4, "yes": 4, "no": 1, "blank": 1, "invalid": 0, "version": 1}
    answer = page("count", ballot.pk, numbers | {"chair": people[0].pk, "head": people[1].pk})
    assert "Tổng số phiếu là 6, nhiều hơn 5 người làm căn cứ." in answer
    assert "Thu về 4 phiếu nhưng các cột cộng lại là 6." in answer
    assert 'value="4"' in answer
    ballot.refresh_from_db()
    assert ballot.state == "open"


def test_the_page_of_a_count_offers_nobody_whom_the_vote_is_about_and_a_posted_stranger_is_refused(
    city, page, secretary
):
    people = members_of(city.cell, 3)
    stranger = MemberFactory(cell=city.other_cell)
    ballot = ballot_on(list_of(city.cell, secretary, frozen=True), secretary, about_id=people[0].pk)
    assert f'value="{people[0].pk}"' not in page("count", ballot.pk)
    answer = page("count", ballot.pk, {"yes": 3, "no": 0, "blank": 0, "chair": stranger.pk, "version": 1})
    assert 'aria-invalid="true"' in answer
    ballot.refresh_from_db()
    assert ballot.state == "open"


def test_levels_typed_one_a_line_are_counted_from_the_heaviest_down(city, page, secretary):
    people = members_of(city.cell, 5)
    base = list_of(city.cell, secretary, frozen=True)
    form = {"question": "Kỷ luật đồng chí", "about": people[4].pk, "rule": "discipline.vote.share", "round": "1"}
    page("ask", base.pk, form | {"secret": "yes", "levels": "Khai trừ\nCảnh cáo\nKhiển trách"})
    ballot = Ballot.objects.get()
    assert list(ballot.options.order_by("order").values_list("label", "share_numerator")) == [
        ("Khai trừ", 2),
        ("Cảnh cáo", 1),
        ("Khiển trách", 1),
    ]
    numbers = {"issued": 5, "returned": 5, "v_m1": 2, "v_m2": 1, "v_m3": 2, "blank": 0, "invalid": 0, "version": 1}
    result = page("count", ballot.pk, numbers | {"chair": people[0].pk, "head": people[1].pk})
    assert "Đủ tỷ lệ ở mức: Cảnh cáo" in result
    assert "cảnh cáo" in words_of(page("minutes", ballot.pk)).lower()


def test_a_meeting_leads_to_its_list_made_from_who_came(city, page, secretary):
    people = members_of(city.cell, 4)
    meeting = MeetingFactory(cell=city.cell, held_on=DAY, state=MeetingState.HELD)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, membership=one, capacity="official", presence=presence)
        for one, presence in zip(
            Membership.objects.filter(person__in=people),
            [Presence.PRESENT, Presence.PRESENT, Presence.PRESENT, Presence.UNEXCUSED],
            strict=True,
        )
    )
    assert "Lập danh sách biểu quyết" in page("of_meeting", meeting.pk)
    assert "vắng, vẫn tính" in page("of_meeting", meeting.pk, {})
    assert BallotBase.objects.get().meeting == meeting
    assert "4 người làm căn cứ, chưa chốt" in page("of_meeting", meeting.pk)


def test_an_objection_and_its_conclusion_are_written_on_one_page(city, page, secretary):
    members_of(city.cell, 4)
    base = list_of(city.cell, secretary)
    row = base.voters.first()
    assert "chờ kết luận" in page("voter", row.pk, {"words": "Đồng chí Ân: đã chuyển đi"})
    refused = page("voter", row.pk, {"ket-luan": "1", "counted": "no", "left_out": "", "conclusion": "Không tính"})
    assert "Chưa chọn vì sao không tính." in refused
    done = {"ket-luan": "1", "counted": "no", "left_out": "temporary_elsewhere", "conclusion": "Đã có giấy giới thiệu"}
    assert "Kết luận: Đã có giấy giới thiệu" in page("voter", row.pk, done)


def test_a_vote_that_failed_waits_on_every_page_until_it_is_reported(city, page, client_for, office, secretary):
    people = members_of(city.cell, 4)
    base = list_of(city.cell, secretary, frozen=True)
    ballot = counted(ballot_on(base, secretary), secretary, Tally(yes=2, no=2), people[0])
    assert "Không đủ tỷ lệ thì không khép lại" in page("detail", ballot.pk)
    assert "chưa báo cáo cấp trên" in page("home", None)
    above = client_for(office).get(reverse("ballots:home")).content.decode()
    assert "Chi bộ Tổ dân phố 7" in above
    day = {"reported_on_day": "5", "reported_on_month": "11", "reported_on_year": "2026"}
    assert "Đã báo cáo cấp trên ngày 05/11/2026." in page("report", ballot.pk, day)
    assert "Đã hủy: Ghi nhầm" in page("void", ballot.pk, {"reason": "Ghi nhầm"})


def test_the_register_having_changed_is_said_before_the_list_is_closed(city, page, secretary):
    members_of(city.cell, 4)
    base = list_of(city.cell, secretary)
    MemberFactory(cell=city.cell, full_name="Lê Thị Mới")
    assert "Lê Thị Mới mới có trong sổ: được tính." in page("list", base.pk)
    assert "Cập nhật danh sách theo sổ rồi chốt." in page("freeze", base.pk, {"version": base.version})
    assert "Đã cập nhật. Lê Thị Mới mới có trong sổ" in page("refresh", base.pk, {})
    assert base.voters.count() == 5


def test_ballot_papers_bear_the_question_and_boxes_but_no_name(city, page, secretary):
    people = members_of(city.cell, 7)
    ballot = ballot_on(list_of(city.cell, secretary), secretary, secret=True)
    said = words_of(page("blanks", ballot.pk))
    assert said.count("Thông qua nghị quyết tháng 11") == 7
    assert "Không đồng ý" in said
    assert not any(one.full_name in said for one in people)
    assert [papers_a_sheet("x" * n, levels) for n, levels in ((40, 0), (300, 0), (480, 8))] == [6, 4, 2]


def test_the_list_on_paper_says_who_counts_and_why_not(city, page, secretary):
    members_of(city.cell, 6)
    MemberFactory(cell=city.cell, full_name="Vũ Thị Dự Bị", official_on=None)
    said = words_of(page("print_list", list_of(city.cell, secretary).pk))
    assert "6 người làm căn cứ, quá 1/2 là 4 phiếu, 2/3 là 4 phiếu" in said
    assert "Vũ Thị Dự Bị đảng viên dự bị" in said


def test_the_number_of_queries_of_a_list_does_not_grow_with_it(city, page, secretary, django_assert_max_num_queries):
    members_of(city.cell, 12)
    base = services.open_base(organisation_id=city.cell.pk, kind="cell", held_on=date(2026, 11, 3), by=secretary)
    with django_assert_max_num_queries(32):
        page("list", base.pk)


def test_of_two_who_conclude_about_one_row_the_second_sees_what_the_first_wrote(city, page, secretary):
    members_of(city.cell, 4)
    base = list_of(city.cell, secretary)
    row = base.voters.order_by("pk")[0]
    given = {"ket-luan": "1", "counted": "no", "left_out": "suspended", "version": base.version}
    page("voter", row.pk, given | {"conclusion": "đình chỉ từ hôm qua"})
    answer = page("voter", row.pk, given | {"conclusion": "theo quyết định mới"})
    assert "Người khác vừa ghi vào đây." in answer
    assert "theo quyết định mới" in answer
    row.refresh_from_db()
    assert row.settled == "đình chỉ từ hôm qua"
    base.refresh_from_db()
    page("voter", row.pk, given | {"conclusion": "theo quyết định mới", "version": base.version})
    row.refresh_from_db()
    assert row.settled == "theo quyết định mới"
