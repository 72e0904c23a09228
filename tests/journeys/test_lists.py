"""Officers at their lists: conditions, keys, columns, saved lists, many records; with and without script."""

import pytest

from jobs import running
from jobs.models import Job
from members.lists.services import bulk
from members.models import BulkEdit, Person, SavedList
from tests.factories.members import MemberFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE

STATES = (
    "/dang-vien/?loc=mo",
    "/dang-vien/?loc=mo&muc=theory&m.theory=elementary,-",
    "/dang-vien/?loc=mo&muc=language",
    "/dang-vien/?loc=mo&muc=recruited_on",
    "/dang-vien/?loc=mo&muc=phone",
    "/dang-vien/?loc=mo&muc=occupation_words",
    "/dang-vien/?loc=mo&muc=badges",
    "/dang-vien/?loc=mo&muc=tuoi&tuoi_tu=abc",
    "/dang-vien/?loc=mo&muc=bien_dong",
    "/dang-vien/?m.theory=-&m.badges=khong&xep=-sinh",
    "/dang-vien/?m.theory=khong-co",
    "/dang-vien/cot/",
    "/dang-vien/con-thieu/",
    "/dang-vien/danh-sach/luu/?m.theory=-",
    "/dang-vien/sua-nhieu/?gioi_tinh=female",
    "/dang-vien/sua-nhieu/?muc=theory",
    "/dang-vien/sua-nhieu/?muc=declared_on",
)


@pytest.fixture
def people_of_ward(city):
    return [
        MemberFactory(cell=city.cell, full_name="Trần Thị Ánh", theory="elementary", sex="female"),
        MemberFactory(cell=city.second_cell, full_name="Lê Văn Bình", occupation_words="Giáo viên tiểu học"),
        MemberFactory(cell=city.neighbour_cell, full_name="Đỗ Thị Cúc", theory="intermediate", sex="female"),
    ]


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_every_state_of_the_lists_is_whole(visit, officer, people_of_ward, size):
    SavedList.objects.create(
        owner=officer, name="", columns=["cell", "theory", "occupation_words", "phone", "standing"]
    )
    visitor = visit(officer, size=size)
    faults = {}
    for address in STATES:
        assert visitor.goes(address) == 200, address
        faults[address] = everything(visitor)
    expect_none(faults)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_condition_is_added_step_by_step_and_taken_away(visit, officer, people_of_ward, javascript):
    visitor = visit(officer, javascript=javascript)
    visitor.goes("/dang-vien/")
    visitor.follows("Lọc danh sách")
    visitor.chooses("Lọc theo mục nào", "Lý luận chính trị")
    if not javascript:
        visitor.presses("Mở ô của mục này")
    visitor.waits_for("input[value='elementary']")
    visitor.ticks("Sơ cấp")
    visitor.ticks("Trung cấp")
    visitor.presses("Lọc")
    visitor.sees("Lý luận chính trị: Sơ cấp hoặc Trung cấp", within="main")
    visitor.misses("Lê Văn Bình")
    visitor.follows("Lý luận chính trị: Sơ cấp hoặc Trung cấp bỏ điều kiện này")
    visitor.sees("Lê Văn Bình", within="main table")


def test_words_are_looked_for_and_stand_in_no_address(visit, officer, people_of_ward):
    visitor = visit(officer)
    visitor.goes("/dang-vien/?loc=mo&muc=occupation_words")
    visitor.writes("Có chữ", "giao vien")
    visitor.presses("Lọc")
    visitor.sees("Lê Văn Bình", within="main table")
    visitor.misses("Trần Thị Ánh")
    assert "giao" not in str(visitor.asks("() => location.href"))


def test_keys_walk_pick_and_open_rows(visit, officer, people_of_ward):
    visitor = visit(officer)
    visitor.goes("/dang-vien/")
    visitor.strikes("j", times=2)
    visitor.strikes("x")
    assert visitor.text(".bulk [data-picked]") == "1"
    visitor.strikes("ArrowUp")
    assert visitor.focused == "Trần Thị Ánh"
    visitor.strikes("x")
    assert visitor.text(".bulk [data-picked]") == "2"
    visitor.strikes("x")
    assert visitor.text(".bulk [data-picked]") == "1"
    visitor.strikes("Enter")
    visitor.sees("Trần Thị Ánh", within="main h1")


def test_columns_are_arranged_and_a_list_saved_without_script(visit, officer, people_of_ward):
    visitor = visit(officer, javascript=False)
    visitor.goes("/dang-vien/?m.theory=-")
    visitor.follows("Cột và thứ tự")
    visitor.ticks("Tuổi")
    visitor.presses("Thêm các cột đã đánh dấu")
    visitor.presses("Lên")
    visitor.chooses("Xếp theo", "Xếp theo ngày sinh, người trẻ trước")
    visitor.presses("Lưu và xem danh sách")
    visitor.sees("Tuổi", within="main thead")
    visitor.sees("Xếp theo ngày sinh, người trẻ trước", within="main .pager")
    visitor.follows("Lưu danh sách này")
    visitor.writes("Tên danh sách", "Chưa có lý luận chính trị")
    visitor.presses("Lưu")
    visitor.sees("Chưa có lý luận chính trị", within="main h1")
    visitor.goes("/dang-vien/danh-sach/")
    visitor.sees("1", within="main tbody td.num")


@pytest.mark.parametrize("javascript", [True, False])
def test_many_records_are_edited_and_taken_back(visit, officer, people_of_ward, javascript, monkeypatch):
    monkeypatch.setattr("jobs.services.ring", lambda job_id: False)
    visitor = visit(officer, javascript=javascript)
    visitor.goes("/dang-vien/")
    visitor.ticks("Chọn Trần Thị Ánh")
    visitor.ticks("Chọn Lê Văn Bình")
    visitor.presses("Sửa các đồng chí đã chọn")
    visitor.chooses("Sửa mục nào", "Lý luận chính trị")
    visitor.presses("Tiếp tục")
    visitor.chooses("Lý luận chính trị", "Cao cấp")
    visitor.writes("Lý do", "theo kê khai tháng 9/2026")
    visitor.presses("Xem trước")
    visitor.sees("Sẽ sửa 2 hồ sơ", within="main")
    visitor.presses("Ghi vào 2 hồ sơ")
    running.run(Job.objects.get(kind=bulk.KIND_RUN).pk)
    visitor.goes(f"/dang-vien/sua-nhieu/{BulkEdit.objects.get().pk}/")
    visitor.sees("đã sửa", within="main .figures")
    assert not javascript or everything(visitor) == []
    visitor.presses("Hoàn tác lần sửa này")
    running.run(Job.objects.get(kind=bulk.KIND_UNDO).pk)
    assert sorted(Person.objects.values_list("theory", flat=True)) == ["", "elementary", "intermediate"]
    visitor.goes(f"/dang-vien/sua-nhieu/{BulkEdit.objects.get().pk}/")
    visitor.sees("đã trả lại giá trị cũ", within="main .figures")
    assert not javascript or everything(visitor) == []
