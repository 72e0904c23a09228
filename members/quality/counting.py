"""Counting the faults of whole cells in one statement: every record is read once, nothing comes into Python."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db import connection
from django.db.models.expressions import RawSQL

from branches.choices import CELLS as KINDS
from members import checks
from members.models import Person
from members.quality import faults
from members.quality.faults import FAULTS, Aspect

COLUMNS: Final = {
    "wrong": Aspect.WRONG,
    "missing": Aspect.MISSING,
    "doubled": Aspect.DOUBLED,
    "stale": Aspect.STALE,
}
ANY_CELLS: Final = "{cells}"
COUNTED: Final = """
    WITH marked AS MATERIALIZED ({marked}),
    counted AS (
        SELECT keeper_id, count(*) AS members, {sides},
               count(*) FILTER (WHERE NOT ({any})) AS clean,
               jsonb_strip_nulls(jsonb_build_object({repairs})) AS repairs
        FROM marked GROUP BY keeper_id
    )
"""
CELLS: Final = """
    SELECT cell.organisation_id, cell.path, coalesce(counted.members, 0),
           coalesce(counted.wrong, 0), coalesce(counted.missing, 0), coalesce(counted.doubled, 0),
           coalesce(counted.stale, 0), coalesce(counted.clean, 0), coalesce(counted.repairs, '{}'), now()
    FROM branches_organisationperiod AS cell
    LEFT JOIN counted ON counted.keeper_id = cell.organisation_id
    WHERE cell.organisation_id = ANY(%s) AND cell.kind = ANY(%s)
      AND cell.starts_on <= %s AND (cell.ends_on IS NULL OR cell.ends_on > %s)
    ORDER BY cell.organisation_id
"""
WRITTEN: Final = """
    INSERT INTO members_cellquality AS kept
        (cell_id, path, members, wrong, missing, doubled, stale, clean, repairs, computed_at)
    {cells}
    ON CONFLICT (cell_id) DO UPDATE SET path = excluded.path, members = excluded.members, wrong = excluded.wrong,
        missing = excluded.missing, doubled = excluded.doubled, stale = excluded.stale, clean = excluded.clean,
        repairs = excluded.repairs, computed_at = excluded.computed_at
"""


def write(cells: Sequence[int], today: date) -> None:
    """Count the records of those of these bodies that are cells, as of ``today``, and keep the figures."""
    marked, params = _marked(cells, today)
    statement = _counted(marked) + WRITTEN.format(cells=CELLS)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*params, list(cells), [str(kind) for kind in KINDS], today, today])


def _marked(cells: Sequence[int], today: date) -> tuple[str, list[Any]]:
    """Return the statement that gives each record of the cells a column, true or false, for every fault."""
    statement, params = _template(today)
    return statement, [list(cells) if value == ANY_CELLS else value for value in params]


@lru_cache(maxsize=2)
def _template(today: date) -> tuple[str, tuple[Any, ...]]:
    """Make the statement once a day; ``ANY_CELLS`` stands for the cells."""
    kept = Person.objects.filter(keeper__in=RawSQL("SELECT unnest(%s::bigint[])", [ANY_CELLS]))
    flags = {_name(code): faults.flag(q) for code, q in faults.conditions(today).items()}
    marked = checks.with_facts(kept).annotate(**flags).order_by().values("keeper_id", *flags)
    statement, params = marked.query.sql_with_params()
    return statement, tuple(params)


def _name(code: str) -> str:
    return f"is_{code}"


def _counted(marked: str) -> str:
    sides = ", ".join(
        f"count(*) FILTER (WHERE {_any(faults.of(aspect))}) AS {column}" for column, aspect in COLUMNS.items()
    )
    repairs = ", ".join(f"'{code}', nullif(count(*) FILTER (WHERE {_name(code)}), 0)" for code in FAULTS)
    return COUNTED.format(marked=marked, sides=sides, any=_any(FAULTS), repairs=repairs)


def _any(codes: Any) -> str:
    return " OR ".join(_name(code) for code in codes)
