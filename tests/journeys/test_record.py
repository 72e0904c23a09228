"""Adding and changing a member as people do it: on a phone, with and without scripts, through a lost session."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from accounts.models import Draft
from members.models import Person, WorkPeriod
from tests.factories.members import MemberFactory
from tests.journeys.test_sign_in import signs_in
from tests.journeys.visitor import PHONE


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, full_name="Trần Văn Bình", admitted_on=date(1995, 5, 19))


def edit(person):
    return reverse("members:edit_all", args=[person.pk])


def pastes_date(visitor, box, text):
    """Write a whole date into the first box only; the page spreads it."""
    visitor.asks("id => document.getElementById(id).focus()", box)
    visitor.types(text)


def test_a_secretary_adds_a_member_on_a_phone_with_pasted_dates(visit, secretary):
    visitor = visit(secretary, size=PHONE)
    visitor.goes(reverse("members:add"))
    visitor.writes("Họ và tên", "NGUYỄN THỊ ÁNH")
    visitor.ticks("Nữ")
    pastes_date(visitor, "id_born_on_0", "14/02/1958")
    visitor.sees("14 tháng 2 năm 1958 · 68 tuổi")
    pastes_date(visitor, "id_admitted_on_0", "19.05.1985")
    visitor.sees("19 tháng 5 năm 1985 · 41 năm tuổi Đảng")
    visitor.writes("Số định danh cá nhân", "001158000123")
    visitor.presses("Lưu vào sổ")
    visitor.sees("Đã ghi đồng chí Nguyễn Thị Ánh vào sổ.")
    assert Person.objects.get().born_on == date(1958, 2, 14)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_adds_one_member(visit, secretary, javascript):
    visitor = visit(secretary, javascript=javascript)
    visitor.goes(reverse("members:add"))
    visitor.writes("Họ và tên", "Nguyễn Thị Ánh")
    visitor.writes_date("Sinh ngày", "14", "2", "1958")
    visitor.presses("Lưu vào sổ", times=2)
    visitor.sees("Nguyễn Thị Ánh", within="main .head")
    assert Person.objects.count() == 1


def test_errors_lead_to_their_fields_and_are_all_there(visit, secretary):
    visitor = visit(secretary, size=PHONE)
    visitor.goes(reverse("members:add"))
    visitor.writes_date("Sinh ngày", "31", "2", "1958")
    visitor.presses("Lưu vào sổ")
    visitor.sees("Còn 2 chỗ cần sửa")
    visitor.follows("không có trong lịch")
    assert visitor.focused == "id_born_on_0"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_change_survives_a_lost_session(visit, secretary, person, javascript):
    visitor = visit(secretary, size=PHONE, javascript=javascript)
    visitor.goes(edit(person))
    visitor.writes("Tên gọi khác", "Bình Cả")
    Session.objects.all().delete()
    visitor.presses("Lưu vào sổ")
    signs_in(visitor, secretary)
    visitor.presses("Gửi tiếp")
    visitor.sees("Đã lưu hồ sơ của đồng chí Trần Văn Bình.")
    person.refresh_from_db()
    assert person.other_name == "Bình Cả"


def test_what_was_typed_is_kept_as_a_draft_and_offered_back(visit, secretary, person):
    visitor = visit(secretary)
    visitor.goes(edit(person))
    visitor.writes("Tên gọi khác", "Bình Cả")
    visitor.sees("Bản nháp đã giữ lúc")
    assert Draft.objects.count() == 1
    visitor.goes(edit(person))
    visitor.follows("Dùng tiếp bản nháp")
    assert visitor.reads("Tên gọi khác") == "Bình Cả"
    visitor.presses("Lưu vào sổ")
    visitor.sees("Đã lưu hồ sơ")
    assert not Draft.objects.exists()


def test_a_contradiction_leads_into_the_form_at_its_field(visit, secretary, city):
    doubtful = MemberFactory(cell=city.cell, identity_number="001170000123")
    visitor = visit(secretary, size=PHONE)
    visitor.goes(reverse("members:detail", args=[doubtful.pk]))
    visitor.sees("Giới tính không khớp với số định danh.")
    visitor.follows("Giới tính không khớp với số định danh.")
    assert visitor.path == reverse("members:edit_step", args=[doubtful.pk, "can-cuoc"])
    assert visitor.focused == "id_identity_number"
    visitor.writes("Số định danh cá nhân", "001070000123")
    visitor.presses("Lưu vào sổ")
    visitor.sees("Đã lưu hồ sơ")
    visitor.misses("Giới tính không khớp với số định danh.")


def test_two_people_choose_between_three_values(visit, secretary, office, person):
    first, second = visit(secretary), visit(office, size=PHONE)
    for visitor in (first, second):
        visitor.goes(edit(person))
    first.writes("Điện thoại", "0902000002")
    first.presses("Lưu vào sổ")
    second.writes("Điện thoại", "0903000003")
    second.presses("Lưu vào sổ")
    second.sees("Hai người cùng sửa một mục")
    second.presses("Lưu các giá trị đã chọn")
    second.sees("Đã lưu hồ sơ")
    person.refresh_from_db()
    assert person.phone == "0903000003"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_record_is_filled_step_by_step_and_line_by_line_on_a_phone(visit, secretary, person, javascript):
    visitor = visit(secretary, size=PHONE, javascript=javascript)
    visitor.goes(reverse("members:edit", args=[person.pk]))
    visitor.follows("Nghề nghiệp (mục 11)")
    visitor.writes("Nghề nghiệp hiện nay", "Giáo viên")
    visitor.presses("Lưu vào sổ")
    visitor.sees("Đã lưu hồ sơ của đồng chí Trần Văn Bình.")
    visitor.follows("Quá trình hoạt động và công tác (mục 21)")
    for post in ("Thợ máy", "Quản đốc"):
        visitor.writes("Làm việc gì, chức vụ", post)
        visitor.presses("Lưu và thêm dòng nữa")
        visitor.sees(f"Đã ghi dòng: {post}.")
    person.refresh_from_db()
    assert person.occupation_words == "Giáo viên"
    assert WorkPeriod.objects.filter(person=person).count() == 2
