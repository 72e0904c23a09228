"""Worlds made once a module, whose files land in a folder of the module; papers nobody reads are not set."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from django.db import transaction
from django.test import override_settings

from tests.fences.rows import World
from tests.people import CAST, make_city, make_person


@pytest.fixture(scope="module", autouse=True)
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let files that rows of the access table bring in land in a folder of the module."""
    folder = tmp_path_factory.mktemp("files")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


class BlankPaper:
    """Stands for a paper laid out, which costs a second; these fences ask who may have it, not how it looks."""

    pages = ()

    def copy(self, pages: Any) -> "BlankPaper":
        return self

    def write_pdf(self, target: Any, **options: Any) -> None:
        Path(target).write_bytes(b"%PDF-1.7\n%%EOF\n")


@pytest.fixture
def blank_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let papers be rendered to HTML and not be set."""
    monkeypatch.setattr(weasyprint.HTML, "render", lambda self, **options: BlankPaper())


@pytest.fixture(scope="module")
def rolled_back(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Keep a transaction around the tests of a module, which nobody commits: what is made in it is made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def standing(rolled_back: None) -> World:
    """The city and all its people, made once a module."""
    city = make_city()
    return World(city=city, people={name: make_person(name, city) for name in CAST})


@pytest.fixture
def world(standing: World, db: None) -> World:
    """The city as it stood at first: each test's changes are rolled back, and it works on copies of its own."""
    return deepcopy(standing)
