"""Dues for tests: bases, the wage zone, sheets with their lines, receipts."""

from datetime import date

from cell_life.choices import DuesKind, PaidBy
from cell_life.dues.services import open_sheet
from cell_life.models import DuesBasis, DuesPayment, DuesReceipt, DuesSetting, DuesSheet
from members.models import Membership

SINCE = date(2026, 2, 1)


def membership(person) -> Membership:
    """Return the open membership of a person."""
    return Membership.objects.get(person=person, ended_on__isnull=True)


def basis(person, kind=DuesKind.INSURED, amount=10_000_000, since=SINCE, until=None) -> DuesBasis:
    """Make a basis: 10.000.000 đ of insured salary since 1/2/2026 unless told otherwise."""
    amount = None if kind in (DuesKind.UNINSURED, DuesKind.STUDENT) else amount
    return DuesBasis.objects.create(
        membership=membership(person), kind=kind, amount=amount, starts_on=since, ends_on=until
    )


def zone(organisation, name="I", since=date(2024, 1, 1), **more) -> DuesSetting:
    """Put a body and all below it into a wage zone."""
    return DuesSetting.objects.create(organisation=organisation, zone=name, starts_on=since, **more)


def sheet(cell, month, by) -> DuesSheet:
    """Make the sheet of a cell for a month, as the secretary does."""
    return open_sheet(cell_id=cell.pk, month=month, by=by)


def receipt(cell, person, month, amount, paid_on=None, number=None, **more) -> DuesReceipt:
    """Make a receipt of one month, paid on its 3rd unless told otherwise, with the next number."""
    day = paid_on or month.replace(day=3)
    taken = DuesReceipt.objects.filter(cell=cell, year=day.year).count()
    row = DuesReceipt.objects.create(
        cell=cell,
        membership=membership(person),
        number=number or taken + 1,
        year=day.year,
        paid_on=day,
        total=amount,
        how=PaidBy.CASH,
        **more,
    )
    DuesPayment.objects.create(receipt=row, membership=row.membership, month=month, amount=amount)
    return row
