"""Nothing personal in a log line: no query of an address, no number, no row that PostgreSQL quotes."""

import logging

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from config.logs import LineFormatter
from members.models import Person
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NAME, NUMBER = "Trần Thị Kín", "001170000123"


@pytest.fixture
def lines():
    """What the application writes into its log while the test runs."""
    made: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(LineFormatter())
    handler.emit = lambda record: made.append(handler.format(record))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield made
    root.removeHandler(handler)
    root.setLevel(level)


def refused_row() -> None:
    Person.objects.create(full_name=NAME, name_folded="", identity_number=NUMBER, keeper_id=1, born_precision="day")


def copied_row() -> None:
    with connection.cursor() as cursor, cursor.copy("COPY members_person (full_name, born_on) FROM STDIN") as copy:
        copy.write_row([NAME, "không phải ngày"])


@pytest.mark.parametrize("write", [refused_row, copied_row])
def test_an_error_of_the_database_quotes_no_row(lines, write):
    try:
        with transaction.atomic():
            write()
    except (DatabaseError, psycopg.Error):
        logging.getLogger("jobs").exception("job_error")
    assert "job_error" in "".join(lines)
    assert "Traceback" in "".join(lines)
    for part in (NAME, NUMBER, "Kín", "không phải ngày"):
        assert part not in "".join(lines)


def test_browsing_leaves_no_name_number_or_query_in_the_log(lines, secretary, city, client_for):
    person = MemberFactory(full_name=NAME, identity_number=NUMBER, cell=city.cell)
    client = client_for(secretary)
    client.post("/dang-vien/tim/", {"q": NUMBER})
    client.post("/dang-vien/tim/goi-y/", {"q": "kín"})
    client.get("/to-chuc/", {"q": NAME})
    client.get(f"/dang-vien/{person.pk}/ly-lich/")
    client.post(f"/dang-vien/{person.pk}/hien-so/")
    client.post(f"/dang-vien/{person.pk}/sua/", {"full_name": NAME, "identity_number": "x"})
    text = "".join(lines)
    assert "request_finished" in text
    for part in (NAME, NUMBER, "Kín", "%E1%BA%A7n", "?q="):
        assert part not in text


def test_pages_of_accounts_are_numbered_by_nobodys_name(
    administrator, officer, secretary, leader, client_for, monkeypatch
):
    monkeypatch.setattr("branches.grant_selectors.USERS_A_PAGE", 2)
    client = client_for(administrator)
    seen, address = [], "/tai-khoan/nguoi-dung/"
    while address:
        context = client.get(address).context
        seen += [row.username for row in context["rows"]]
        address = f"/tai-khoan/nguoi-dung/?sau={context['after']}" if context["after"] else ""
        assert not any(name in address for name in seen)
    assert seen == ["bi.thu", "lanh.dao", "quan.tri", "to.chuc"]
