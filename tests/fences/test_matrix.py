"""Every URL as every role at an object in its own unit, below, beside and above it: by GET, by POST, as a fragment.

What is expected stands in ``tests/fences/access/``; how it becomes a matrix in ``tests/fences/matrix.py``.
URLs that speak of no object are opened by everybody in ``test_every_url_is_guarded.py``.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from accounts.roles import ROLES
from config import urls
from tests.fences.access import EXPECTED
from tests.fences.matrix import DOCUMENT, NOBODY, SUBJECTS, Board, expected, names_object, render, set_up
from tests.fences.rows import Row
from tests.fences.test_every_url_is_guarded import LISTED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("blank_papers")]
WITH_OBJECT = [name for name in LISTED if names_object(EXPECTED[name])]
SHOWN_OR_ACTED = {200, 302, 405}
OWNER = "the person to whom personal things belong"
COOKIES = {"dangtich", "csrf", "language"}
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|javascript:", re.IGNORECASE)


@pytest.fixture(scope="module")
def board(files: Path, rolled_back: None) -> Board:
    """Make all objects once a module."""
    made = set_up({name: EXPECTED[name] for name in LISTED})
    made.keys = {subject: _session_key(user) for subject, user in made.subjects.items()}
    made.keys[OWNER] = _session_key(made.worlds["own"].people["secretary"])
    return made


@pytest.fixture(scope="module", autouse=True)
def bare_refusals() -> Iterator[None]:
    """Answer refusals without their page, which other tests read: half of the time is theirs."""
    with pytest.MonkeyPatch.context() as patch:
        for status in (403, 404):
            patch.setattr(urls, f"handler{status}", partial(_bare, status=status), raising=False)
        yield


def _bare(request: HttpRequest, exception: Exception, *, status: int) -> HttpResponse:
    return HttpResponse(status=status)


def _session_key(user) -> str:
    client = Client()
    if user is None:
        return ""
    client.force_login(user)
    return client.cookies[django_settings.SESSION_COOKIE_NAME].value


def ask(board: Board, name: str, subject: str, relation: str, method: str, **more) -> HttpResponse:
    """Open the URL as the subject and undo whatever it did."""
    kwargs, query, data = board.asked[name, relation]
    url = reverse(name, kwargs=kwargs) + (f"?{urlencode(query)}" if query else "")
    client = Client()
    if board.keys[subject]:
        client.cookies[django_settings.SESSION_COOKIE_NAME] = board.keys[subject]
    with transaction.atomic():
        answer = getattr(client, method)(url, data if method == "post" else None, **more)
        if answer.streaming:
            answer.getvalue()  # to its end, which closes the file
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("name", WITH_OBJECT)
def test_each_role_meets_in_each_relation_what_the_matrix_says(board, name, subject):
    row = EXPECTED[name]
    other = "get" if row.method == "post" else "post"
    for relation in board.relations_of(name):
        wanted = expected(row, subject, relation)
        met = ask(board, name, subject, relation, row.method)
        assert (relation, met.status_code) == (relation, wanted)
        second = ask(board, name, subject, relation, other).status_code
        assert second in by_the_other_method(row, wanted, subject), f"{relation}, by {other}: {second}"
        if row.method == "get" and relation == "own" and wanted != 302:
            fragment = ask(board, name, subject, relation, "get", headers={"HX-Request": "true"})
            assert fragment.status_code == wanted, "as a fragment"


def by_the_other_method(row: Row, wanted: int, subject: str) -> set[int]:
    """Return what may answer the other method: a link changes nothing, a form is refused as its page is."""
    if subject == NOBODY:
        return {wanted, 302, 405}
    if row.method == "post":
        return {405} if wanted in {200, 302} else {405, wanted}
    if wanted in {200, 302} and row.writers is not None and subject not in row.writers:
        return {403}
    return SHOWN_OR_ACTED if wanted in {200, 302} else {405, wanted}


@pytest.mark.parametrize("name", [name for name in LISTED if name != "health"])  # it closes the connection
def test_every_answer_is_fenced_in_and_personal_ones_are_stored_nowhere(board, name):
    row = EXPECTED[name]
    allowed = [role for role in ROLES if role in row.allowed][:1]
    for subject in {NOBODY, OWNER, *allowed}:
        answer = ask(board, name, subject, "own", row.method)
        assert_fenced(answer)
        if subject != NOBODY:
            assert {"no-store", "private"} <= set(re.split(r",\s*", answer["Cache-Control"])), subject
        if not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
            assert not INLINE.findall(answer.content.decode()), "something inline"


def assert_fenced(answer: HttpResponse) -> None:
    """Fail unless the answer has the headers and cookies every answer has."""
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert {"script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= {
        part.strip() for part in policy.split(";")
    }
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert set(answer.cookies) <= COOKIES
    for cookie in answer.cookies.values():
        assert cookie["samesite"] == "Lax"
        assert cookie["httponly"] or cookie.key == "language"


def test_the_document_says_what_the_table_says():
    told = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    assert told == render(EXPECTED), "docs/access.md is old; run: python -m tests.fences.write_access"
