"""The sheet of a month: made, reckoned anew while open, amounts fixed by hand, closed, opened again from above.

Every act locks the cell's row, so that whatever is written about the dues of one cell comes one after the other.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from branches.models import Organisation
from cell_life.choices import SheetState
from cell_life.dues import closing, rules
from cell_life.dues.owing import Reckoned, reckon_cell
from cell_life.dues.selectors.cash import cash_of
from cell_life.models import DuesLine, DuesRemittance, DuesSheet
from members.models import Membership
from rulebook import dues as book

if TYPE_CHECKING:
    from accounts.models import User

COLUMNS: Final = ("due", "not_counted", "kind", "basis", "rule_key")


def lock_cell(cell_id: int) -> Organisation:
    """Lock the dues of a cell until the transaction ends; rows that only point at the cell are not held up."""
    return Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=cell_id)


def refuse(findings: Sequence[Finding]) -> None:
    """Stop on any finding."""
    if findings:
        raise Refused(findings)


def open_sheet(*, cell_id: int, month: date, by: "User") -> DuesSheet:
    """Make the sheet of a cell for a month with everybody's line; the one that is there already is returned as it is.

    The number of queries does not depend on the size of the cell. Raises ``Refused`` for a month to come.
    """
    refuse(closing.opening_findings(month, timezone.localdate()))
    with transaction.atomic(), history.act("open_sheet", by=by):
        lock_cell(cell_id)
        there = DuesSheet.objects.filter(cell=cell_id, month=month).first()
        if there is not None:
            return there
        sheet = DuesSheet.objects.create(cell_id=cell_id, month=month, created_by=by)
        DuesLine.objects.bulk_create(_line(sheet.pk, one) for one in reckon_cell(cell_id, month))
        return sheet


def recompute_sheet(*, sheet_id: int, by: "User") -> int:
    """Reckon an open sheet anew by what is known now; return how many lines came, went or changed.

    Amounts fixed by hand stay. Raises ``Refused`` for a closed one.
    """
    with transaction.atomic(), history.act("recompute_sheet", by=by):
        sheet = _locked(sheet_id)
        return _reckon_anew(sheet)


def recompute_open(*, cell_id: int, since: date) -> None:
    """Reckon the open sheets of a cell from a month on anew, inside the act that changed what they rest on."""
    open_ones = DuesSheet.objects.filter(cell=cell_id, month__gte=since, state=SheetState.OPEN)
    for sheet in open_ones.order_by("month"):
        _reckon_anew(sheet)


def changes(sheet: DuesSheet, lines: Sequence[DuesLine]) -> tuple[list[Reckoned], list[DuesLine], list[DuesLine]]:
    """Return who is new on the sheet, which lines differ from what is reckoned now (set to it), and which go."""
    now = {one.membership_id: one for one in reckon_cell(sheet.cell_id, sheet.month, by_hand=_fixed(lines))}
    there = {line.membership_id: line for line in lines}
    fresh = [one for pk, one in now.items() if pk not in there]
    gone = [line for pk, line in there.items() if pk not in now]
    changed = []
    for pk, line in there.items():
        if pk in now and any(getattr(line, name) != getattr(now[pk].due, name) for name in COLUMNS):
            for name in COLUMNS:
                setattr(line, name, getattr(now[pk].due, name))
            changed.append(line)
    return fresh, changed, gone


def _reckon_anew(sheet: DuesSheet) -> int:
    fresh, changed, gone = changes(sheet, list(sheet.lines.all()))
    DuesLine.objects.bulk_create(_line(sheet.pk, one) for one in fresh)
    DuesLine.objects.bulk_update(changed, COLUMNS)
    DuesLine.objects.filter(pk__in=[line.pk for line in gone]).delete()
    count = len(fresh) + len(changed) + len(gone)
    if count:
        DuesSheet.objects.filter(pk=sheet.pk).update(version=F("version") + 1)
    return count


def _fixed(lines: Sequence[DuesLine]) -> dict[int, int]:
    return {line.membership_id: line.due for line in lines if line.rule_key == rules.BY_HAND and line.due is not None}


def _line(sheet_id: int, one: Reckoned) -> DuesLine:
    due = one.due
    return DuesLine(
        sheet_id=sheet_id,
        membership_id=one.membership_id,
        due=due.due,
        not_counted=due.not_counted,
        kind=due.kind,
        basis=due.basis,
        rule_key=due.rule_key,
    )


def fix_by_hand(*, sheet_id: int, amounts: Mapping[int, int], by: "User") -> int:
    """Write the amounts the committee of the cell fixed for members without a rate (till 1/2026), by membership.

    Raises ``Refused`` with everything wrong, each at the field ``d`` and the membership's number.
    """
    with transaction.atomic(), history.act("fix_by_hand", by=by):
        sheet = _locked(sheet_id)
        lines = list(sheet.lines.filter(membership__in=list(amounts), rule_key=rules.BY_HAND, not_counted=""))
        old = _retired([line.membership_id for line in lines], sheet.month)
        found: list[Finding] = []
        for line in lines:
            field = f"d{line.membership_id}"
            line.due = amounts[line.membership_id]
            found += rules.by_hand_findings(line.due, sheet.month, field, retired=line.membership_id in old)
        refuse(found)
        DuesLine.objects.bulk_update(lines, ["due"])
        return len(lines)


def _retired(memberships: Sequence[int], month: date) -> set[int]:
    rows = Membership.objects.filter(pk__in=memberships, person__born_on__isnull=False)
    return {
        pk
        for pk, born_on, sex in rows.values_list("pk", "person__born_on", "person__sex")
        if book.at_retirement_age(born_on, month, female=sex == "female")
    }


def close_sheet(*, sheet_id: int, version: int, cash: int, by: "User") -> DuesSheet:
    """Close the month of a cell with its cash: nothing dated in it is taken, changed or voided from now on.

    ``cash`` is the sum the page showed. Raises ``ChangedMeanwhile`` when sheet or cash changed since, ``Refused``.
    """
    with transaction.atomic(), history.act("close_sheet", by=by):
        sheet = _locked(sheet_id)
        if sheet.version != version or cash_of([sheet.cell_id], sheet.month).get(sheet.cell_id, 0) != cash:
            raise ChangedMeanwhile({}, sheet.version)
        return _set(sheet, state=SheetState.CLOSED, closed_at=timezone.now(), closed_by=by)


def reopen_sheet(*, sheet_id: int, reason: str, by: "User") -> DuesSheet:
    """Open a closed month again, an act of the level above, while it has not received the money.

    What was put together to be sent up and is not received yet is put together anew when the month is closed again.
    """
    with transaction.atomic(), history.act("reopen_sheet", by=by, reason=reason):
        sheet = DuesSheet.objects.get(pk=sheet_id)
        lock_cell(sheet.cell_id)
        sheet.refresh_from_db()
        sent = DuesRemittance.objects.filter(organisation=sheet.cell_id, month=sheet.month)
        received = [row.received_on for row in sent if row.received_on]
        closed = sheet.state == SheetState.CLOSED
        refuse(closing.reopening_findings(reason, is_closed=closed, received_on=received))
        return _set(sheet, state=SheetState.OPEN, closed_at=None, closed_by=None)


def _locked(sheet_id: int) -> DuesSheet:
    """Return the sheet, its cell locked; raises ``Refused`` when it is closed."""
    sheet = DuesSheet.objects.get(pk=sheet_id)
    lock_cell(sheet.cell_id)
    sheet.refresh_from_db()
    if sheet.state == SheetState.CLOSED and sheet.closed_at:
        raise Refused([closing.locked_finding(sheet.month, timezone.localdate(sheet.closed_at))])
    return sheet


def _set(sheet: DuesSheet, **columns: object) -> DuesSheet:
    DuesSheet.objects.filter(pk=sheet.pk).update(**columns, version=F("version") + 1)
    sheet.refresh_from_db()
    return sheet


def closed_months(cell_id: int, months: Sequence[date]) -> dict[date, date]:
    """Return the closed ones of these months of a cell, each with the day it was closed."""
    rows = DuesSheet.objects.filter(cell=cell_id, month__in=months, state=SheetState.CLOSED)
    return {row.month: timezone.localdate(row.closed_at) for row in rows if row.closed_at}
