"""The pages of "Bảo vệ tài khoản": telephone, sheet of codes, passkeys, the password asked again, what was done."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import DoorAct, User
from accounts.services import second_factor
from tests.accounts.codes import code_now, wrong_code
from tests.factories import AppFactory, PasskeyFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
PROTECTION = "/tai-khoan/bao-ve/"
SET_APP, SHEET = f"{PROTECTION}ung-dung/", f"{PROTECTION}ma-du-phong/"
NEW_SHEET, KEPT = f"{SHEET}lam-moi/", f"{SHEET}da-cat/"


@pytest.fixture
def phone(secretary) -> User:
    AppFactory(user=secretary)
    return secretary


def kinds() -> list[str]:
    return list(DoorAct.objects.order_by("pk").values_list("kind", flat=True))


def scanned(client: Client) -> str:
    """Open the page and return the secret the telephone reads from it."""
    return client.get(SET_APP).context["secret"].replace(" ", "")


def test_a_wrong_code_sets_nothing_up_and_keeps_the_picture(client_for, secretary):
    client = client_for(secretary)
    secret = scanned(client)
    answer = client.post(SET_APP, {"code": wrong_code(secret)})
    assert answer.status_code == 200
    assert "Mã này không khớp" in answer.content.decode()
    assert answer.context["secret"].replace(" ", "") == secret
    assert not Authenticator.objects.exists()


def test_the_code_that_set_the_app_up_does_not_sign_in_too(client_for, secretary):
    client = client_for(secretary)
    code = code_now(scanned(client))
    client.post(SET_APP, {"code": code})
    assert second_factor.use_code(code=code, by=secretary) is None


def test_another_telephone_replaces_the_first_and_keeps_the_sheet(client_for, phone):
    client = client_for(phone)
    codes = second_factor.codes_on_the_sheet(phone)
    secret = scanned(client)
    assert client.post(SET_APP, {"code": code_now(secret)}).url == PROTECTION
    assert second_factor.use_code(code=code_now(), by=phone) is None
    assert second_factor.use_code(code=code_now(secret, steps=1), by=phone) is not None
    assert second_factor.codes_on_the_sheet(phone) == codes
    assert kinds() == ["app_changed"]


def test_setting_a_factor_up_ends_the_other_sessions(client_for, secretary):
    client, other = client_for(secretary), client_for(secretary)
    client.post(SET_APP, {"code": code_now(scanned(client))})
    assert client.get(PROTECTION).status_code == 200
    assert other.get(PROTECTION).status_code == 302


def test_the_sheet_is_shown_in_its_session_only_until_it_is_kept(client_for, secretary):
    client = client_for(secretary)
    client.post(SET_APP, {"code": code_now(scanned(client))})
    page = client.get(SHEET)
    assert len(set(page.context["codes"])) == 10
    assert all(re.fullmatch(r"\d{4} \d{4}", code) for code in page.context["codes"])
    assert client.get(SHEET).context["codes"] == page.context["codes"]
    assert "codes" not in client_for(secretary).get(SHEET).context
    client.post(KEPT)
    again = client.get(SHEET)
    assert "codes" not in again.context
    assert "còn 10 mã chưa dùng" in again.content.decode()
    assert page.context["codes"][0] not in again.content.decode()


def test_the_sheet_closes_by_itself_after_a_quarter_of_an_hour(client_for, secretary, monkeypatch):
    client = client_for(secretary)
    client.post(SET_APP, {"code": code_now(scanned(client))})
    real = time.time
    monkeypatch.setattr("accounts.views_protection.time.time", lambda: real() + 901)
    assert "codes" not in client.get(SHEET).context


def test_a_new_sheet_ends_the_old_one(client_for, phone):
    client = client_for(phone)
    old = second_factor.codes_on_the_sheet(phone)
    assert client.post(NEW_SHEET).url == SHEET
    assert not set(old) & set(second_factor.codes_on_the_sheet(phone))
    assert second_factor.use_code(code=old[0], by=phone) is None
    assert kinds() == ["codes_made"]


def test_without_a_factor_there_is_no_sheet(client_for, secretary):
    client = client_for(secretary)
    assert client.get(SHEET).url == PROTECTION
    assert client.post(NEW_SHEET).url == PROTECTION
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(("used", "warned"), [(6, False), (7, True), (10, True)])
def test_three_codes_left_are_few(client_for, phone, used, warned):
    for code in second_factor.codes_on_the_sheet(phone)[:used]:
        second_factor.use_code(code=code, by=phone)
    page = client_for(phone).get(PROTECTION).content.decode()
    assert ("Sắp hết mã dự phòng" in page) is warned


@pytest.mark.parametrize("address", [SET_APP, NEW_SHEET])
def test_after_ten_minutes_the_password_is_asked_again(client_for, phone, address):
    client = client_for(phone)
    session = client.session
    session["signed_in_at"] -= 601
    session.save()
    before = second_factor.codes_on_the_sheet(phone)
    asked = client.post(address)
    assert asked.url.startswith("/tai-khoan/xac-nhan/?next=")
    assert second_factor.codes_on_the_sheet(phone) == before
    wrong = client.post("/tai-khoan/xac-nhan/", {"password": "sai mật khẩu rồi", "next": SHEET})
    assert "Mật khẩu hiện nay không đúng" in wrong.content.decode()
    assert client.post(address).url.startswith("/tai-khoan/xac-nhan/")
    assert client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD, "next": SHEET}).url == SHEET
    assert client.get(SET_APP).status_code == 200


def test_the_password_asked_again_leads_to_no_other_site(client_for, phone):
    answer = client_for(phone).post("/tai-khoan/xac-nhan/", {"password": PASSWORD, "next": "https://evil.example/"})
    assert answer.url == PROTECTION


def test_guessing_at_the_password_asked_again_is_throttled(client_for, phone):
    client = client_for(phone)
    data = {"password": "sai mật khẩu rồi"}
    codes = [client.post("/tai-khoan/xac-nhan/", data).status_code for _ in range(8)]
    assert codes == [200] * 7 + [429]


@pytest.mark.parametrize("required", [False, True])
def test_the_last_factor_stays_where_one_is_required(client_for, phone, settings, required):
    settings.SECOND_FACTOR_REQUIRED = required
    client = client_for(phone)
    page = client.post(f"{SET_APP}bo/", follow=True).content.decode()
    assert Authenticator.objects.filter(user=phone).exists() is required
    assert ("cách xác nhận duy nhất còn lại" in page) is required


def test_one_of_two_factors_may_go(client_for, phone, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    key = PasskeyFactory(user=phone)
    client = client_for(phone)
    assert "Máy ở văn phòng" in client.get(PROTECTION).content.decode()
    assert client.get(f"{PROTECTION}khoa/{key.pk}/bo/").status_code == 200
    client.post(f"{PROTECTION}khoa/{key.pk}/bo/")
    assert [row.type for row in Authenticator.objects.filter(user=phone).order_by("pk")] == ["totp", "recovery_codes"]
    assert kinds() == ["passkey_removed"]


def test_the_passkey_of_another_person_is_not_found(client_for, phone, leader):
    key = PasskeyFactory(user=phone)
    assert client_for(leader).post(f"{PROTECTION}khoa/{key.pk}/bo/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


@pytest.mark.parametrize(
    ("on", "host", "offered"),
    [
        (True, "localhost", True),
        (False, "localhost", False),
        (True, "127.0.0.1:8000", False),
        (True, "testserver", False),
    ],
)
def test_passkeys_are_offered_only_where_browsers_keep_them(client_for, secretary, settings, on, host, offered):
    settings.PASSKEYS = on
    page = client_for(secretary).get(PROTECTION, headers={"host": host}).content.decode()
    assert ("Dùng khóa của máy" in page) is offered


def test_over_https_a_host_name_offers_passkeys(client_for, secretary, settings):
    settings.PASSKEYS = True
    assert "Dùng khóa của máy" in client_for(secretary).get(PROTECTION, secure=True).content.decode()


def test_the_page_of_the_account_shows_what_was_done(client_for, phone):
    client = client_for(phone)
    client.post(NEW_SHEET)
    page = client.get(PROTECTION).content.decode()
    assert "Làm tờ mã dự phòng mới" in page
    assert "!!undefined" not in page
