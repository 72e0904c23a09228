"""Headers, cookies and the deployment check: nothing stored, nothing framed, nothing sent in the clear."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from scripts.checks import PRODUCTION

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/tai-khoan/quyen-cua-toi/", "/tai-khoan/ban-nhap/", "/tai-khoan/khong-co/"])
def test_personal_pages_are_stored_nowhere(client_for, secretary, path):
    answer = client_for(secretary).get(path)
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/tai-khoan/quyen-cua-toi/", "/tai-khoan/khong-co/", "/khoe/"])
def test_every_answer_is_fenced_in(client_for, secretary, path):
    answer = client_for(secretary).get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_no_page_has_inline_script_or_style(client_for, officer):
    client = client_for(officer)
    for path in ("/tai-khoan/quyen-cua-toi/", "/tai-khoan/nguoi-dung/", "/tai-khoan/doi-mat-khau/"):
        page = client.get(path).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page


@pytest.mark.django_db
def test_messages_about_people_stay_in_the_session_not_in_a_cookie(client_for, secretary):
    client = client_for(secretary)
    client.post("/tai-khoan/ban-nhap/x/bo/")
    assert set(client.cookies) <= {"dangtich", "csrf"}


@pytest.mark.django_db
def test_plain_names_on_plain_http():
    client = Client()
    client.get("/tai-khoan/dang-nhap/")
    assert client.cookies["csrf"]["httponly"]
    assert not client.cookies["csrf"]["secure"]


def run_in_production(*command: str) -> str:
    environment = {**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("DATABASE_ROLE", None)
    done = subprocess.run(
        [sys.executable, *command], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_deployment_check_is_clean():
    found = run_in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert "no issues" in found


def test_cookies_have_host_names_and_are_secure_in_production():
    show = (
        "from django.conf import settings as s;print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME,"
        " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.SECURE_SSL_REDIRECT)"
    )
    found = run_in_production("-c", show)
    assert "__Host-dangtich __Host-csrf __Host-language True True True True" in found
