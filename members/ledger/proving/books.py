"""The three books themselves: every movement has its placement, every placement its movements, the sums agree.

Opening + increases − decreases = closing is check ``cell_sum``: for every cell the movements up to
the day must give the placements in force on it; if that holds on two days, it holds between them.
``no_place`` is the same sum for every membership, so that it is right on a day of an absence too.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from members.keepers import PLACES
from members.ledger.proving.check import IN_FORCE, OF_MEMBER, PLACED, Check

_NO_PLACE: Final = f"""
WITH booked AS (
    SELECT membership_id, sum((to_cell_id IS NOT NULL)::int - (from_cell_id IS NOT NULL)::int) AS n
      FROM members_movement
     WHERE happened_on <= %(day)s AND (to_cell_id IS NOT NULL OR from_cell_id IS NOT NULL) {{of_these}}
     GROUP BY membership_id
), placed AS (
    SELECT membership_id, count(*) AS n FROM members_placement p WHERE {PLACED} {{of_these}} GROUP BY membership_id
)
SELECT person.id, person.keeper_id, %(day)s::date, due.n::text, coalesce(placed.n, 0)::text
  FROM booked FULL JOIN placed USING (membership_id)
  JOIN members_membership m ON m.id = membership_id
  JOIN members_person person ON person.id = m.person_id
 CROSS JOIN LATERAL (
     SELECT CASE WHEN m.ended_on IS NULL AND %(day)s = %(today)s THEN 1 ELSE coalesce(booked.n, 0) END AS n
 ) due
 WHERE due.n <> coalesce(placed.n, 0) {{within}}
"""  # noqa: S608 - only constants of this package are put in
_NEVER_PLACED: Final = """
WITH breach AS MATERIALIZED (
    SELECT id, person_id FROM members_membership AS one
     WHERE ended_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM members_placement p WHERE p.membership_id = one.id AND p.kind = 'formal')
)
SELECT person.id, person.keeper_id, NULL::date, '1', '0'
  FROM breach JOIN members_person person ON person.id = breach.person_id
 WHERE true {within}
"""
_AFTER_THE_END: Final = f"""
SELECT person.id, p.cell_id, m.ended_on, '0', '1'
  FROM members_placement p {OF_MEMBER.format(row="p")}
 WHERE m.ended_on <= %(day)s AND {IN_FORCE} {{within}}
"""  # noqa: S608


def _unanswered(rows: str, condition: str, cell: str, day: str, answer: str) -> str:
    """Return the statement for rows of one book that nothing in the other book answers.

    The two books meet first; only what is left over meets persons.
    """
    return f"""
WITH breach AS MATERIALIZED (
    SELECT one.membership_id, one.{cell} AS cell_id, one.{day} AS day FROM {rows} AS one
     WHERE {condition} {{of_these}} AND NOT EXISTS ({answer})
)
SELECT person.id, breach.cell_id, breach.day, '1', '0'
  FROM breach {OF_MEMBER.format(row="breach")} WHERE true {{within}}
