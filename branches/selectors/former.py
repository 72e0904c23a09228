"""Bodies by the names they had, and by the bodies they carry on: names before and after July 2025."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import SuccessionKind
from branches.models import OrganisationPeriod, Succession
from branches.querysets import reachable
from branches.selectors.places import detail_url, paper_words
from vietnam.names import fold

LIMIT = 20
WORDS = 8


@dataclass(frozen=True)
class Relative:
    """A body before or after another: its name of that time, how, since when, by which paper."""

    name: str
    url: str
    words: str
    paper: str


@dataclass(frozen=True)
class Lineage:
    """What a body carries on and what carries it on."""

    before: tuple[Relative, ...] = ()
    after: tuple[Relative, ...] = ()


@dataclass(frozen=True)
class Formerly:
    """A body found by a name of the past: the name, until when, the body of today that has it or carries it on."""

    name: str
    until: str
    organisation_id: int
    now: str
    how: str
    is_closed: bool


def lineage(organisation_id: int, scope: Scope, today: date) -> Lineage:
    """Return predecessors and successors of a body, out of reach ones by name only. Two queries, one without any."""
    rows = Succession.objects.filter(Q(predecessor=organisation_id) | Q(successor=organisation_id))
    found = list(rows.order_by("happened_on", "pk"))
    if not found:
        return Lineage()
    ids = {row.predecessor_id for row in found} | {row.successor_id for row in found}
    periods = _periods(ids)
    before = tuple(
        _relative(row, row.predecessor_id, periods, scope) for row in found if row.successor_id == organisation_id
    )
    after = tuple(
        _relative(row, row.successor_id, periods, scope) for row in found if row.predecessor_id == organisation_id
    )
    return Lineage(before, after)


def _periods(ids: set[int]) -> dict[int, list[OrganisationPeriod]]:
    found: dict[int, list[OrganisationPeriod]] = {}
    for period in OrganisationPeriod.objects.filter(organisation_id__in=ids).order_by("starts_on"):
        found.setdefault(period.organisation_id, []).append(period)
    return found


def _relative(row: Succession, other: int, periods: dict[int, list[OrganisationPeriod]], scope: Scope) -> Relative:
    known = periods.get(other, [])
    then = next((one for one in reversed(known) if one.starts_on <= row.happened_on), known[0])
    if other == row.predecessor_id:
        then = next((one for one in reversed(known) if one.starts_on < row.happened_on), known[0])
    may_open = scope.allows(Permission.VIEW_ORGANISATIONS, known[-1].path)
    words = _("{how}, từ {day}").format(how=SuccessionKind(row.kind).label, day=f"{row.happened_on:%d/%m/%Y}")
    paper = paper_words(row.decision_number, row.decided_on, row.issuer)
    return Relative(then.name, detail_url(other) if may_open else "", words, paper)


def formerly(scope: Scope, text: str, today: date, *, limit: int = LIMIT) -> list[Formerly]:
    """Return open or closed bodies whose former name has all the words, with what they are called or became.

    A body out of reach counts when one that carries it on is in reach. Three queries.
    """
    words = fold(text[:200]).split()[:WORDS]
    if not words:
        return []
    rows = _ended_with(words, scope, today)[:limit]
    ids = {row.organisation_id for row in rows}
    successors = _successors(ids)
    now = _names_now(ids | {one for found in successors.values() for one, _kind in found}, scope, today)
    return [one for row in rows for one in _formerly(row, now, successors.get(row.organisation_id, []))]


def _ended_with(words: Sequence[str], scope: Scope, today: date) -> list[Any]:
    """Return the last ended period of each body with such a name."""
    seen = reachable(scope, Permission.VIEW_ORGANISATIONS, today)
    carried = Succession.objects.filter(successor_id__in=seen).values("predecessor_id")
    periods = OrganisationPeriod.objects.filter(ends_on__lte=today)
    periods = periods.filter(Q(organisation_id__in=seen) | Q(organisation_id__in=carried))
    for word in words:
        periods = periods.filter(name_folded__contains=word)
    rows = periods.annotate(closed_on=F("organisation__closed_on")).order_by("organisation_id", "-ends_on")
    return list(rows.distinct("organisation_id")[: LIMIT * 5])


def _successors(ids: set[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for row in Succession.objects.filter(predecessor_id__in=ids).order_by("happened_on", "pk"):
        found.setdefault(row.predecessor_id, []).append((row.successor_id, row.kind))
    return found


def _names_now(ids: set[int], scope: Scope, today: date) -> dict[int, str]:
    periods = OrganisationPeriod.objects.on(today).visible_to(scope).filter(organisation_id__in=ids)
    return dict(periods.values_list("organisation_id", "name"))


def _formerly(row: Any, now: dict[int, str], successors: list[tuple[int, str]]) -> list[Formerly]:
    until = f"{row.ends_on:%d/%m/%Y}"
    own = now.get(row.organisation_id)
    if own is not None:
        same = fold(own) == row.name_folded
        return [] if same else [Formerly(row.name, until, row.organisation_id, own, "", is_closed=False)]
    carried = [
        Formerly(row.name, until, one, now[one], str(SuccessionKind(kind).label), is_closed=True)
        for one, kind in successors
        if one in now
    ]
    return carried or [Formerly(row.name, until, row.organisation_id, "", "", is_closed=True)]
