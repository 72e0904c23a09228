"""Receipts with their months, for the page and the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cell_life.choices import PaidBy
from cell_life.dues.months import said
from cell_life.models import DuesLine, DuesPayment, DuesReceipt
from members.models import Membership, Placement


@dataclass(frozen=True)
class SlipPart:
    """One month of a receipt."""

    month: date
    words: str
    amount: int


@dataclass(frozen=True)
class Slip:
    """A receipt as page and paper show it."""

    number: str
    name: str
    paid_on: date
    total: int
    how: str
    reference: str
    note: str
    collector: str
    parts: tuple[SlipPart, ...]
    void_on: date | None
    void_reason: str


def slips_of(rows: Sequence[DuesReceipt]) -> list[Slip]:
    """Return receipts (with person and collector read) in words: one query."""
    parts: dict[int, list[SlipPart]] = {}
    for part in DuesPayment.objects.filter(receipt__in=[row.pk for row in rows]).order_by("month"):
        parts.setdefault(part.receipt_id, []).append(SlipPart(part.month, said(part.month), part.amount))
    return [_slip(row, parts.get(row.pk, [])) for row in rows]


def _slip(row: DuesReceipt, parts: Sequence[SlipPart]) -> Slip:
    return Slip(
        number=number_of(row),
        name=row.membership.person.full_name,
        paid_on=row.paid_on,
        total=row.total,
        how=str(PaidBy(row.how).label),
        reference=row.reference,
        note=row.note,
        collector=str(row.created_by.full_name) if row.created_by else "",
        parts=tuple(parts),
        void_on=row.void_on,
        void_reason=row.void_reason,
    )


def number_of(row: DuesReceipt) -> str:
    """Return the number as the receipt bears it: 012/2026."""
    return f"{row.number:03d}/{row.year}"


def member_of(cell_id: int, membership_id: int) -> str | None:
    """Return the name of a member who is or was in a cell, or stands on a sheet of it; None for a stranger."""
    placed = Placement.objects.filter(cell=cell_id, membership=membership_id)
    listed = DuesLine.objects.filter(sheet__cell=cell_id, membership=membership_id)
    if not placed.exists() and not listed.exists():
        return None
    return Membership.objects.filter(pk=membership_id).values_list("person__full_name", flat=True).first()