"""  # noqa: S608


def _moved(cell: str, day: str) -> str:
    return f"""SELECT 1 FROM members_movement v WHERE v.membership_id = one.membership_id
               AND v.{cell} = one.cell_id AND v.happened_on = one.{day}"""  # noqa: S608


def _stayed(cell: str, day: str) -> str:
    return f"""SELECT 1 FROM members_placement p WHERE p.membership_id = one.membership_id AND p.kind = 'formal'
               AND p.cell_id = one.{cell} AND p.{day} = one.happened_on"""  # noqa: S608


_OPENED_BY_NOTHING: Final = _unanswered(
    "members_placement",
    "kind = 'formal' AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on > starts_on)",
    "cell_id",
    "starts_on",
    _moved("to_cell_id", "starts_on"),
)
_CLOSED_BY_NOTHING: Final = _unanswered(
    "members_placement",
    "kind = 'formal' AND ends_on <= %(day)s AND ends_on > starts_on",
    "cell_id",
    "ends_on",
    _moved("from_cell_id", "ends_on"),
)
_OPENS_NOTHING: Final = _unanswered(
    "members_movement",
    "to_cell_id IS NOT NULL AND happened_on <= %(day)s",
    "to_cell_id",
    "happened_on",
    _stayed("to_cell_id", "starts_on"),
)
_CLOSES_NOTHING: Final = _unanswered(
    "members_movement",
    "from_cell_id IS NOT NULL AND happened_on <= %(day)s",
    "from_cell_id",
    "happened_on",
    _stayed("from_cell_id", "ends_on"),
)
_CELL_SUM: Final = f"""
WITH placed AS (
    SELECT p.cell_id, count(*) AS n FROM members_placement p WHERE {PLACED} GROUP BY p.cell_id
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
"""  # noqa: S608
_STANDING: Final = """
WITH last AS (
    SELECT DISTINCT ON (membership_id) membership_id, happened_on,
           CASE WHEN standing = '' THEN 'active' ELSE standing END AS standing
      FROM members_movement
     WHERE (standing <> '' OR kind = ANY(%(says_standing)s)) {of_these}
     ORDER BY membership_id, happened_on DESC, id DESC
)
SELECT person.id, person.keeper_id, last.happened_on, last.standing, m.standing
  FROM last JOIN members_membership m ON m.id = last.membership_id
  JOIN members_person person ON person.id = m.person_id
 WHERE last.standing <> m.standing {within}
"""
_KEEPER: Final = f"""
SELECT person.id, p.cell_id, p.starts_on, p.cell_id::text, person.keeper_id::text
  FROM members_placement p {OF_MEMBER.format(row="p")}
 WHERE m.ended_on IS NULL AND {PLACED} AND p.cell_id <> person.keeper_id {{within}}
"""  # noqa: S608
_COPIES: Final = f"""
WITH place AS ({PLACES} GROUP BY cell.organisation_id, cell.path)
SELECT person.id, person.keeper_id, NULL::date, place.path, person.keeper_path
  FROM members_person person JOIN place ON place.organisation_id = person.keeper_id
 WHERE person.merged_into_id IS NULL AND (person.keeper_path, person.base_id, person.committee_id)
       IS DISTINCT FROM (place.path, place.base_id, place.committee_id)
   AND person.merged_into_id IS NULL {{within}}
"""  # noqa: S608

BOOKS: Final = (
    Check("no_place", _("Theo biến động, mỗi đảng viên sinh hoạt chính thức ở đúng một chi bộ."), _NO_PLACE),
    Check("never_placed", _("Đảng viên đang có đảng tịch phải có chi bộ."), _NEVER_PLACED, today_only=True),
    Check("after_the_end", _("Người đã hết đảng tịch không còn sinh hoạt ở chi bộ nào."), _AFTER_THE_END),
    Check("opened_by_nothing", _("Mỗi lần bắt đầu sinh hoạt phải có biến động ghi cùng ngày."), _OPENED_BY_NOTHING),
    Check("closed_by_nothing", _("Mỗi lần thôi sinh hoạt phải có biến động ghi cùng ngày."), _CLOSED_BY_NOTHING),
    Check("opens_nothing", _("Biến động đến một chi bộ phải mở một lần sinh hoạt ở đó cùng ngày."), _OPENS_NOTHING),
    Check(
        "closes_nothing", _("Biến động khỏi một chi bộ phải kết thúc lần sinh hoạt ở đó cùng ngày."), _CLOSES_NOTHING
    ),
    Check("cell_sum", _("Đầu kỳ cộng tăng trừ giảm phải bằng số đang sinh hoạt của chi bộ."), _CELL_SUM),
    Check(
        "standing",
        _("Trạng thái của đảng viên phải như biến động cuối cùng ghi."),
        _STANDING,
        today_only=True,
        values="standing",
    ),
    Check("keeper", _("Nơi quản lý hồ sơ phải là chi bộ đang sinh hoạt."), _KEEPER, today_only=True, values="id"),
    Check(
        "copies",
        _("Vị trí của hồ sơ trong cây tổ chức phải như cây hôm nay."),
        _COPIES,
        today_only=True,
        values="id",
    ),
)
