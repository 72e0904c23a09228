"""Practice on a telephone: in without a password, an exercise from its paper to "đã xong", with and without scripts."""

import pytest
from django.urls import reverse

from accounts.models import User
from members.models import Person
from members.practice import trainee_of
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE


@pytest.fixture
def practising(settings):
    settings.PRACTICE = True
    settings.DEMO = False
    settings.SECOND_FACTOR_REQUIRED = False
    return settings


def comes_in(visitor, role: str = "Bí thư chi bộ") -> User:
    visitor.goes(reverse("account_login"))
    visitor.sees("Thực hành — dữ liệu bịa")
    visitor.follows("Vào thực hành")
    visitor.sees("Không cần mật khẩu")
    visitor.presses("Vào thực hành")
    visitor.sees("Các bài thực hành", within="h1")
    return User.objects.latest("pk")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_trainee_puts_a_birth_date_right_on_a_phone(visit, practising, javascript):
    visitor = visit(None, size=PHONE, javascript=javascript)
    user = comes_in(visitor)
    wrong = trainee_of(user).cast.wrong_birth
    born = wrong.true["born_on"].value
    visitor.follows("Sửa một ngày sinh sai")
    visitor.sees("Còn lại")
    visitor.sees(f"{born:%d/%m/%Y}")
    visitor.goes(reverse("members:detail", args=[Person.objects.get(identity_number=wrong.number).pk]))
    visitor.sees("Mâu thuẫn cần sửa")
    visitor.follows("Sửa hồ sơ")
    visitor.follows("Họ tên, ngày sinh")
    visitor.writes_date("Sinh ngày", str(born.day), str(born.month), str(born.year))
    visitor.presses("Lưu vào sổ")
    visitor.goes(reverse("practice:show", args=["ngay-sinh"]))
    visitor.sees("Đã xong")
    visitor.follows("Bài tiếp")
    visitor.sees("Giấy ghi")


def test_every_page_of_practice_and_help_is_without_barriers(visit, practising):
    for size in (DESK, PHONE):
        visitor = visit(None, size=size)
        faults = {}
        for name, address in (("sign in", reverse("account_login")), ("begin", reverse("practice:index"))):
            visitor.goes(address)
            faults[f"{name} {size}"] = everything(visitor)
        comes_in(visitor)
        pages = [reverse("practice:index"), reverse("home")]
        pages += [reverse("practice:show", args=[slug]) for slug in ("them", "danh-sach", "xuat")]
        pages += [reverse("help:index"), reverse("help:fields"), reverse("help:card", args=["nhap-danh-sach"])]
        pages += [reverse("help:field", args=["identity_number"]), reverse("rules:key", args=["probation.months"])]
        for address in pages:
            visitor.goes(address)
            faults[f"{address} {size}"] = everything(visitor)
        expect_none(faults)


def test_a_leader_answers_a_question(visit, practising):
    visitor = visit(None, size=PHONE)
    visitor.goes(reverse("practice:index"))
    visitor.ticks("Lãnh đạo cấp ủy: xem danh sách và báo cáo, không sửa")
    visitor.presses("Vào thực hành")
    visitor.follows("Đếm hồ sơ thiếu số định danh")
    visitor.writes("Câu trả lời", "7")
    visitor.presses("Trả lời")
    visitor.sees("7 chưa đúng với sổ")
    visitor.writes("Câu trả lời", "1")
    visitor.presses("Trả lời")
    visitor.sees("Đã xong")


def test_the_rule_behind_a_finding_is_one_click_away(visit, secretary):
    visitor = visit(secretary, size=PHONE)
    visitor.goes(reverse("members:add"))
    visitor.writes("Họ và tên", "Nguyễn Thị Ánh")
    visitor.writes_date("Sinh ngày", "14", "2", "1990")
    visitor.writes_date("Ngày vào Đảng", "19", "5", "2006")
    visitor.presses("Lưu vào sổ")
    visitor.sees("chưa đủ 18 tuổi")
    assert visitor.count(f'a.why-link[href="{reverse("rules:key", args=["admission.age.min_months"])}"]')
    visitor.goes(reverse("rules:key", args=["admission.age.min_months"]))
    visitor.sees("Tính thử")


def test_a_card_opens_from_the_head_of_its_page(visit, secretary):
    visitor = visit(secretary, size=PHONE)
    visitor.goes(reverse("members:add"))
    visitor.follows("Thẻ việc: Thêm một đảng viên")
    visitor.sees("Thêm một đảng viên", within="h1")
    visitor.sees("Lưu vào sổ")
