"""Every form whose sending would be lost with the session is kept for its owner and offered again after sign-in."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import KeptPost, User
from tests.fences.access import EXPECTED
from tests.fences.rows import Row, World
from tests.fences.test_nothing_breaks import Boxes

FORM = re.compile(r"<form(?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL)
NOTHING_TYPED = {"/tai-khoan/tuy-chon/", "/tai-khoan/dang-xuat/", "/dang-vien/tim/", "/tai-khoan/nguoi-dung/"}
BUTTONS = re.compile(r"/(hien-so|bo|dung|bao-quan-tri|kiem-tra|ket-thuc|ket-thuc-phien-khac|da-cat|lam-moi)/$")
NEVER_KEPT = {
    "account_change_password",
    "account_login",
    "accounts:add_passkey",
    "accounts:confirm",
    "accounts:set_app",
    "mfa_authenticate",
}
PAGES = sorted(name for name, row in EXPECTED.items() if row.method == "get" and name not in NEVER_KEPT)


def visitor(world: World, row: Row) -> User:
    return world.people["officer" if "officer" in row.allowed else row.allowed[0]]


def forms_of(page: str, address: str) -> list[tuple[str, dict[str, str]]]:
    """Return where each form of a page sends what; those with nothing typed in them are left out."""
    found = []
    for form in FORM.finditer(page):
        if 'method="post"' not in form["head"]:
            continue
        action = re.search(r'action="([^"]*)"', form["head"])
        target = action[1].replace("&amp;", "&") if action else address
        if target.split("?")[0] in NOTHING_TYPED or BUTTONS.search(target):
            continue
        boxes = Boxes()
        boxes.feed(form["body"])
        found.append((target, boxes.held))
    return found


def shown(client: Client, address: str) -> str:
    """Return the page at an address; of a file, which has no forms, what it holds."""
    answer = client.get(address)
    return (answer.getvalue() if answer.streaming else answer.content).decode(errors="replace")


@pytest.mark.parametrize("name", PAGES)
def test_a_form_sent_after_the_session_died_is_offered_again(world, name):
    row, client = EXPECTED[name], Client()
    client.force_login(user := visitor(world, row))
    address = reverse(name, kwargs=row.kwargs(world))
    for target, held in forms_of(shown(client, address), address):
        typed = {**held, "a_box": "đã gõ vào đây"}
        KeptPost.objects.all().delete()
        answer = Client().post(target, typed)
        kept = KeptPost.objects.filter(user=user).first()
        assert kept is not None, f"{target} is lost with the session"
        assert kept.path == target
        assert answer.url.endswith(reverse("accounts:kept", args=[kept.pk]))
        page = client.get(reverse("accounts:kept", args=[kept.pk])).content.decode()
        assert "đã gõ vào đây" in page
        assert f'action="{target.replace("&", "&amp;")}"' in page


def test_passwords_are_never_kept(world):
    client = Client()
    client.force_login(world.people["secretary"])
    page = client.get("/tai-khoan/doi-mat-khau/").content.decode()
    assert all("form_owner" not in held for target, held in forms_of(page, "/tai-khoan/doi-mat-khau/"))
    Client().post("/tai-khoan/doi-mat-khau/", {"oldpassword": "cũ", "password1": "mới", "password2": "mới"})
    assert not KeptPost.objects.exists()
