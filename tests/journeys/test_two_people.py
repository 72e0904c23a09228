"""Two people at one record: different fields merge, the same field shows its three values; nothing is lost."""

import pytest

from members.models import Person
from tests.factories.members import MemberFactory


@pytest.fixture
def person(city) -> Person:
    return MemberFactory(cell=city.cell, full_name="Nguyễn Văn Ân", phone="0900000001")


def opens(visit, user, person, **options):
    visitor = visit(user, **options)
    visitor.goes(f"/dang-vien/{person.pk}/sua/tat-ca/")
    return visitor


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_the_same_field_shows_three_values_and_the_second_chooses(visit, secretary, office, person, javascript):
    first = opens(visit, secretary, person, javascript=javascript)
    second = opens(visit, office, person, javascript=javascript)
    first.writes("Điện thoại", "0900000002")
    first.presses("Lưu vào sổ")
    first.sees("Đã lưu hồ sơ")
    second.writes("Điện thoại", "0900000003")
    second.writes("Tên gọi khác", "Ân Con")
    second.presses("Lưu vào sổ")
    second.sees("Hai người cùng sửa một mục")
    for value in ("0900000001", "0900000002", "0900000003"):
        second.sees(value, within="table.conflict")
    second.presses("Lưu các giá trị đã chọn")
    second.sees("Đã lưu hồ sơ")
    person.refresh_from_db()
    assert (person.phone, person.other_name) == ("0900000003", "Ân Con")


def test_different_fields_merge_without_a_question(visit, secretary, office, person):
    first = opens(visit, secretary, person)
    second = opens(visit, office, person)
    first.writes("Điện thoại", "0900000002")
    first.presses("Lưu vào sổ")
    first.sees("Đã lưu hồ sơ")
    second.writes("Tên gọi khác", "Ân Con")
    second.presses("Lưu vào sổ")
    second.sees("phần sửa của cả hai đều được giữ")
    person.refresh_from_db()
    assert (person.phone, person.other_name) == ("0900000002", "Ân Con")


def test_a_double_click_writes_one_member(visit, secretary, city):
    visitor = visit(secretary, javascript=False)
    visitor.goes(f"/dang-vien/them/?chi-bo={city.cell.pk}")
    visitor.writes("Họ và tên", "Lê Thị Mới")
    visitor.ticks("Nữ")
    visitor.writes_date("Sinh ngày", "5", "3", "1980")
    visitor.writes_date("Ngày vào Đảng", "19", "5", "2005")
    visitor.presses("Lưu vào sổ", times=2)
    visitor.sees("Lê Thị Mới", within="main .head")
    assert Person.objects.filter(full_name="Lê Thị Mới").count() == 1


def test_what_is_typed_is_kept_as_a_draft_and_offered_again(visit, secretary, person):
    visitor = opens(visit, secretary, person)
    visitor.writes("Tên gọi khác", "Ân Con")
    visitor.sees("Bản nháp đã giữ lúc")
    later = opens(visit, secretary, person)
    later.sees("bản nháp")
    later.goes(f"/dang-vien/{person.pk}/sua/tat-ca/?ban-nhap=1")
    assert later.reads("Tên gọi khác") == "Ân Con"
