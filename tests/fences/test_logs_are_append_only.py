"""As the application's database user no event and no line of the access log is rewritten, no trigger stopped."""

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from accounts.database import append_only_tables

pytestmark = pytest.mark.django_db


def ask(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_every_table_of_events_and_the_access_log_takes_only_new_rows():
    tables = {row[0] for row in ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    logs = {name for name in tables if name.endswith("event")} | {"accounts_accesslog"}
    assert len(logs) > 5
    assert logs == set(append_only_tables())
    rights = "SELECT has_table_privilege(%s, %s, %s)"
    for table in logs:
        for right in ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES"):
            assert ask(rights, settings.APP_DATABASE_USER, table, right) == [(False,)], f"{right} on {table}"


@pytest.mark.parametrize("table", append_only_tables())
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}", "ALTER TABLE {} ADD x int"])
def test_each_of_them_refuses(table, statement):
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        ask(statement.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE members_person DISABLE TRIGGER ALL",
        "SET LOCAL session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION public.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "TRUNCATE members_person CASCADE",
    ],
)
def test_the_triggers_cannot_be_gone_around(statement):
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        ask(statement)
