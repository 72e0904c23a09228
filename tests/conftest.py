"""What every database test shares: the application's role, never the owner's, does the work."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template
from django.test.signals import template_rendered

from tests.emptying import make_emptying_quick

pytest_plugins = ["tests.people"]

collect_ignore = [] if os.environ.get("OFFICE") else ["office"]
"""``make office`` runs that folder: it needs LibreOffice, which nothing else does."""


def _set_role(role: str | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{role}"' if role else "RESET ROLE")


@pytest.fixture(scope="session", autouse=True)
def quick_emptying() -> None:
    """Empty after a test that commits only what it filled."""
    make_emptying_quick()


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages_only(django_test_environment: None) -> None:
    """Keep for ``answer.context`` what a view rendered, not a copy for each of a thousand pieces inside it."""

    def render(template: Template, context: Context) -> str:
        if context.template is template and not (template.name or "").startswith("django/forms/"):
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    Template._render = render


@pytest.fixture(autouse=True)
def application_role(request: pytest.FixtureRequest) -> Iterator[None]:
    """Work as the application's database role in every test that uses the database.

    The owner makes the test database and flushes it; the test itself has only the rights that
    production has, so a write to a log fails here as it would there.
    """
    names = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
    marked = request.node.get_closest_marker("django_db") is not None
    if not marked and not names & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db" if "live_server" in request.fixturenames else "db")
    _set_role(settings.APP_DATABASE_USER)
    yield
    if connection.connection is not None and not connection.connection.closed:
        connection.needs_rollback = False
        _set_role(None)


@pytest.fixture
def only_kinds(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let only the kinds of things to do whose codes begin so be reckoned."""
    from branches.workitems import registry

    def keep(prefix: str) -> None:
        kept = {code: kind for code, kind in registry.kinds().items() if code.startswith(prefix)}
        monkeypatch.setattr(registry, "_kinds", kept)

    return keep
