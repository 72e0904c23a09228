"""Badges put forward and cards asked for in the demo, so that both rooms have something to show; a few statements.

A few hundred people at most, however large the register.
"""

from datetime import date
from typing import Final

from django.db import connection

from members.badges import reaching
from members.badges.planner import asked_of
from members.badges.reaching import Cut
from members.badges.rounds import Round, coming
from members.choices import BadgeWay
from members.models import BadgeProposal, Person

PROPOSED: Final = 120
CARDS: Final = """
    WITH chosen AS (
        SELECT person.id, row_number() OVER (ORDER BY hashint8(person.id)) AS place, person.card_number
        FROM members_person AS person
        JOIN members_membership AS membership ON membership.person_id = person.id AND membership.ended_on IS NULL
             AND membership.official_on < %(today)s - 400
        WHERE hashint8(person.id) %% 97 = 5 AND (person.card_number <> '' OR person.old_card_number <> '')
        ORDER BY hashint8(person.id) LIMIT 90
    )
    INSERT INTO members_cardrequest
        (person_id, kind, asked_on, reason, happened_on, stage, decided_on, decision_number, issuer, closing_reason,
         version, created_at)
    SELECT id, 'exchange', %(today)s - (place %% 40 + 5)::int,
           CASE place %% 3 WHEN 0 THEN 'thẻ in sai ngày vào Đảng' WHEN 1 THEN 'thẻ cũ 8 số, đổi sang thẻ mới'
                ELSE 'thẻ hỏng chíp' END,
           CASE WHEN place %% 3 = 2 THEN %(today)s - (place %% 40 + 20)::int END,
           CASE WHEN place %% 15 = 0 THEN 'refused' ELSE 'asked' END,
           CASE WHEN place %% 4 = 1 AND place %% 15 <> 0 THEN %(today)s - 3 END,
           CASE WHEN place %% 4 = 1 AND place %% 15 <> 0 THEN (place + 20) || '-QĐ/ĐU' ELSE '' END, '',
           CASE WHEN place %% 15 = 0 THEN 'ảnh không đúng cỡ 3 × 4' ELSE '' END, 1, now()
    FROM chosen
"""


def write(today: date) -> None:
    """Put some who are due forward for the next round, and ask for some cards; three statements."""
    one = next(one for one in coming(today) if one.on >= today)
    _propose(one, today)
    with connection.cursor() as cursor:
        cursor.execute(CARDS, {"today": today})


def _propose(one: Round, today: date) -> None:
    got = reaching.reached(asked_of("", one), Cut("", max(one.on, today), limit=PROPOSED * 2))
    hits = [hit for hit in got.hits if hit.person_id % 2][:PROPOSED]
    keepers = dict(Person.objects.filter(pk__in=[hit.person_id for hit in hits]).values_list("pk", "keeper_id"))
    BadgeProposal.objects.bulk_create(
        BadgeProposal(
            person_id=hit.person_id,
            years=hit.years,
            round_on=one.on,
            way=BadgeWay.DUE,
            proposer_id=keepers[hit.person_id],
        )
        for hit in hits
    )
