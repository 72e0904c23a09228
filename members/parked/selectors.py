"""What the page of the parked shows: how many of each kind, the rows of one page with their evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Value
from django.urls import reverse

from accounts.scope import Scope
from branches.selectors.places import names_on
from members.filters import Unit
from members.models import Person
from members.parked.registry import Evidence, Provider, providers

PAGE = 50


@dataclass(frozen=True)
class Kind:
    """One kind of sign with how many rows it has."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class ParkedRow:
    """One sign about one member: since when, what the register says, what would clear it."""

    name: str
    url: str
    cell: str
    kind: str
    since: str
    evidence: tuple[Evidence, ...]
    cure: str
    rule_url: str


@dataclass(frozen=True)
class ParkedPage:
    """One page of signs."""

    kinds: tuple[Kind, ...]
    rows: tuple[ParkedRow, ...]
    total: int
    next_url: str
    list_url: str


def counts(scope: Scope, today: date, path: str = "") -> dict[str, int]:
    """Return how many rows each kind has in reach, with ``path`` below it. One statement, one for the calendar."""
    parts: list[Any] = []
    for one in providers().values():
        kind = Value(one.kind, output_field=CharField())
        found = one.reached(scope, today, path).order_by().annotate(parked_as=kind)
        parts.append(found.values("parked_as").annotate(n=Count("pk")).values_list("parked_as", "n"))
    if not parts:
        return {}
    return dict(parts[0].union(*parts[1:], all=True))


def page(scope: Scope, today: date, kind: str = "", unit: Unit | None = None, number: int = 1) -> ParkedPage:
    """Return one page of signs, the oldest first: one query a kind shown, and a fixed number beside."""
    own = unit.organisation_id if unit else None
    counted = counts(scope, today, unit.path if unit else "")
    asked = [one for one in providers().values() if not kind or one.kind == kind]
    total = sum(counted.get(one.kind, 0) for one in asked)
    start = (number - 1) * PAGE
    wanted = [one for one in asked if counted.get(one.kind)]
    found = list(_rows(wanted, scope, today, unit)[start : start + PAGE]) if wanted else []
    return ParkedPage(
        kinds=_kinds(counted, kind, own),
        rows=_shown(found, scope, today),
        total=total,
        next_url=address(own, kind, number + 1) if total > start + PAGE else "",
        list_url=_list_url(kind, own),
    )


def _rows(asked: list[Provider], scope: Scope, today: date, unit: Unit | None) -> Any:
    path = unit.path if unit else ""
    parts = [
        one.reached(scope, today, path)
        .order_by()
        .annotate(
            parked_as=Value(one.kind, output_field=CharField()),
            parked_person=F(f"{one.person}pk"),
            parked_since=F(one.since),
            parked_row=F("pk"),
        )
        .values_list("parked_as", "parked_person", "parked_since", "parked_row")
        for one in asked
    ]
    return parts[0].union(*parts[1:], all=True).order_by(F("parked_since").asc(nulls_last=True), "parked_person")


def _kinds(counted: dict[str, int], kind: str, unit: int | None) -> tuple[Kind, ...]:
    return tuple(
        Kind(str(one.label), counted.get(one.kind, 0), address(unit, one.kind), one.kind == kind)
        for one in providers().values()
    )


def address(unit: int | None = None, kind: str = "", number: int = 1) -> str:
    """Return the address of the page: of a unit, of a kind."""
    said = {"don_vi": unit or "", "loai": kind, "trang": number if number > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("parked:list") + (f"?{query}" if query else "")


def _list_url(kind: str, unit: int | None) -> str:
    """Return the members' list of a kind, where it can be kept, arranged and taken out as a file."""
    if not kind:
        return ""
    said = {"don_vi": unit or "", "gui": kind}
    return f"{reverse('members:list')}?{urlencode({name: value for name, value in said.items() if value})}"


def _shown(found: list[tuple[Any, ...]], scope: Scope, today: date) -> tuple[ParkedRow, ...]:
    people = Person.objects.visible_to(scope).in_bulk({person for _kind, person, _since, _row in found})
    names = names_on({(person.keeper_id, today) for person in people.values()}) if people else {}
    told = {
        one.kind: one.tell([row for kind, _p, _s, row in found if kind == one.kind], today)
        for one in providers().values()
        if any(kind == one.kind for kind, *_rest in found)
    }
    return tuple(
        _row(providers()[kind], people[person], names, since, told[kind].get(row, ()), today)
        for kind, person, since, row in found
        if person in people
    )


def _row(
    provider: Provider,
    person: Person,
    names: dict[tuple[int, date], str],
    since: date | None,
    evidence: tuple[Evidence, ...],
    today: date,
) -> ParkedRow:
    return ParkedRow(
        name=person.full_name,
        url=reverse("members:detail", args=[person.pk]),
        cell=names.get((person.keeper_id, today), ""),
        kind=str(provider.label),
        since=f"{since:%d/%m/%Y}" if since else "",
        evidence=evidence,
        cure=str(provider.cure),
        rule_url=reverse("rules:key", args=[provider.rule]) if provider.rule else "",
    )
