"""The administrator of the unit resets a second factor, or ends sessions, in person and on record."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.findings import Refused
from accounts.models import DoorAct, User
from branches import grants
from tests.accounts.test_sessions import is_in
from tests.accounts.test_sign_in import sign_in
from tests.factories import AppFactory, GrantFactory

pytestmark = pytest.mark.django_db
REASON = {"reason": "Mất điện thoại, đã gặp và xem thẻ"}


@pytest.fixture
def phone(secretary) -> User:
    AppFactory(user=secretary)
    return secretary


def reset_path(user: User) -> str:
    return f"/tai-khoan/nguoi-dung/{user.pk}/buoc-xac-nhan/"


def end_path(user: User) -> str:
    return f"/tai-khoan/nguoi-dung/{user.pk}/phien/"


def test_the_officer_resets_the_factor_of_a_secretary_below(client_for, officer, phone):
    open_session = client_for(phone)
    page = client_for(officer).post(reset_path(phone), REASON)
    password = page.context["password"]
    assert password in page.content.decode()
    assert not Authenticator.objects.filter(user=phone).exists()
    assert not is_in(open_session)
    event = DoorAct.objects.get(kind="factor_reset")
    assert (event.user, event.by, event.reason) == (phone, officer, REASON["reason"])


def test_the_owner_is_told_at_the_next_sign_in_once(client_for, officer, phone, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    AppFactory(user=officer)
    password = client_for(officer).post(reset_path(phone), REASON).context["password"]
    client = Client()
    page = client.get(sign_in(client, "bi.thu", password).url, follow=True).content.decode()
    assert "Mật khẩu đồng chí đang dùng do người khác đặt" in page
    assert "Trần Văn Tổ đã đặt lại bước xác nhận khi đăng nhập" in page
    assert REASON["reason"] in page
    assert not DoorAct.objects.filter(user=phone, told_at=None).exists()
    again = Client()
    page = again.get(sign_in(again, "bi.thu", password).url, follow=True).content.decode()
    assert "đã đặt lại bước xác nhận" not in page


def test_what_one_did_oneself_is_not_told(client, secretary):
    DoorAct.objects.create(user=secretary, by=secretary, kind="codes_made")
    page = client.get(sign_in(client, "bi.thu", next="/tai-khoan/ban-nhap/").url).content.decode()
    assert "Lý do:" not in page


def test_a_reset_asks_for_a_reason(client_for, officer, phone):
    assert client_for(officer).post(reset_path(phone), {"reason": " "}).status_code == 200
    assert Authenticator.objects.filter(user=phone).exists()


@pytest.mark.parametrize("path", [reset_path, end_path])
@pytest.mark.parametrize(
    ("person", "status"),
    [("leader", 403), ("secretary", 403), ("neighbour_secretary", 403), ("auditor", 403), ("outsider", 403)],
)
def test_without_the_right_to_give_roles_it_is_refused(client_for, people, phone, path, person, status):
    assert client_for(people[person]).post(path(phone), REASON).status_code == status
    assert Authenticator.objects.filter(user=phone).exists()


@pytest.mark.parametrize("path", [reset_path, end_path])
def test_out_of_reach_the_account_is_not_found(client_for, officer, city, phone, path):
    phone.grants.all().delete()
    GrantFactory(user=phone, role="secretary", organisation=city.other_cell)
    assert client_for(officer).post(path(phone), REASON).status_code == 404
    assert Authenticator.objects.filter(user=phone).exists()


@pytest.mark.parametrize("path", [reset_path, end_path])
def test_one_role_beyond_ones_reach_is_enough_to_refuse(client_for, officer, administrator, city, phone, path):
    GrantFactory(user=phone, role="secretary", organisation=city.other_cell)
    open_session = client_for(phone)
    page = client_for(officer).post(path(phone), REASON)
    assert "đồng chí không sửa được" in page.content.decode()
    assert Authenticator.objects.filter(user=phone).exists()
    assert is_in(open_session)
    client_for(administrator).post(path(phone), REASON)
    assert not is_in(open_session)


@pytest.mark.parametrize("act", [grants.reset_second_factor, grants.end_user_sessions])
def test_nobody_does_it_for_oneself_or_for_a_superior(act, officer, administrator):
    for user in (officer, administrator):
        AppFactory(user=user)
        with pytest.raises(Refused):
            act(user_id=user.pk, reason="thử", by=officer)
        assert Authenticator.objects.filter(user=user).exists()


def test_the_administrator_ends_all_sessions_and_says_why(client_for, administrator, phone):
    first, second = client_for(phone), client_for(phone)
    detail = f"/tai-khoan/nguoi-dung/{phone.pk}/"
    client = client_for(administrator)
    assert "Kết thúc các phiên đang mở" in client.get(detail).content.decode()
    assert client.post(end_path(phone), {"reason": "Mất máy tính xách tay"}).url == detail
    assert not is_in(first)
    assert not is_in(second)
    assert DoorAct.objects.get().reason == "Mất máy tính xách tay"
    assert Authenticator.objects.filter(user=phone).exists()


def test_a_reset_is_in_the_history_with_who_and_why(officer, phone):
    from django.apps import apps

    grants.reset_second_factor(user_id=phone.pk, reason="Mất điện thoại", by=officer)
    events = apps.get_model("accounts", "DoorActEvent").objects.order_by("pk")
    contexts = [event.pgh_context for event in events]
    assert {context["user"] for context in contexts} == {officer.pk}
    assert {context["reason"] for context in contexts} == {"Mất điện thoại"}


def test_at_the_keyboard_of_the_server_the_topmost_administrator_is_helped(administrator, capsys):
    AppFactory(user=administrator)
    call_command("reset_second_factor", "Quan.Tri", reason="Mất điện thoại")
    password = capsys.readouterr().out.strip()
    assert not Authenticator.objects.exists()
    assert DoorAct.objects.get().by is None
    client = Client()
    page = client.get(sign_in(client, "quan.tri", password).url, follow=True).content.decode()
    assert "quản trị máy chủ đã đặt lại bước xác nhận" in page


@pytest.mark.parametrize(("username", "reason"), [("khong.co", "Mất điện thoại"), ("quan.tri", " ")])
def test_at_the_keyboard_an_unknown_name_or_no_reason_is_refused(administrator, username, reason):
    AppFactory(user=administrator)
    with pytest.raises(CommandError):
        call_command("reset_second_factor", username, reason=reason)
    assert Authenticator.objects.filter(user=administrator).exists()


def test_the_database_asks_others_for_a_reason(secretary, officer):
    for by in (officer, None):
        with pytest.raises(IntegrityError, match="another_gives_a_reason"), transaction.atomic():
            DoorAct.objects.create(user=secretary, by=by, kind="factor_reset")
