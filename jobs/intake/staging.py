"""Staged rows in and out of the table, set by set: COPY in, one UPDATE back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, Protocol, TypeVar

from django.db import connection
from django.db.models import Count

from jobs.choices import RowState
from jobs.intake.faults import Fault
from jobs.models import StagedRow

_COPY: Final = """COPY jobs_stagedrow
(batch_id, line, sheet, "row", raw, "values", faults, outcome, verdict, changes, state, object_id, object_version,
 before)
FROM STDIN"""
_UPDATE: Final = """
UPDATE jobs_stagedrow s
   SET state = r.state, object_id = r.object_id, object_version = r.object_version, before = r.before,
       faults = r.faults, outcome = r.outcome, verdict = r.verdict
  FROM jsonb_to_recordset(%s::jsonb) AS r(
       id bigint, state text, object_id bigint, object_version int, before jsonb,
       faults jsonb, outcome text, verdict text)
 WHERE s.id = r.id
"""
_APART: Final = """
SELECT count(*), count(*) FILTER (WHERE changes - %(apart)s::text[] = '{}'::jsonb)
  FROM jobs_stagedrow WHERE batch_id = %(batch)s AND verdict = 'changed' AND changes ?| %(apart)s::text[]
"""
Item = TypeVar("Item")


class Checked(Protocol):
    """What a row needs to be staged."""

    line: int
    sheet: str
    row: int
    faults: list[Fault]
    outcome: str
    verdict: str
    changes: dict[str, Any]
    object_id: int | None
    object_version: int | None


def in_chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream into lists of ``size``, the last one shorter."""
    stream = iter(items)
    while chunk := list(islice(stream, size)):
        yield chunk


def copy_rows(batch_id: int, rows: Iterable[tuple[Checked, Mapping[str, Any]]]) -> None:
    """Stage checked rows with their packed values by one COPY."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row, values in rows:
            copy.write_row(
                (
                    batch_id,
                    row.line,
                    row.sheet,
                    row.row,
                    "[]",
                    _json(values),
                    _json([fault.as_json() for fault in row.faults]) if row.faults else "[]",
                    str(row.outcome),
                    str(row.verdict),
                    _json(row.changes) if row.changes else "{}",
                    RowState.PENDING.value,
                    row.object_id,
                    row.object_version,
                    "{}",
                )
            )


def update_rows(rows: Sequence[StagedRow]) -> None:
    """Write back what became of staged rows by one UPDATE."""
    data = [
        {
            "id": row.pk,
            "state": str(row.state),
            "object_id": row.object_id,
            "object_version": row.object_version,
            "before": row.before,
            "faults": row.faults,
            "outcome": str(row.outcome),
            "verdict": str(row.verdict),
        }
        for row in rows
    ]
    if data:
        with connection.cursor() as cursor:
            cursor.execute(_UPDATE, [_json(data)])


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""One encoder for all rows: ``json.dumps`` would make one for each."""


def counts(batch_id: int, apart: Sequence[str] = ()) -> dict[str, int]:
    """Count the rows of a batch: all, by outcome, by verdict, by state, with changes ``apart``, writable; two queries.

    ``writable`` leaves out rows whose only changes are those listed apart.
    """
    found = {"rows": 0}
    groups = StagedRow.objects.filter(batch_id=batch_id).values("outcome", "verdict", "state")
    for group in groups.annotate(number=Count("id")).order_by():
        number = group["number"]
        found["rows"] += number
        for key in (group["outcome"], f"verdict_{group['verdict']}", f"state_{group['state']}"):
            found[key] = found.get(key, 0) + number
    with connection.cursor() as cursor:
        cursor.execute(_APART, {"batch": batch_id, "apart": list(apart)})
        found["apart"], only = cursor.fetchone()
    found["writable"] = found.get("verdict_new", 0) + found.get("verdict_changed", 0) - only
    return found
