"""Guessing is slowed down by user and by address, alike for known and unknown names."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import RequestFactory
from django.utils import timezone

from accounts import throttling
from tests.accounts.test_sign_in import sign_in
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
WRONG = "sai mật khẩu rồi"


@pytest.fixture(autouse=True)
def _home(settings):
    settings.LOGIN_REDIRECT_URL = "accounts:rights"


def fail(client, username, times, **more):
    return [sign_in(client, username, WRONG, **more).status_code for _ in range(times)]


@pytest.mark.parametrize("username", ["bi.thu", "khong.co"])
def test_the_eighth_failure_locks_and_the_right_password_waits_too(client, secretary, username):
    assert fail(client, username, 8) == [200] * 7 + [429]
    page = sign_in(client, username)
    assert page.status_code == 429
    assert "xin đồng chí đợi 15 phút" in page.content.decode()
    assert page["Retry-After"] == "900"


def test_capitals_and_blanks_give_no_extra_attempts(client, secretary):
    for username in ("bi.thu", "Bi.Thu", "BI.THU", " bi.thu") * 2:
        last = sign_in(client, username, WRONG)
    assert last.status_code == 429


def test_after_the_cooling_off_the_right_password_works(client, secretary):
    fail(client, "bi.thu", 8)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(client, "bi.thu").status_code == 302


def test_another_person_at_the_same_address_is_not_locked_out(client, secretary, leader):
    fail(client, "bi.thu", 8)
    assert sign_in(client, "lanh.dao").status_code == 302


def test_spraying_one_password_over_many_names_locks_the_address(client, secretary, monkeypatch):
    monkeypatch.setattr(throttling, "ADDRESS_LIMIT", 10)
    codes = [sign_in(client, f"ten.{number}", WRONG).status_code for number in range(11)]
    assert codes == [200] * 9 + [429, 429]
    assert sign_in(client, "bi.thu").status_code == 429


def test_an_own_account_does_not_clear_the_count_of_the_address(client, secretary, monkeypatch):
    monkeypatch.setattr(throttling, "ADDRESS_LIMIT", 10)
    for number in range(9):
        sign_in(client, f"ten.{number}", WRONG)
    assert sign_in(client, "bi.thu").status_code == 302
    client.logout()
    assert sign_in(client, "ten.10", WRONG).status_code == 429


def test_one_name_from_many_addresses_is_locked_in_the_end(client, secretary, settings, monkeypatch):
    monkeypatch.setattr(throttling, "NAME_LIMIT", 6)
    codes = [
        client.post(
            "/tai-khoan/dang-nhap/", {"login": "bi.thu", "password": WRONG}, REMOTE_ADDR=f"10.0.0.{number}"
        ).status_code
        for number in range(6)
    ]
    assert codes == [200] * 5 + [429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "1.2.3.4", "10.9.9.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (1, "", "10.9.9.9"),
        (1, "<script>", "10.9.9.9"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed_about_the_address(settings, proxies, forwarded, seen):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="10.9.9.9")
    assert throttling.address_of(request) == seen


def test_no_password_is_kept_with_the_failures(client, secretary):
    sign_in(client, "bi.thu", WRONG)
    row = AccessAttempt.objects.get()
    assert WRONG not in row.post_data
    assert PASSWORD not in row.post_data
