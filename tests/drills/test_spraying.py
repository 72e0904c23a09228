"""Drill: passwords and codes are not guessed, from one address over many names or from many addresses at one name.

The limits are the real ones, the counts real rows; nothing is turned down for the test.
"""

import pytest
from axes.models import AccessAttempt
from django.conf import settings as django_settings
from django.test import Client

from accounts.models import User
from accounts.throttling import ADDRESS_LIMIT, NAME_LIMIT
from tests.accounts.codes import code_now, wrong_code
from tests.factories import AppFactory, UserFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN, STEP = "/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/ma/"
WRONG = "Matkhau@2026 chung"
HERE = "10.1.2.3"


def tries(name: str, password: str = WRONG, address: str = HERE) -> int:
    return Client(REMOTE_ADDR=address).post(SIGN_IN, {"login": name, "password": password}).status_code


@pytest.fixture
def names() -> list[str]:
    return [UserFactory(username=f"can.bo.{number}").username for number in range(ADDRESS_LIMIT + 5)]


def test_one_address_over_many_names_is_heard_no_more_known_or_unknown(names):
    mixed = [name if place % 2 else f"khong.co.{place}" for place, name in enumerate(names)]
    met = [tries(name) for name in mixed]
    assert met == [200] * (ADDRESS_LIMIT - 1) + [429] * 6
    assert tries(names[-1], PASSWORD) == 429
    assert tries(names[-1], PASSWORD, "10.9.9.9") == 302, "others are not locked out by it"


def test_a_successful_sign_in_between_does_not_win_the_address_more_attempts(names):
    for name in names[: ADDRESS_LIMIT - 1]:
        tries(name)
    assert tries(names[-1], PASSWORD) == 302
    assert tries(names[-2]) == 429


def test_one_name_from_many_addresses_is_heard_no_more(names):
    met = [tries(names[0], address=f"10.2.{number}.1") for number in range(NAME_LIMIT + 2)]
    assert met == [200] * (NAME_LIMIT - 1) + [429] * 3
    assert tries(names[0], PASSWORD, "10.3.3.3") == 429
    assert tries(names[1], PASSWORD, "10.3.3.3") == 302


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"])
def test_a_claimed_address_does_not_win_more_attempts(names, header):
    limit = django_settings.AXES_FAILURE_LIMIT
    met = [
        Client(REMOTE_ADDR=HERE, **{header: f"10.4.4.{number}"})
        .post(SIGN_IN, {"login": names[0], "password": WRONG})
        .status_code
        for number in range(limit)
    ]
    assert met == [200] * (limit - 1) + [429]


def with_telephone(number: int) -> User:
    user = UserFactory(username=f"co.ma.{number}")
    AppFactory(user=user)
    return user


def guesses(user: User, address: str = HERE, code: str | None = None) -> int:
    """Give the right password, then a code; return what the second step answers, or the first when it is locked."""
    client = Client(REMOTE_ADDR=address)
    first = client.post(SIGN_IN, {"login": user.username, "password": PASSWORD})
    if first.status_code != 302:
        return first.status_code
    return client.post(STEP, {"code": code or wrong_code()}).status_code


@pytest.fixture
def second_step(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def test_codes_sprayed_over_many_names_from_one_address_lock_the_address(second_step):
    users = [with_telephone(number) for number in range(ADDRESS_LIMIT // 7 + 2)]
    met = [guesses(user) for user in users for _ in range(7)]
    assert met[: ADDRESS_LIMIT - 1] == [200] * (ADDRESS_LIMIT - 1)
    assert set(met[ADDRESS_LIMIT - 1 :]) == {429}
    assert guesses(with_telephone(999), code=code_now()) == 429


def test_codes_for_one_name_from_many_addresses_lock_the_name(second_step):
    user = with_telephone(1)
    met = [guesses(user, f"10.5.{number}.1") for number in range(NAME_LIMIT + 1)]
    assert met == [200] * (NAME_LIMIT - 1) + [429] * 2
    assert guesses(user, "10.6.6.6", code_now()) == 429


def test_passwords_and_codes_are_counted_together(second_step):
    user = with_telephone(1)
    limit = django_settings.AXES_FAILURE_LIMIT
    met = [tries(user.username) if place % 2 else guesses(user) for place in range(limit)]
    assert met == [200] * (limit - 1) + [429]


def test_what_was_tried_is_nowhere_in_the_counts(second_step):
    user = with_telephone(1)
    code = wrong_code()
    tries(user.username)
    guesses(user, code=code)
    kept = "".join(str(value) for row in AccessAttempt.objects.values_list() for value in row)
    assert WRONG not in kept
    assert code not in kept
