"""Who is in post in the demo: cells from their members, committees from the secretaries below; a few statements.

Here and there somebody is missing, so that the list of organisations to look at again has something to show.
"""

from typing import Any, Final

from django.db import connection

from branches.choices import Kind, SuccessionKind
from branches.models import Succession
from members.seed import body_names as names
from members.seed.bodies import DECIDED, NEW_TREE, Body, Plan
from members.seed.copying import copy_rows, reserve

TERM: Final = "2025–2030"
COLUMNS: Final = """
    person_id, organisation_id, kind, title, term, acting, starts_on, ends_on, decision_number, decided_on, issuer,
    ending_number, ending_decided_on, ending_issuer, ending_reason, version, created_at
"""
OF_CELLS: Final = f"""
    WITH led AS (
        SELECT role.organisation_id AS cell, role.starts_on, account.full_name, account.phone
        FROM branches_rolegrant AS role JOIN accounts_user AS account ON account.id = role.user_id
        WHERE role.role = 'secretary'
    ), official AS (
        SELECT person.id, person.keeper_id AS cell, led.starts_on,
               greatest(membership.official_on, placement.starts_on, %(first)s) AS able_on,
               row_number() OVER (
                   PARTITION BY person.keeper_id
                   ORDER BY person.full_name = led.full_name AND led.phone IN ('', person.phone) DESC NULLS LAST,
                            hashint8(person.id)
               ) AS place,
               count(*) OVER (PARTITION BY person.keeper_id) AS officials
        FROM members_person AS person
        JOIN members_membership AS membership ON membership.person_id = person.id AND membership.ended_on IS NULL
             AND membership.standing = 'active' AND membership.official_on IS NOT NULL
        JOIN members_placement AS placement ON placement.membership_id = membership.id AND placement.ends_on IS NULL
        LEFT JOIN led ON led.cell = person.keeper_id
    ), total AS (
        SELECT person.keeper_id AS cell, count(*) AS members
        FROM members_person AS person
        JOIN members_membership AS membership ON membership.person_id = person.id AND membership.ended_on IS NULL
        GROUP BY person.keeper_id
    ), chosen AS (
        SELECT official.*, total.members, abs(hashint8(official.cell)) %% 100 AS chance,
               CASE WHEN officials < 9 THEN 2 WHEN officials < 20 THEN 3 WHEN officials < 40 THEN 5 ELSE 7 END AS seats
        FROM official JOIN total USING (cell)
    ), seated AS (
        SELECT *, CASE
            WHEN place = 1 AND chance <> 7 THEN 'secretary'
            WHEN place = 2 AND officials >= 5 THEN 'deputy'
            WHEN place <= seats AND officials >= 9 AND place > 2 AND chance %% 20 <> 3 THEN 'member'
            WHEN place > seats AND place <= seats + members / 12 AND members >= 30 AND chance %% 4 <> 1
            THEN 'group_head'
            END AS kind
        FROM chosen WHERE place <= 12
    )
    INSERT INTO members_post ({COLUMNS})
    SELECT id, cell, kind, '', %(term)s, false,
           greatest(able_on, CASE WHEN kind = 'secretary' THEN starts_on END),
           NULL, (cell %% 380 + 20) || '-QĐ/ĐU', NULL, '', '', NULL, '', '', 1, now()
    FROM seated WHERE kind IS NOT NULL
"""  # noqa: S608 - the only part put in is the constant above
EARLIER: Final = f"""
    WITH free AS (
        SELECT DISTINCT ON (person.keeper_id) person.keeper_id AS cell, person.id AS person_id
        FROM members_person AS person
        JOIN members_membership AS membership ON membership.person_id = person.id AND membership.ended_on IS NULL
        LEFT JOIN members_post AS held ON held.person_id = person.id
        WHERE membership.official_on <= %(first)s AND held.id IS NULL
        ORDER BY person.keeper_id, person.id
    )
    INSERT INTO members_post ({COLUMNS})
    SELECT free.person_id, post.organisation_id, 'secretary', '', post.term, false, %(first)s, post.starts_on,
           (post.organisation_id %% 380 + 20) || '-QĐ/ĐU', NULL, '', post.decision_number, NULL, '', 'Chuyển công tác',
           1, now()
    FROM members_post AS post
    JOIN free ON free.cell = post.organisation_id
    WHERE post.kind = 'secretary' AND post.starts_on > %(first)s + 30
"""  # noqa: S608 - the only part put in is the constant above
OF_COMMITTEES: Final = f"""
    WITH body AS (
        SELECT organisation_id AS id, kind, path FROM branches_organisationperiod
        WHERE ends_on IS NULL AND kind NOT IN ('cell', 'base_cell')
    ), leader AS (
        SELECT DISTINCT ON (post.person_id) post.person_id, post.starts_on, cell.path
        FROM members_post AS post
        JOIN branches_organisationperiod AS cell ON cell.organisation_id = post.organisation_id AND cell.ends_on IS NULL
        WHERE post.kind IN ('secretary', 'deputy') AND post.ends_on IS NULL
        ORDER BY post.person_id, post.starts_on
    ), candidate AS (
        SELECT body.id AS body, body.kind, leader.person_id, leader.starts_on,
               row_number() OVER (PARTITION BY body.id ORDER BY hashint8(leader.person_id + body.id)) AS place,
               count(*) OVER (PARTITION BY body.id) AS there
        FROM leader
        CROSS JOIN LATERAL unnest(string_to_array(rtrim(leader.path, '/'), '/')::bigint[]) AS step(id)
        JOIN body ON body.id = step.id
    ), seated AS (
        SELECT body, kind AS body_kind, person_id, starts_on, place, CASE
            WHEN place = 1 THEN 'secretary'
            WHEN place = 2 OR (place = 3 AND there >= 15) THEN 'deputy'
            WHEN place <= 5 AND there >= 15 AND kind <> 'section' THEN 'standing'
            WHEN place <= CASE kind WHEN 'section' THEN 5 WHEN 'base' THEN 9 ELSE 15 END THEN 'member'
            END AS kind
        FROM candidate
    )
    INSERT INTO members_post ({COLUMNS})
    SELECT person_id, body, post.kind, '', %(term)s, false, greatest(%(first)s, starts_on), NULL::date,
           CASE WHEN body_kind IN ('commune', 'upper') THEN (9200 + body %% 700) || '-QĐ/TU'
                ELSE (body %% 380 + 20) || '-QĐ/ĐU' END,
           %(decided)s, '', '', NULL::date, '', '', 1, now()
    FROM seated
    CROSS JOIN LATERAL (
        SELECT seated.kind UNION ALL
        SELECT 'inspection_head' WHERE place = 4 AND body_kind IN ('commune', 'upper', 'city')
    ) AS post(kind)
    WHERE post.kind IS NOT NULL
"""  # noqa: S608 - the only part put in is the constant above
LINK: Final = """
    UPDATE branches_rolegrant AS role SET post_id = post.id
    FROM members_post AS post
    JOIN members_person AS person ON person.id = post.person_id
    JOIN accounts_user AS account ON account.full_name = person.full_name
    WHERE role.role = 'secretary' AND role.user_id = account.id AND role.organisation_id = post.organisation_id
      AND post.kind = 'secretary' AND post.ends_on IS NULL
"""
SUCCESSION: Final = (
    "id",
    "predecessor_id",
    "successor_id",
    "kind",
    "happened_on",
    "decision_number",
    "decided_on",
    "issuer",
)


