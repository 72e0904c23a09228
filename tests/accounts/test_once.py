"""Double click, reload, back, retry: one record."""

import threading
import time
import uuid

import pytest
from django.db import connection

from accounts.findings import Finding, Refused
from accounts.models import SentOnce, User
from accounts.once import Sent, once
from tests.factories import UserFactory

NAME = "/dang-vien/7/"


def make_user(username: str) -> str:
    UserFactory(username=username)
    return NAME


@pytest.mark.django_db
def test_the_second_sending_goes_where_the_first_went(secretary):
    key = uuid.uuid4()
    assert once(key=key, make=lambda: make_user("a"), by=secretary) == Sent(NAME, is_first=True)
    assert once(key=key, make=lambda: make_user("b"), by=secretary) == Sent(NAME, is_first=False)
    assert not User.objects.filter(username="b").exists()


@pytest.mark.django_db
def test_the_same_key_of_another_person_counts(secretary, leader):
    key = uuid.uuid4()
    once(key=key, make=lambda: make_user("a"), by=secretary)
    assert once(key=key, make=lambda: make_user("b"), by=leader).is_first


@pytest.mark.django_db
def test_a_refused_sending_leaves_nothing_and_the_next_one_counts(secretary):
    key = uuid.uuid4()

    def refuse() -> str:
        make_user("a")
        raise Refused([Finding("no", "", "không")])

    with pytest.raises(Refused):
        once(key=key, make=refuse, by=secretary)
    assert not SentOnce.objects.exists()
    assert not User.objects.filter(username="a").exists()
    assert once(key=key, make=lambda: make_user("a"), by=secretary).is_first


@pytest.mark.django_db
def test_without_a_key_every_sending_counts(secretary):
    assert once(key=None, make=lambda: make_user("a"), by=secretary).is_first
    assert once(key=None, make=lambda: make_user("b"), by=secretary).is_first


@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_the_same_moment_make_one_record():
    user, key = UserFactory(), uuid.uuid4()
    inside, results = threading.Event(), []

    def slowly() -> str:
        inside.set()
        time.sleep(0.4)
        return make_user("double")

    def send(make) -> None:
        try:
            results.append(once(key=key, make=make, by=user))
        finally:
            connection.close()

    first = threading.Thread(target=send, args=(slowly,))
    first.start()
    assert inside.wait(10)
    second = threading.Thread(target=send, args=(lambda: make_user("double"),))
    second.start()
    for thread in (first, second):
        thread.join(20)
    assert sorted(sent.is_first for sent in results) == [False, True]
    assert {sent.url for sent in results} == {NAME}
    assert User.objects.filter(username="double").count() == 1


@pytest.mark.django_db(transaction=True)
def test_when_the_first_of_two_fails_the_second_counts():
    user, key = UserFactory(), uuid.uuid4()
    inside, results = threading.Event(), []

    def fail() -> str:
        inside.set()
        time.sleep(0.4)
        raise Refused([Finding("no", "", "không")])

    def send(make) -> None:
        try:
            results.append(once(key=key, make=make, by=user))
        except Refused:
            results.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(fail,))]
    threads[0].start()
    assert inside.wait(10)
    threads.append(threading.Thread(target=send, args=(lambda: make_user("second"),)))
    threads[1].start()
    for thread in threads:
        thread.join(20)
    assert results == [None, Sent(NAME, is_first=True)]
    assert User.objects.filter(username="second").count() == 1
