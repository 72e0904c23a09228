"""Where reports read: the database named "reports" (a replica) where one is configured, else the only one."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import connections


def alias() -> str:
    """Return the name of the database that reports read."""
    return "reports" if "reports" in settings.DATABASES else "default"


def fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one SELECT there and return its rows."""
    with connections[alias()].cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
