"""Signing in and the first minutes, as people do it."""

from tests.factories.accounts import PASSWORD
from tests.journeys.visitor import PHONE


def signs_in(visitor, user):
    visitor.writes("Tên đăng nhập", user.username)
    visitor.writes("Mật khẩu", PASSWORD)
    visitor.presses("Đăng nhập")


def test_the_application_serves_with_its_own_database_role(visit, secretary):
    visitor = visit(secretary)
    assert visitor.goes("/tai-khoan/quyen-cua-toi/") == 200
    visitor.sees("Bí thư chi bộ")


def test_a_page_asked_for_before_sign_in_opens_after_it(visit, secretary):
    visitor = visit(None, size=PHONE)
    visitor.goes("/to-chuc/")
    assert visitor.path == "/tai-khoan/dang-nhap/"
    signs_in(visitor, secretary)
    assert visitor.path == "/to-chuc/"
