"""Signs that no database takes, and lengths that no column takes, never become a server error."""

import pytest

from accounts import safe_forms
from accounts.models import Draft, KeptPost

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
