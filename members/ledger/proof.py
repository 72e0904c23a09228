"""Proof that the three books agree: movements, placements, memberships; read only, set by set.

``disagreements(day)`` asks each check for its first rows. A check is one statement over the whole
register (or one path of today's tree), so 500,000 members cost seconds, not queries.
Opening + increases − decreases = closing is check ``cell_sum``: for every cell the movements up to
the day must give the placements in force on it; if that holds on two days, it holds between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.choices import MovementKind
from members.keepers import PLACES, kinds

_SAY_STANDING: Final = (
    MovementKind.REGISTERED,
    MovementKind.ADMITTED,
    MovementKind.READMITTED,
    MovementKind.ARRIVED,
    MovementKind.RESTORED,
)
"""Movements after which a member is active, unless they say otherwise."""

MOST: Final = 100
"""Rows a check returns at most."""


@dataclass(frozen=True)
class Check:
    """One thing that must hold: its code, its sentence for people, and the statement that finds breaches.

    The statement returns (person_id, organisation_id, day, expected, found), any of them null.
    ``today_only`` checks speak of copies that exist for today alone.
    """

    code: str
    words: str | Promise
    sql: str
    today_only: bool = False


@dataclass(frozen=True)
class Disagreement:
    """One breach of one check."""

    code: str
    words: str
    person_id: int | None
    organisation_id: int | None
    day: date | None
    expected: str
    found: str


_PLACED = "p.kind = 'formal' AND p.starts_on <= %(day)s AND (p.ends_on IS NULL OR p.ends_on > %(day)s)"
_WITHIN = " AND (%(path)s = '' OR person.keeper_path LIKE %(path)s || '%%')"
_COUNTS = "p.ends_on IS NULL OR p.ends_on > p.starts_on"

_NO_PLACE = f"""
SELECT person.id, person.keeper_id, %(day)s::date, '1', count(p.id)::text
  FROM members_membership m
  JOIN members_person person ON person.id = m.person_id
  LEFT JOIN members_placement p ON p.membership_id = m.id AND {_PLACED}
 WHERE (m.ended_on IS NULL OR m.ended_on > %(day)s) {_WITHIN}
   AND EXISTS (SELECT 1 FROM members_placement first WHERE first.membership_id = m.id AND first.kind = 'formal'
                AND first.starts_on <= %(day)s)
 GROUP BY person.id, person.keeper_id, m.id HAVING count(p.id) <> 1
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608 - only constants of this module are put in
_NEVER_PLACED = f"""
SELECT person.id, person.keeper_id, NULL::date, '1', '0'
  FROM members_membership m JOIN members_person person ON person.id = m.person_id
 WHERE m.ended_on IS NULL {_WITHIN}
   AND NOT EXISTS (SELECT 1 FROM members_placement p WHERE p.membership_id = m.id AND p.kind = 'formal')
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608
_AFTER_THE_END = f"""
SELECT person.id, p.cell_id, m.ended_on, '0', '1'
  FROM members_membership m
  JOIN members_person person ON person.id = m.person_id
  JOIN members_placement p ON p.membership_id = m.id AND {_PLACED}
 WHERE m.ended_on <= %(day)s {_WITHIN}
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608
_OPENED_BY_NOTHING = f"""
SELECT person.id, p.cell_id, p.starts_on, '1', '0'
  FROM members_placement p
  JOIN members_membership m ON m.id = p.membership_id
  JOIN members_person person ON person.id = m.person_id
 WHERE p.kind = 'formal' AND p.starts_on <= %(day)s AND ({_COUNTS}) {_WITHIN}
   AND NOT EXISTS (SELECT 1 FROM members_movement v WHERE v.membership_id = p.membership_id
                    AND v.to_cell_id = p.cell_id AND v.happened_on = p.starts_on)
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608
_CLOSED_BY_NOTHING = f"""
SELECT person.id, p.cell_id, p.ends_on, '1', '0'
  FROM members_placement p
  JOIN members_membership m ON m.id = p.membership_id
  JOIN members_person person ON person.id = m.person_id
 WHERE p.kind = 'formal' AND p.ends_on <= %(day)s AND p.ends_on > p.starts_on {_WITHIN}
   AND NOT EXISTS (SELECT 1 FROM members_movement v WHERE v.membership_id = p.membership_id
                    AND v.from_cell_id = p.cell_id AND v.happened_on = p.ends_on)
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608
_CELL_SUM = f"""
WITH placed AS (
    SELECT p.cell_id, count(*) AS n FROM members_placement p WHERE {_PLACED} GROUP BY p.cell_id
), booked AS (
    SELECT cell_id, sum(sign) AS n FROM (
        SELECT to_cell_id AS cell_id, 1 AS sign FROM members_movement
         WHERE to_cell_id IS NOT NULL AND happened_on <= %(day)s
        UNION ALL
        SELECT from_cell_id, -1 FROM members_movement WHERE from_cell_id IS NOT NULL AND happened_on <= %(day)s
    ) AS move GROUP BY cell_id
)
SELECT NULL::bigint, cell_id, %(day)s::date, coalesce(booked.n, 0)::text, coalesce(placed.n, 0)::text
  FROM placed FULL JOIN booked USING (cell_id)
 WHERE coalesce(booked.n, 0) <> coalesce(placed.n, 0)
   AND (%(path)s = '' OR cell_id IN (SELECT organisation_id FROM branches_organisationperiod
                                      WHERE path LIKE %(path)s || '%%'))
 ORDER BY cell_id LIMIT {MOST}
"""  # noqa: S608
_STANDING = f"""
SELECT person.id, person.keeper_id, last.happened_on, last.standing, m.standing
  FROM members_membership m
  JOIN members_person person ON person.id = m.person_id
  JOIN LATERAL (
      SELECT v.happened_on, CASE WHEN v.standing = '' THEN 'active' ELSE v.standing END AS standing
        FROM members_movement v
       WHERE v.membership_id = m.id AND (v.standing <> '' OR v.kind = ANY(%(says_standing)s))
       ORDER BY v.happened_on DESC, v.id DESC LIMIT 1
  ) last ON true
 WHERE last.standing <> m.standing {_WITHIN}
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608
_KEEPER = f"""
SELECT person.id, p.cell_id, p.starts_on, p.cell_id::text, person.keeper_id::text
  FROM members_person person
  JOIN members_membership m ON m.person_id = person.id AND m.ended_on IS NULL
  JOIN members_placement p ON p.membership_id = m.id AND {_PLACED}
 WHERE p.cell_id <> person.keeper_id {_WITHIN}
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608
_COPIES = f"""
WITH place AS ({PLACES} GROUP BY cell.organisation_id, cell.path)
SELECT person.id, person.keeper_id, NULL::date, place.path, person.keeper_path
  FROM members_person person JOIN place ON place.organisation_id = person.keeper_id
 WHERE (person.keeper_path, person.base_id, person.committee_id)
       IS DISTINCT FROM (place.path, place.base_id, place.committee_id) {_WITHIN}
 ORDER BY person.id LIMIT {MOST}
"""  # noqa: S608

