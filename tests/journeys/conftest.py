"""A browser for the session, the served application as its database role, windows for people."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db.backends.signals import connection_created
from django.test import Client

from accounts.models import User
from scripts.install import chromium
from tests.journeys.browser import BrowserThread
from tests.journeys.visitor import Visitor
from tests.members.intake.conftest import trial

__all__ = ["trial"]

Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey as one that needs the browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserThread]:
    """One Chromium for all journeys; without one they fail and say what to do."""
    program = chromium.find()
    if program is None:
        pytest.fail(
            "The browser tests need Chromium and none starts here: run `make setup`, or set CHROMIUM to its path.",
            pytrace=False,
        )
    thread = BrowserThread(program)
    yield thread
    thread.stop()


def _become_the_application(connection, **kwargs: object) -> None:
    """Take the application's role on a connection opened by a thread of the served application."""
    if threading.current_thread() is not threading.main_thread():
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')


@pytest.fixture
def served(live_server, settings, tmp_path: Path) -> Iterator[str]:
    """The address of the application, whose threads have only the application's rights in the database."""
    settings.MEDIA_ROOT = tmp_path / "files"
    connection_created.connect(_become_the_application, dispatch_uid="journeys")
    yield live_server.url
    connection_created.disconnect(dispatch_uid="journeys")


@pytest.fixture
def visit(browser: BrowserThread, served: str) -> Iterator[Visit]:
    """Open a window: ``visit(user, size=PHONE, javascript=False)``; ``visit(None)`` is not signed in.

    After the test no window may have met a script error, a broken policy, a server error or another host.
    """
    opened: list[Visitor] = []

    def open_window(user: User | None = None, *, cookies: dict[str, str] | None = None, **options: object) -> Visitor:
        cookies = dict(cookies or {})
        if user is not None:
            client = Client()
            client.force_login(user)
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        opened.append(Visitor(browser, served, cookies=cookies, **options))
        return opened[-1]

    yield open_window
    faults = [fault for visitor in opened for fault in visitor.faults]
    for visitor in opened:
        visitor.leaves()
    assert faults == []
