"""The search for doubles, set by set: pairs by blocking keys, judged, and kept as candidates.

A block only proposes pairs; ``likeness`` judges them. All that rests on name or birth date lies inside one year
of birth, so the night goes year by year; numbers are asked once for the whole register.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Max, Min

from members.doubles.likeness import JUDGED, NEAR_NAME, WORTH_ASKING, near
from members.models import Person

COMPARED: Final = frozenset(
    {
        "full_name", "born_on", "sex", "identity_number", "old_identity_card", "card_number", "old_card_number",
        "phone", "home_province", "home_detail",
    }
)  # fmt: skip
"""Fields whose change may make a record like another."""

SHARED_BY: Final = 20
"""A telephone held by more records than this is that of an office and says nothing."""

_KEEP: Final = f"""
{JUDGED}
INSERT INTO members_doublecandidate AS kept (person_id, other_id, score, reasons, found_at)
SELECT person_id, other_id, score, reasons, now() FROM scored
 WHERE score >= {WORTH_ASKING}
   AND NOT EXISTS (SELECT 1 FROM members_doubleverdict v WHERE v.person_id = scored.person_id
                    AND v.other_id = scored.other_id AND v.grounds @> scored.grounds)
 ORDER BY person_id, other_id
ON CONFLICT (person_id, other_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons
 WHERE (kept.score, kept.reasons) IS DISTINCT FROM (excluded.score, excluded.reasons)
"""  # noqa: S608 - only constants of this module are put in
_YEAR: Final = f"""
WITH mine AS MATERIALIZED (
    SELECT id, name_folded, born_on, born_precision, identity_number FROM members_person
     WHERE born_on >= %(first)s AND born_on < %(last)s AND merged_into_id IS NULL
), pair AS (
    SELECT a.id AS x, b.id AS y FROM mine a JOIN mine b ON b.name_folded = a.name_folded AND b.id > a.id
    UNION ALL
    SELECT a.id, b.id FROM mine a JOIN mine b ON b.born_on = a.born_on AND b.id > a.id
     WHERE a.born_precision = 'day' AND b.born_precision = 'day' AND a.name_folded <> b.name_folded
       AND (similarity(a.name_folded, b.name_folded) >= {NEAR_NAME} OR {near("a.identity_number", "b.identity_number")})
), {_KEEP}"""  # noqa: S608 - only constants of this module are put in
_NUMBERS: Final = f"""
WITH held AS (
    SELECT phone FROM members_person WHERE phone <> '' AND merged_into_id IS NULL
     GROUP BY phone HAVING count(*) BETWEEN 2 AND {SHARED_BY}
), short AS (
    SELECT id, old_identity_card AS number FROM members_person WHERE old_identity_card <> ''
    UNION SELECT id, old_card_number FROM members_person WHERE old_card_number <> ''
    UNION SELECT id, card_number FROM members_person WHERE card_number <> ''
    UNION SELECT id, right(identity_number, 9) FROM members_person WHERE identity_number LIKE '000%%'
), pair AS (
    SELECT a.id AS x, b.id AS y FROM held JOIN members_person a USING (phone) JOIN members_person b USING (phone)
     WHERE b.id > a.id
    UNION
    SELECT a.id, b.id FROM short a JOIN short b ON b.number = a.number AND b.id > a.id
    UNION
    SELECT a.id, b.id FROM members_person a JOIN members_person b
        ON b.name_folded = a.name_folded AND left(b.identity_number, 6) = left(a.identity_number, 6) AND b.id > a.id
     WHERE a.identity_number <> '' AND b.identity_number <> ''
    UNION
    SELECT a.id, b.id FROM members_person a JOIN members_person b
        ON b.name_folded = a.name_folded AND right(b.identity_number, 6) = right(a.identity_number, 6) AND b.id > a.id
     WHERE a.identity_number <> '' AND b.identity_number <> ''
), {_KEEP}"""  # noqa: S608
# ``name_folded || ''`` keeps the trigram index out where the birth date finds the row a hundred times faster.
_PERSONS: Final = f"""
WITH me AS MATERIALIZED (
    SELECT *, CASE WHEN born_precision = 'day' AND date_part('day', born_on) <= 12
        THEN make_date(date_part('year', born_on)::int, date_part('day', born_on)::int,
                       date_part('month', born_on)::int)
        END AS swapped
      FROM members_person WHERE id = ANY(%(ids)s) AND merged_into_id IS NULL
), pair AS (
    SELECT me.id AS x, o.id AS y FROM me JOIN members_person o ON o.born_on = me.born_on
     WHERE o.name_folded || '' = me.name_folded OR similarity(o.name_folded, me.name_folded) >= {NEAR_NAME}
        OR {near("o.identity_number", "me.identity_number")}
    UNION SELECT me.id, o.id FROM me JOIN members_person o ON o.born_on = me.swapped
     WHERE o.name_folded || '' = me.name_folded
    UNION SELECT me.id, o.id FROM me JOIN members_person o ON o.name_folded = me.name_folded
    UNION SELECT me.id, o.id FROM me JOIN LATERAL (
        SELECT id FROM members_person WHERE phone = me.phone AND phone <> '' LIMIT {SHARED_BY + 1}) o ON true
    UNION SELECT me.id, o.id FROM me JOIN members_person o ON o.old_identity_card <> ''
       AND o.old_identity_card IN (me.old_identity_card, me.old_card_number, right(me.identity_number, 9))
    UNION SELECT me.id, o.id FROM me JOIN members_person o ON o.old_card_number <> ''
       AND o.old_card_number IN (me.old_card_number, me.card_number, me.old_identity_card)
    UNION SELECT me.id, o.id FROM me JOIN members_person o ON o.card_number = me.old_card_number
     WHERE me.old_card_number <> '' AND o.card_number <> ''
    UNION SELECT me.id, o.id FROM me JOIN members_person o ON o.identity_number = '000' || me.old_identity_card
     WHERE me.old_identity_card <> '' AND o.identity_number <> ''
), {_KEEP}"""  # noqa: S608
_AGAIN: Final = f"""
WITH pair AS (
    SELECT id, person_id AS x, other_id AS y FROM members_doublecandidate
     WHERE %(ids)s::bigint[] IS NULL OR person_id = ANY(%(ids)s) OR other_id = ANY(%(ids)s)
), {JUDGED}, alike AS MATERIALIZED (
    SELECT person_id, other_id FROM scored WHERE score >= {WORTH_ASKING}
), unlike AS (
    SELECT pair.id FROM pair LEFT JOIN alike ON alike.person_id = pair.x AND alike.other_id = pair.y
     WHERE alike.person_id IS NULL
)
DELETE FROM members_doublecandidate kept USING unlike WHERE kept.id = unlike.id
"""  # noqa: S608
_GROUNDS: Final = f"""
WITH pair AS (SELECT %(x)s::bigint AS x, %(y)s::bigint AS y), {JUDGED}
SELECT grounds FROM scored
"""  # noqa: S608


def search_persons(ids: Sequence[int]) -> int:
    """Look for doubles of these records and drop what is alike no longer; return how many pairs are new or changed."""
    given = {"ids": list(ids)}
    _run(_AGAIN, given)
    return _run(_PERSONS, given)


def search_year(year: int) -> int:
    """Look for doubles among those born in one year; return how many pairs are new or changed."""
    return _run(_YEAR, {"first": date(year, 1, 1), "last": date(year + 1, 1, 1)})


def search_numbers() -> int:
    """Look for doubles by telephones and numbers in the whole register; return how many pairs are new or changed."""
    return _run(_NUMBERS, {})


def drop_unlike() -> int:
    """Drop the candidates that are alike no longer, or of which one was merged; return how many."""
    return _run(_AGAIN, {"ids": None})


def years() -> range:
    """Return the years of birth there are."""
    found = Person.objects.filter(merged_into__isnull=True).aggregate(first=Min("born_on"), last=Max("born_on"))
    return range(found["first"].year, found["last"].year + 1) if found["first"] else range(0)


def grounds_of(person_id: int, other_id: int) -> list[str]:
    """Return the digests of the facts in which two records are alike now."""
    with connection.cursor() as cursor:
        cursor.execute(_GROUNDS, {"x": person_id, "y": other_id})
        row = cursor.fetchone()
    return list(json.loads(row[0])) if row else []


def _run(sql: str, given: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.rowcount)
