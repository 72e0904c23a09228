"""The owner's list of open sessions agrees with what really opens, and ends the others."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import upkeep
from accounts.devices import device_words
from accounts.sessions import open_sessions
from tests.accounts.test_sessions import clock, is_in
from tests.accounts.test_sign_in import sign_in
from tests.factories.accounts import PASSWORD

__all__ = ["clock"]

pytestmark = pytest.mark.django_db
LIST = "/tai-khoan/phien/"
CHROME = "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _home(settings):
    settings.LOGIN_REDIRECT_URL = "accounts:rights"


def rows(client):
    return client.get(LIST).context["rows"]


def test_the_list_names_device_address_and_this_session(secretary):
    client = Client(headers={"user-agent": CHROME}, REMOTE_ADDR="10.1.2.3")
    sign_in(client, "bi.thu")
    page = client.get(LIST).content.decode()
    assert "Chrome trên Android" in page
    assert "10.1.2.3" in page
    assert "phiên này" in page
    assert "!!undefined" not in page


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome trên Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/114 coc_coc_browser/114.0 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120.0", "Microsoft Edge trên Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari trên iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox trên Linux"),
        ("curl/8.0", "Máy không rõ loại"),
        ("", "Máy không rõ loại"),
    ],
)
def test_a_device_is_named_in_words(agent, words):
    assert device_words(agent) == words


def test_one_other_session_is_ended_and_what_is_typed_there_is_kept(client_for, secretary):
    here, there, third = (client_for(secretary) for _ in range(3))
    other = next(row for row in rows(here) if not row.is_this)
    here.post(f"{LIST}{other.pk}/ket-thuc/")
    assert [is_in(client) for client in (here, there, third)].count(True) == 2
    assert is_in(here)


def test_all_other_sessions_are_ended_but_not_those_of_other_people(client_for, secretary, leader):
    here, there, neighbour = client_for(secretary), client_for(secretary), client_for(leader)
    page = here.post(f"{LIST}ket-thuc-phien-khac/", follow=True).content.decode()
    assert "Đã kết thúc 1 phiên khác" in page
    assert is_in(here)
    assert not is_in(there)
    assert is_in(neighbour)


def test_nobody_ends_this_session_or_that_of_another_by_its_number(client_for, secretary, leader):
    here, neighbour = client_for(secretary), client_for(leader)
    for row in UserSession.objects.all():
        here.post(f"{LIST}{row.pk}/ket-thuc/")
    assert is_in(here)
    assert is_in(neighbour)


def test_changing_the_password_ends_the_others_and_the_list_agrees(client_for, secretary):
    here, there = client_for(secretary), client_for(secretary)
    new = "mưa chiều trên đồi 1975"
    here.post("/tai-khoan/doi-mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_in(here)
    assert not is_in(there)
    assert [row.is_this for row in rows(here)] == [True]


def test_the_list_leaves_out_what_has_lain_idle(clock, client_for, leader, secretary):
    client_for(leader), client_for(secretary)
    clock.pass_minutes(31)
    assert len(open_sessions(leader, roles=["leader"])) == 0
    assert len(open_sessions(secretary, roles=["secretary"])) == 1
    clock.pass_minutes(30)
    assert len(open_sessions(secretary, roles=["secretary"])) == 0


def test_the_list_leaves_out_what_has_lasted_twelve_hours(clock, client_for, leader):
    client = client_for(leader)
    for _ in range(28):
        clock.pass_minutes(25)
        assert is_in(client)
    assert len(open_sessions(leader, roles=["leader"])) == 1
    clock.pass_minutes(25)
    assert len(open_sessions(leader, roles=["leader"])) == 0


def test_the_list_says_how_long_a_pause_may_be(client_for, secretary, leader):
    assert "sau 60 phút không dùng" in client_for(secretary).get(LIST).content.decode()
    assert "sau 30 phút không dùng" in client_for(leader).get(LIST).content.decode()


def test_signing_out_takes_the_session_off_the_list(client_for, secretary):
    here, there = client_for(secretary), client_for(secretary)
    there.post("/tai-khoan/dang-xuat/")
    assert len(rows(here)) == 1


def test_a_list_of_three_costs_no_more_queries_than_one(client_for, secretary, django_assert_num_queries):
    here = client_for(secretary)
    with django_assert_num_queries(2):
        open_sessions(secretary, roles=[])
    client_for(secretary), client_for(secretary)
    with django_assert_num_queries(2):
        assert len(open_sessions(secretary, roles=[])) == 3
    assert is_in(here)


def test_what_has_ended_is_forgotten_by_the_daily_upkeep(client_for, secretary):
    client_for(secretary)
    Session.objects.all().delete()
    assert UserSession.objects.count() == 1
    upkeep.forget_old()
    assert UserSession.objects.count() == 0
