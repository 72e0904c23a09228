"""Receipts a file makes, through the service that takes money, so that numbers run on; and when they may go again."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from cell_life.choices import SheetState
from cell_life.dues.months import month_of
from cell_life.dues.services.receipts import take_dues
from cell_life.models import DuesPayment, DuesReceipt, DuesSheet
from jobs.models import StagedRow
from members.intake.movements.effects import note_made
from members.intake.writing import skip

if TYPE_CHECKING:
    from accounts.models import User
    from cell_life.intake.payments import Asked


def write_receipts(asked: Sequence["Asked"], *, by: "User") -> None:
    """Take the money of the rows: a call for each cell and day, in which nobody pays twice.

    What one row is refused for does not hold up the others: it is skipped with the reason.
    """
    made: list[tuple[StagedRow, DuesReceipt]] = []
    for (_cell, _day), group in groupby(sorted(asked, key=_book), key=_book):
        for once in _each_once(list(group)):
            made += _taken(once, by)
    parts: dict[int, list[DuesPayment]] = {}
    for part in DuesPayment.objects.filter(receipt__in=[receipt.pk for _row, receipt in made]).order_by("pk"):
        parts.setdefault(part.receipt_id, []).append(part)
    for row, receipt in made:
        for one in (receipt, *parts[receipt.pk]):
            note_made(row, one)


def _book(one: "Asked") -> tuple[int, Any]:
    return one.cell_id, one.paid_on


def _each_once(group: list["Asked"]) -> list[list["Asked"]]:
    """Cut the rows of a cell and day so that no member stands twice in one part."""
    parts: list[list[Asked]] = []
    seen: dict[int, int] = {}
    for one in group:
        turn = seen.get(one.taking.membership_id, 0)
        seen[one.taking.membership_id] = turn + 1
        if turn == len(parts):
            parts.append([])
        parts[turn].append(one)
    return parts


def _taken(rows: list["Asked"], by: "User") -> list[tuple[StagedRow, DuesReceipt]]:
    try:
        with transaction.atomic():
            takings = [one.taking for one in rows]
            receipts = take_dues(
                cell_id=rows[0].cell_id, takings=takings, paid_on=rows[0].paid_on, voluntary=True, by=by
            )
        return list(zip([one.row for one in rows], receipts, strict=True))
    except Refused as refused:
        finding = refused.findings[0]
    except IntegrityError:
        finding = Finding("transaction_known", "reference", _("Giao dịch này đã được ghi."), _("Không cần ghi lại."))
    if len(rows) > 1:
        return [pair for one in rows for pair in _taken([one], by)]
    skip(rows[0].row, finding.code, "amount", str(finding.reason), str(finding.remedy))
    return []


def receipts_of(rows: Iterable[StagedRow]) -> dict[int, int]:
    """Return receipt → line of the written rows."""
    name = DuesReceipt._meta.label
    return {key: row.line for row in rows for own, key, _c in row.before.get("made", ()) if own == name}


def forbidden(rows: Sequence[StagedRow], cells: Mapping[int, Any]) -> set[int]:
    """Return the lines whose receipt lies out of reach, is of a closed month, or has later numbers after it.

    A receipt is taken out only from the end of its book, so that numbers stay without gaps.
    """
    lines = receipts_of(rows)
    found = list(DuesReceipt.objects.filter(pk__in=lines))
    closed = DuesSheet.objects.filter(cell__in={one.cell_id for one in found}, state=SheetState.CLOSED)
    shut = set(closed.values_list("cell_id", "month"))
    others = DuesReceipt.objects.filter(cell__in={one.cell_id for one in found}).exclude(pk__in=lines)
    last = {
        (cell, year): number for cell, year, number in others.values_list("cell_id", "year").annotate(Max("number"))
    }
    return {
        lines[one.pk]
        for one in found
        if one.cell_id not in cells
        or (one.cell_id, month_of(one.paid_on)) in shut
        or last.get((one.cell_id, one.year), 0) > one.number
    }
