"""A form sent after the session died is kept for its owner and sent again after sign-in."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts import kept, safe_forms
from accounts.models import KeptPost, User
from tests.accounts.test_sign_in import sign_in
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(city, administrator, secretary) -> User:
    return secretary


def edit_path(account: User) -> str:
    return f"/tai-khoan/nguoi-dung/{account.pk}/sua/"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found.group(1)


def typed(client: Client, path: str) -> dict[str, str]:
    """Open the form and return what it would send, with a new name typed in."""
    page = client.get(path).content.decode()
    machinery = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "form_owner", "form_key")}
    return {**machinery, "full_name": "Nguyễn Văn Bí Thư", "phone": "0912 000 111"}


def replay(client: Client, page: str):
    """Press the first button of the page that offers the kept form, with exactly its hidden fields."""
    main = page[page.index("<main") :]
    form = re.search(r'<form method="post" action="([^"]+)">(.*?)</form>', main, re.DOTALL)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form.group(2)))
    return client.post(form.group(1), fields)


@pytest.mark.parametrize("enforce", [False, True])
def test_what_was_typed_survives_a_dead_session_and_is_saved_after_sign_in(account, administrator, enforce):
    client = Client(enforce_csrf_checks=enforce)
    client.force_login(administrator)
    data = typed(client, edit_path(account))
    client.cookies.clear()
    lost = client.post(edit_path(account), data)
    number = KeptPost.objects.get().pk
    assert lost.url == f"/tai-khoan/dang-nhap/?next=/tai-khoan/gui-lai/{number}/"
    gate = client.get(lost.url).content.decode()
    assert "Những gì đồng chí vừa ghi đã được giữ lại" in gate
    token = hidden(gate, "csrfmiddlewaretoken")
    back = sign_in(client, "quan.tri", next=f"/tai-khoan/gui-lai/{number}/", csrfmiddlewaretoken=token)
    page = client.get(back.url).content.decode()
    assert "Máy chủ đã giữ 2 mục đã điền" in page
    assert replay(client, page).status_code == 302
    account.refresh_from_db()
    assert account.full_name == "Nguyễn Văn Bí Thư"
    assert not KeptPost.objects.exists()


def test_another_person_does_not_find_the_kept_form(account, administrator, client_for, leader):
    client = client_for(administrator)
    data = typed(client, edit_path(account))
    Client().post(edit_path(account), data)
    held = KeptPost.objects.get()
    assert held.user == administrator
    for other in (leader, account):
        assert client_for(other).get(f"/tai-khoan/gui-lai/{held.pk}/").status_code == 404
        client_for(other).post(f"/tai-khoan/gui-lai/{held.pk}/bo/")
    assert KeptPost.objects.filter(pk=held.pk).exists()
    assert client_for(administrator).post(f"/tai-khoan/gui-lai/{held.pk}/bo/").status_code == 302
    assert not KeptPost.objects.exists()


def test_replaying_passes_all_checks_again(account, administrator, client_for):
    data = typed(client_for(administrator), edit_path(account))
    Client().post(edit_path(account), data)
    held = KeptPost.objects.get()
    administrator.grants.update(ends_on="2024-01-01")
    client = client_for(administrator)
    page = client.get(f"/tai-khoan/gui-lai/{held.pk}/").content.decode()
    assert replay(client, page).status_code == 403
    assert KeptPost.objects.exists()


def test_a_form_sent_again_with_faults_is_shown_again_with_what_was_typed(account, administrator, client_for):
    data = {**typed(client_for(administrator), edit_path(account)), "full_name": ""}
    Client().post(edit_path(account), data)
    client = client_for(administrator)
    page = client.get(f"/tai-khoan/gui-lai/{KeptPost.objects.get().pk}/").content.decode()
    again = replay(client, page)
    assert again.status_code == 200
    assert "0912 000 111" in again.content.decode()


def test_an_old_token_after_signing_in_elsewhere_is_no_dead_end(account, administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    data = {**typed(client, edit_path(account)), "csrfmiddlewaretoken": "x" * 64}
    answer = client.post(edit_path(account), data)
    assert answer.url == f"/tai-khoan/gui-lai/{KeptPost.objects.get().pk}/"
    assert replay(client, client.get(answer.url).content.decode()).status_code == 302


def test_a_forged_form_of_another_site_is_refused_and_not_kept(account, administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    answer = client.post(edit_path(account), {"full_name": "Kẻ Xấu"})
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()
    assert not KeptPost.objects.exists()


def test_a_form_signed_for_another_person_is_refused(account, administrator, leader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    data = {"full_name": "Kẻ Xấu", "form_owner": safe_forms.sign_owner(leader)}
    assert client.post(edit_path(account), data).status_code == 403
    assert not KeptPost.objects.exists()


@pytest.mark.parametrize("owner", ["", "1", "1:abc", "1:1vXyz:forged", "\x00", "é" * 50])
def test_a_form_without_a_true_signature_leads_to_sign_in_and_is_not_kept(client, account, owner):
    answer = client.post(edit_path(account), {"full_name": "X", "form_owner": owner})
    assert answer.url == "/tai-khoan/dang-nhap/"
    assert not KeptPost.objects.exists()


def test_without_session_and_token_the_sign_in_page_opens_not_a_bare_refusal(account):
    answer = Client(enforce_csrf_checks=True).post(edit_path(account), {"full_name": "X"})
    assert answer.url == "/tai-khoan/dang-nhap/"


def test_the_sign_in_form_itself_without_a_token_explains(db):
    answer = Client(enforce_csrf_checks=True).post("/tai-khoan/dang-nhap/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "chưa gửi được" in answer.content.decode()


def test_passwords_tokens_and_files_are_never_kept(client, administrator):
    data = {
        "form_owner": safe_forms.sign_owner(administrator),
        "csrfmiddlewaretoken": "t" * 32,
        "password1": "bí mật lắm",
        "oldpassword": PASSWORD,
        "full_name": "Giữ Lại",
        "file": SimpleUploadedFile("danh-sach.xlsx", b"PK"),
    }
    client.post("/tai-khoan/ban-nhap/", data)
    held = KeptPost.objects.get()
    assert held.data == {"fields": {"full_name": ["Giữ Lại"]}, "files": True}


def test_more_than_256_kilobytes_are_not_kept(client, administrator):
    owner = safe_forms.sign_owner(administrator)
    client.post("/tai-khoan/ban-nhap/", {"form_owner": owner, "a": "x" * (kept.MAX_BYTES + 1)})
    assert not KeptPost.objects.exists()
    client.post("/tai-khoan/ban-nhap/", {"form_owner": owner, "a": "x" * (kept.MAX_BYTES - 100)})
    assert KeptPost.objects.count() == 1


def test_the_twentieth_first_kept_form_pushes_out_the_oldest(client, administrator):
    owner = safe_forms.sign_owner(administrator)
    for number in range(kept.MAX_KEPT + 1):
        client.post("/tai-khoan/ban-nhap/", {"form_owner": owner, "a": str(number)})
    values = {held.data["fields"]["a"][0] for held in KeptPost.objects.all()}
    assert values == {str(number) for number in range(1, kept.MAX_KEPT + 1)}


def test_a_stopped_account_keeps_nothing(client, administrator):
    owner = safe_forms.sign_owner(administrator)
    administrator.is_active = False
    administrator.save()
    client.post("/tai-khoan/ban-nhap/", {"form_owner": owner, "a": "1"})
    assert not KeptPost.objects.exists()


def test_an_htmx_request_without_session_moves_the_whole_page_to_sign_in(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/dang-vien/?trang=2"}
    answer = client.get("/tai-khoan/ban-nhap/", headers=headers)
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/tai-khoan/dang-nhap/?next=/dang-vien/"


def test_a_draft_without_session_is_told_so(client, db):
    assert client.post("/tai-khoan/ban-nhap/x/", {"a": "1"}, headers={"X-Draft": "1"}).status_code == 401


def test_odd_numbers_of_kept_forms_do_no_harm(client_for, administrator):
    client = client_for(administrator)
    assert client.get(f"/tai-khoan/gui-lai/{uuid.uuid4()}/").status_code == 404
    assert client.post("/tai-khoan/tuy-chon/", {"kept_post": "not-a-number", "language": "vi"}).status_code == 302
