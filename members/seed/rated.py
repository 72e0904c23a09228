"""Ratings and matched head-counts of some cells in the demo, so that both pages have something to show.

A few hundred cells at most, however large the register; here and there one has written nothing yet.
"""

from datetime import date
from typing import Any, Final

from django.db import connection

from members.headcounts.rules import last_ended

MOST_CELLS: Final = 300
CELLS: Final = """
    WITH chosen AS (
        SELECT organisation_id AS cell, path FROM branches_organisationperiod
        WHERE kind IN ('cell', 'base_cell') AND ends_on IS NULL
        ORDER BY hashint8(organisation_id) LIMIT %(most)s
    )
"""
RATINGS: Final = f"""
    {CELLS}, rated AS (
        SELECT placement.membership_id, placement.cell_id, years.year, membership.standing, membership.admitted_on,
               abs(hashint8(placement.membership_id * 31 + years.year)) %% 100 AS chance
        FROM members_placement AS placement
        JOIN chosen ON chosen.cell = placement.cell_id
        JOIN members_membership AS membership ON membership.id = placement.membership_id
        CROSS JOIN (SELECT generate_series(%(year)s - 1, %(year)s) AS year) AS years
        WHERE placement.kind = 'formal' AND placement.starts_on <= make_date(years.year, 12, 31)
          AND (placement.ends_on IS NULL OR placement.ends_on > make_date(years.year, 12, 31))
          AND (years.year < %(year)s OR chosen.cell %% 9 <> 4)
    )
    INSERT INTO members_rating
        (membership_id, cell_id, year, level, reason, decision_number, decided_on, issuer, version)
    SELECT membership_id, cell_id, year,
           CASE WHEN new THEN 'not_rated' WHEN chance < 14 THEN 'excellent' WHEN chance < 88 THEN 'good'
                WHEN chance < 99 THEN 'done' ELSE 'not_done' END,
           CASE WHEN standing = 'exempt' THEN 'được miễn công tác và sinh hoạt'
                WHEN new THEN 'mới kết nạp, chưa đủ 6 tháng' ELSE '' END,
           CASE WHEN cell_id %% 5 = 2 AND year = %(year)s THEN '' ELSE (cell_id %% 90 + 10) || '-QĐ/ĐU' END,
           CASE WHEN cell_id %% 5 = 2 AND year = %(year)s THEN NULL ELSE make_date(year, 12, 25) END,
           '', 1
    FROM (
        SELECT *, standing = 'exempt' OR coalesce(admitted_on > make_date(year, 6, 30), false) AS new FROM rated
    ) AS known
"""  # noqa: S608 - the only part put in is the constant above
HEADCOUNTS: Final = f"""
    {CELLS}, counted AS (
        SELECT chosen.cell, chosen.path, count(placement.id) AS members, chosen.cell %% 11 AS chance
        FROM chosen JOIN members_placement AS placement ON placement.cell_id = chosen.cell
             AND placement.kind = 'formal' AND placement.starts_on <= %(day)s
             AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
        GROUP BY chosen.cell, chosen.path
    ), signed AS (
        SELECT counted.*, own.user_id AS confirmed_by, above.user_id AS accepted_by
        FROM counted
        JOIN LATERAL (
            SELECT user_id FROM branches_rolegrant
            WHERE organisation_id = counted.cell AND role = 'secretary' AND ends_on IS NULL ORDER BY id LIMIT 1
        ) AS own ON true
        LEFT JOIN LATERAL (
            SELECT user_id FROM branches_rolegrant
            WHERE role IN ('office', 'officer') AND ends_on IS NULL AND user_id <> own.user_id
              AND organisation_id = ANY(string_to_array(rtrim(counted.path, '/'), '/')::bigint[])
            ORDER BY id LIMIT 1
        ) AS above ON true
    )
    INSERT INTO members_headcountmatch (organisation_id, day, counted, paper_count, explanation, confirmed_by_id,
                                        confirmed_at, accepted_by_id, accepted_at, created_at, version)
    SELECT cell, %(day)s, members, CASE WHEN chance = 3 THEN members + 1 ELSE members END,
           CASE WHEN chance = 3 THEN 'Sổ giấy còn ghi một đồng chí đã chuyển đi cuối quý.' ELSE '' END,
           confirmed_by, %(day)s + 6, CASE WHEN chance > 2 THEN accepted_by END,
           CASE WHEN chance > 2 AND accepted_by IS NOT NULL THEN %(day)s + 9 END, now(), 1
    FROM signed WHERE chance > 0
"""  # noqa: S608 - the only part put in is the constant above


def write(today: date) -> int:
    """Write ratings of the last two years and matches of the last quarter; return how many rows."""
    values: dict[str, Any] = {"most": MOST_CELLS, "year": today.year - 1, "day": last_ended(today).day}
    written = 0
    with connection.cursor() as cursor:
        for statement in (RATINGS, HEADCOUNTS):
            cursor.execute(statement, values)
            written += cursor.rowcount
    return written
