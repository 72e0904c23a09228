"""Sector and kind of unit of every body of a reach: its own, inherited from above, or none recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import Kind, Sector, UnitKind
from branches.models import OrganisationPeriod
from branches.querysets import PeriodQuerySet
from branches.sectors import bodies_of, sectors_sql
from branches.selectors.picker import with_parent_name
from branches.selectors.places import detail_url

PER_PAGE = 100
MISSING, INHERITED, OWN = "thieu", "cap-tren", "rieng"


@dataclass(frozen=True)
class Line:
    """One body with the sector it counts under and where that comes from."""

    organisation_id: int
    name: str
    kind: str
    parent: str
    url: str
    own: str
    counts_as: str
    unit_kind: str
    is_inherited: bool


@dataclass(frozen=True)
class Sectors:
    """The page: one page of lines, how many in all and how many lack a sector."""

    lines: tuple[Line, ...]
    total: int
    missing: int
    page: int
    pages: int


def sector_of(organisation_id: int, day: date) -> str:
    """Return the sector a body counts under on a day, empty for none. One query."""
    sql, params = sectors_sql(day)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} AND own.organisation_id = %s", [*params, organisation_id])
        row = cursor.fetchone()
    return str(row[2]) if row else ""


def counted_as(organisation_ids: Sequence[int], day: date) -> dict[int, str]:
    """Return the sector each body counts under. One query."""
    sql, params = sectors_sql(day)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} AND own.organisation_id = ANY(%s)", [*params, list(organisation_ids)])
        return {row[0]: row[2] for row in cursor.fetchall()}


def sectors(scope: Scope, day: date, *, choice: str = MISSING, page: int = 1) -> Sectors:
    """Return the bodies this person may write on, chosen by where their sector comes from. Four queries."""
    periods = OrganisationPeriod.objects.on(day).filter(scope.q(Permission.EDIT_ORGANISATIONS, "path"))
    periods = periods.exclude(kind=Kind.CITY)
    missing = periods.filter(organisation_id__in=bodies_of("", day))
    chosen = _chosen(periods, missing, choice, day)
    total = chosen.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    rows = list(with_parent_name(chosen, day).order_by("path")[(page - 1) * PER_PAGE : page * PER_PAGE])
    return Sectors(_lines(rows, day), total, missing.count(), page, pages)


def _chosen(periods: PeriodQuerySet[Any], missing: PeriodQuerySet[Any], choice: str, day: date) -> PeriodQuerySet[Any]:
    if choice == MISSING:
        return missing
    if choice == OWN:
        return periods.exclude(sector="")
    if choice == INHERITED:
        return periods.filter(sector="").exclude(organisation_id__in=bodies_of("", day))
    if choice in Sector.values:
        return periods.filter(organisation_id__in=bodies_of(choice, day))
    return periods


def lines_of(scope: Scope, organisation_ids: Sequence[int], day: date) -> tuple[Line, ...]:
    """Return the chosen bodies that this person may write on, for the preview. Two queries."""
    periods = OrganisationPeriod.objects.on(day).filter(scope.q(Permission.EDIT_ORGANISATIONS, "path"))
    rows = with_parent_name(periods.filter(organisation_id__in=list(organisation_ids)), day).order_by("path")
    return _lines(list(rows), day)


def _lines(rows: list[Any], day: date) -> tuple[Line, ...]:
    counted = counted_as([row.organisation_id for row in rows], day)
    return tuple(_line(row, counted.get(row.organisation_id, "")) for row in rows)


def _line(row: Any, counted: str) -> Line:
    return Line(
        organisation_id=row.organisation_id,
        name=row.name,
        kind=str(Kind(row.kind).label),
        parent=row.parent_name or "",
        url=detail_url(row.organisation_id),
        own=str(Sector(row.sector).label) if row.sector else "",
        counts_as=str(Sector(counted).label) if counted else "",
        unit_kind=str(UnitKind(row.unit_kind).label) if row.unit_kind else "",
        is_inherited=bool(counted) and not row.sector,
    )
