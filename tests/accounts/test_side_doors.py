"""Ways around the second step and to other places that nobody shall find."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.middleware import AFTER_FACTOR, BEFORE_SECOND_FACTOR, OPEN_VIEWS
from accounts.services import second_factor
from tests.accounts.codes import code_now
from tests.accounts.test_sign_in import sign_in
from tests.factories import AppFactory

pytestmark = pytest.mark.django_db
STEP, PAGE = "/tai-khoan/dang-nhap/ma/", "/tai-khoan/quyen-cua-toi/"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def plain_pages(resolver=None, before="", space="") -> list[tuple[str, str]]:
    """Return name and address of every page without arguments."""
    found = []
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            inner = ":".join(part for part in (space, one.namespace) if part)
            found += plain_pages(one, before + str(one.pattern), inner)
        elif isinstance(one, URLPattern) and "<" not in before + str(one.pattern) and one.name:
            found.append((":".join(part for part in (space, one.name) if part), f"/{before}{one.pattern}"))
    return found


def test_a_password_without_a_factor_opens_no_page_but_the_setting_up(client_for, officer):
    client = client_for(officer)
    pages = [(name, url) for name, url in plain_pages() if name not in BEFORE_SECOND_FACTOR | {"health"}]
    assert len(pages) > 40
    for name, url in pages:
        for answer in (client.get(url), client.post(url)):
            assert (answer.status_code, answer.get("Location", "")) == (302, reverse("accounts:protection")), name


def test_between_the_two_steps_every_page_is_closed(client, secretary):
    AppFactory(user=secretary)
    sign_in(client, "bi.thu")
    for name, url in plain_pages():
        if name not in OPEN_VIEWS:
            answer = client.get(url)
            assert (answer.status_code, "/dang-nhap/" in answer.get("Location", "")) == (302, True), name


def test_the_session_of_the_first_step_is_not_that_of_the_second(client, secretary):
    AppFactory(user=secretary)
    sign_in(client, "bi.thu")
    before = client.session.session_key
    client.post(STEP, {"code": code_now()})
    assert client.get(PAGE).status_code == 200
    assert client.session.session_key != before


def test_a_recovery_code_counts_once_also_in_two_sessions_begun_before(client_for, secretary):
    AppFactory(user=secretary)
    second_factor.make_recovery_codes(by=secretary)
    code = second_factor.codes_on_the_sheet(secretary)[0]
    first, second = client_for(None), client_for(None)
    for one in (first, second):
        sign_in(one, "bi.thu")
        one.post(STEP, {"code": code})
    assert [one.get(PAGE).status_code for one in (first, second)] == [200, 302]


@pytest.mark.parametrize("address", ["https://dangtich.test//xau.example/x", "https://dangtich.test/\\xau.example"])
def test_the_way_back_after_the_setting_up_leads_nowhere_else(client_for, officer, address):
    client = client_for(officer)
    client.get(PAGE, headers={"HX-Request": "true", "HX-Current-URL": address})
    assert AFTER_FACTOR not in client.session


@pytest.mark.parametrize("address", ["//xau.example", "https://xau.example/", "/\\xau.example", "javascript:alert(1)"])
def test_no_address_brought_along_leads_to_another_site(client, client_for, secretary, address):
    AppFactory(user=secretary)
    client.post("/tai-khoan/dang-nhap/", {"login": "bi.thu", "password": "không phải", "next": address})
    sign_in(client, "bi.thu", next=address)
    answer = client.post(STEP, {"code": code_now(), "next": address})
    assert answer.status_code == 302
    assert "xau.example" not in answer.url
    assert "javascript" not in answer.url


def test_the_secret_of_the_app_is_nowhere_once_it_is_set(client_for, secretary):
    client = client_for(secretary)
    client.get(reverse("accounts:set_app"))
    secret = client.session["new_app_secret"]
    client.post(reverse("accounts:set_app"), {"code": code_now(secret)})
    assert Authenticator.objects.filter(user=secretary, type=Authenticator.Type.TOTP).exists()
    kept = str(dict(client.session))
    pages = "".join(client.get(reverse(name)).content.decode() for name in ("accounts:protection", "accounts:set_app"))
    assert secret not in kept
    assert secret not in pages.replace(" ", "")
    assert secret not in str(Authenticator.objects.get(user=secretary, type="totp").data)


@pytest.mark.parametrize("path", ["/thuc-hanh/", "/thuc-hanh/vao/"])
def test_nobody_enters_for_practice_where_the_register_is_real(client, settings, path):
    settings.PRACTICE = False
    assert client.get(path).status_code in (404, 405)
    assert client.post(path, {"role": "officer"}).status_code in (404, 405)
    assert "_auth_user_id" not in client.session
