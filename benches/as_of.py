"""A list as of a past day and the first day with figures at full size, beside the bare SQL of the same rows."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import Count
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from benches.measures import Measure, side_by_side
from branches import hooks
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from members.models import Person
from rulebook.calendar import add_months

THERE = """
    placement.kind = 'formal' AND placement.starts_on <= %(day)s
    AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
    AND placement.cell_id IN (SELECT organisation_id FROM branches_organisationperiod
                              WHERE path LIKE %(path)s AND starts_on <= %(day)s
                                AND (ends_on IS NULL OR ends_on > %(day)s))
"""
ROWS = f"""
    SELECT person.id, person.full_name, person.born_on, membership.admitted_on, placement.cell_id,
           (SELECT count(*) FROM (SELECT FROM members_placement AS placement WHERE {THERE} LIMIT 10001) AS first)
    FROM members_placement AS placement
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    JOIN members_person AS person ON person.id = membership.person_id
    WHERE {THERE} ORDER BY person.name_sort, person.id LIMIT 50
"""  # noqa: S608 - only a constant of this module is put in
COUNTS = """
    SELECT placement.cell_id, count(*), count(*) FILTER (WHERE membership.official_on <= %(day)s)
    FROM members_placement AS placement
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    WHERE placement.kind = 'formal' AND placement.starts_on <= %(day)s
      AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
    GROUP BY placement.cell_id
"""


def measure() -> Iterable[Measure]:
    """Yield the figures of a day six months ago: the city, its largest committee, a cell; the tree's counts."""
    day = add_months(timezone.localdate(), -6)
    city = OrganisationPeriod.objects.on(day).filter(kind="city").order_by("pk")[0]
    committees = Person.objects.exclude(committee=None).values("committee").annotate(n=Count("pk")).order_by("-n")
    committee = OrganisationPeriod.objects.on(day).get(organisation_id=committees[0]["committee"])
    cell = OrganisationPeriod.objects.on(day).filter(kind="cell", path__startswith=committee.path)[0]
    client = Client()
    client.force_login(_officer(city.organisation))
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        page, _same = side_by_side(partial(client.get, f"/dang-vien/?don_vi={cell.organisation_id}"), _nothing, times=7)
        for name, unit in (("the city", city), ("a committee", committee), ("a cell", cell)):
            address = f"/dang-vien/?don_vi={unit.organisation_id}&ngay={day:%d/%m/%Y}"
            assert client.get(address).status_code == 200
            bare = partial(_bare, ROWS, {"day": day, "path": f"{unit.path}%"})
            floor, ours = side_by_side(bare, partial(client.get, address), times=5)
            yield Measure(f"list as of a past day, {name}", "the bare SQL and a cell's list", floor + page, ours, 3)
    yield from _tree(city, day)


def _tree(city: OrganisationPeriod, day: date) -> Iterable[Measure]:
    below = OrganisationPeriod.objects.on(day).filter(parent=city.organisation_id)
    ids = [city.organisation_id, *below.values_list("organisation_id", flat=True)]
    bare = partial(_bare, COUNTS, {"day": day})
    floor, ours = side_by_side(bare, lambda: hooks.counts(ids, day), times=7)
    yield Measure("tree as of a past day: head-counts of the city", "bare GROUP BY", floor, ours, 3)
    long_ago = city.starts_on
    floor, ours = side_by_side(bare, lambda: hooks.first_days(ids, long_ago), times=5)
    yield Measure("first day with figures of all committees", "the same GROUP BY", floor, ours, 2)


def _officer(organisation: Organisation) -> User:
    user, _made = User.objects.get_or_create(username="bench.day", defaults={"full_name": "Cán bộ đo tải"})
    since = date(2020, 1, 1)
    RoleGrant.objects.get_or_create(user=user, role="officer", organisation=organisation, starts_on=since)
    return user


def _nothing() -> None:
    """Do nothing, beside a page measured alone."""


def _bare(statement: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.fetchall()
