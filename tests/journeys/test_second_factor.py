"""The second factor in a browser: a telephone's code, a passkey of a device of software, the printed sheet."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import User
from accounts.services import second_factor
from tests.accounts.codes import code_now
from tests.factories import AppFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.test_sign_in import signs_in
from tests.journeys.visitor import DESK, PHONE, Visitor

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.PASSKEYS = True


def has_a_device(visitor: Visitor) -> None:
    """Give the window a device that answers for its owner, as a finger on a telephone would."""

    def plug_in() -> None:
        wire = visitor.context.new_cdp_session(visitor.page)
        wire.send("WebAuthn.enable")
        wire.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    visitor.browser.run(plug_in)


def looks_well(visitor: Visitor, seen: dict[str, list[str]]) -> None:
    """Inspect the page as the walks do."""
    seen[visitor.path] = everything(visitor)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_secretary_sets_the_telephone_up_and_signs_in_with_it(visit, secretary, size):
    visitor, seen = visit(None, size=size), {}
    visitor.goes("/tai-khoan/ban-nhap/")
    signs_in(visitor, secretary)
    visitor.sees("Thêm bước xác nhận cho tài khoản")
    looks_well(visitor, seen)
    visitor.follows("Bắt đầu với điện thoại")
    visitor.sees("Quét hình này")
    looks_well(visitor, seen)
    secret = str(visitor.asks("() => document.querySelector('.secret').textContent")).replace(" ", "")
    visitor.writes("Mã xác nhận", code_now(secret))
    visitor.presses("Xong, dùng mã này")
    visitor.sees("Các mã chỉ hiện lần này")
    looks_well(visitor, seen)
    assert visitor.count(".codes li") == 10
    visitor.presses("Đã in hoặc chép xong")
    assert visitor.path == "/tai-khoan/ban-nhap/"
    visitor.goes("/tai-khoan/bao-ve/")
    looks_well(visitor, seen)
    for page in ("phien/", "xac-nhan/", "bao-ve/ma-du-phong/", "bao-ve/ung-dung/bo/"):
        visitor.goes(f"/tai-khoan/{page}")
        looks_well(visitor, seen)
    expect_none(seen)
    again = visit(None, size=size)
    again.goes("/tai-khoan/ban-nhap/")
    signs_in(again, secretary)
    again.sees("gõ 6 chữ số đang hiện")
    seen = {}
    looks_well(again, seen)
    expect_none(seen)
    again.writes("Mã xác nhận", code_now(secret, steps=1))
    again.presses("Đăng nhập")
    assert again.path == "/tai-khoan/ban-nhap/"


def test_a_passkey_is_made_and_opens_the_account(visit, secretary):
    visitor, seen = visit(None), {}
    visitor.goes("/tai-khoan/dang-nhap/")
    has_a_device(visitor)
    signs_in(visitor, secretary)
    visitor.follows("Dùng khóa của máy")
    visitor.writes("Tên để nhận ra máy này", "Máy ở văn phòng")
    looks_well(visitor, seen)
    visitor.presses("Thêm khóa của máy này")
    visitor.sees("Các mã chỉ hiện lần này")
    visitor.presses("Đã in hoặc chép xong")
    assert Authenticator.objects.get(type="webauthn").data["name"] == "Máy ở văn phòng"
    leave(visitor)
    signs_in(visitor, secretary)
    looks_well(visitor, seen)
    visitor.presses("Dùng khóa của máy này")
    visitor.sees("Việc cần làm")
    visitor.goes("/tai-khoan/bao-ve/")
    visitor.sees("Máy ở văn phòng")
    visitor.sees("dùng lần cuối")
    looks_well(visitor, seen)
    expect_none(seen)


def leave(visitor: Visitor) -> None:
    visitor.goes("/tai-khoan/dang-xuat/")
    visitor.presses("Đăng xuất")


def test_the_device_of_another_person_does_not_open_the_account(visit, secretary, leader):
    visitor = visit(None)
    visitor.goes("/tai-khoan/dang-nhap/")
    has_a_device(visitor)
    for user in (secretary, leader):
        signs_in(visitor, user)
        visitor.goes("/tai-khoan/bao-ve/khoa/")
        visitor.writes("Tên để nhận ra máy này", "Máy chung")
        visitor.presses("Thêm khóa của máy này")
        visitor.sees("Các mã chỉ hiện lần này")
        leave(visitor)
    signs_in(visitor, secretary)
    answer_of_the_leader(visitor, leader)
    visitor.sees("Chưa xác nhận được")
    assert visitor.path == "/tai-khoan/dang-nhap/ma/"


def answer_of_the_leader(visitor: Visitor, leader: User) -> None:
    """Let the device answer with the leader's key, as a stolen answer would, and send it as the secretary's."""
    credential = Authenticator.objects.get(user=leader, type="webauthn").data["credential"]["id"]
    visitor.asks(
        """(id) => {
            const form = document.querySelector("form[data-passkey]"), asked = JSON.parse(form.dataset.question)
            asked.publicKey.allowCredentials = [{ type: "public-key", id }]
            form.dataset.question = JSON.stringify(asked)
        }""",
        credential,
    )
    visitor.presses("Dùng khóa của máy này")


def test_without_scripts_the_telephone_and_the_sheet_still_open_the_account(visit, secretary):
    AppFactory(user=secretary)
    code = second_factor.codes_on_the_sheet(secretary)[0]
    visitor = visit(None, size=PHONE, javascript=False)
    visitor.goes("/tai-khoan/ban-nhap/")
    signs_in(visitor, secretary)
    visitor.writes("Mã xác nhận", f"{code[:4]} {code[4:]}")
    visitor.presses("Đăng nhập")
    visitor.sees("Trên tờ giấy còn 9 mã")


def test_a_session_ended_elsewhere_meets_the_sign_in_page(visit, secretary):
    AppFactory(user=secretary)
    here, there = visit(secretary), visit(secretary)
    there.goes("/tai-khoan/quyen-cua-toi/")
    here.goes("/tai-khoan/phien/")
    here.presses("Kết thúc mọi phiên khác")
    here.sees("Đã kết thúc 1 phiên khác.")
    there.goes("/tai-khoan/quyen-cua-toi/")
    assert there.path == "/tai-khoan/dang-nhap/"
