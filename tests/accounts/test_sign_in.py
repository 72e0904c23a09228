"""Signing in and out, by user name; nothing else is offered."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture(autouse=True)
def _home(settings):
    settings.LOGIN_REDIRECT_URL = "accounts:rights"


def sign_in(client: Client, username: str, password: str = PASSWORD, **more):
    return client.post(SIGN_IN, {"login": username, "password": password, **more})


def test_the_secretary_signs_in_by_user_name_capitals_ignored(client, secretary):
    answer = sign_in(client, " Bi.Thu ")
    assert answer.status_code == 302
    assert answer.url == reverse("accounts:rights")
    assert client.get(answer.url).status_code == 200


def test_a_page_asked_for_before_sign_in_opens_after_it(client, secretary):
    asked = client.get("/tai-khoan/ban-nhap/?x=1")
    assert asked.url == f"{SIGN_IN}?next=/tai-khoan/ban-nhap/%3Fx%3D1"
    page = client.get(asked.url)
    assert "Đồng chí cần đăng nhập để mở trang này" in page.content.decode()
    assert sign_in(client, "bi.thu", next="/tai-khoan/ban-nhap/?x=1").url == "/tai-khoan/ban-nhap/?x=1"


def test_sign_in_leads_to_no_other_site(client, secretary):
    assert sign_in(client, "bi.thu", next="https://evil.example/").url == reverse("accounts:rights")


def test_signing_out_takes_a_post(client_for, secretary):
    client = client_for(secretary)
    page = client.get("/tai-khoan/dang-xuat/")
    assert page.status_code == 200
    assert client.get("/tai-khoan/quyen-cua-toi/").status_code == 200
    assert client.post("/tai-khoan/dang-xuat/").url == SIGN_IN
    assert client.get("/tai-khoan/quyen-cua-toi/").status_code == 302


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_set_password"])
def test_sign_up_and_letters_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "login/", "password/reset/", "email/", ""])
def test_the_librarys_own_addresses_are_not_found(client_for, secretary, path):
    assert client_for(secretary).get(f"/tai-khoan/{path}").status_code == 404


def test_unknown_name_and_wrong_password_read_the_same(client, secretary):
    known = sign_in(client, "bi.thu", "sai mật khẩu rồi")
    unknown = sign_in(client, "khong.co", "sai mật khẩu rồi")
    assert known.status_code == unknown.status_code == 200
    texts = {page.context["form"].non_field_errors()[0] for page in (known, unknown)}
    texts |= {str(error) for page in (known, unknown) for error in page.context["form"].errors.get("__all__", [])}
    assert len(texts) == 1
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in texts.pop()


def test_unknown_name_and_wrong_password_cost_one_hash_each(client, secretary, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    secretary.set_password(PASSWORD)
    secretary.save()
    calls = []
    for method in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, method)
        monkeypatch.setattr(
            Argon2PasswordHasher, method, lambda self, *args, real=real: calls.append(1) or real(self, *args)
        )
    sign_in(client, "bi.thu", "sai mật khẩu rồi")
    known = len(calls)
    sign_in(client, "khong.co", "sai mật khẩu rồi")
    assert known == len(calls) - known == 1


def test_passwords_are_kept_as_argon2id(settings, db):
    from config import settings as real

    assert real.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS
    assert User.objects.create_user("thu", PASSWORD, full_name="Thử").password.startswith("argon2$argon2id$")


def test_a_stopped_account_does_not_get_in_and_its_open_session_ends(client_for, client, secretary):
    open_session = client_for(secretary)
    secretary.is_active = False
    secretary.save()
    answer = sign_in(client, "bi.thu")
    assert "/ngung-dung/" in answer.url
    assert "ngừng dùng" in client.get(answer.url).content.decode()
    assert open_session.get("/tai-khoan/quyen-cua-toi/").status_code == 302


@pytest.mark.parametrize("username", ["x" * 500, "a\x00b", "' or 1=1 --", "", "𝓫𝓲.𝓽𝓱𝓾"])
def test_odd_names_get_a_page_not_an_error(client, db, username):
    assert sign_in(client, username).status_code == 200


def test_the_sign_in_page_speaks_vietnamese_only(client, db):
    page = client.get(SIGN_IN).content.decode()
    for word in ("Username", "Password", "Remember", "Sign", "Forgot", "placeholder"):
        assert word not in page


def test_the_sign_in_page_can_speak_english(client, db):
    client.cookies["language"] = "en"
    assert '<html lang="en"' in client.get(SIGN_IN).content.decode()