CHECKS: Final = (
    Check("no_place", _("Đảng viên đang có đảng tịch phải sinh hoạt chính thức ở đúng một chi bộ."), _NO_PLACE),
    Check("never_placed", _("Đảng viên đang có đảng tịch phải có chi bộ."), _NEVER_PLACED, today_only=True),
    Check("after_the_end", _("Người đã hết đảng tịch không còn sinh hoạt ở chi bộ nào."), _AFTER_THE_END),
    Check("opened_by_nothing", _("Mỗi lần bắt đầu sinh hoạt phải có biến động ghi cùng ngày."), _OPENED_BY_NOTHING),
    Check("closed_by_nothing", _("Mỗi lần thôi sinh hoạt phải có biến động ghi cùng ngày."), _CLOSED_BY_NOTHING),
    Check("cell_sum", _("Đầu kỳ cộng tăng trừ giảm phải bằng số đang sinh hoạt của chi bộ."), _CELL_SUM),
    Check("standing", _("Trạng thái của đảng viên phải như biến động cuối cùng ghi."), _STANDING, today_only=True),
    Check("keeper", _("Nơi quản lý hồ sơ phải là chi bộ đang sinh hoạt."), _KEEPER, today_only=True),
    Check("copies", _("Vị trí của hồ sơ trong cây tổ chức phải như cây hôm nay."), _COPIES, today_only=True),
)


def disagreements(day: date, today: date, path: str = "") -> Iterator[Disagreement]:
    """Yield what does not agree as of ``day``, at most ``MOST`` of each check, the checks in order.

    ``path`` bounds it to what is kept there today; an empty path is the whole register. Each check
    runs when its turn comes, so whoever wants the first alone pays for no more.
    """
    says_standing = [str(kind) for kind in _SAY_STANDING]
    given: dict[str, Any] = {"day": day, "path": path, "says_standing": says_standing, **kinds()}
    for check in CHECKS:
        if check.today_only and day != today:
            continue
        with connection.cursor() as cursor:
            cursor.execute(check.sql, given)
            rows = cursor.fetchall()
        for person, organisation, when, expected, found in rows:
            yield Disagreement(check.code, str(check.words), person, organisation, when, expected, found)
