"""Suggestions when an organisation is to be chosen or found: at most twenty, in reach, by unmarked words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, F, FilteredRelation, Q, Value, When
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import Kind
from branches.models import OrganisationPeriod
from branches.querysets import PeriodQuerySet, during
from branches.selectors.former import formerly
from vietnam.names import fold

LIMIT = 20
WORDS = 8


@dataclass(frozen=True)
class Suggestion:
    """One body that may be meant."""

    organisation_id: int
    name: str
    kind: str
    parent: str
    path: str
    former: str = ""

    @property
    def label(self) -> str:
        """Return the name with the parent that tells it from its namesakes."""
        return f"{self.name} · {self.parent}" if self.parent else self.name


@dataclass(frozen=True)
class Suggestions:
    """What fits, and whether more would."""

    rows: tuple[Suggestion, ...]
    more: bool = False


def suggest(
    scope: Scope,
    text: str,
    day: date,
    *,
    permission: Permission = Permission.VIEW_ORGANISATIONS,
    kinds: Sequence[str] = (),
    limit: int = LIMIT,
) -> Suggestions:
    """Return open bodies in reach of the permission whose name, parent's name or code fits the text.

    Every word must be found, marks and capitals ignored; digits alone are a code's beginning. Bodies
    whose own name has all the words come first.
    """
    periods = _open(scope, day, permission, kinds)
    by_name = Q()
    for word in fold(text[:200]).split()[:WORDS]:
        here = Q(name_folded__contains=word) | Q(above__name_folded__contains=word)
        digits = word.replace(".", "")
        periods = periods.filter(here | Q(code__startswith=digits) if digits.isdecimal() else here)
        by_name &= Q(name_folded__contains=word)
    nearness = Case(When(by_name, then=Value(0)), default=Value(1)) if by_name else Value(0)
    rows = list(periods.annotate(nearness=nearness).order_by("nearness", "name_sort", "pk")[: limit + 1])
    if not rows and text.strip():
        return Suggestions(_by_former_name(scope, text, day, permission, kinds))
    return Suggestions(tuple(_suggestion(row) for row in rows[:limit]), more=len(rows) > limit)


def _by_former_name(
    scope: Scope, text: str, day: date, permission: Permission, kinds: Sequence[str]
) -> tuple[Suggestion, ...]:
    """Return the bodies that had such a name, or carry on one that had, and say which."""
    found = {one.organisation_id: one for one in formerly(scope, text, day)}
    rows = _open(scope, day, permission, kinds).filter(organisation_id__in=found).order_by("name_sort", "pk")
    words = _("trước {day}: {name}")
    return tuple(
        replace(
            _suggestion(row),
            former=words.format(day=found[row.organisation_id].until, name=found[row.organisation_id].name),
        )
        for row in rows
    )


def find(
    scope: Scope, organisation_id: int, day: date, *, permission: Permission, kinds: Sequence[str] = ()
) -> Suggestion | None:
    """Return one open body if it lies in reach of the permission and is of the kinds, else None."""
    row = _open(scope, day, permission, kinds).filter(organisation_id=organisation_id).first()
    return _suggestion(row) if row else None


def _open(scope: Scope, day: date, permission: Permission, kinds: Sequence[str]) -> PeriodQuerySet[Any]:
    periods = OrganisationPeriod.objects.on(day).filter(scope.q(permission, "path"))
    if kinds:
        periods = periods.filter(kind__in=list(kinds))
    return with_parent_name(periods, day)


def with_parent_name(periods: PeriodQuerySet[Any], day: date) -> PeriodQuerySet[Any]:
    """Add the name of the parent on ``day`` as ``parent_name``."""
    above = FilteredRelation("parent__periods", condition=during(day, "parent__periods__"))
    return periods.annotate(above=above, parent_name=F("above__name"))


def _suggestion(row: Any) -> Suggestion:
    return Suggestion(row.organisation_id, row.name, str(Kind(row.kind).label), row.parent_name or "", row.path)