def write() -> int:
    """Put people in post everywhere, after members and secretaries are written; return how many posts."""
    values: dict[str, Any] = {"first": NEW_TREE, "term": TERM, "decided": DECIDED}
    written = 0
    with connection.cursor() as cursor:
        for statement in (OF_CELLS, EARLIER, OF_COMMITTEES):
            cursor.execute(statement, values)
            written += cursor.rowcount
        cursor.execute(LINK)
    return written


def write_successions(made: Plan) -> int:
    """Say which ward of today carries on which one of before 1/7/2025; return how many."""
    closed = {body.now.name: body for body in made.bodies if body.closed_on == NEW_TREE}
    pairs = [
        (closed[f"Đảng bộ phường {old}"], body)
        for body in made.bodies
        if body.now.kind == Kind.COMMUNE and body.place in names.OLD_WARDS
        for old in names.OLD_WARDS[body.place][1]
        if f"Đảng bộ phường {old}" in closed
    ]
    kind = SuccessionKind.CONSOLIDATED.value
    ids = reserve(Succession, len(pairs))
    rows = (
        (
            pk,
            old.organisation_id,
            new.organisation_id,
            kind,
            NEW_TREE,
            new.now.number,
            new.now.decided_on,
            new.now.issuer,
        )
        for pk, (old, new) in zip(ids, pairs, strict=True)
    )
    copy_rows(Succession, SUCCESSION, rows)
    return len(pairs)


def _paper(body: Body) -> tuple:
    return (body.now.number, body.now.decided_on, body.now.issuer)
