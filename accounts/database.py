"""What the application's database role may do: everything on plain tables, only add and read on logs."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from psycopg import sql


def append_only_tables() -> list[str]:
    """Return the tables to which rows are only ever added: row events and the access log."""
    from pghistory.models import Event

    events = [model for model in apps.get_models() if issubclass(model, Event) and model._meta.managed]
    return sorted({model._meta.db_table for model in events} | {"accounts_accesslog"})


def grant_application_role(using: str = "default", **kwargs: Any) -> None:
    """Give the application's role its rights; runs after each migrate, as the owner.

    UPDATE, DELETE and TRUNCATE on event and access logs are taken away, so that nobody who holds
    the application's password can rewrite the past. Does nothing when both roles are the same.
    """
    connection = connections[using]
    role = settings.APP_DATABASE_USER
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [role])
        current, exists = cursor.fetchone()
        if not exists or current == role:
            return
        name = sql.Identifier(role)
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name))
        tables = "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}"
        cursor.execute(sql.SQL(tables).format(name))
        cursor.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(name))
        present = set(connection.introspection.table_names(cursor))
        for table in append_only_tables():
            if table in present:
                statement = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}")
                cursor.execute(statement.format(sql.Identifier(table), name))
