"""The second step of signing in: a code once, throttled, the same answer for every fault, nothing typed lost."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from accounts.factors import WRONG
from accounts.models import DoorAct, Draft, KeptPost, User
from accounts.services import second_factor
from accounts.sessions import open_sessions
from tests.accounts.codes import code_now, wrong_code
from tests.accounts.test_kept import edit_path, replay, typed
from tests.accounts.test_sessions import clock
from tests.accounts.test_sign_in import SIGN_IN, sign_in
from tests.factories import AppFactory

__all__ = ["clock"]

pytestmark = pytest.mark.django_db
STEP = "/tai-khoan/dang-nhap/ma/"
PAGE = "/tai-khoan/quyen-cua-toi/"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.LOGIN_REDIRECT_URL = "accounts:rights"


@pytest.fixture
def phone(secretary) -> User:
    """The secretary with the app on his telephone."""
    AppFactory(user=secretary)
    return secretary


def gives(client: Client, code: str, **more):
    return client.post(STEP, {"code": code, **more})


def is_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def test_password_then_code_lets_in(client, phone):
    assert sign_in(client, "bi.thu").url == STEP
    assert not is_in(client)
    page = client.get(STEP).content.decode()
    assert "gõ 6 chữ số đang hiện" in page
    assert "!!undefined" not in page
    assert gives(client, code_now()).url == PAGE
    assert is_in(client)


@pytest.mark.parametrize("write", ["{} {}", " {}.{} ", "{}-{}"])
def test_blanks_and_dots_in_a_code_do_no_harm(client, phone, write):
    sign_in(client, "bi.thu")
    code = code_now()
    assert gives(client, write.format(code[:3], code[3:])).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize("code", ["wrong", "12345", "1234567", "12345678", "a" * 41, "²²²²²²", "\x00123456"])
def test_a_wrong_code_says_one_sentence_and_counts(client, phone, code):
    sign_in(client, "bi.thu")
    answer = gives(client, wrong_code() if code == "wrong" else code)
    assert answer.status_code == 200
    assert str(WRONG) in answer.content.decode()
    assert AccessAttempt.objects.get().failures_since_start == 1
    assert not is_in(client)


def test_a_wrong_answer_of_a_passkey_says_the_same_sentence_and_counts(client, phone, settings):
    settings.PASSKEYS = True
    sign_in(client, "bi.thu")
    for credential in ("{}", "[]", "null", "1", "not json", '{"id": "x", "response": {}}', '{"id": 1}'):
        answer = client.post(STEP, {"credential": credential})
        assert answer.status_code == 200
        assert str(WRONG) in answer.content.decode()
    assert AccessAttempt.objects.get().failures_since_start == 7


def test_nothing_typed_is_no_attempt(client, phone):
    sign_in(client, "bi.thu")
    assert gives(client, " ").status_code == 200
    assert not AccessAttempt.objects.exists()


def test_a_code_works_once(client, phone):
    code = code_now()
    sign_in(client, "bi.thu")
    assert gives(client, code).url == PAGE
    other = Client()
    sign_in(other, "bi.thu")
    assert gives(other, code).status_code == 200
    assert not is_in(other)


def test_a_code_older_than_the_last_one_used_is_refused_too(client, phone):
    sign_in(client, "bi.thu")
    older = code_now(steps=-1)
    gives(client, code_now())
    other = Client()
    sign_in(other, "bi.thu")
    gives(other, older)
    assert not is_in(other)


def test_the_eighth_wrong_code_locks_and_the_right_one_waits_too(client, phone):
    sign_in(client, "bi.thu")
    codes = [gives(client, wrong_code()).status_code for _ in range(8)]
    assert codes == [200] * 7 + [429]
    locked = gives(client, code_now())
    assert locked.status_code == 429
    assert "mã xác nhận đã ghi sai nhiều lần" in locked.content.decode()
    assert sign_in(Client(), "bi.thu").status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert gives(client, code_now()).url == PAGE


def test_the_right_password_does_not_clear_the_count_of_wrong_codes(client, phone):
    for _ in range(8):
        sign_in(client, "bi.thu")
        last = gives(client, wrong_code())
        client.post(STEP, {"cancel": "1"})
    assert last.status_code == 429


def test_no_code_is_kept_with_the_failures(client, phone):
    code = wrong_code()
    sign_in(client, "bi.thu")
    gives(client, code)
    assert code not in AccessAttempt.objects.get().post_data


def test_before_the_password_is_right_nothing_tells_an_account_with_a_second_factor(client, phone):
    answers = [sign_in(Client(), name, "sai mật khẩu rồi") for name in ("bi.thu", "khong.co")]
    texts = {answer.context["form"].non_field_errors()[0] for answer in answers}
    assert {answer.status_code for answer in answers} == {200}
    assert len(texts) == 1
    bodies = {re.sub(r'value="[^"]*"|X-CSRFToken": "[^"]*"', "", answer.content.decode()) for answer in answers}
    assert len(bodies) == 1


def test_the_second_step_cannot_be_opened_without_the_first(client, phone):
    assert client.get(STEP).url == SIGN_IN
    assert gives(client, code_now()).url == SIGN_IN


def test_going_back_to_another_account_forgets_the_first_step(client, phone):
    sign_in(client, "bi.thu")
    assert client.post(STEP, {"cancel": "1"}).url == SIGN_IN
    assert client.get(STEP).url == SIGN_IN
    assert client.get(SIGN_IN).status_code == 200


def test_the_second_step_waits_a_quarter_of_an_hour(client, phone, monkeypatch):
    sign_in(client, "bi.thu")
    real = time.time
    monkeypatch.setattr("allauth.account.internal.stagekit.time.time", lambda: real() + 901)
    assert gives(client, code_now()).url == SIGN_IN


@pytest.mark.parametrize("change", ["password", "stopped", "factor"])
def test_an_account_changed_between_the_steps_begins_anew(client, phone, change):
    sign_in(client, "bi.thu")
    if change == "password":
        phone.set_password("mưa chiều trên đồi 1975")
    elif change == "stopped":
        phone.is_active = False
    else:
        Authenticator.objects.all().delete()
    phone.save()
    assert gives(client, code_now()).url == SIGN_IN
    assert client.get(SIGN_IN).status_code == 200
    assert not is_in(client)


def test_a_recovery_code_works_once_and_says_how_many_are_left(client, phone):
    code = second_factor.codes_on_the_sheet(phone)[0]
    sign_in(client, "bi.thu")
    page = client.get(gives(client, f"{code[:4]} {code[4:]}").url).content.decode()
    assert "Trên tờ giấy còn 9 mã" in page
    assert DoorAct.objects.get(kind="code_used").user == phone
    other = Client()
    sign_in(other, "bi.thu")
    assert gives(other, code).status_code == 200
    assert not is_in(other)


def test_secrets_of_an_unknown_key_open_nothing_and_break_nothing(client, phone, settings):
    settings.SECRET_KEY_FALLBACKS = []
    app = Authenticator.objects.get(user=phone, type="totp")
    assert "JBSWY3DP" not in str(app.data)
    codes = second_factor.codes_on_the_sheet(phone)
    settings.SECRET_KEY = "another key"
    sign_in(client, "bi.thu")
    assert gives(client, code_now()).status_code == 200
    assert gives(client, codes[0]).status_code == 200
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests"]
    assert gives(client, code_now()).url == PAGE


def test_what_was_typed_survives_the_second_step(administrator, phone):
    AppFactory(user=administrator)
    client = Client()
    sign_in(client, "quan.tri")
    gives(client, code_now())
    data = typed(client, edit_path(phone))
    Draft.objects.create(user=administrator, key="so-1", title="Sửa tài khoản", path=edit_path(phone))
    client.cookies.clear()
    lost = client.post(edit_path(phone), data)
    kept = f"/tai-khoan/gui-lai/{KeptPost.objects.get().pk}/"
    assert lost.url == f"{SIGN_IN}?next={kept}"
    assert sign_in(client, "quan.tri", next=kept).url == STEP
    assert gives(client, wrong_code()).status_code == 200
    back = gives(client, code_now(steps=1))
    assert back.url == kept
    assert replay(client, client.get(kept).content.decode()).status_code == 302
    phone.refresh_from_db()
    assert phone.full_name == "Nguyễn Văn Bí Thư"
    assert "Sửa tài khoản" in client.get("/tai-khoan/ban-nhap/").content.decode()


@pytest.mark.parametrize(("pause", "steps"), [(31, 1), (25, 29)], ids=["idle", "twelve hours"])
def test_after_each_limit_draft_and_form_come_back_through_both_steps(clock, administrator, phone, pause, steps):
    AppFactory(user=administrator)
    client = Client()
    sign_in(client, "quan.tri")
    gives(client, code_now())
    data = typed(client, edit_path(phone))
    draft = f"/tai-khoan/ban-nhap/users-edit-{phone.pk}/"
    assert client.post(draft, data, headers={"X-Draft": "1"}).status_code == 200
    for _ in range(steps):
        clock.pass_minutes(pause)
        last = client.get(PAGE).status_code
    assert last == 302
    assert client.post(draft, data, headers={"X-Draft": "1"}).status_code == 401
    lost = client.post(edit_path(phone), data)
    kept = f"/tai-khoan/gui-lai/{KeptPost.objects.get().pk}/"
    assert lost.url == f"{SIGN_IN}?next={kept}"
    sign_in(client, "quan.tri", next=kept)
    assert gives(client, code_now()).url == kept
    assert replay(client, client.get(kept).content.decode()).status_code == 302
    phone.refresh_from_db()
    assert phone.full_name == "Nguyễn Văn Bí Thư"
    assert Draft.objects.get().data["full_name"] == ["Nguyễn Văn Bí Thư"]


def test_a_secretary_pauses_for_an_hour_after_both_steps_and_the_list_agrees(clock, client, phone):
    sign_in(client, "bi.thu")
    gives(client, code_now())
    clock.pass_minutes(60)
    assert len(open_sessions(phone, roles=["secretary"])) == 1
    assert is_in(client)
    clock.pass_minutes(61)
    assert open_sessions(phone, roles=["secretary"]) == []
    assert not is_in(client)


def test_one_step_is_enough_where_none_is_required(client, secretary, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert sign_in(client, "bi.thu").url == PAGE
    assert is_in(client)


def test_whoever_set_a_factor_up_is_asked_for_it_even_where_none_is_required(client, phone, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert sign_in(client, "bi.thu").url == STEP
