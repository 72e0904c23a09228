"""Receipts: money taken from one or many members in one act, numbered without gaps; voided, never changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from cell_life.choices import PaidBy
from cell_life.dues import closing, taking
from cell_life.dues.months import month_of
from cell_life.dues.selectors.cash import paid_for
from cell_life.dues.services.sheets import closed_months, lock_cell, refuse
from cell_life.dues.taking import Owing
from cell_life.models import DuesLine, DuesPayment, DuesReceipt
from members.models import Membership, Placement

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Part:
    """So much for a month; ``seen`` is what the page said was paid for it already."""

    month: date
    amount: int
    seen: int = 0


@dataclass(frozen=True)
class Taking:
    """The money of one member: its months, how it came; ``field`` is where a form shows what is wrong."""

    membership_id: int
    parts: tuple[Part, ...]
    how: str = PaidBy.CASH
    reference: str = ""
    note: str = ""
    field: str = ""

    @property
    def total(self) -> int:
        """Return the sum of the months."""
        return sum(part.amount for part in self.parts)


def take_dues(
    *, cell_id: int, takings: Sequence[Taking], paid_on: date, voluntary: bool = False, by: "User"
) -> list[DuesReceipt]:
    """Write one receipt a member for money taken on a day, all or none, with the next numbers of the cell's book.

    The cell is locked, so that of two people taking the same member's month the second is told what the first wrote.
    ``voluntary`` says that more than is due is meant. Raises ``Refused`` with everything wrong.
    """
    refuse(_nothing(takings) or taking.day_findings(paid_on, timezone.localdate()))
    with transaction.atomic(), history.act("take_dues", by=by):
        lock_cell(cell_id)
        closed = closed_months(cell_id, [month_of(paid_on)])
        refuse([closing.closed_finding(paid_on, day) for day in closed.values()])
        standing = _standing(cell_id, takings, paid_on)
        found: list[Finding] = []
        for one in takings:
            found += _findings(one, standing, paid_on, voluntary=voluntary)
        refuse(found)
        return _write(cell_id, takings, paid_on, by)


def _nothing(takings: Sequence[Taking]) -> list[Finding]:
    if any(one.parts for one in takings):
        return []
    remedy = _("Đánh dấu ít nhất một đồng chí đã đóng, hoặc ghi số tiền.")
    return [Finding("dues_nobody", "", _("Chưa chọn đồng chí nào."), remedy)]


@dataclass(frozen=True)
class Standing:
    """How the members of an act stand now: names, who belongs to the cell, what is due and paid by month."""

    names: Mapping[int, str]
    here: frozenset[int]
    lines: Mapping[tuple[int, date], DuesLine]
    paid: Mapping[tuple[int, date], int]

    def of(self, membership_id: int, month: date) -> Owing:
        """Return one month of one member."""
        line = self.lines.get((membership_id, month))
        paid = self.paid.get((membership_id, month), 0)
        return Owing(month, line.due if line else None, paid, line.not_counted if line else "")


def _standing(cell_id: int, takings: Sequence[Taking], paid_on: date) -> Standing:
    """Read how these members stand: four queries for any number of them."""
    members = [one.membership_id for one in takings]
    months = [part.month for one in takings for part in one.parts]
    rows = Membership.objects.filter(pk__in=members).values_list("pk", "person__full_name")
    lines = DuesLine.objects.filter(sheet__cell=cell_id, membership__in=members).select_related("sheet")
    placed = Placement.objects.on(paid_on).filter(cell=cell_id, membership__in=members)
    known = {(line.membership_id, line.sheet.month): line for line in lines.filter(sheet__month__in=months)}
    here = {*placed.values_list("membership_id", flat=True), *lines.values_list("membership_id", flat=True)}
    return Standing(dict(rows), frozenset(here), known, paid_for(members, min(months), max(months)))


def _findings(one: Taking, standing: Standing, paid_on: date, *, voluntary: bool) -> Iterator[Finding]:
    name = standing.names.get(one.membership_id, "")
    if one.membership_id not in standing.here:
        yield taking.stranger_finding(name, one.field)
        return
    for part in one.parts:
        owing = standing.of(one.membership_id, part.month)
        field = one.field or f"a{part.month:%Y%m}"
        found = taking.part_findings(name, owing, part.amount, part.seen, paid_on, field)
        yield from found
        if not found and not voluntary:
            yield from taking.more_than_due(name, owing, part.amount, field)


def _write(cell_id: int, takings: Sequence[Taking], paid_on: date, by: "User") -> list[DuesReceipt]:
    book = DuesReceipt.objects.filter(cell=cell_id, year=paid_on.year)
    last = book.aggregate(last=Max("number"))["last"] or 0
    receipts = DuesReceipt.objects.bulk_create(
        DuesReceipt(
            cell_id=cell_id,
            membership_id=one.membership_id,
            number=number,
            year=paid_on.year,
            paid_on=paid_on,
            total=one.total,
            how=one.how,
            reference=one.reference,
            note=one.note[:300],
            created_by=by,
        )
        for number, one in enumerate((one for one in takings if one.parts), start=last + 1)
    )
    given = {one.membership_id: one for one in takings}
    DuesPayment.objects.bulk_create(
        DuesPayment(receipt=row, membership_id=row.membership_id, month=part.month, amount=part.amount)
        for row in receipts
        for part in given[row.membership_id].parts
    )
    return receipts


def void_receipt(*, receipt_id: int, version: int, reason: str, by: "User") -> DuesReceipt:
    """Void a receipt for a reason; its number stays in the book. Raises ``Refused``, ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("void_receipt", by=by, reason=reason):
        row = DuesReceipt.objects.get(pk=receipt_id)
        lock_cell(row.cell_id)
        row.refresh_from_db()
        refuse(taking.void_findings(reason, is_void=row.void_on is not None))
        if row.version != version:
            raise ChangedMeanwhile({}, row.version)
        closed = closed_months(row.cell_id, [month_of(row.paid_on)])
        if closed:
            raise Refused([closing.closed_finding(row.paid_on, day, "") for day in closed.values()])
        changed = {"void_on": timezone.localdate(), "void_reason": reason.strip()[:300], "version": F("version") + 1}
        DuesReceipt.objects.filter(pk=row.pk).update(**changed)
        row.refresh_from_db()
        return row
