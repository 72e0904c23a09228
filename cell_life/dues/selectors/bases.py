"""The page of bases of a cell, and its reliefs: who pays on what, and who was freed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from accounts.scope import Scope
from branches.selectors.places import paper_words
from cell_life.choices import DuesKind, ReliefGround, ReliefKind
from cell_life.dues.months import later, month_of
from cell_life.dues.owing import relief_of
from cell_life.dues.rules import percent
from cell_life.dues.selectors.month import person_url
from cell_life.models import DuesBasis, DuesRelief
from members.choices import PlacementKind
from members.models import Placement


@dataclass(frozen=True)
class BasisRow:
    """One member of the cell with the basis that stands last, and the boxes of the form to change it."""

    membership_id: int
    name: str
    url: str
    kind: str
    amount: int | None
    note: str
    since: date | None
    opened: str
    is_guest: bool
    boxes: Any = None

    @property
    def kind_words(self) -> str:
        """Return the group in words."""
        return str(DuesKind(self.kind).label) if self.kind else ""


def bases_of(cell_id: int, today: date, scope: Scope) -> list[BasisRow]:
    """Return everybody in the cell today, or on the first of this month, with the last basis: two queries."""
    days = (today, month_of(today))
    placed = Placement.objects.filter(cell=cell_id).select_related("membership__person")
    standing = placed.filter(starts_on__lte=today).exclude(ends_on__lte=min(days))
    found: dict[int, Placement] = {}
    for row in standing.order_by("membership__person__name_sort", "kind", "pk"):
        found.setdefault(row.membership_id, row)
    last = {row.membership_id: row for row in DuesBasis.objects.filter(membership__in=found).order_by("starts_on")}
    return [_basis_row(row, last.get(row.membership_id), scope) for row in found.values()]


def _basis_row(placement: Placement, basis: DuesBasis | None, scope: Scope) -> BasisRow:
    person = placement.membership.person
    current = basis if basis and basis.ends_on is None else None
    return BasisRow(
        membership_id=placement.membership_id,
        name=person.full_name,
        url=person_url(person, scope),
        kind=current.kind if current else "",
        amount=current.amount if current else None,
        note=current.note if current else "",
        since=current.starts_on if current else None,
        opened=f"{basis.pk}-{basis.version}" if basis else "",
        is_guest=placement.kind == PlacementKind.TEMPORARY,
    )


@dataclass(frozen=True)
class ReliefRow:
    """One exemption or reduction of a member of the cell, in words."""

    pk: int
    version: int
    name: str
    url: str
    what: str
    ground: str
    first: date
    last: date | None
    requested_on: date | None
    paper: str
    reason: str
    is_decided: bool
    is_over: bool


def reliefs_of(cell_id: int, today: date, scope: Scope) -> list[ReliefRow]:
    """Return the reliefs of those in the cell, those that wait and run first: one query. Withdrawn ones stay away."""
    here = Placement.objects.on(today).filter(cell=cell_id).values("membership_id")
    rows = DuesRelief.objects.filter(membership__in=here).exclude(ends_on=F("starts_on"), decided_on__isnull=True)
    found = rows.select_related("membership__person").order_by("membership__person__name_sort", "-starts_on")
    made = [_relief_row(row, today, scope) for row in found]
    return sorted(made, key=lambda row: (row.is_over, row.is_decided))


def _relief_row(row: DuesRelief, today: date, scope: Scope) -> ReliefRow:
    person = row.membership.person
    return ReliefRow(
        pk=row.pk,
        version=row.version,
        name=person.full_name,
        url=person_url(person, scope),
        what=relief_words(row),
        ground=str(ReliefGround(row.ground).label),
        first=row.starts_on,
        last=later(row.ends_on, -1) if row.ends_on and row.ends_on > row.starts_on else None,
        requested_on=row.requested_on,
        paper=paper_words(row.decision_number, row.decided_on, row.issuer),
        reason=row.reason,
        is_decided=row.decided_on is not None,
        is_over=row.ends_on is not None and row.ends_on <= today,
    )


def relief_words(row: DuesRelief) -> str:
    """Write what was granted: Miễn, Giảm 50%."""
    label = str(ReliefKind(row.kind).label).capitalize()
    share = relief_of(row).share
    return f"{label} {percent(share)}" if share else label


def waiting(rows: Sequence[ReliefRow]) -> list[ReliefRow]:
    """Return those without a decision."""
    return [row for row in rows if not row.is_decided]
