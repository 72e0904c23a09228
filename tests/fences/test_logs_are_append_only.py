"""As the application's database user no event and no line of the access log is rewritten, no trigger stopped."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from accounts.database import append_only_tables

pytestmark = pytest.mark.django_db


def ask(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_every_table_of_events_and_the_access_log_takes_only_new_rows():
    logs = event_tables() | {"accounts_accesslog"}
    assert len(logs) > 5
    assert logs == set(append_only_tables())
    rights = "SELECT has_table_privilege(%s, %s, %s)"
    for table in logs:
        for right in ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES"):
            assert ask(rights, settings.APP_DATABASE_USER, table, right) == [(False,)], f"{right} on {table}"


def test_every_model_with_a_history_has_its_table_of_events_among_them():
    tracked = {model.pgh_event_model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_event_model")}
    assert tracked == event_tables()
    assert {model._meta.app_label for model in apps.get_models() if model._meta.db_table in tracked} >= {
        "accounts",
        "branches",
        "jobs",
        "members",
    }


REWRITES = (
    "UPDATE {table} SET {key} = {key}",
    "UPDATE {table} SET {key} = {key} WHERE false",
    "DELETE FROM {table}",
    "TRUNCATE {table}",
    "TRUNCATE {table} RESTART IDENTITY CASCADE",
    "DROP TABLE {table}",
    "ALTER TABLE {table} ADD x int",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} RENAME TO gone",
    "MERGE INTO {table} USING (SELECT 1) one ON true WHEN MATCHED THEN DELETE",
    "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
)


@pytest.mark.parametrize("table", append_only_tables())
def test_each_of_them_refuses(table):
    key = "id" if table == "accounts_accesslog" else "pgh_id"
    for statement in REWRITES:
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
            ask(statement.format(table=table, key=key))


def event_tables() -> set[str]:
    """Return the tables in which the database keeps events, found by the column every event has."""
    columns = (
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'pgh_id'"
    )
    return {row[0] for row in ask(columns)}


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
