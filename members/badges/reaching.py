"""Who reaches which badge when, for a unit of any size, in one statement: times out of the Party taken off.

The same sums as ``rulebook.party_age.reaches_on``; a test compares both on random lives. Reading only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from members.choices import Standing

Span = tuple[date, date]

FOUND: Final = """
WITH step AS MATERIALIZED (
    SELECT * FROM unnest(%(years)s::int[], %(firsts)s::date[], %(lasts)s::date[]) AS step(years, first, last)
), hit AS MATERIALIZED (
    SELECT day::date AS start, step.years, (day + make_interval(years => step.years))::date AS reached_on
    FROM step CROSS JOIN generate_series(
        step.first - make_interval(years => step.years) - interval '1 day',
        step.last - make_interval(years => step.years) + interval '1 day', interval '1 day') AS day
    WHERE (day + make_interval(years => step.years))::date BETWEEN step.first AND step.last
), {below}several AS MATERIALIZED (
    SELECT DISTINCT one.person_id FROM members_membership AS one
    JOIN members_membership AS two ON two.person_id = one.person_id AND two.id <> one.id
    WHERE one.ended_on IS NOT NULL AND {within_one}
), line AS MATERIALIZED (
    SELECT own.id, own.person_id, own.ended_on, own.standing, own.official_on, COALESCE(own.decided_on, own.admitted_on)
               AS again,
           own.decided_on IS NOT NULL OR own.admitted_precision = 'day' AS known,
           row_number() OVER run AS place, count(*) OVER (PARTITION BY own.person_id) AS many,
           lead(COALESCE(own.decided_on, own.admitted_on)) OVER run AS next_again
    FROM members_membership AS own JOIN several ON several.person_id = own.person_id
    WINDOW run AS (PARTITION BY own.person_id ORDER BY own.id)
), gap AS (
    SELECT *, CASE WHEN next_again >= ended_on THEN next_again - ended_on ELSE 0 END AS days FROM line
), segment AS (
    SELECT person_id, place = many AS is_last, id, ended_on, standing, official_on,
           first_value(known) OVER run AS known,
           first_value(again) OVER run
               + COALESCE(sum(days) OVER (PARTITION BY person_id ORDER BY place
                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::int AS start,
           COALESCE(lag(CASE WHEN days > 0 THEN next_again END) OVER run, first_value(again) OVER run) AS floor,
           CASE WHEN place < many THEN ended_on END AS till
    FROM gap WINDOW run AS (PARTITION BY person_id ORDER BY place)
), target AS (
    SELECT segment.person_id, step.years, step.first, step.last,
           min(GREATEST((segment.start + make_interval(years => step.years))::date, segment.floor)) AS reached_on
    FROM segment CROSS JOIN step
    WHERE segment.known AND (segment.till IS NULL
          OR GREATEST((segment.start + make_interval(years => step.years))::date, segment.floor) <= segment.till)
    GROUP BY segment.person_id, step.years, step.first, step.last
), reached AS (
    SELECT membership.person_id, membership.ended_on, membership.official_on, hit.years, hit.reached_on
    FROM members_membership AS membership
    JOIN hit ON hit.start = COALESCE(membership.decided_on, membership.admitted_on)
    WHERE {standing} AND {within} AND (membership.decided_on IS NOT NULL OR membership.admitted_precision = 'day')
      AND NOT EXISTS (SELECT FROM several WHERE several.person_id = membership.person_id)
    UNION ALL
    SELECT membership.person_id, membership.ended_on, membership.official_on, target.years, target.reached_on
    FROM target JOIN segment AS membership ON membership.person_id = target.person_id AND membership.is_last
    WHERE {standing} AND target.reached_on BETWEEN target.first AND target.last
), unknown AS (
    SELECT membership.person_id, membership.ended_on, membership.official_on, step.years,
           (membership.admitted_on + make_interval(years => step.years))::date AS reached_on
    FROM members_membership AS membership CROSS JOIN step
    WHERE {standing} AND {within} AND membership.decided_on IS NULL AND membership.admitted_precision <> 'day'
      AND membership.admitted_on + make_interval(years => step.years) <= step.last
      AND membership.admitted_on + make_interval(years => step.years)
          + CASE membership.admitted_precision WHEN 'month' THEN interval '1 month' ELSE interval '1 year' END
          > step.first
), found AS MATERIALIZED (
    SELECT one.person_id, one.years, one.reached_on, person.keeper_id, person.keeper_path, person.name_sort
    FROM {source} AS one JOIN members_person AS person ON person.id = one.person_id
    WHERE person.keeper_path LIKE %(prefix)s AND person.merged_into_id IS NULL
      AND one.official_on IS NOT NULL AND one.official_on <= %(day)s
      AND {more} EXISTS (SELECT FROM members_badge AS badge
                         WHERE badge.person_id = one.person_id AND badge.years = one.years)
)
"""
BELOW: Final = """below AS MATERIALIZED (
    SELECT id FROM members_person WHERE keeper_path LIKE %(prefix)s
), """
"""The people of a unit, read first where they are few; of the whole city everybody is read anyway."""
COUNTED: Final = """, counted AS (
    SELECT years, split_part(keeper_path, '/', %(depth)s) AS child, count(*) AS many FROM found GROUP BY 1, 2
), shown AS (
    SELECT person_id, years, reached_on FROM found WHERE years = ANY(%(shown)s)
    ORDER BY years DESC, reached_on, name_sort, person_id LIMIT %(limit)s OFFSET %(offset)s
)
SELECT 'counted', years, NULLIF(child, '')::bigint, many, NULL::date FROM counted
UNION ALL SELECT 'shown', years, person_id, 0, reached_on FROM shown
"""
LIVING: Final = "membership.ended_on IS NULL"
DEAD: Final = f"membership.standing = '{Standing.DIED}' AND membership.ended_on <= %(day)s"
NOT_GIVEN, GIVEN = "NOT", ""
WITHIN_THE_YEAR: Final = "one.reached_on <= one.ended_on + make_interval(months => %(months)s) AND NOT"
"""For the dead: as many months short as a badge may still be given after death."""


@dataclass(frozen=True)
class Asked:
    """Which people are asked for: by the days on which each badge is reached, living or dead, given or not."""

    spans: Mapping[int, Span]
    source: str = "reached"
    standing: str = LIVING
    more: str = NOT_GIVEN
    months: int = 12


@dataclass(frozen=True)
class Cut:
    """The part that is read: below which path, as of which award day, which badges, which page."""

    path: str
    day: date
    years: tuple[int, ...] = ()
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True)
class Hit:
    """One person who reaches a badge; the day is the earliest possible where it is not known exactly."""

    person_id: int
    years: int
    reached_on: date


@dataclass(frozen=True)
class Reached:
    """One page of people, and how many there are by body right below and badge (0 = kept by the unit itself)."""

    hits: tuple[Hit, ...]
    counts: Mapping[tuple[int, int], int]


def reached(asked: Asked, cut: Cut) -> Reached:
    """Return who reaches a badge in the spans of days, with the counts of the bodies right below. One query."""
    statement = _statement(asked, few=cut.path.count("/") > 1)
    with connection.cursor() as cursor:
        cursor.execute(statement, _values(asked, cut))
        rows = cursor.fetchall()
    hits = tuple(Hit(person, years, day) for what, years, person, _many, day in rows if what == "shown")
    counts = {(child or 0, years): many for what, years, child, many, _day in rows if what == "counted"}
    return Reached(hits, counts)


def _statement(asked: Asked, *, few: bool) -> str:
    within = "{0}.person_id IN (SELECT id FROM below)" if few else "true"
    found = FOUND.format(
        standing=asked.standing,
        source=asked.source,
        more=asked.more,
        below=BELOW if few else "",
        within=within.format("membership"),
        within_one=within.format("one"),
    )
    return found + COUNTED


def _values(asked: Asked, cut: Cut) -> dict[str, Any]:
    years = sorted(asked.spans)
    return {
        "years": years,
        "firsts": [asked.spans[one][0] for one in years],
        "lasts": [asked.spans[one][1] for one in years],
        "months": asked.months,
        "prefix": f"{cut.path}%",
        "day": cut.day,
        "depth": cut.path.count("/") + 1,
        "shown": list(cut.years or years),
        "limit": cut.limit,
        "offset": cut.offset,
    }
