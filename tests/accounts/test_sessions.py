"""A session ends after thirty idle minutes (sixty for secretaries) and after twelve hours at most."""

import time

import pytest

from tests.factories import GrantFactory

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/quyen-cua-toi/"
MINUTE = 60


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until the test moves it."""

    class Clock:
        now = int(time.time())

        def pass_minutes(self, minutes):
            self.now += minutes * MINUTE

    clock = Clock()
    monkeypatch.setattr("accounts.sessions.time.time", lambda: clock.now)
    return clock


def is_in(client) -> bool:
    return client.get(PAGE).status_code == 200


def test_thirty_idle_minutes_are_allowed_and_thirty_one_are_not(clock, client_for, leader):
    client = client_for(leader)
    clock.pass_minutes(30)
    assert is_in(client)
    clock.pass_minutes(31)
    assert not is_in(client)


def test_a_secretary_may_pause_for_an_hour(clock, client_for, secretary):
    client = client_for(secretary)
    clock.pass_minutes(60)
    assert is_in(client)
    clock.pass_minutes(61)
    assert not is_in(client)


def test_a_secretary_who_is_also_an_officer_keeps_the_hour(clock, client_for, secretary, city):
    GrantFactory(user=secretary, role="officer", organisation=city.ward)
    client = client_for(secretary)
    clock.pass_minutes(45)
    assert is_in(client)


def test_use_prolongs_the_session_but_never_beyond_twelve_hours(clock, client_for, leader):
    client = client_for(leader)
    for _ in range(28):
        clock.pass_minutes(25)
        assert is_in(client)
    clock.pass_minutes(25)
    assert not is_in(client)


def test_a_session_without_a_beginning_is_over(clock, client_for, leader):
    client = client_for(leader)
    session = client.session
    del session["signed_in_at"]
    session.save()
    assert not is_in(client)


def test_an_ended_session_loses_its_rights_in_the_same_request(clock, client_for, officer):
    client = client_for(officer)
    clock.pass_minutes(31)
    answer = client.get("/tai-khoan/nguoi-dung/")
    assert answer.status_code == 302
    assert "/dang-nhap/" in answer.url


def test_the_session_is_written_once_a_minute_at_most(clock, client_for, leader, django_assert_num_queries):
    client = client_for(leader)
    clock.pass_minutes(2)
    assert is_in(client)
    before = client.session["seen_at"]
    clock.now += 59
    assert is_in(client)
    assert client.session["seen_at"] == before
    clock.now += 1
    assert is_in(client)
    assert client.session["seen_at"] == int(clock.now)


def test_a_page_that_refreshes_itself_does_not_keep_the_session_alive(clock, client_for, leader):
    client = client_for(leader)
    itself = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
    for _ in range(3):
        clock.pass_minutes(9)
        assert client.get(PAGE, headers=itself).status_code == 200
    clock.pass_minutes(9)
    assert client.get(PAGE, headers=itself).status_code == 204


def test_the_cookie_ends_with_the_browser(client, secretary, settings):
    settings.LOGIN_REDIRECT_URL = "accounts:rights"
    from tests.accounts.test_sign_in import sign_in

    cookie = sign_in(client, "bi.thu").cookies["dangtich"]
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
