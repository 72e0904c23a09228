"""Organisations whose size asks for something they lack, on a day: for one body, for a reach, as counts.

One pass whatever the reach: the bodies, their head-counts, who is in post, the consents. The rules
themselves are in ``branches.rules.sizes``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accounts.roles import Permission
from accounts.scope import Scope
from branches import hooks
from branches.choices import Kind
from branches.models import OrganisationPeriod, SizeConsent
from branches.querysets import PeriodQuerySet, reachable
from branches.rules import sizes
from branches.rules.sizes import Breach, Facts
from branches.selectors.picker import with_parent_name
from branches.selectors.places import detail_url, paper_words

PER_PAGE = 100


@dataclass(frozen=True)
class Point:
    """One breach in words, with the rule behind it."""

    code: str
    title: str
    reason: str
    remedy: str
    source: str
    confidence: str
    is_firm: bool
    rule_url: str
    may_consent: bool


@dataclass(frozen=True)
class Line:
    """One body with what is to be looked at again."""

    organisation_id: int
    name: str
    kind: str
    parent: str
    url: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Tally:
    """How many bodies one rule asks something of, and where the list of them is."""

    code: str
    title: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class Review:
    """The page of a reach: all counts, one page of lines."""

    day: date
    bodies: int
    total: int
    tallies: tuple[Tally, ...]
    lines: tuple[Line, ...]
    page: int
    pages: int
    code: str


def facts_of(periods: Sequence[tuple[int, str]], day: date) -> list[Facts]:
    """Return the facts of bodies given as (id, kind), three queries whatever their number."""
    ids = [one for one, _kind in periods]
    counts, seats = hooks.counts(ids, day), hooks.seats(ids, day)
    consents: dict[int, set[str]] = {}
    found = SizeConsent.objects.on(day)
    if len(ids) <= PER_PAGE:
        found = found.filter(organisation_id__in=ids)
    for one, exception in found.values_list("organisation_id", "exception"):
        consents.setdefault(one, set()).add(exception)
    return [
        _facts(one, kind, counts.get(one, hooks.NOBODY), seats.get(one, hooks.NO_SEATS), consents.get(one))
        for one, kind in periods
    ]


def _facts(one: int, kind: str, counts: hooks.Counts, seats: hooks.Seats, exceptions: set[str] | None) -> Facts:
    return Facts(
        one,
        kind,
        counts.official,
        counts.total,
        seats.has_secretary,
        seats.seats,
        seats.board,
        seats.groups,
        frozenset(exceptions or ()),
    )


def points_of(organisation_id: int, kind: str, day: date) -> tuple[Point, ...]:
    """Return what one body is to look at again on a day; three queries."""
    found = facts_of([(organisation_id, kind)], day)[0]
    return tuple(point(one, day) for one in sizes.breaches(found, sizes.limits_on(day)))


def point(breach: Breach, day: date) -> Point:
    """Put a breach into words with clause and confidence of its rule."""
    rule = sizes.parameter_of(breach, day)
    return Point(
        breach.code,
        str(sizes.TITLES[breach.code]),
        sizes.reason_words(breach),
        sizes.remedy_words(breach.code),
        rule.source,
        rule.confidence.label,
        rule.refuses,
        reverse("rules:key", args=[breach.rule]),
        breach.code in sizes.CONSENTS,
    )


def in_reach(scope: Scope, day: date, today: date, below: str = "") -> PeriodQuerySet[Any]:
    """Return the periods of ``day`` of bodies now in reach whose members this person may see."""
    periods = OrganisationPeriod.objects.on(day).filter(path__startswith=below)
    if day == today:
        return periods.filter(scope.q(Permission.VIEW_MEMBERS, "path"))
    return periods.filter(organisation__in=reachable(scope, Permission.VIEW_MEMBERS, today))


def breaches_of(periods: PeriodQuerySet[Any], day: date) -> dict[int, tuple[Breach, ...]]:
    """Judge all bodies of a reach, in the order of the tree; those without a breach are absent."""
    rows = list(periods.exclude(kind=Kind.CITY).order_by("path").values_list("organisation_id", "kind"))
    limits = sizes.limits_on(day)
    judged = ((one.organisation_id, sizes.breaches(one, limits)) for one in facts_of(rows, day))
    return {one: found for one, found in judged if found}


def review(
    scope: Scope, day: date, today: date, *, code: str = "", below: OrganisationPeriod | None = None, page: int = 1
) -> Review:
    """Return the bodies to look at again, by rule and page; ``below`` narrows to one body and all under it."""
    periods = in_reach(scope, day, today, below.path if below else "")
    found = breaches_of(periods, day)
    counted = Counter(one.code for breaches in found.values() for one in breaches)
    chosen = [one for one, breaches in found.items() if not code or any(row.code == code for row in breaches)]
    pages = max(1, -(-len(chosen) // PER_PAGE))
    page = min(max(page, 1), pages)
    ordered = _named(periods, chosen[(page - 1) * PER_PAGE : page * PER_PAGE], day)
    return Review(
        day=day,
        bodies=len(found),
        total=len(chosen),
        tallies=_tallies(counted, code, below, day if day != today else None),
        lines=tuple(_line(row, found[row.organisation_id], code, day) for row in ordered),
        page=page,
        pages=pages,
        code=code,
    )


def _named(periods: PeriodQuerySet[Any], ids: list[int], day: date) -> list[Any]:
    """Return one page of the chosen bodies in the order of the tree, with their parents' names."""
    rows = with_parent_name(periods.filter(organisation_id__in=ids), day)
    return list(rows.order_by("path", "pk"))


def _line(row: Any, breaches: tuple[Breach, ...], code: str, day: date) -> Line:
    shown = [one for one in breaches if not code or one.code == code]
    return Line(
        row.organisation_id,
        row.name,
        str(Kind(row.kind).label),
        row.parent_name or "",
        detail_url(row.organisation_id),
        tuple(point(one, day) for one in shown),
    )


def _tallies(counted: Counter[str], code: str, below: OrganisationPeriod | None, day: date | None) -> tuple[Tally, ...]:
    rest: dict[str, object] = {"don_vi": below.organisation_id} if below else {}
    if day:
        rest["ngay"] = f"{day:%d/%m/%Y}"
    base = reverse("branches:review")
    return tuple(
        Tally(one, str(title), counted[one], f"{base}?{urlencode({'loi': one, **rest})}", one == code)
        for one, title in sizes.TITLES.items()
        if counted[one]
    )


@dataclass(frozen=True)
class Consent:
    """One written consent as the page of a body shows it."""

    pk: int
    title: str
    since: str
    until: str
    paper: str
    note: str
    in_force: bool


def consents_of(organisation_id: int, day: date) -> list[Consent]:
    """Return the consents of one body, the newest first. One query."""
    rows = SizeConsent.objects.filter(organisation_id=organisation_id).order_by("-starts_on", "-pk")
    return [
        Consent(
            row.pk,
            str(row.get_exception_display()),
            f"{row.starts_on:%d/%m/%Y}",
            f"{row.ends_on:%d/%m/%Y}" if row.ends_on else "",
            paper_words(row.decision_number, row.decided_on, row.issuer),
            row.note,
            row.starts_on <= day and (row.ends_on is None or row.ends_on > day),
        )
        for row in rows
    ]
