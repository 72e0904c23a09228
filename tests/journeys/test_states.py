"""Pages in the states that a plain walk never meets: with errors, refused, not found, found nothing, half done."""

import pytest

from tests.factories.members import MemberFactory
from tests.journeys.inspection import barriers, everything, expect_none, layout_faults, undefined_variables
from tests.journeys.test_main_job import brings_in, cast, own_list, writes_it
from tests.journeys.visitor import DESK, PHONE

__all__ = ["cast", "own_list"]
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["on a desk", "on a phone"])


@pytest.fixture
def faults() -> dict[str, list[str]]:
    """What was found, page by page; the test ends with ``expect_none(faults)``."""
    return {}


@SIZES
def test_every_component_of_the_gallery(visit, secretary, settings, faults, size):
    settings.ROOT_URLCONF = "tests.journeys.urls"
    visitor = visit(secretary, size=size)
    visitor.goes("/giao-dien/")
    faults["gallery"] = [*barriers(visitor), *layout_faults(visitor), *undefined_variables(visitor)]
    expect_none(faults)


@SIZES
def test_not_found_refused_and_locked_out(visit, leader, secretary, faults, size):
    visitor = visit(leader, size=size)
    assert visitor.goes("/khong-co-trang-nay/") == 404
    faults["404"] = everything(visitor)
    assert visitor.goes("/dang-vien/them/") == 403
    faults["403"] = everything(visitor)
    stranger = visit(None, size=size)
    stranger.goes("/tai-khoan/dang-nhap/")
    for attempt in range(9):
        stranger.goes("/tai-khoan/dang-nhap/")
        stranger.writes("Tên đăng nhập", secretary.username)
        stranger.writes("Mật khẩu", "khong phai mat khau")
        stranger.presses("Đăng nhập")
        if attempt in (0, 8):
            faults[f"sign-in, attempt {attempt + 1}"] = everything(stranger)
    expect_none(faults)


@SIZES
def test_forms_with_everything_wrong(visit, secretary, city, faults, size):
    person = MemberFactory(cell=city.cell)
    visitor = visit(secretary, size=size)
    visitor.goes("/dang-vien/them/")
    visitor.presses("Lưu vào sổ")
    visitor.sees("chỗ cần sửa")
    faults["empty form"] = everything(visitor)
    visitor.goes(f"/dang-vien/{person.pk}/sua/tat-ca/")
    visitor.writes("Số định danh cá nhân", "123")
    visitor.writes_date("Sinh ngày", "31", "2", "1970")
    visitor.presses("Lưu vào sổ")
    visitor.sees("chỗ cần sửa")
    faults["wrong form"] = everything(visitor)
    visitor.goes("/nhap-lieu/")
    visitor.presses("Tải lên và kiểm tra")
    faults["upload without a file"] = everything(visitor)
    expect_none(faults)


@SIZES
def test_searches_with_and_without_a_find(visit, secretary, city, faults, size):
    MemberFactory.create_batch(2, cell=city.cell, full_name="Trần Văn Bình")
    visitor = visit(secretary, size=size)
    for words in ("binh", "khong ai ten nay"):
        visitor.goes("/dang-vien/")
        visitor.asks("words => { document.getElementById('tim').value = words }", words)
        visitor.presses("Tìm", within=".find")
        visitor.sees(words, within="h1")
        faults[f"search for {words}"] = everything(visitor)
    expect_none(faults)


@SIZES
def test_an_import_before_and_after_writing(visit, cast, own_list, faults, size):
    visitor = visit(cast.secretary, size=size)
    brings_in(visitor, own_list)
    faults["preview"] = everything(visitor)
    visitor.goes("/")
    faults["home with an import to decide"] = everything(visitor)
    visitor.goes("/nhap-lieu/")
    faults["list of imports"] = everything(visitor)
    visitor.follows("chi-bo.xlsx")
    writes_it(visitor)
    faults["written"] = everything(visitor)
    visitor.goes("/dang-vien/")
    faults["list after the import"] = everything(visitor)
    visitor.goes("/viec/")
    faults["jobs"] = everything(visitor)
    expect_none(faults)
