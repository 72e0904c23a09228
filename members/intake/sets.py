"""Many rows changed by one statement, each with columns of its own."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from django.db import connection

_CAST: Final = ("date", "bigint", "integer", "smallint", "boolean", "numeric", "jsonb")


def update_set(model: Any, data: Sequence[Mapping[str, Any]], *, guard: bool = False) -> set[int]:
    """Update rows by id, each with its own columns ``c``, in one statement; return the ids updated.

    ``guard`` demands the row's ``version`` and raises it by one, also where no column changes.
    """
    columns = sorted({column for entry in data for column in entry["c"]})
    sets = [
        f"{column} = CASE WHEN r.c ? '{column}' THEN (r.c->>'{column}')::{_type(model, column)} ELSE t.{column} END"
        for column in columns
    ]
    condition = ""
    if guard:
        sets.append("version = t.version + 1")
        condition = " AND t.version = r.version"
    if not sets:
        return set()
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} t SET {', '.join(sets)}"  # noqa: S608 (names come from the models)
            " FROM jsonb_to_recordset(%s::jsonb) AS r(id bigint, version int, c jsonb)"
            f" WHERE t.id = r.id{condition} RETURNING t.id",
            [json.dumps(list(data), default=str, ensure_ascii=False)],
        )
        return {row[0] for row in cursor.fetchall()}


@cache
def _type(model: Any, column: str) -> str:
    """Return the type a text out of JSON is turned into for a column; texts stay as they are."""
    found = model._meta.get_field(column).db_type(connection)
    kind = (found or "").partition("(")[0]
    return kind if kind in _CAST else "text"
