"""Every parameter of every URL takes anything: bad input meets words or another page, never a server error or markup.

The parameters are not listed: a page is asked once while we watch which names its code reads.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from itertools import islice
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests.fences.access import EXPECTED
from tests.fences.rows import Row, World

ODD = (
    "",
    "0",
    "-1",
    "abc",
    "²",
    "٣",
    "9" * 19,
    "9" * 5_000,
    "1e400",
    "nan",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "31/02/2026",
    "a\0b",
    "%",
    "'\"<b>{}%s\\",
    "x" * 10_000,
    "[]",
    "null",
    '{"a": {"b": []}}',
    "1,2",
    "//[",
    "\r\nX-Odd: 1",
)
WORST = ("9" * 19, "x" * 10_000)
TAG = b"<b>{}%s"
pytestmark = pytest.mark.usefixtures("blank_papers")
NOT_VALUES = {"csrfmiddlewaretoken"}


class Boxes(HTMLParser):
    """Collects what the forms of a page would send: names with the values they hold now."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, str] = {}
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "select":
            self.select = name
        if tag == "option" and self.select and ("selected" in found or not self.held.get(self.select)):
            self.held[self.select] = found.get("value") or ""
        if tag in ("input", "textarea", "button") and name:
            is_choice = found.get("type") in ("radio", "checkbox") and "checked" not in found
            self.held.setdefault(name, "" if is_choice else found.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""


@contextmanager
def names_read() -> Iterator[set[str]]:
    """Watch which parameters are asked for while a request is answered."""
    names: set[str] = set()
    patch = pytest.MonkeyPatch()
    for method in ("get", "getlist", "__getitem__", "__contains__"):
        original = getattr(QueryDict, method)

        def spy(self: QueryDict, key: str, *rest: Any, original: Any = original, **named: Any) -> Any:
            names.add(key)
            return original(self, key, *rest, **named)

        patch.setattr(QueryDict, method, spy)
    try:
        yield names
    finally:
        patch.undo()


def send(client: Client, url: str, method: str, data: dict[str, Any], **headers: str) -> Any:
    """Ask and forget what was changed."""
    with transaction.atomic():
        answer = getattr(client, method)(url, data, headers=headers)
        if hasattr(answer, "streaming_content"):
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


def text_of(answer: Any) -> str:
    """Return what a page says; a file among the pages is read to its end, which closes it, and says nothing."""
    if answer.streaming:
        answer.getvalue()
        return ""
    return answer.content.decode(errors="replace")


def visitor_of(world: World, row: Row) -> Client:
    """Return a client of somebody who may open the page."""
    client = Client(raise_request_exception=False)
    client.force_login(world.people["officer" if "officer" in row.allowed else row.allowed[0]])
    return client


def attempts(held: dict[str, str], names: set[str]) -> Iterator[dict[str, str]]:
    """Yield every odd value in every box, all boxes odd at once; then the worst in one box of a kind at a time.

    Boxes whose names differ only in a number are of one kind: line 1 and line 104 of a table are read alike.
    """
    order = sorted(names)
    for shift in range(len(ODD)):
        yield {name: ODD[(place + shift) % len(ODD)] for place, name in enumerate(order)}
    kinds = {re.sub(r"\d+", "#", name): name for name in order}
    for odd in WORST:
        for name in kinds.values():
            yield {**held, name: odd}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_parameter_of_a_page_breaks_it(world, name):
    row = EXPECTED[name]
    url, client = reverse(name, kwargs=row.kwargs(world)), visitor_of(world, row)
    broken = []
    for method in ("get", "post"):
        held: dict[str, str] = {**row.data(world)}
        with names_read() as names:
            boxes = Boxes()
            boxes.feed(text_of(client.get(url)) if row.method == "get" else "")
            if method == "post":
                held = {**boxes.held, **held}
            first = send(client, url, method, held)
        assert first.status_code < 500, f"{method} {url}"
        if first.status_code == 405:
            continue
        for data in attempts(held, (names | set(held)) - NOT_VALUES):
            answer = send(client, url, method, data)
            if answer.status_code >= 500 or TAG in getattr(answer, "content", b""):
                changed = {key: value[:30] for key, value in data.items() if value != held.get(key)}
                broken.append(f"{method} {url} {changed}")
    assert broken == []


DRAFTED = ("add", "edit_all", "edit_step", "rows", "row", "placement")


@pytest.mark.parametrize("name", [*(f"members:{name}" for name in DRAFTED), "ledger:act"])
def test_a_draft_of_anything_can_be_gone_on_with(world, name):
    row = EXPECTED[name]
    url, client = reverse(name, kwargs=row.kwargs(world)), visitor_of(world, row)
    page = client.get(url).content.decode()
    boxes, draft = Boxes(), re.search(r'data-draft-url="([^"]+)"', page)
    boxes.feed(page)
    names, broken = set(boxes.held) - NOT_VALUES - {"form_key"}, []
    for data in islice(attempts(boxes.held, names), len(ODD)):
        client.post(draft[1], data)
        answer = client.get(url, {"ban-nhap": "1"})
        if answer.status_code >= 500 or TAG in answer.content:
            broken.append({key: value[:30] for key, value in data.items() if value != boxes.held.get(key)})
    assert broken == []
