"""Drill: a canary with a name and numbers nobody else has, whose record is worked with in a real browser.

Afterwards neither the log nor an address asked for nor anything the browser keeps holds a part of her.
"""

import logging
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from django.urls import reverse

from config.logs import LineFormatter
from members.models import Person
from scripts.install import chromium
from tests.factories.members import MemberFactory
from tests.journeys.browser import BrowserThread
from tests.journeys.conftest import served, visit  # noqa: F401
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NAME, OTHER_NAME, NUMBER, CARD, PHONE = "Quách Thị Hoàng Yến", "Bảy Vàng", "001170987321", "001170987654", "0912987321"
PARTS = (NAME, OTHER_NAME, NUMBER, CARD, PHONE, "Hoàng Yến", "Quách", "hoang yen", "quach thi")
KEPT = """async () => {
    const names = typeof indexedDB.databases === "function" ? (await indexedDB.databases()).map(one => one.name) : []
    const caches_ = "caches" in window ? await caches.keys() : []
    return JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}) + document.cookie
        + JSON.stringify(history.state) + names.join() + caches_.join() + document.title
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserThread]:
    program = chromium.find()
    assert program is not None, "this drill needs Chromium: run make setup, or set CHROMIUM to its path"
    thread = BrowserThread(program)
    yield thread
    thread.stop()


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Collect every line the application writes, as its own formatter writes it, down to DEBUG."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(LineFormatter())
    handler.emit = lambda record: lines.append(handler.format(record))
    loggers = [logging.getLogger(), logging.getLogger("django.request"), logging.getLogger("django.server")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.INFO)
    loggers[0].addHandler(handler)
    yield lines
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


@pytest.fixture
def canary(city) -> Person:
    return MemberFactory(
        full_name=NAME,
        other_name=OTHER_NAME,
        identity_number=NUMBER,
        card_number=CARD,
        phone=PHONE,
        sex="female",
        cell=city.cell,
    )


class Watch:
    """What one window asked for, answered and kept."""

    def __init__(self, visitor: Visitor) -> None:
        """Listen to the window."""
        self.visitor, self.asked, self.storable = visitor, [], []
        visitor.browser.run(self._listen)

    def _listen(self) -> None:
        self.visitor.page.on("request", lambda request: self.asked.append(request.url))
        self.visitor.page.on("response", self._note)

    def _note(self, response) -> None:
        kind = response.headers.get("content-type", "")
        is_page = kind.split(";")[0] in {"text/html", "application/json"} and "/static/" not in response.url
        is_stored = "no-store" not in response.headers.get("cache-control", "")
        if response.url.startswith(self.visitor.base) and is_page and is_stored and not 300 <= response.status < 400:
            self.storable.append(response.url)

    def kept(self) -> str:
        """Return all that the browser keeps for this site, beside its history."""
        return str(self.visitor.asks(KEPT))


def leaks(text: str) -> list[str]:
    told = unquote(text).casefold()
    return [part for part in PARTS if part.casefold() in told]


@pytest.mark.usefixtures("served")
def test_working_with_a_record_leaves_nothing_of_it_behind(canary, city, office, visit, log):  # noqa: F811
    window = visit(office)
    watch = Watch(window)
    works_with(window, canary, city)
    for part in ("/tim/", "/hien-so/", "/ban-nhap/", f"/{canary.pk}/sua/"):
        assert any(part in url for url in watch.asked), f"the drill never came to {part}"
    assert leaks("\n".join(watch.asked)) == [], "in an address"
    assert watch.storable == [], "a personal page the browser may keep"
    assert leaks(watch.kept()) == [], "in the storage of the browser"
    assert any("request_finished" in line for line in log)
    assert leaks("\n".join(log)) == [], "in the log"


def works_with(window: Visitor, canary: Person, city) -> None:
    """Search for her, read and change her record, list and export her cell, bring her in again."""
    for path in (
        "/",
        reverse("members:list"),
        reverse("members:detail", args=[canary.pk]),
        reverse("members:profile", args=[canary.pk]),
        reverse("members:history", args=[canary.pk]),
        reverse("members:lookers", args=[canary.pk]),
        f"{reverse('members:list')}?don_vi={city.cell.pk}&gioi_tinh=female",
        reverse("members:edit", args=[canary.pk]),
        reverse("members:edit_all", args=[canary.pk]),
        reverse("branches:detail", args=[city.cell.pk]),
        f"{reverse('reports:summary')}?don_vi={city.cell.pk}",
        reverse("intake:list"),
        reverse("jobs:list"),
        reverse("accounts:drafts"),
    ):
        assert window.goes(path) == 200, path
    window.goes(reverse("members:detail", args=[canary.pk]))
    window.sees(NAME)
    for words in (NAME, NUMBER, "hoang yen"):
        window.goes(reverse("members:list"))
        window.asks(SEARCH, words)
        window.waits_for("main")
    window.goes(reverse("members:detail", args=[canary.pk]))
    window.asks("() => { const form = document.querySelector('form[action$=\"/hien-so/\"]'); form && form.submit() }")
    window.waits_for("main")
    window.goes(reverse("members:edit_all", args=[canary.pk]))
    window.asks(TYPE, f"{NAME} Mới")
    window.asks("() => new Promise(done => setTimeout(done, 4000))")
    window.goes("/dang-vien/khong-co/")
    window.goes(reverse("members:list"))


SEARCH = """words => {
    const form = document.querySelector('form[action$="/tim/"]')
    form.querySelector('[name="q"]').value = words
    form.querySelector('[name="q"]').dispatchEvent(new Event("input", {bubbles: true}))
    form.submit()
}"""
TYPE = """words => {
    const box = document.querySelector('main [name="full_name"]') || document.querySelector('main input[type="text"]')
    box.value = words
    box.dispatchEvent(new Event("input", {bubbles: true}))
}"""
