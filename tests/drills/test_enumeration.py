"""Drill: nobody learns which names exist. Same status, same text, same work for known and unknown ones.

Work is compared by medians of measurements taken in turn, as a ratio; a machine that is busy for a moment
spoils one round of three, a leak spoils all. Argon2 does the work, as in production.
"""

import re
import time
from collections.abc import Callable
from datetime import date
from statistics import median

import pytest
from django.test import Client

from accounts.models import User
from jobs.choices import BatchState
from jobs.intake.runners import LocalWork, check_batch
from jobs.intake.services import receive_file
from jobs.models import Batch, StagedRow
from tests.accounts.codes import wrong_code
from tests.factories import AppFactory, GrantFactory, UserFactory
from tests.factories.accounts import PASSWORD
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SIGN_IN, STEP = "/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/ma/"
WRONG = "sai mật khẩu rồi"
ROUNDS, TIMES, LEAST, GREATEST = 3, 9, 0.7, 1.43
MACHINERY = re.compile(r'(value|nonce)="[^"]*"|"X-CSRFToken": "[^"]*"|id="[0-9a-f-]{8,}"')


@pytest.fixture(autouse=True)
def argon2(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def address(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def tries(name: str, number: int, password: str = WRONG):
    """Sign in from an address of its own, so that the throttle has no say."""
    return Client(REMOTE_ADDR=address(number)).post(SIGN_IN, {"login": name, "password": password})


def without_machinery(answer) -> str:
    """Return the page without what differs each time, such as keys of forms."""
    return MACHINERY.sub("", answer.content.decode())


def ratio(first: Callable[[int], object], second: Callable[[int], object]) -> float:
    """Return how much longer ``first`` takes than ``second``: medians, measured in turn."""
    spent: tuple[list[float], list[float]] = ([], [])
    for number in range(TIMES):
        for place, act in enumerate((first, second)):
            began = time.perf_counter()
            act(number)
            spent[place].append(time.perf_counter() - began)
    return median(spent[0]) / median(spent[1])


def costs_the_same(first: Callable[[int], object], second: Callable[[int], object]) -> bool:
    first(0), second(0)
    return any(LEAST < ratio(first, second) < GREATEST for _ in range(ROUNDS))


@pytest.fixture
def known() -> User:
    user = UserFactory(username="co.that", full_name="Đỗ Thị Có Thật")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.mark.parametrize("is_active", [True, False])
def test_a_wrong_password_reads_and_costs_the_same_for_known_and_unknown_names(known, is_active):
    User.objects.filter(pk=known.pk).update(is_active=is_active)
    answers = [tries(name, number) for number, name in enumerate(("co.that", "khong.co"))]
    assert {answer.status_code for answer in answers} == {200}
    assert len({without_machinery(answer) for answer in answers}) == 1
    assert costs_the_same(
        lambda number: tries("co.that", 1_000 + number), lambda number: tries("khong.co", 2_000 + number)
    )


def test_an_account_with_a_second_factor_or_without_a_password_reads_the_same(known):
    AppFactory(user=UserFactory(username="co.ma"))
    User.objects.create_user("chua.dat", None, full_name="Chưa Đặt")
    answers = [tries(name, number) for number, name in enumerate(("co.that", "co.ma", "chua.dat", "khong.co"))]
    assert {answer.status_code for answer in answers} == {200}
    assert len({without_machinery(answer) for answer in answers}) == 1


def test_names_locked_by_many_failures_read_the_same(known, monkeypatch):
    monkeypatch.setattr("accounts.throttling.NAME_LIMIT", 3)
    names = ("co.that", "khong.co")
    locked = [tries(name, 3_000 + number + len(name) * 10) for name in names for number in range(4)]
    pages = {without_machinery(answer) for answer in locked if answer.status_code == 429}
    assert len(pages) == 1
    assert [answer.status_code for answer in locked] == [200, 200, 429, 429] * 2


def test_the_second_step_reads_the_same_for_every_wrong_code_and_is_no_door_without_the_first(known, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    AppFactory(user=known)
    client = Client()
    assert client.get(STEP).url == SIGN_IN
    client.post(SIGN_IN, {"login": "co.that", "password": PASSWORD})
    answers = [client.post(STEP, {"code": code}) for code in (wrong_code(), "99999999", "không phải mã")]
    assert {answer.status_code for answer in answers} == {200}
    assert len({without_machinery(answer) for answer in answers}) == 1


@pytest.mark.parametrize("path", ["/tai-khoan/mat-khau/dat-lai/", "/tai-khoan/dang-ky/", "/tai-khoan/password/reset/"])
def test_there_is_no_reset_by_oneself_to_ask_names_at(path):
    assert Client().get(path).status_code in (302, 404)
    assert Client().get(path, follow=True).request["PATH_INFO"] in (path, SIGN_IN)


def test_accounts_out_of_reach_answer_like_numbers_nobody_has(city, officer, client_for):
    there = UserFactory(full_name="Người Phường Khác")
    GrantFactory(user=there, role="secretary", organisation=city.other_cell)
    client = client_for(officer)
    pages = [client.get(f"/tai-khoan/nguoi-dung/{number}/") for number in (there.pk, 999_999_999)]
    assert {page.status_code for page in pages} == {404}
    assert len({without_machinery(page) for page in pages}) == 1
    acts = [client.post(f"/tai-khoan/nguoi-dung/{number}/mat-khau/", {"reason": "x"}) for number in (there.pk, 999)]
    assert {answer.status_code for answer in acts} == {404}


@pytest.mark.parametrize("words", ["Trần Thị Kín", "001170000123", "001170000999"])
def test_a_search_for_somebody_out_of_reach_reads_like_one_for_nobody(city, office, client_for, words):
    client = client_for(office)
    nobody = client.post("/dang-vien/tim/goi-y/", {"q": words})
    nothing = client.post("/dang-vien/tim/", {"q": words}, follow=True)
    MemberFactory(
        full_name="Trần Thị Kín", identity_number="001170000123", card_number="001170000999", cell=city.other_cell
    )
    found = client.post("/dang-vien/tim/goi-y/", {"q": words})
    listed = client.post("/dang-vien/tim/", {"q": words}, follow=True)
    assert without_machinery(found) == without_machinery(nobody)
    assert hidden_keys(listed) == hidden_keys(nothing)


def hidden_keys(answer) -> str:
    """Return the page without the random name of its search."""
    return re.sub(r"tim=[0-9a-f]{32}", "", without_machinery(answer))


def test_a_number_held_elsewhere_is_said_to_be_held_and_names_nobody(
    city, office, client_for, settings, tmp_path, monkeypatch
):
    monkeypatch.setattr("jobs.services.ring", lambda job_id: True)
    settings.MEDIA_ROOT = tmp_path / "files"
    MemberFactory(full_name="Trần Thị Kín", identity_number="001170000123", cell=city.other_cell)
    file = tmp_path / "danh-sach.csv"
    file.write_text("HỌ VÀ TÊN,NGÀY SINH,SỐ ĐỊNH DANH CÁ NHÂN\nLê Văn Mới,05/03/1970,001170000123\n", encoding="utf-8")
    batch = receive_file(
        kind="members",
        path=file,
        name=file.name,
        organisation_id=city.cell.pk,
        scope_path=city.cell.path,
        as_of=date(2026, 1, 1),
        by=office,
    )
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
    batch.refresh_from_db()
    check_batch(batch, LocalWork())
    client = client_for(office)
    answers = [client.get(f"/nhap-lieu/{batch.pk}/{more}") for more in ("", "dong/1/")]
    assert [answer.status_code for answer in answers] == [200, 200]
    page, line = (answer.content.decode() for answer in answers)
    told = str(StagedRow.objects.get(batch=batch).faults)
    assert "đã có trong sổ" in told
    for secret in ("Kín", "Chùa Láng", "phường Láng", city.other_cell.path):
        assert secret not in told + page + line


def test_records_out_of_reach_cost_and_read_like_numbers_nobody_has(city, office, client_for):
    hidden = MemberFactory(cell=city.other_cell).pk
    client = client_for(office)
    pages = [client.get(f"/dang-vien/{number}/") for number in (hidden, 999_999_999)]
    assert {page.status_code for page in pages} == {404}
    assert len({without_machinery(page) for page in pages}) == 1
    assert costs_the_same(
        lambda number: client.get(f"/dang-vien/{hidden}/"), lambda number: client.get("/dang-vien/999999999/")
    )
