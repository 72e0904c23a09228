"""What keeps a command from starting, told in one line; faults of our own keep their traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, ProgrammingError
from psycopg import errors

from config.env import MissingSetting

NOT_OF_THIS_RELEASE = (errors.UndefinedTable, errors.UndefinedColumn)


@contextmanager
def in_one_line(*, traceback: bool = False) -> Iterator[None]:
    """Leave with status 1 and one line for a missing setting, a database that is away or has no tables yet.

    With ``traceback`` they are raised as they are.
    """
    try:
        yield
    except (MissingSetting, OperationalError, ProgrammingError) as error:
        words = _words(error)
        if traceback or not words:
            raise
        sys.exit(words)


def _words(error: Exception) -> str:
    """Say what is wrong and what to do; nothing for an SQL error that is our own."""
    if isinstance(error, MissingSetting):
        return str(error)
    if isinstance(error, OperationalError):
        reason = str(error).strip().partition("\n")[0]
        return f"Không dùng được cơ sở dữ liệu: {reason}. Xem lại DATABASE_URL và máy chủ PostgreSQL."
    if isinstance(error.__cause__, NOT_OF_THIS_RELEASE):
        return "Cơ sở dữ liệu chưa có bảng của bản này. Chạy lệnh sau rồi làm lại: python manage.py migrate"
    return ""
