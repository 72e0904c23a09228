"""Signs that no database takes, and lengths that no column takes, never become a server error."""

import pytest

from accounts import safe_forms
from accounts.models import Draft, KeptPost
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "clean"),
    [
        ("/tai-khoan/nhat-ky-xem/?ma=%00A", "/tai-khoan/nhat-ky-xem/?ma=A"),
        ("/tai-khoan/nguoi-dung/?sau=%00", "/tai-khoan/nguoi-dung/?sau="),
        ("/tai-khoan/nguoi-dung/them/?q=a%00b", "/tai-khoan/nguoi-dung/them/?q=ab"),
        ("/tai-khoan/%00quyen-cua-toi/", "/tai-khoan/quyen-cua-toi/"),
    ],
)
def test_an_address_with_a_nul_sign_leads_to_the_one_without(client_for, officer, path, clean):
    client = client_for(officer)
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain == [(clean, 302)]


def test_a_nul_sign_leads_to_no_other_site(client):
    assert client.get("/%00/evil.example/").url == "/%2Fevil.example/"


def test_nul_signs_in_forms_are_left_out(client_for, officer):
    client = client_for(officer)
    client.post("/tai-khoan/ban-nhap/x/", {"a\0": "b\0c", "draft_title": "T\0"})
    draft = Draft.objects.get()
    assert (draft.data, draft.title) == ({"a": ["bc"]}, "T")
    client.logout()
    client.post("/tai-khoan/ban-nhap/", {"a": "b\0c", "form_owner": safe_forms.sign_owner(officer)})
    assert KeptPost.objects.get().data["fields"] == {"a": ["bc"]}
    assert client_for(officer).post("/tai-khoan/nguoi-dung/", {"q": "a\0"}).status_code == 200


@pytest.mark.parametrize(("length", "status"), [(120, 200), (121, 404)])
def test_the_key_of_a_draft_has_a_limit(client_for, officer, length, status):
    answer = client_for(officer).post(f"/tai-khoan/ban-nhap/{'k' * length}/", {"a": "b"})
    assert answer.status_code == status


def test_numbers_beyond_any_row_are_not_found(client_for, administrator):
    client = client_for(administrator)
    for number in (2**31, 2**63, 10**30):
        assert client.get(f"/tai-khoan/nguoi-dung/{number}/").status_code == 404
        assert client.get(f"/tai-khoan/nguoi-dung/them/{number}/").status_code == 404


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data",
        f"multipart/form-data; boundary={'b' * 300}",
    ],
)
def test_a_request_nobody_can_read_is_refused_in_words(client_for, officer, kind):
    client = client_for(officer)
    client.raise_request_exception = False
    for address in ("/dang-vien/them/", "/nhap-lieu/", "/tai-khoan/dang-nhap/"):
        answer = client.generic("POST", address, b"a=b", content_type=kind)
        assert answer.status_code == 400
        assert "không đúng dạng" in answer.content.decode()


def test_too_many_boxes_and_too_much_text_are_refused_in_words(client_for, officer):
    client = client_for(officer)
    for data in ({f"o{number}": "1" for number in range(1500)}, {"reason": "x" * 3_000_000}):
        answer = client.post("/dang-vien/them/", data)
        assert answer.status_code == 400
        assert "không đúng dạng" in answer.content.decode()


@pytest.mark.parametrize("shown", ["http://[", "//evil.example/x", "javascript:x"])
def test_a_strange_address_told_by_a_script_is_no_error(client, client_for, officer, shown):
    told = {"HX-Request": "true", "HX-Current-URL": shown}
    assert client.get("/dang-vien/", headers=told).status_code == 204
    assert client_for(officer).get("/dang-vien/", headers=told).status_code == 200


@pytest.mark.parametrize(
    "address", ["//evil.example/", "https://evil.example/", "/\\evil.example", "//[", "0", "home", "/a\0b"]
)
def test_nobody_is_sent_anywhere_but_to_a_path_of_this_site(client, client_for, officer, address):
    assert client_for(officer).post("/tai-khoan/tuy-chon/", {"text_size": "lon", "next": address}).url == "/"
    answer = client.post("/tai-khoan/dang-nhap/", {"login": "to.chuc", "password": PASSWORD, "next": address})
    assert answer.url == "/"
