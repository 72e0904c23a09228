"""Head-counts of the city's tree beside the bare pass over the same indexes."""

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

from benches.measures import Measure, side_by_side
from branches import hooks
from branches.models import OrganisationPeriod

BARE = """
    SELECT person.keeper_id, count(*) FILTER (WHERE membership.official_on <= %s), count(*)
    FROM members_person AS person
    JOIN members_membership AS membership ON membership.person_id = person.id AND membership.ended_on IS NULL
    GROUP BY person.keeper_id
"""


def measure() -> Iterable[Measure]:
    """Yield the figures of the tree: the city with its direct committees, as its page opens."""
    today = timezone.localdate()
    periods = OrganisationPeriod.objects.on(today)
    city = periods.filter(kind="city").order_by("pk")[0]
    children = periods.filter(parent=city.organisation_id).values_list("organisation_id", flat=True)
    ids = [city.organisation_id, *children]

    def bare() -> int:
        with connection.cursor() as cursor:
            cursor.execute(BARE, [today])
            return sum(row[2] for row in cursor.fetchall())

    assert hooks.counts(ids, today)[city.organisation_id].total == bare()
    floor, ours = side_by_side(bare, lambda: hooks.counts(ids, today), times=9)
    yield Measure("tree: head-counts of the city", "bare GROUP BY", floor, ours, goal=3)
