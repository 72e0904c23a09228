"""The planner of badges for the whole city, the ward and a cell, beside the bare SQL of the same people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import User
from accounts.scope import Grant, Scope
from benches.measures import Measure, side_by_side
from branches.choices import CELLS, COMMITTEES
from branches.models import OrganisationPeriod
from members.badges import planner, rounds
from members.badges.planner import Wish
from members.badges.units import Unit

BARE = """
    SELECT membership.person_id, person.full_name, person.keeper_path, step.years
    FROM members_membership AS membership
    JOIN members_person AS person ON person.id = membership.person_id
    JOIN unnest(%(years)s::int[]) AS step(years)
      ON COALESCE(membership.decided_on, membership.admitted_on) + make_interval(years => step.years)
         BETWEEN %(first)s AND %(last)s
    WHERE membership.ended_on IS NULL AND membership.official_on IS NOT NULL AND person.keeper_path LIKE %(prefix)s
      AND NOT EXISTS (SELECT FROM members_badge AS badge
                      WHERE badge.person_id = membership.person_id AND badge.years = step.years)
    ORDER BY step.years DESC, person.name_sort LIMIT 50
"""
GROUPS = (("", "due"), ("sap-du", "near"), ("cham", "late"))


def measure() -> Iterable[Measure]:
    """Yield the figures of the planner."""
    today = timezone.localdate()
    open_ones = OrganisationPeriod.objects.on(today)
    city = open_ones.filter(kind="city").order_by("pk")[0]
    ward = open_ones.filter(kind__in=COMMITTEES).order_by("pk")[0]
    cell = open_ones.filter(kind__in=CELLS).order_by("pk")[100]
    one = next(one for one in rounds.coming(today) if one.on >= today)
    user = User.objects.order_by("pk")[0]
    for label, period in (("the city", city), ("a ward", ward), ("a cell", cell)):
        for group, words in GROUPS if period is city else GROUPS[:1]:
            yield _planner(f"badge planner, {words}, {label}", period, Wish(_unit(period), one, group), user, today)


def _unit(period: OrganisationPeriod) -> Unit:
    return Unit(period.organisation_id, period.name, period.path, period.kind)


def _planner(name: str, period: OrganisationPeriod, wish: Wish, user: User, today: date) -> Measure:
    few = period.kind in CELLS  # names, courses, badges and proposals of the lines: ten small queries beside one
    scope = Scope(user.pk, (Grant("officer", period.organisation_id, period.path),))
    spans = planner.asked_of(wish.group, wish.round).spans
    values: dict[str, Any] = {
        "years": sorted(spans),
        "first": min(first for first, _last in spans.values()) if wish.group == "" else wish.round.first,
        "last": max(last for _first, last in spans.values()) if wish.group == "" else wish.round.last,
        "prefix": f"{period.path}%",
    }
    floor, ours = side_by_side(
        lambda: _bare(values), lambda: planner.plan(wish, scope, today, user), times=5 if wish.group else 9
    )
    return Measure(name, "bare join on the same days", floor, ours, goal=8 if few else 3)


def _bare(values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE, values)
        cursor.fetchall()
