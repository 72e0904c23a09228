"""Who is exempt, suspended or held up in the demo: the rows and movements behind the standings already written.

Set by set, from the numbers of the memberships, so that the same register always tells the same.
"""

from datetime import date
from typing import Final

from django.db import connection

CLOSER: Final = """
    UPDATE members_membership AS m
    SET standing_on = greatest(m.standing_on, %(today)s::date - 200 - (abs(hashint8(m.id)) %% 100))
    FROM members_person AS person
    WHERE person.id = m.person_id AND m.standing = 'exempt' AND person.born_on > %(today)s::date - 21900
"""
"""Exemptions for other reasons than age are young, since each lasts less than a year."""

EXEMPT: Final = """
    INSERT INTO members_exemption (membership_id, ground, starts_on, until_on, ends_on, reason, decision_number,
                                   decided_on, issuer, ending_number, ending_reason, version)
    SELECT m.id,
           CASE WHEN person.born_on <= %(today)s::date - 21900 THEN 'age_health'
                WHEN person.sex = 'female' AND person.born_on > %(today)s::date - 15000 THEN 'maternity'
                ELSE (ARRAY['treatment', 'abroad', 'mobile'])[1 + chance %% 3] END,
           m.standing_on,
           CASE WHEN person.born_on <= %(today)s::date - 21900 THEN NULL
                WHEN chance %% 4 = 0 THEN greatest(m.standing_on + 30, %(today)s::date - 40 + chance %% 60)
                ELSE m.standing_on + 330 END,
           NULL,
           CASE WHEN person.born_on <= %(today)s::date - 21900 THEN 'Theo đơn, tuổi cao' ELSE 'Theo đơn' END,
           (chance %% 40 + 1) || '-NQ', m.standing_on - 5, cell.name, '', '', 1
    FROM members_membership AS m
    JOIN members_person AS person ON person.id = m.person_id
    JOIN branches_organisationperiod AS cell ON cell.organisation_id = person.keeper_id AND cell.ends_on IS NULL
    CROSS JOIN LATERAL (SELECT abs(hashint8(m.id)) AS chance) AS drawn
    WHERE m.standing = 'exempt'
"""
SUSPENDED: Final = """
    INSERT INTO members_suspension (membership_id, starts_on, until_on, ends_on, reason, decision_number, decided_on,
                                    issuer, ending_number, ending_reason, version, detained, extended)
    SELECT m.id, m.standing_on, m.standing_on + CASE WHEN m.id %% 4 = 0 THEN 25 ELSE 90 END, NULL,
           'Theo quyết định', (m.id %% 60 + 1) || '-QĐ', m.standing_on - 2, 'Ủy ban kiểm tra', '', '', 1,
           m.id %% 5 = 0, false
    FROM members_membership AS m
    WHERE m.standing = 'suspended'
"""
MOVED: Final = """
    INSERT INTO members_movement (membership_id, kind, happened_on, standing, decision_number, decided_on, issuer,
                                  reason, ground, recorded_at)
    SELECT apart.membership_id, 'standing', apart.starts_on, apart.standing, apart.decision_number, apart.decided_on,
           apart.issuer, apart.reason, '', now()
    FROM (
        SELECT membership_id, starts_on, decision_number, decided_on, issuer, reason, 'exempt' AS standing
        FROM members_exemption
        UNION ALL
        SELECT membership_id, starts_on, decision_number, decided_on, issuer, reason, 'suspended'
        FROM members_suspension
    ) AS apart
"""
HELD: Final = """
    INSERT INTO members_hold (membership_id, kind, starts_on, ends_on, paper, reason, version)
    SELECT m.id, CASE WHEN m.id %% 2 = 0 THEN 'inspection' ELSE 'complaint' END, %(today)s::date - 20, NULL,
           (m.id %% 30 + 1) || '-QĐ/UBKT', 'Đang xem xét', 1
    FROM members_membership AS m
    WHERE m.standing = 'active' AND abs(hashint8(m.id)) %% 3000 = 7
"""


def write(today: date) -> int:
    """Write what stands behind the standings of everybody, and a few holds; return how many rows."""
    written = 0
    with connection.cursor() as cursor:
        cursor.execute(CLOSER, {"today": today})
        for statement in (EXEMPT, SUSPENDED, MOVED, HELD):
            cursor.execute(statement, {"today": today})
            written += cursor.rowcount
    return written
