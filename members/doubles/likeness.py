"""How alike two records are: the reasons, each with its weight, and the score of a pair, in SQL.

One expression judges every pair, whichever block found it, so a pair has the same score after a save as after
the night. Names are compared without marks (``name_folded``); ``name_sort`` spells the marks wherever the tone
stands (hoà is hòa), so two names of the same letters with different marks (Hùng, Hưng) count for less.
A reason's ground is the digest of the facts it rests on: what has been judged is not asked again on the same facts.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORTH_ASKING: Final = 50
"""Score from which a pair is put before people; 100 is the most."""

NEAR_NAME: Final = 0.7
"""Trigram similarity from which two different names of one birth date are looked at."""

REASONS: Final[dict[str, str | Promise]] = {
    "same_name_born": _("cùng họ tên, cùng ngày sinh"),
    "swapped": _("cùng họ tên, ngày và tháng sinh đổi chỗ cho nhau"),
    "born_near": _("cùng họ tên, ngày sinh gần giống nhau"),
    "name_near": _("họ tên gần giống, cùng ngày sinh"),
    "number_near": _("số định danh khác nhau một chữ số hoặc hai chữ số đổi chỗ"),
    "old_identity": _("cùng số CMND cũ"),
    "card": _("cùng số thẻ đảng cũ hoặc mới"),
    "phone": _("cùng số điện thoại"),
}

_DAYS: Final = "a.born_precision = 'day' AND b.born_precision = 'day'"
_YEAR: Final = "date_part('year', a.born_on) = date_part('year', b.born_on)"
_NAME: Final = "a.name_folded = b.name_folded"


def near(left: str, right: str) -> str:
    """Return the condition that two numbers of twelve digits differ in one digit, or in two neighbours swapped."""
    places = range(1, 13)
    differing = " + ".join(f"(substr({left}, {n}, 1) <> substr({right}, {n}, 1))::int" for n in places)
    swapped = " OR ".join(
        f"(substr({left}, {n}, 1) <> substr({right}, {n}, 1) AND substr({left}, {n}, 1) = substr({right}, {n + 1}, 1)"
        f" AND substr({left}, {n + 1}, 1) = substr({right}, {n}, 1))"
        for n in range(1, 12)
    )
    both = f"{left} <> '' AND {right} <> '' AND {left} <> {right}"
    return f"({both} AND CASE {differing} WHEN 1 THEN true WHEN 2 THEN {swapped} ELSE false END)"


_NEAR: Final = near("a.identity_number", "b.identity_number")
_CONDITIONS: Final = {
    "same_name_born": f"{_NAME} AND {_DAYS} AND a.born_on = b.born_on",
    "swapped": f"""{_NAME} AND {_DAYS} AND {_YEAR} AND a.born_on <> b.born_on
        AND date_part('month', a.born_on) = date_part('day', b.born_on)
        AND date_part('day', a.born_on) = date_part('month', b.born_on)""",
    "born_near": f"""{_NAME} AND {_YEAR} AND CASE WHEN {_DAYS}
        THEN a.born_on <> b.born_on AND (date_part('day', a.born_on) = date_part('day', b.born_on)
             OR date_part('month', a.born_on) = date_part('month', b.born_on))
        WHEN a.born_precision = 'year' OR b.born_precision = 'year' THEN true
        ELSE date_part('month', a.born_on) = date_part('month', b.born_on) END""",
    "name_near": f"""a.name_folded <> b.name_folded AND {_DAYS} AND a.born_on = b.born_on
        AND similarity(a.name_folded, b.name_folded) >= {NEAR_NAME}""",
    "number_near": f"({_NAME} OR {_DAYS} AND a.born_on = b.born_on) AND {_NEAR}",
    "old_identity": f"""({_NAME} OR {_YEAR}) AND (
        a.old_identity_card <> '' AND (a.old_identity_card IN (b.old_identity_card, b.old_card_number)
            OR b.identity_number = '000' || a.old_identity_card)
        OR b.old_identity_card <> '' AND (b.old_identity_card = a.old_card_number
            OR a.identity_number = '000' || b.old_identity_card))""",
    "card": f"""({_NAME} OR {_YEAR}) AND (
        a.old_card_number <> '' AND a.old_card_number IN (b.old_card_number, b.card_number)
        OR b.old_card_number <> '' AND b.old_card_number = a.card_number)""",
    "phone": f"a.phone <> '' AND a.phone = b.phone AND ({_NAME} OR {_DAYS} AND a.born_on = b.born_on)",
}
_WEIGHTS: Final = {
    "same_name_born": "80",
    "swapped": "75",
    "born_near": "45",
    "name_near": f"45 + 50 * (similarity(a.name_folded, b.name_folded) - {NEAR_NAME})",
    "number_near": "85",
    "old_identity": "80",
    "card": "80",
    "phone": "65",
}
_FACTS: Final = {
    "same_name_born": ("name_sort", "born_on"),
    "swapped": ("name_sort", "born_on"),
    "born_near": ("name_sort", "born_on", "born_precision"),
    "name_near": ("name_sort", "born_on"),
    "number_near": ("identity_number",),
    "old_identity": ("old_identity_card", "old_card_number", "identity_number"),
    "card": ("card_number", "old_card_number"),
    "phone": ("phone",),
}
_HOME: Final = """CASE WHEN a.home_detail <> '' AND lower(a.home_detail) = lower(b.home_detail)
    AND a.home_province = b.home_province THEN 10
    WHEN a.home_province <> '' AND a.home_province = b.home_province THEN 3 ELSE 0 END"""
_MARKS: Final = f"""CASE WHEN {_NAME} AND a.name_sort <> b.name_sort
    THEN CASE WHEN lower(a.full_name) = a.name_folded OR lower(b.full_name) = b.name_folded THEN 3 ELSE 15 END
    ELSE 0 END"""
_SEX: Final = "CASE WHEN a.sex <> '' AND b.sex <> '' AND a.sex <> b.sex THEN 30 ELSE 0 END"
_NUMBERS: Final = f"""CASE WHEN a.identity_number <> '' AND b.identity_number <> ''
    AND NOT {_NEAR} THEN 35 ELSE 0 END"""


def _listed(values: dict[str, str]) -> str:
    return ",\n".join(f"CASE WHEN {_CONDITIONS[code]} THEN {value} END" for code, value in values.items())


def _ground(code: str) -> str:
    facts = ", ".join(f"{side}.{name}::text" for name in _FACTS[code] for side in "ab")
    return f"md5(concat_ws('|', '{code}', {facts}))"


JUDGED: Final = f"""
judged AS (
    SELECT a.id AS person_id, b.id AS other_id,
           array_remove(ARRAY[{_listed({code: f"'{code}'" for code in REASONS})}]::text[], NULL) AS reasons,
           array_remove(ARRAY[{_listed({code: _ground(code) for code in REASONS})}]::text[], NULL) AS grounds,
           greatest({_listed(_WEIGHTS)}) AS most,
           ({_HOME}) - ({_MARKS}) - ({_SEX}) - ({_NUMBERS}) AS beside
      FROM (SELECT DISTINCT least(x, y) AS x, greatest(x, y) AS y FROM pair WHERE x <> y) once
      JOIN members_person a ON a.id = once.x AND a.merged_into_id IS NULL
      JOIN members_person b ON b.id = once.y AND b.merged_into_id IS NULL
), scored AS (
    SELECT person_id, other_id, to_jsonb(reasons) AS reasons, to_jsonb(grounds) AS grounds,
           least(100, greatest(0, round(most + beside + 5 * (cardinality(reasons) - 1))))::int AS score
      FROM judged WHERE cardinality(reasons) > 0
)"""  # noqa: S608 - only constants of this module are put in
"""``scored``: (person_id, other_id, reasons, grounds, score) of the pairs (x, y) in ``pair``."""
