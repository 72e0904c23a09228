"""Dues in the demo: the cells of the sign-ins with eight months, their neighbours with bases and the current month.

At most a few dozen cells, however large the register.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from branches.choices import CELLS
from branches.models import OrganisationPeriod, RoleGrant
from cell_life.choices import DuesKind, PaidBy, SheetState
from cell_life.dues.months import later, month_of, span
from cell_life.dues.owing import reckon_cell
from cell_life.models import DuesBasis, DuesLine, DuesPayment, DuesReceipt, DuesSetting, DuesSheet
from members.models import Placement
from members.seed.signins import SIGN_INS

MONTHS: Final = 8
NEIGHBOURS: Final = 30
SINCE: Final = date(2026, 2, 1)
"""The first month of the rules in force."""


def write(today: date, members: int) -> int:
    """Write zones, bases, sheets and receipts; return how many rows of dues there are then."""
    led = list(_led())
    if not led:
        return 0
    around = _neighbours(led, today)
    _zone()
    _bases([*led, *around], today)
    this = month_of(today)
    first = max(later(this, -MONTHS), SINCE)
    for cell in led:
        for month in span(first, this):
            _month(cell, month, today)
    for cell in around:
        _sheet(cell, this)
    return DuesBasis.objects.count() + DuesLine.objects.count() + DuesReceipt.objects.count()


def _led() -> Iterable[int]:
    names = [one.username for one in SIGN_INS if one.role == "secretary"]
    grants = RoleGrant.objects.filter(user__username__in=names, role="secretary", ends_on__isnull=True)
    return grants.order_by("pk").values_list("organisation_id", flat=True)


def _neighbours(led: Sequence[int], today: date) -> list[int]:
    periods = OrganisationPeriod.objects.on(today)
    parents = periods.filter(organisation__in=led).values("parent_id")
    beside = periods.filter(parent__in=parents, kind__in=CELLS).exclude(organisation__in=led)
    return list(beside.order_by("organisation_id").values_list("organisation_id", flat=True)[:NEIGHBOURS])


def _zone() -> None:
    root = OrganisationPeriod.objects.filter(parent__isnull=True, ends_on__isnull=True).first()
    if root and not DuesSetting.objects.filter(organisation=root.organisation_id).exists():
        DuesSetting.objects.create(organisation_id=root.organisation_id, starts_on=date(2026, 1, 1), zone="I")


def _bases(cells: Sequence[int], today: date) -> None:
    placed = Placement.objects.on(today).formal().filter(cell__in=cells, membership__dues_bases__isnull=True)
    rows = placed.values_list("membership_id", "membership__person__born_on")
    made = (_basis(pk, born_on, today) for pk, born_on in rows)
    DuesBasis.objects.bulk_create(one for one in made if one)


def _basis(pk: int, born_on: date | None, today: date) -> DuesBasis | None:
    """Choose a group by age; one in twenty-five has none yet."""
    chance = pk * 7919 % 100
    if chance < 4:
        return None
    age = today.year - born_on.year if born_on else 45
    if age >= 60:
        kind, amount = DuesKind.PENSION, 4_200_000 + chance * 50_000
    elif age < 23:
        kind, amount = DuesKind.STUDENT, None
    elif chance < 20:
        kind, amount = DuesKind.UNINSURED, None
    else:
        kind, amount = DuesKind.INSURED, 7_000_000 + chance * 150_000
    return DuesBasis(membership_id=pk, kind=kind, amount=amount, starts_on=SINCE)


def _sheet(cell: int, month: date) -> list[DuesLine]:
    sheet, is_new = DuesSheet.objects.get_or_create(cell_id=cell, month=month)
    if not is_new:
        return []
    return DuesLine.objects.bulk_create(
        DuesLine(
            sheet=sheet,
            membership_id=one.membership_id,
            due=one.due.due,
            not_counted=one.due.not_counted,
            kind=one.due.kind,
            basis=one.due.basis,
            rule_key=one.due.rule_key,
        )
        for one in reckon_cell(cell, month)
    )


def _month(cell: int, month: date, today: date) -> None:
    """Make the sheet of a month; of the months gone by nearly everybody paid, and older ones are closed."""
    lines = _sheet(cell, month)
    if month == month_of(today) or not lines:
        return
    paying = [line for line in lines if line.due and line.membership_id * 31 % 17 != month.month % 17]
    last = DuesReceipt.objects.filter(cell=cell, year=month.year).count()
    receipts = DuesReceipt.objects.bulk_create(
        DuesReceipt(
            cell_id=cell,
            membership_id=line.membership_id,
            number=number,
            year=month.year,
            paid_on=month + timedelta(days=2),
            total=line.due or 0,
            how=PaidBy.BANK if line.membership_id % 5 == 0 else PaidBy.CASH,
        )
        for number, line in enumerate(paying, start=last + 1)
    )
    DuesPayment.objects.bulk_create(
        DuesPayment(receipt=row, membership_id=row.membership_id, month=month, amount=row.total) for row in receipts
    )
    if month <= later(month_of(today), -2):
        closed = timezone.make_aware(datetime.combine(later(month, 1) + timedelta(days=4), time(9)))
        DuesSheet.objects.filter(cell=cell, month=month).update(state=SheetState.CLOSED, closed_at=closed)
