"""Emptying the database after a test that commits: only the tables that hold rows, instead of all of them.

Django truncates every table and makes its content types and permissions anew: a second for some
hundred and fifty tables with their indexes, of which a test fills twenty.
"""

from django.db import connection, transaction
from django.test import TransactionTestCase

MADE_BY_MIGRATE = {"django_content_type", "auth_permission"}


def filled_tables() -> list[str]:
    """Return the quoted names of the tables of models that hold rows; what ``migrate`` writes stays."""
    tables = sorted(set(connection.introspection.django_table_names(only_existing=True, include_views=False)))
    names = [(table, connection.ops.quote_name(table)) for table in tables if table not in MADE_BY_MIGRATE]
    asked = " UNION ALL ".join(f"SELECT %s WHERE EXISTS (SELECT FROM {quoted})" for _, quoted in names)
    with connection.cursor() as cursor:
        cursor.execute(asked, [quoted for _, quoted in names])
        return [quoted for (quoted,) in cursor.fetchall()]


def empty() -> None:
    """Delete all rows as the owner, logs included, whose triggers guard them against everybody else.

    Foreign keys are looked at when the transaction ends, so the order does not matter.
    """
    filled = filled_tables()
    if not filled:
        return
    steps = [f"ALTER TABLE {table} DISABLE TRIGGER USER; DELETE FROM {table};" for table in filled]
    steps.append("SET CONSTRAINTS ALL IMMEDIATE;")
    steps += [f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in filled]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" ".join(steps))


def make_emptying_quick() -> None:
    """Have Django's own test cases empty the database this way."""
    TransactionTestCase._fixture_teardown = lambda self: empty()
