"""Without a second factor nothing opens but its setting up, the password, the language, and leaving."""

import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from accounts.middleware import BEFORE_SECOND_FACTOR
from accounts.models import KeptPost
from config.settings import BASE_DIR
from tests.accounts.codes import code_now
from tests.accounts.test_kept import edit_path, typed
from tests.accounts.test_sign_in import sign_in
from tests.factories import AppFactory
from tests.fences.access import EXPECTED
from tests.fences.rows import World

pytestmark = pytest.mark.django_db
PROTECTION, SET_APP = "/tai-khoan/bao-ve/", "/tai-khoan/bao-ve/ung-dung/"
CLOSED = sorted(set(EXPECTED) - BEFORE_SECOND_FACTOR)
OPEN = sorted(set(EXPECTED) & BEFORE_SECOND_FACTOR)


@pytest.fixture(autouse=True)
def _required(settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(city, people) -> World:
    return World(city=city, people=people)


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_page_leads_to_setting_one_up(world, name, method):
    client, row = Client(), EXPECTED[name]
    address = reverse(name, kwargs=row.kwargs(world))
    client.force_login(world.people["leader"])
    answer = getattr(client, method)(address)
    assert (answer.status_code, answer.url) == (302, PROTECTION), name


@pytest.mark.parametrize("name", OPEN)
def test_the_pages_left_open_do_not_lead_there(world, client_for, leader, name):
    row = EXPECTED[name]
    answer = getattr(client_for(leader), row.method)(reverse(name, kwargs=row.kwargs(world)))
    assert getattr(answer, "url", "") != PROTECTION


def test_every_role_is_asked(client_for, people):
    for user in people.values():
        if user is not None:
            assert client_for(user).get("/tai-khoan/quyen-cua-toi/").url == PROTECTION


def test_who_has_one_passes_and_is_asked_for_once(client_for, leader, django_assert_num_queries):
    AppFactory(user=leader)
    client = client_for(leader)
    page = "/tai-khoan/ban-nhap/"
    assert client.get(page).status_code == 200
    assert client.session["has_second_factor"]


def test_codes_alone_are_no_second_factor(client_for, leader):
    app = AppFactory(user=leader)
    app.delete()
    assert client_for(leader).get("/tai-khoan/quyen-cua-toi/").url == PROTECTION


def test_setting_up_the_telephone_ends_with_the_sheet_and_the_page_asked_for(client, secretary):
    page = client.get(sign_in(client, "bi.thu", next="/tai-khoan/ban-nhap/").url)
    assert page.url == PROTECTION
    first = client.get(PROTECTION).content.decode()
    assert "Thêm bước xác nhận cho tài khoản" in first
    assert "!!undefined" not in first
    shown = client.get(SET_APP)
    secret = shown.context["secret"].replace(" ", "")
    assert "data:image/svg+xml" in shown.content.decode()
    sheet = client.post(SET_APP, {"code": code_now(secret)})
    assert sheet.url == "/tai-khoan/bao-ve/ma-du-phong/"
    assert "Các mã chỉ hiện lần này" in client.get(sheet.url).content.decode()
    assert client.post("/tai-khoan/bao-ve/ma-du-phong/da-cat/").url == "/tai-khoan/ban-nhap/"
    assert client.get("/tai-khoan/ban-nhap/").status_code == 200


def test_a_given_password_is_changed_before_a_factor_is_set_up(client, secretary):
    secretary.must_change_password = True
    secretary.save()
    sign_in(client, "bi.thu")
    assert client.get(SET_APP).url == "/tai-khoan/doi-mat-khau/"


def test_a_form_sent_without_a_factor_is_kept_until_there_is_one(administrator, secretary, client_for, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = client_for(administrator)
    data = typed(client, edit_path(secretary))
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.post(edit_path(secretary), data).url == PROTECTION
    kept = KeptPost.objects.get()
    secret = client.get(SET_APP).context["secret"].replace(" ", "")
    client.post(SET_APP, {"code": code_now(secret)})
    after = client.post("/tai-khoan/bao-ve/ma-du-phong/da-cat/").url
    assert after == f"/tai-khoan/gui-lai/{kept.pk}/"
    assert "Máy chủ đã giữ 2 mục đã điền" in client.get(after).content.decode()


def test_a_draft_and_a_fragment_get_answers_a_script_can_use(client_for, leader):
    client = client_for(leader)
    assert client.post("/tai-khoan/ban-nhap/x/", {"a": "1"}, headers={"X-Draft": "1"}).status_code == 401
    fragment = client.get("/tai-khoan/ban-nhap/", headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment["HX-Redirect"]) == (204, PROTECTION)


@pytest.mark.parametrize(("demo", "own_word", "required"), [("0", "", True), ("1", "", False), ("1", "1", True)])
def test_the_requirement_is_on_unless_it_is_a_demo(demo, own_word, required):
    environment = {**os.environ, "DEMO": demo, "HTTPS": "0"}
    if own_word:
        environment["SECOND_FACTOR_REQUIRED"] = own_word
    command = [sys.executable, "-c", "from config import settings; print(settings.SECOND_FACTOR_REQUIRED)"]
    said = subprocess.run(command, env=environment, cwd=BASE_DIR, capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(required)
