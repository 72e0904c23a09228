"""Counting members of a body on a day: everyone read once, every breakdown from the same pass.

The members (formal placement open that day, in a cell under the path that day) are folded into a small
cube, one row for each kind of member; GROUPING SETS then add the cube up for each breakdown.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from branches.sectors import sectors_sql
from members.filters import years_before
from members.party_days import COUNTED_FROM
from reports.figures import AGE_LOWS, MEASURES, NOBODY, Tally, party_lows
from reports.selectors import source

UNKNOWN = -1
"""The band of party age of those for whom no day of admission is recorded."""
BREAKDOWNS = ("unit", "sector", "official", "sex", "age", "party", "ethnic", "religion")

_MEMBERS = """
    SELECT coalesce(nullif(split_part(substr(cell.path, %s), '/', 1), '')::bigint, 0) AS unit,
           cell.sector,
           coalesce(membership.official_on <= %s, false) AS official,
           person.sex,
           person.ethnic,
           person.religion,
           (%s::int[])[width_bucket(person.born_on, %s::date[]) + 1] AS age,
           coalesce((%s::int[])[width_bucket({counted_from}, %s::date[]) + 1], -1) AS party,
           %s::date - person.born_on AS days
    FROM ({cells}) AS cell
    JOIN members_placement AS placement
      ON placement.cell_id = cell.id AND placement.kind = 'formal'
     AND placement.starts_on <= %s AND (placement.ends_on IS NULL OR placement.ends_on > %s)
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    JOIN members_person AS person ON person.id = membership.person_id
    WHERE cell.path LIKE %s
"""
_COUNTED = """
    WITH cube AS (
        SELECT {breakdowns}, count(*) AS people, sum(days) AS days FROM ({members}) AS member GROUP BY {breakdowns}
    )
    SELECT {marks}, {breakdowns}, coalesce(sum(days), 0)::bigint, {measures}
    FROM cube
    GROUP BY GROUPING SETS ((), {sets})
"""


@dataclass(frozen=True)
class Counted:
    """The whole and each breakdown: breakdown → key → tally. Keys are ids, codes or first years of bands."""

    whole: Tally
    by: dict[str, dict[object, Tally]] = field(default_factory=dict)


def count(path: str, day: date) -> Counted:
    """Count the members below ``path`` (in the tree of ``day``) on ``day``. One query."""
    sql, params = counting_sql(path, day)
    whole = NOBODY
    by: dict[str, dict[object, Tally]] = {name: {} for name in BREAKDOWNS}
    size = len(BREAKDOWNS)
    for row in source.fetch(sql, params):
        marks, keys, days, counts = row[:size], row[size : 2 * size], row[2 * size], row[2 * size + 1 :]
        tally = Tally(dict(zip((measure.key for measure in MEASURES), counts, strict=True)), days)
        names = [name for name, is_summed in zip(BREAKDOWNS, marks, strict=True) if not is_summed]
        if names:
            by[names[0]][keys[BREAKDOWNS.index(names[0])]] = tally
        else:
            whole = tally
    return Counted(whole, by)


def counting_sql(path: str, day: date) -> tuple[str, list[object]]:
    """Return the one statement of a report and its parameters."""
    cells, cell_params = sectors_sql(day)
    counted_from = COUNTED_FROM.format(
        person="membership.person_id", membership="membership.id", decided="membership.decided_on",
        admitted="membership.admitted_on",
    )  # fmt: skip
    members = _MEMBERS.format(cells=cells, counted_from=counted_from)
    sql = _COUNTED.format(
        members=members,
        marks=", ".join(f"grouping({name})" for name in BREAKDOWNS),
        breakdowns=", ".join(BREAKDOWNS),
        measures=", ".join(
            f"coalesce(sum(people) FILTER (WHERE {measure.condition}), 0)::bigint" for measure in MEASURES
        ),
        sets=", ".join(f"({name})" for name in BREAKDOWNS),
    )
    params = [len(path) + 1, day, *_bands(AGE_LOWS, day), *_bands(party_lows(day), day), day]
    return sql, [*params, *cell_params, day, day, f"{path}%"]


def _bands(lows: tuple[int, ...], day: date) -> tuple[list[int], list[date]]:
    """Return the first years of the bands from the oldest down, and the days from which a younger band starts.

    Who was born on the day n years before ``day`` or earlier is n years old.
    """
    oldest_first = sorted(lows, reverse=True)
    return oldest_first, [years_before(day, low) + timedelta(days=1) for low in oldest_first[:-1]]
