"""Reading for the pages of doubles: pairs in reach, two records side by side, where a merged record went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from members import facts, policy
from members.choices import DoubleAnswer, MovementKind
from members.doubles.likeness import REASONS
from members.listing import cell_names
from members.models import DoubleCandidate, DoubleVerdict, Merge, Movement, Person
from members.policy import View
from members.selectors import Record, record_of, sections_of
from vietnam import dates

PAGE: Final = 50
MOST_STEPS: Final = 20
"""Merges followed from one record to the next."""


def reason_words(codes: list[str]) -> list[str]:
    """Return why two records are held for one, in words."""
    return [str(REASONS[code]) for code in codes if code in REASONS]


# ── the list ────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class PairRow:
    """One pair of the worklist."""

    url: str
    names: tuple[str, str]
    born: tuple[str, str]
    cells: tuple[str, str]
    score: int
    reasons: list[str]
    asked: bool


@dataclass(frozen=True)
class Worklist:
    """One page of the pairs in reach, the likest first, those somebody asked about before all."""

    rows: list[PairRow]
    total: int
    next_url: str
    unmerged: list[PairRow]
    merges: list[Merge]


def worklist(scope: Scope, today: date, *, reason: str, unit: int | None, page: int, query: str) -> Worklist:
    """Return the pairs waiting for a verdict, those said to be one person and not merged, the last merges."""
    pairs = DoubleCandidate.objects.visible_to(scope)
    if reason in REASONS:
        pairs = pairs.filter(reasons__contains=[reason])
    if unit:
        path = _path_of(unit, today)
        pairs = pairs.filter(Q(person__keeper_path__startswith=path) | Q(other__keeper_path__startswith=path))
    total = pairs.count()
    asked = Case(When(asked_at__isnull=False, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = pairs.select_related("person", "other").order_by(asked, "-score", "pk")[(page - 1) * PAGE : page * PAGE]
    names = _cells([person for row in rows for person in (row.person, row.other)], today)
    shown = [_pair_row(row, row.score, row.reasons, row.asked_at is not None, names) for row in rows]
    more = f"?{query}&trang={page + 1}".replace("?&", "?") if total > page * PAGE else ""
    return Worklist(
        shown, total, more, _unmerged(scope, today) if page == 1 else [], _merges(scope) if page == 1 else []
    )


def _pair_row(row: Any, score: int, reasons: list[str], asked: bool, names: Mapping[int, str]) -> PairRow:
    both = (row.person, row.other)
    return PairRow(
        url=reverse("doubles:pair", args=[row.person_id, row.other_id]),
        names=(both[0].full_name, both[1].full_name),
        born=tuple(dates.restore(one.born_on, one.born_precision).display() for one in both),  # type: ignore[arg-type]
        cells=tuple(names.get(one.keeper_id, "") for one in both),  # type: ignore[arg-type]
        score=score,
        reasons=reason_words(reasons),
        asked=asked,
    )


def _unmerged(scope: Scope, today: date) -> list[PairRow]:
    """Return pairs said to be one person of which nobody has merged the records yet."""
    rows = list(
        DoubleVerdict.objects.filter(answer=DoubleAnswer.ONE, other__isnull=False)
        .filter(scope.q(Permission.VIEW_MEMBERS, "person__keeper_path"))
        .filter(scope.q(Permission.VIEW_MEMBERS, "other__keeper_path"))
        .select_related("person", "other")
        .order_by("-said_at")[:PAGE]
    )
    people: list[Any] = [person for row in rows for person in (row.person, row.other)]
    names = _cells(people, today)
    return [_pair_row(row, 0, [], False, names) for row in rows]


def _merges(scope: Scope) -> list[Merge]:
    rows = Merge.objects.visible_to(scope).filter(undone_at__isnull=True).select_related("kept", "merged_by")
    return list(rows.order_by("-merged_at")[:10])


def _path_of(organisation_id: int, today: date) -> str:
    return str(OrganisationPeriod.objects.on(today).values_list("path", flat=True).get(organisation_id=organisation_id))


def cells_of(people: Sequence[Person], today: date) -> list[str]:
    """Return the names of the bodies that keep these records, one for each."""
    names = _cells(list(people), today)
    return [names.get(person.keeper_id, "") for person in people]


def _cells(people: list[Person], today: date) -> dict[int, str]:
    """Return the names of the bodies that keep these records, in one query."""
    return cell_names({person.keeper_id for person in people}, today) if people else {}


def waiting(scope: Scope) -> tuple[int, int]:
    """Return how many pairs wait where somebody may write both records, and how many were asked for."""
    pairs = DoubleCandidate.objects.filter(
        scope.q(Permission.EDIT_MEMBERS, "person__keeper_path"), scope.q(Permission.EDIT_MEMBERS, "other__keeper_path")
    )
    asked = pairs.filter(asked_at__isnull=False).count()
    return pairs.count(), asked


# ── one record ──────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Likeness:
    """One other record like this one: its page when both are in reach, else the request to compare."""

    pk: int
    url: str
    name: str
    reasons: list[str]
    asked: bool


def likenesses(person: Person, scope: Scope) -> list[Likeness]:
    """Return the records like this one, at most five; of those out of reach neither name nor unit nor reason."""
    rows = list(DoubleCandidate.objects.filter(Q(person=person) | Q(other=person)).order_by("-score", "pk")[:5])
    others = {row.other_id if row.person_id == person.pk else row.person_id for row in rows}
    seen = {one.pk: one.full_name for one in Person.objects.visible_to(scope).filter(pk__in=others)} if rows else {}
    found = []
    for row in rows:
        other = row.other_id if row.person_id == person.pk else row.person_id
        reach = other in seen
        url = reverse("doubles:pair" if reach else "doubles:ask", args=[person.pk, other] if reach else [row.pk])
        reasons = reason_words(row.reasons) if reach else []
        found.append(Likeness(row.pk, url, seen.get(other, ""), reasons, row.asked_at is not None))
    return found


def own_side(candidate_id: int, scope: Scope) -> Person | None:
    """Return the record of a pair that somebody may see, None when neither is in reach."""
    pair = DoubleCandidate.objects.filter(pk=candidate_id).values_list("person", "other").first()
    return Person.objects.visible_to(scope).filter(pk__in=pair).order_by("pk").first() if pair else None


def merges_into(person: Person) -> list[Merge]:
    """Return the merges that stand of which this record was the one kept."""
    return list(Merge.objects.filter(kept=person, undone_at__isnull=True).select_related("merged_by").order_by("pk"))


def note_of(person: Person, scope: Scope) -> dict[str, Any]:
    """Return what the pages of a record say of doubles: records like it, and those merged into it."""
    return {"likenesses": likenesses(person, scope), "merges": merges_into(person)}


def successor(pk: int, scope: Scope) -> Person | None:
    """Return the record in reach into which a record was merged, step by step; None when there is none."""
    at = pk
    for _step in range(MOST_STEPS):
        found = Person.objects.filter(pk=at).values_list("merged_into", flat=True).first()
        if found is None:
            break
        at = found
    return Person.objects.visible_to(scope).filter(pk=at).first() if at != pk else None


# ── side by side ────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class FieldRow:
    """One field of both records, as the reader may see each."""

    label: str | Promise
    words: tuple[str, str]
    differs: bool


@dataclass(frozen=True)
class Side:
    """What stands beside the fields of one record: its cell, time in the Party, movements and lines of tables."""

    person: Person
    name: str
    cell: str
    placements: list[str]
    movements: list[str]
    sections: list[Any]
    lookers_url: str


@dataclass(frozen=True)
class SideBySide:
    """Two records side by side."""

    rows: list[FieldRow]
    sides: tuple[Side, Side]
    reasons: list[str]
    score: int
    guarded: bool


def side_by_side(first: Person, second: Person, scope: Scope, today: date) -> SideBySide:
    """Compare two records field by field, those that differ first, each masked as its own place says."""
    records = record_of(first), record_of(second)
    rows, guarded = [], False
    for name in facts.FIELDS:
        values = tuple(record.values[name] for record in records)
        views = tuple(policy.view(name, scope, record.person.keeper_path) for record in records)
        if View.HIDDEN in views or not any(values):
            continue
        guarded = guarded or policy.is_guarded(name)
        shown = tuple(
            policy.text(name, facts.show(name, value), view) for value, view in zip(values, views, strict=True)
        )
        rows.append(FieldRow(facts.label(name), (shown[0], shown[1]), values[0] != values[1]))
    lower, higher = sorted((first.pk, second.pk))
    pair = DoubleCandidate.objects.filter(person=lower, other=higher).first()
    sides = tuple(_side(record, scope, today) for record in records)
    guarded = guarded or any(section.guarded and section.lines for side in sides for section in side.sections)
    reasons = reason_words(pair.reasons) if pair else []
    rows.sort(key=lambda row: not row.differs)
    return SideBySide(rows, (sides[0], sides[1]), reasons, pair.score if pair else 0, guarded)


def _side(record: Record, scope: Scope, today: date) -> Side:
    person = record.person
    tables = [table.name for table in policy.tables(scope, person.keeper_path)]
    sections = [section for section in sections_of(person, scope, tables) if section.lines]
    moved = Movement.objects.filter(membership__person=person).order_by("happened_on", "pk")
    return Side(
        person=person,
        name=person.full_name,
        cell=record.names.on(person.keeper_id, today),
        placements=[_placement_words(record, row, today) for row in record.placements],
        movements=[f"{row.happened_on:%d/%m/%Y}: {MovementKind(row.kind).label}" for row in moved],
        sections=sections,
        lookers_url=reverse("members:lookers", args=[person.pk]),
    )


def _placement_words(record: Record, row: Any, today: date) -> str:
    name = record.names.on(row.cell_id, today)
    if row.ends_on is None:
        return _("{cell}, từ {start}").format(cell=name, start=f"{row.starts_on:%d/%m/%Y}")
    return _("{cell}, {start} – {end}").format(
        cell=name, start=f"{row.starts_on:%d/%m/%Y}", end=f"{row.ends_on:%d/%m/%Y}"
    )
