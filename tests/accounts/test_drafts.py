"""Drafts: kept on the server while typing, offered back, thrown away once saved."""

import json

import pytest
from django import forms
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts import drafts
from accounts.models import Draft
from accounts.once import once

pytestmark = pytest.mark.django_db
KEY = "members-edit-12"
PATH = f"/tai-khoan/ban-nhap/{KEY}/"


class NameForm(forms.Form):
    full_name = forms.CharField(max_length=10)
    note = forms.CharField(required=False)


def test_what_is_typed_is_kept_and_found_again(client_for, secretary):
    data = {"full_name": "Nguyễn", "note": "", "draft_title": "Sửa hồ sơ", "draft_path": "/dang-vien/12/sua/"}
    answer = client_for(secretary).post(PATH, data)
    assert answer.status_code == 200
    assert len(json.loads(answer.content)["at"]) == 5
    draft = drafts.load(key=KEY, by=secretary)
    assert draft.data == {"full_name": ["Nguyễn"], "note": [""]}
    assert (draft.title, draft.path) == ("Sửa hồ sơ", "/dang-vien/12/sua/")


def test_typing_on_replaces_the_draft(client_for, secretary):
    client = client_for(secretary)
    for name in ("N", "Ng", "Nguyễn"):
        client.post(PATH, {"full_name": name})
    assert Draft.objects.get().data == {"full_name": ["Nguyễn"]}


def test_passwords_and_tokens_are_never_kept(client_for, secretary):
    data = {"csrfmiddlewaretoken": "t", "form_owner": "o", "form_key": "k", "password": "p", "new_password2": "p"}
    client_for(secretary).post(PATH, {**data, "full_name": "N"})
    assert Draft.objects.get().data == {"full_name": ["N"]}


def test_sixty_four_kilobytes_are_the_limit(client_for, secretary):
    client = client_for(secretary)
    assert client.post(PATH, {"a": "x" * (drafts.MAX_BYTES - 20)}).status_code == 200
    answer = client.post(PATH, {"a": "x" * drafts.MAX_BYTES})
    assert answer.status_code == 413
    assert "64 KB" in json.loads(answer.content)["reason"]


def test_a_draft_belongs_to_one_person(client_for, secretary, leader):
    client_for(secretary).post(PATH, {"full_name": "N"})
    assert drafts.load(key=KEY, by=leader) is None
    client_for(leader).post(f"{PATH}bo/")
    assert drafts.load(key=KEY, by=secretary) is not None
    assert client_for(secretary).post(f"{PATH}bo/", {"next": "/dang-vien/12/sua/"}).url == "/dang-vien/12/sua/"
    assert drafts.load(key=KEY, by=secretary) is None


def test_a_draft_leads_to_no_other_site(client_for, secretary):
    client = client_for(secretary)
    for path in ("javascript:alert(1)", "https://evil.example/", "//evil.example/"):
        client.post(PATH, {"full_name": "N", "draft_path": path})
        assert Draft.objects.get().path == ""


def test_the_list_shows_my_drafts_and_how_to_go_on(client_for, secretary):
    client = client_for(secretary)
    assert "Không có bản nháp nào" in client.get("/tai-khoan/ban-nhap/").content.decode()
    client.post(PATH, {"full_name": "N", "draft_title": "Sửa hồ sơ", "draft_path": "/dang-vien/12/sua/"})
    page = client.get("/tai-khoan/ban-nhap/").content.decode()
    assert 'href="/dang-vien/12/sua/?ban-nhap=1"' in page
    assert "Sửa hồ sơ" in page


def test_the_list_asks_as_often_for_three_drafts_as_for_one(client_for, secretary, django_assert_num_queries):
    client = client_for(secretary)
    client.post(PATH, {"full_name": "N"})
    client.get("/tai-khoan/ban-nhap/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/tai-khoan/ban-nhap/")
    one = len(queries)
    for number in range(2):
        client.post(f"/tai-khoan/ban-nhap/them-{number}/", {"full_name": "N"})
    with django_assert_num_queries(one):
        client.get("/tai-khoan/ban-nhap/")


def test_the_fifty_first_draft_pushes_out_the_oldest(secretary):
    for number in range(drafts.MAX_DRAFTS + 1):
        drafts.save(key=f"k{number}", fields={"a": ["1"]}, by=secretary)
    keys = {draft.key for draft in drafts.of(secretary)}
    assert len(keys) == drafts.MAX_DRAFTS
    assert "k0" not in keys


def test_a_restored_form_is_filled_and_does_not_complain(secretary):
    draft = drafts.save(key=KEY, fields={"full_name": ["quá dài so với mười chữ"], "note": ["ghi chú"]}, by=secretary)
    form = drafts.restored(NameForm, draft)
    page = str(form)
    assert "quá dài so với mười chữ" in page
    assert "ghi chú" in page
    assert 'class="error"' not in page


def test_the_offer_stands_above_the_form_until_the_draft_is_used(secretary):
    draft = drafts.save(key=KEY, fields={"full_name": ["N"]}, by=secretary)
    template = Template("{% load safe_forms %}{% draft_offer draft %}")
    request = RequestFactory().get("/dang-vien/12/sua/")
    offer = template.render(Context({"request": request, "draft": draft}))
    assert "Đồng chí có bản nháp lúc" in offer
    assert "Dùng tiếp bản nháp" in offer
    assert f'action="{PATH}bo/"' in offer
    used = RequestFactory().get("/dang-vien/12/sua/?ban-nhap=1")
    assert "Dùng tiếp" not in template.render(Context({"request": used, "draft": draft}))
    assert drafts.wanted(used)
    assert not drafts.wanted(request)
    assert template.render(Context({"request": request, "draft": None})).strip() == ""


def test_a_late_draft_of_a_saved_form_is_not_kept(client_for, secretary):
    key = "5b3f0c1e-8f5a-4b6e-9d55-0a4a1b2c3d4e"
    client = client_for(secretary)
    client.post(PATH, {"full_name": "N", "form_key": key})
    once(key=key, make=lambda: "/dang-vien/12/", draft=KEY, by=secretary)
    assert not Draft.objects.exists()
    assert client.post(PATH, {"full_name": "N", "form_key": key}).status_code == 204
    assert not Draft.objects.exists()
