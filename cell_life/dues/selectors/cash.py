"""What was paid: by member and month, and the cash a cell took in a month. Voided receipts are no money."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from cell_life.dues.months import later
from cell_life.models import DuesPayment, DuesReceipt, DuesSheet

VALID = Q(void_on__isnull=True)


def paid_for(memberships: Iterable[int], first: date, last: date) -> dict[tuple[int, date], int]:
    """Return what was paid for each month, to whichever cell, by membership and month. One query."""
    rows = DuesPayment.objects.filter(
        membership__in=list(memberships), month__gte=first, month__lte=last, receipt__void_on__isnull=True
    )
    summed = rows.values("membership_id", "month").annotate(sum=Sum("amount"))
    return {(row["membership_id"], row["month"]): row["sum"] for row in summed}


def receipts_in(cells: Collection[int] | QuerySet[Any], month: date) -> QuerySet[DuesReceipt]:
    """Return the valid receipts dated in a month by these cells: the cash of the month."""
    return DuesReceipt.objects.filter(VALID, cell__in=cells, paid_on__gte=month, paid_on__lt=later(month, 1))


def cash_of(cells: Collection[int] | QuerySet[Any], month: date) -> dict[int, int]:
    """Return the cash each of these cells took in a month; who took nothing is absent. One query."""
    rows = receipts_in(cells, month).values("cell_id").annotate(sum=Sum("total"))
    return {row["cell_id"]: row["sum"] for row in rows}


def sheets_in(cells: Collection[int] | QuerySet[Any], month: date) -> dict[int, DuesSheet]:
    """Return the sheet of each of these cells for a month; cells without one are absent. One query."""
    return {row.cell_id: row for row in DuesSheet.objects.filter(cell__in=cells, month=month)}
