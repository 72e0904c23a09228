"""What is kept beside the books and must say the same: times apart, transfers, cards, badges, merged records."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from members.ledger.proving.check import OF_MEMBER, Check


def _apart(table: str, standing: str) -> str:
    return f"""
SELECT person.id, person.keeper_id, x.starts_on, '{standing}', m.standing
  FROM {table} x {OF_MEMBER.format(row="x")}
 WHERE x.starts_on <= %(day)s AND (x.ends_on IS NULL OR x.ends_on > %(day)s)
   AND m.standing <> '{standing}' {{within}}
"""  # noqa: S608 - only constants of this module are put in


_TRANSFER: Final = f"""
WITH row AS (
    SELECT t.*, CASE WHEN t.stage = 'accepted' AND t.kind <> 'temporary' THEN 1 ELSE 0 END AS due
      FROM members_transfer t
     WHERE (t.closed_on <= %(day)s OR t.closed_on IS NULL)
       AND NOT (t.stage = 'accepted' AND t.kind = 'abroad' AND t.until_on IS NOT NULL)
)
SELECT person.id, person.keeper_id, row.closed_on, row.due::text, count(v.id)::text
  FROM row {OF_MEMBER.format(row="row")}
  LEFT JOIN members_movement v ON v.transfer_id = row.id AND v.kind <> 'corrected'
   AND (row.due = 0 OR (v.happened_on = row.closed_on AND v.to_cell_id IS NOT DISTINCT FROM row.to_cell_id))
 WHERE true {{within}}
 GROUP BY person.id, person.keeper_id, row.id, row.closed_on, row.due
HAVING count(v.id) <> row.due
"""  # noqa: S608
_STAY: Final = f"""
SELECT person.id, t.to_cell_id, t.closed_on, '1', '0'
  FROM members_transfer t {OF_MEMBER.format(row="t")}
 WHERE t.stage = 'accepted' AND t.kind = 'temporary' AND t.to_cell_id IS NOT NULL AND t.closed_on <= %(day)s {{within}}
   AND NOT EXISTS (SELECT 1 FROM members_placement p WHERE p.membership_id = t.membership_id
                    AND p.kind = 'temporary' AND p.cell_id = t.to_cell_id AND p.starts_on = t.closed_on)
"""  # noqa: S608
_CARD: Final = """
SELECT person.id, person.keeper_id, card.issued_on, '', ''
  FROM members_partycard card JOIN members_person person ON person.id = card.person_id
 WHERE card.ended_on IS NULL AND card.issued_on <= %(day)s AND card.number <> person.card_number {within}
"""
_MERGED: Final = """
SELECT person.id, person.keeper_id, NULL::date, '0', '1'
  FROM members_person dropped
  JOIN members_membership m ON m.person_id = dropped.id AND m.ended_on IS NULL
  JOIN members_person person ON person.id = dropped.merged_into_id
 WHERE true {within}
"""
_PAIR: Final = """
SELECT person.id, person.keeper_id, NULL::date, '0', '1'
  FROM members_doublecandidate pair
  JOIN members_person dropped ON dropped.id IN (pair.person_id, pair.other_id)
  JOIN members_person person ON person.id = dropped.merged_into_id
 WHERE true {within}
"""
_BADGE: Final = """
WITH badge AS (
    SELECT person_id, years, %(early)s::jsonb ->> years::text AS early,
           coalesce(awarded_on, CASE decided_precision WHEN 'year' THEN decided_on + interval '1 year'
                                WHEN 'month' THEN decided_on + interval '1 month' ELSE decided_on END) AS given_on
      FROM members_badge
), spell AS (
    SELECT person_id, coalesce(decided_on, admitted_on) AS starts_on, ended_on,
           lag(ended_on) OVER (PARTITION BY person_id ORDER BY id) AS before_ended_on
      FROM members_membership WHERE person_id IN (SELECT person_id FROM badge)
), age AS (
    SELECT badge.person_id, badge.years, badge.early, badge.given_on, min(spell.starts_on) AS starts_on,
           coalesce(sum(spell.starts_on - spell.before_ended_on)
                    FILTER (WHERE spell.starts_on > spell.before_ended_on AND spell.starts_on <= badge.given_on),
                    0)::int AS gap
      FROM badge JOIN spell USING (person_id)
     GROUP BY 1, 2, 3, 4
)
SELECT person.id, person.keeper_id, age.given_on::date, age.years::text,
       greatest(extract(year FROM age(age.given_on, age.starts_on + age.gap)), 0)::int::text
  FROM age JOIN members_person person ON person.id = age.person_id
 WHERE age.given_on <= %(day)s AND age.early IS NOT NULL {within}
   AND age.starts_on + age.gap + make_interval(months => age.years * 12 - age.early::int) > age.given_on
"""

BESIDE: Final = (
    Check(
        "exemption",
        _("Người đang trong lần miễn công tác, sinh hoạt phải có trạng thái được miễn."),
        _apart("members_exemption", "exempt"),
        today_only=True,
        values="standing",
    ),
    Check(
        "suspension",
        _("Người đang trong lần đình chỉ sinh hoạt phải có trạng thái bị đình chỉ."),
        _apart("members_suspension", "suspended"),
        today_only=True,
        values="standing",
    ),
    Check(
        "transfer",
        _("Lần chuyển sinh hoạt đã tiếp nhận có đúng một biến động; chưa tiếp nhận thì chưa có."),
        _TRANSFER,
    ),
    Check("stay", _("Lần chuyển tạm thời đã tiếp nhận phải mở một lần sinh hoạt tạm thời ở nơi đến."), _STAY),
    Check("card", _("Số thẻ trên hồ sơ phải là số của thẻ đang dùng."), _CARD, today_only=True, values="id"),
    Check("merged", _("Hồ sơ đã gộp vào hồ sơ này không còn đảng tịch đang mở."), _MERGED, today_only=True),
    Check("pair", _("Cặp nghi trùng chỉ gồm những hồ sơ chưa gộp."), _PAIR, today_only=True),
    Check("badge", _("Huy hiệu Đảng đã trao phải hợp với tuổi Đảng trong ngày trao."), _BADGE),
)
