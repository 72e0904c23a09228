"""Which sector a body counts under on a day: its own, else that of the nearest body above that has one."""

from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models.expressions import RawSQL

STEPS_UP = 5
"""A cell lies at most five steps under the city (base, section or the like between): ``MAY_BE_UNDER``."""

_IN_FORCE = "{0}.starts_on <= %s AND ({0}.ends_on IS NULL OR {0}.ends_on > %s)"


def sectors_sql(day: date) -> tuple[str, list[Any]]:
    """Return a SELECT of ``id, path, sector`` for every body in force on ``day``, and its parameters.

    Plain joins upwards: a lateral look-up for each of 17,000 cells takes fifteen times as long and
    keeps PostgreSQL from working in parallel. ``sector`` is empty where none is recorded up to the top.
    """
    names = ["own", *(f"above{step}" for step in range(1, STEPS_UP + 1))]
    joins = [
        f"LEFT JOIN branches_organisationperiod {name} ON {name}.organisation_id = {below}.parent_id"
        f" AND {_IN_FORCE.format(name)}"
        for below, name in pairwise(names)
    ]
    nearest = ", ".join(f"nullif({name}.sector, '')" for name in names)
    sql = (
        f"SELECT own.organisation_id AS id, own.path AS path, coalesce({nearest}, '') AS sector"  # noqa: S608
        f" FROM branches_organisationperiod own {' '.join(joins)} WHERE {_IN_FORCE.format('own')}"
    )
    return sql, [day, day] * len(names)


def bodies_of(sector: str, day: date) -> RawSQL:
    """Return the ids of the bodies that count under a sector on ``day``, for ``field__in``; "" = none recorded."""
    sql, params = sectors_sql(day)
    return RawSQL(f"SELECT id FROM ({sql}) AS body WHERE sector = %s", [*params, sector])  # noqa: S608, S611
