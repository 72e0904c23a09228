"""Transfers on the way and signs of the parked for the whole city, each beside its bare SQL.

The bare SQL of the parked is shorter: three provinces instead of all, no look at whose cells are dwelling areas.
"""

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Mod
from django.utils import timezone

from accounts.scope import Grant, Scope
from benches.measures import Measure, side_by_side
from branches.models import OrganisationPeriod
from members.models import Person, Transfer
from members.parked import selectors as parked
from members.seed import moving
from members.transfers import selectors as transfers

ON_THE_WAY = """
    SELECT transfer.id, transfer.kind, transfer.stage, transfer.moved_on, transfer.until_on, transfer.letter_on,
           person.full_name
    FROM members_transfer AS transfer
    JOIN members_membership AS membership ON membership.id = transfer.membership_id
    JOIN members_person AS person ON person.id = membership.person_id
    WHERE transfer.stage IN ('requested', 'approved', 'issued', 'presented')
       OR (transfer.stage = 'accepted' AND transfer.ended_on IS NULL AND transfer.until_on < current_date)
"""
SETTLED = """
    EXISTS (SELECT 1 FROM members_membership AS m
            WHERE m.person_id = person.id AND m.ended_on IS NULL AND m.standing = 'active')
    AND NOT EXISTS (SELECT 1 FROM members_placement AS p JOIN members_membership AS m ON m.id = p.membership_id
                    WHERE m.person_id = person.id AND p.kind = 'temporary' AND p.ends_on IS NULL)
    AND NOT EXISTS (SELECT 1 FROM members_transfer AS t JOIN members_membership AS m ON m.id = t.membership_id
                    WHERE m.person_id = person.id AND t.stage IN ('requested', 'approved', 'issued', 'presented'))
"""
PARKED = f"""
    SELECT count(*) FROM members_person AS person
    WHERE coalesce(nullif(stay_province, ''), residence_province) NOT IN ('', 'Thành phố Hà Nội') AND {SETTLED}
    UNION ALL
    SELECT count(*) FROM members_person AS person JOIN members_workperiod AS work ON work.person_id = person.id
    WHERE work.ends_on IS NULL AND work.place ~ '(tỉnh|thành phố) *(Nghệ An|Thanh Hóa|Hải Phòng)' AND {SETTLED}
    UNION ALL
    SELECT count(*) FROM members_person AS person
    JOIN branches_organisationperiod AS above ON above.organisation_id = person.committee_id AND above.ends_on IS NULL
    WHERE residence_detail ~ '(phường|xã) '
      AND position(btrim(substring(residence_detail from '(?:phường|xã) ([^,]+)')) IN above.name) = 0 AND {SETTLED}
    UNION ALL
    SELECT count(*) FROM members_transfer WHERE stage = 'issued' AND letter_on < current_date - 43
    UNION ALL
    SELECT count(*) FROM members_transfer WHERE stage = 'accepted' AND ended_on IS NULL AND until_on < current_date
    UNION ALL
    SELECT count(*) FROM members_exemption WHERE ends_on IS NULL AND until_on < current_date
"""  # noqa: S608
FIFTY = f"""
    SELECT person.id, person.full_name, residence_province, residence_detail FROM members_person AS person
    WHERE coalesce(nullif(stay_province, ''), residence_province) NOT IN ('', 'Thành phố Hà Nội') AND {SETTLED}
    ORDER BY declared_on NULLS LAST, person.id LIMIT 50
"""  # noqa: S608


def measure() -> Iterable[Measure]:
    """Yield the figures of transfers and the parked."""
    today = timezone.localdate()
    _fill(today)
    city = OrganisationPeriod.objects.on(today).filter(kind="city").order_by("pk")[0]
    scope = Scope(1, (Grant("officer", city.organisation_id, city.path),))
    floor, ours = side_by_side(lambda: _bare(ON_THE_WAY), lambda: transfers.worklist(scope, today), times=7)
    yield Measure("on the way, the city", "bare SQL of the same rows", floor, ours, goal=6)
    floor, ours = side_by_side(lambda: _bare(PARKED), lambda: parked.counts(scope, today), times=5)
    yield Measure("parked: six kinds counted, the city", "bare SQL of six counts", floor, ours, goal=3.5)
    kind = "cu-tru-tinh-khac"
    floor, ours = side_by_side(_both, lambda: parked.page(scope, today, kind), times=5)
    yield Measure("parked: a page of one kind, the city", "bare counts and fifty rows", floor, ours, goal=3.5)


def _fill(today: date) -> None:
    """Put some on the way and some in other provinces where the register was made before the demo did; once."""
    if Transfer.objects.exists():
        return
    with transaction.atomic():
        moving.write(today, Person.objects.count())
        elsewhere = Person.objects.annotate(chance=Mod(F("pk"), moving.PARTED)).filter(chance=0)
        elsewhere.update(residence_province=moving.PROVINCES[0])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _both() -> None:
    _bare(PARKED)
    _bare(FIFTY)


def _bare(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()
