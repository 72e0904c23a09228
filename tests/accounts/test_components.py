"""Components: due days in words, notes, icons; the rooms a person may enter; the gallery as a whole."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import Context, Template
from django.test import RequestFactory

from accounts import gallery, navigation
from accounts.navigation import HelperContact, NavItem
from accounts.roles import Permission
from accounts.scope import Grant, Scope
from accounts.templatetags.ui import due_words, initial

TODAY = date(2026, 11, 24)


@dataclass
class Visitor:
    """Somebody signed in, as much of them as the frame of a page asks for."""

    full_name: str = "Phạm Thị Hoà"
    text_size: str = "lon"
    is_authenticated: bool = True


@pytest.fixture
def rooms(monkeypatch):
    """Start without rooms; those registered are gone afterwards."""
    monkeypatch.setattr(navigation, "_items", {})
    return navigation.register


def request_of(path: str, *, role: str = "leader"):
    """Return a request of somebody with one role."""
    request = RequestFactory().get(path)
    request.user = Visitor()
    request.scope = Scope(1, (Grant(role, 1, "1/"),))
    return request


@pytest.mark.parametrize(
    ("due_on", "word", "number", "late"),
    [
        (date(2026, 11, 21), "quá hạn", 3, True),
        (date(2026, 11, 24), "hạn", "nay", False),
        (date(2026, 12, 3), "còn", 9, False),
        (None, "", "", False),
    ],
)
def test_a_due_day_is_told_in_words(due_on, word, number, late):
    words = due_words(due_on, TODAY)
    assert (words["word"], words["number"], words["late"]) == (word, number, late)


def test_the_initial_is_that_of_the_given_name():
    assert initial("Phạm Thị Hoà") == "H"
    assert initial("  ") == "?"


def test_what_a_note_says_is_escaped():
    template = Template("{% load ui %}{% note 'warn' title %}{{ text }}{% endnote %}")
    html = template.render(Context({"title": "<b>", "text": "<i>"}))
    assert "&lt;b&gt;" in html
    assert "&lt;i&gt;" in html


def test_a_room_without_the_right_is_hidden(rooms):
    rooms(NavItem("home", "Việc", "account_login", order=1))
    rooms(NavItem("log", "Nhật ký", "account_login", permission=Permission.VIEW_ACCESS_LOG))
    assert [room.label for room in navigation.rooms(request_of("/", role="leader"))] == ["Việc"]
    assert len(navigation.rooms(request_of("/", role="auditor"))) == 2


def test_a_room_whose_address_is_missing_is_left_out(rooms):
    rooms(NavItem("none", "Không có", "no:such"))
    assert navigation.rooms(request_of("/")) == []


def test_an_unknown_fact_is_refused():
    with pytest.raises(ValueError, match="unknown fact"):
        navigation.provide("weather", lambda request: "")


def test_a_number_is_dialled_without_its_spaces():
    assert HelperContact("Văn phòng", "024 0000 0007").dial == "02400000007"


def test_the_gallery_shows_every_component_without_an_undefined_word(rooms, monkeypatch):
    monkeypatch.setattr(navigation, "_providers", {})
    request = request_of("/giao-dien/")
    request._messages = CookieStorage(request)
    html = gallery.index(request).content.decode()
    assert "!!undefined" not in html
    assert 'data-text="lon"' in html
    assert html.count("<h1>") == 1
    for forbidden in (" style=", "<script>", " onclick="):
        assert forbidden not in html
