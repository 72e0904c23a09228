"""Every URL of the application, as every person: sign-in first, 404 out of reach, 403 without the right.

The table stands in ``tests/fences/access/``, its shape and how to add a line in ``tests/fences/rows.py``.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.fences.access import EXPECTED
from tests.fences.rows import Row, World
from tests.people import CAST

pytestmark = pytest.mark.usefixtures("blank_papers")

SIGN_IN = "/tai-khoan/dang-nhap/"
HOW_TO_ADD = """
Nobody has said who may open {name}. Write into tests/fences/access/{app}.py (see tests/fences/rows.py):
    "{name}": Row(
        kwargs=lambda world: {{"pk": world.once(<a function that makes one in world.city.cell>).pk}},
        allowed=<those who meet 200>, rest=<what other signed-in people meet: 403 or 404>,
        method="post", ok=302,  # for an act; leave out for a page
        personal=True,          # when it belongs to one person, whatever the roles
    ),
then run: python -m tests.fences.write_access"""


def patterns(entries: list | None = None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Walk the whole resolver: the full name of each URL with its pattern."""
    for entry in get_resolver().url_patterns if entries is None else entries:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or ''}", entry
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry.url_patterns, inner)


NAMES = sorted({name for name, _ in patterns()})
LISTED = [name for name in NAMES if name in EXPECTED]
WITH_OUTSIDE = [name for name in LISTED if EXPECTED[name].outside]
BY_POST = [name for name in LISTED if EXPECTED[name].method == "post"]


def ask(world: World, person: str, url: str, row: Row, method: str = "") -> int | str:
    """Return the status this person meets, or where to an anonymous visitor is sent; nothing stays changed."""
    client, user = Client(), world.people[person]
    with transaction.atomic():
        if user is not None:
            client.force_login(user)
        send = getattr(client, method or row.method)
        answer = send(url, row.data(world)) if row.data(world) else send(url)
        if answer.streaming:
            answer.getvalue()  # to its end, which closes the file
        transaction.set_rollback(True)
    assert b"!!undefined" not in getattr(answer, "content", b""), f"{person} meets an undefined variable at {url}"
    if user is None and answer.status_code == 302 and not answer.url.startswith(SIGN_IN):
        return answer.url if not row.open_to_all else 302
    return answer.status_code


def test_every_url_has_a_name():
    assert not [str(pattern.pattern) for name, pattern in patterns() if not name or name.endswith(":")]


def test_every_url_stands_in_the_table():
    missing = sorted(set(NAMES) - set(EXPECTED))
    assert not missing, "\n".join(HOW_TO_ADD.format(name=name, app=name.split(":")[0]) for name in missing)


def test_every_line_of_the_table_is_a_url():
    assert sorted(set(EXPECTED) - set(NAMES)) == []


@pytest.mark.parametrize("name", LISTED)
def test_each_person_meets_what_the_table_says(world, name):
    row = EXPECTED[name]
    url = reverse(name, kwargs=row.kwargs(world))
    met = {person: ask(world, person, url, row) for person in CAST}
    assert met == {person: row.expected(person) for person in CAST}


@pytest.mark.parametrize("name", WITH_OUTSIDE)
def test_outside_ones_reach_nothing_exists(world, name):
    row = EXPECTED[name]
    url = reverse(name, kwargs=row.outside(world))
    met = {person: ask(world, person, url, row) for person in CAST}
    assert met == {person: row.expected_outside(person) for person in CAST}


@pytest.mark.parametrize("name", BY_POST)
def test_a_link_changes_nothing(world, name):
    row = EXPECTED[name]
    url = reverse(name, kwargs=row.kwargs(world))
    assert {ask(world, person, url, row, "get") for person in row.allowed} == {405}
