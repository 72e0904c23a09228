"""Reading what a paper about a member may say, by the rights of who prints it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.scope import Scope
from branches.choices import CELLS, Kind
from branches.models import OrganisationPeriod
from members import facts, policy, rows
from members.choices import Standing
from members.fields import BACKGROUND, Table
from members.models import Background, Membership, Person, Portrait
from members.printing.layout import ITEMS, item_of
from members.printing.sheets import Facts, text_of

_LEVELS = {
    Kind.CITY: "city",
    Kind.COMMUNE: "above",
    Kind.UPPER: "above",
    Kind.BASE: "base",
    Kind.BASE_CELL: "cell",
    Kind.SECTION: "section",
    Kind.UNDER_BASE: "section",
    Kind.CELL: "cell",
}


@dataclass(frozen=True)
class Source:
    """The rows of one person, read for many persons at once."""

    person: Person
    membership: Membership | None
    background: Background | None
    tables: Mapping[str, Sequence[rows.Values]]
    picture: bytes
    bodies: Mapping[str, str]


def sources_of(persons: Sequence[Person], today: date) -> list[Source]:
    """Read all rows of these persons: one query a table, whatever their number, in the order given."""
    ids = [person.pk for person in persons]
    memberships = _memberships(ids)
    backgrounds = {row.person_id: row for row in Background.objects.filter(person_id__in=ids)}
    tables = {table.name: _rows_by_person(table, ids) for table in policy.kept_tables()}
    pictures = dict(Portrait.objects.filter(person_id__in=ids).values_list("person_id", "image"))
    names = _names({person.keeper_path for person in persons}, today)
    return [
        Source(
            person=person,
            membership=memberships.get(person.pk),
            background=backgrounds.get(person.pk),
            tables={name: found.get(person.pk, ()) for name, found in tables.items()},
            picture=bytes(pictures.get(person.pk, b"")),
            bodies=_bodies(person.keeper_path, names),
        )
        for person in persons
    ]


def _memberships(ids: Sequence[int]) -> dict[int, Membership]:
    """Return the open membership of each person, else the last one."""
    found = Membership.objects.filter(person_id__in=ids)
    in_order = sorted(found, key=lambda row: (row.ended_on is None, row.ended_on or date.min, row.pk))
    return {row.person_id: row for row in in_order}


def _rows_by_person(table: Table, ids: Sequence[int]) -> dict[int, list[rows.Values]]:
    found: dict[int, list[rows.Values]] = {}
    for row in rows.in_order(table, rows.model_of(table).objects.filter(person_id__in=ids)):
        found.setdefault(row.person_id, []).append(rows.values_of(table, row))
    return found


def _names(paths: Iterable[str], today: date) -> dict[int, tuple[str, str]]:
    """Return kind and name of every body on these paths as of today: one query."""
    ids = {int(step) for path in paths for step in path.split("/") if step}
    periods = OrganisationPeriod.objects.on(today).filter(organisation_id__in=ids)
    return {period.organisation_id: (period.kind, period.name) for period in periods}


def _bodies(path: str, names: Mapping[int, tuple[str, str]]) -> dict[str, str]:
    """Return the names for the head of the form: each level by the kind of the body."""
    found: dict[str, str] = {}
    for step in (int(one) for one in path.split("/") if one):
        kind, name = names.get(step, ("", ""))
        if kind in _LEVELS:
            found[_LEVELS[Kind(kind)]] = name
        if kind == Kind.BASE_CELL and kind in CELLS:
            found["base"] = name
    return found


def facts_for(source: Source, scope: Scope, *, revealed: bool) -> Facts:
    """Return what the paper may say; numbers masked unless ``revealed``, guarded items only by right."""
    path = source.person.keeper_path
    values: dict[str, Any] = dict(facts.values_of(source.person, source.membership))
    if source.background is not None:
        values |= facts.background_values(source.background)
    views = {name: policy.view(name, scope, path, revealed=revealed) for name in values}
    texts = {name: policy.text(name, text_of(name, value), views[name]) for name, value in values.items()}
    texts["exempt_on"] = text_of("exempt_on", _exempt_since(source.membership))
    readable = {table.name for table in policy.tables(scope, path)}
    return Facts(
        texts=texts,
        tables={name: found for name, found in source.tables.items() if name in readable},
        bodies=source.bodies,
        picture=source.picture,
        declared_on=source.person.declared_on,
        hidden=_hidden(scope, path),
    )


def _hidden(scope: Scope, path: str) -> tuple[str, ...]:
    """Return the numbers of the items left empty because the reader may not see them."""
    every = [*facts.FIELDS, *(field.name for field in BACKGROUND), *(table.name for table in policy.kept_tables())]
    unseen = {
        item_of(name) for name in every if policy.kept(name) and policy.view(name, scope, path) == policy.View.HIDDEN
    }
    return tuple(item.number for item in ITEMS if item.number in unseen)


def _exempt_since(membership: Membership | None) -> date | None:
    return membership.standing_on if membership and membership.standing == Standing.EXEMPT else None
