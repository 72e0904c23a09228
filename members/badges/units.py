"""The unit a page of cards or badges speaks of, where it stands, and who decides for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import COMMITTEES, Kind
from branches.models import OrganisationPeriod
from branches.selectors.places import ids_of


@dataclass(frozen=True)
class Unit:
    """One body in reach, with those above it that are in reach too."""

    pk: int
    name: str
    path: str
    kind: str
    above: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Body:
    """A body by its number, name and path."""

    pk: int
    name: str
    path: str


def unit_of(scope: Scope, asked: str, today: date, permission: Permission = Permission.VIEW_MEMBERS) -> Unit | None:
    """Return the unit asked for by number, or the first in reach; None where it is not in reach. Two queries."""
    seen = OrganisationPeriod.objects.on(today).filter(scope.q(permission, "path"))
    if asked:
        known = asked.isascii() and asked.isdecimal() and len(asked) < 19
        row = seen.filter(organisation_id=int(asked)).first() if known else None
    else:
        paths = scope.paths(permission)
        row = seen.filter(path=paths[0]).first() if paths else None
    if row is None:
        return None
    above = seen.filter(organisation_id__in=ids_of(row.path)[:-1]).order_by("path")
    named = tuple(above.values_list("organisation_id", "name"))
    return Unit(row.organisation_id, row.name, row.path, row.kind, named)


def deciding_body(path: str, today: date) -> Body | None:
    """Return who decides on cards and badges of a unit: the committee above the base at or above it, else the city."""
    rows = OrganisationPeriod.objects.on(today).filter(organisation_id__in=ids_of(path))
    found = [row for row in rows if row.kind in (*COMMITTEES, Kind.CITY)]
    row = max(found, key=lambda one: one.path.count("/"), default=None)
    return Body(row.organisation_id, row.name, row.path) if row else None


def awarding_body(path: str, today: date) -> str:
    """Return the name of who awards badges, whoever puts forward: the committee right under the Centre. One query."""
    first = ids_of(path)[0]
    return names_of([first], today).get(first, "")


def decider(scope: Scope, path: str, today: date) -> Body | None:
    """Return the deciding body of a unit where this person may write for it, else None. One query."""
    body = deciding_body(path, today)
    return body if body and scope.allows(Permission.EDIT_MEMBERS, body.path) else None


def names_of(ids: Sequence[int], today: date) -> dict[int, str]:
    """Return what some bodies are called today. One query."""
    rows = OrganisationPeriod.objects.on(today).filter(organisation_id__in=set(ids))
    return dict(rows.values_list("organisation_id", "name"))
