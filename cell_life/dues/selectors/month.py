"""The page of one month of a cell: one row a member with due, paid, arrears and how it was reckoned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Sum
from django.urls import reverse

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from cell_life.choices import DuesKind, NotCounted
from cell_life.dues import rules, words
from cell_life.dues.months import FIRST, later, span
from cell_life.dues.selectors.cash import paid_for
from cell_life.dues.selectors.unpaid import lacking
from cell_life.dues.services.sheets import changes
from cell_life.models import DuesLine, DuesPayment, DuesReceipt, DuesRemittance, DuesSheet
from members.models import Person, Placement

ARREARS = 12
"""How many months back arrears are looked for."""


@dataclass(frozen=True)
class Slip:
    """One receipt of the month in a row."""

    pk: int
    number: int
    amount: int
    is_void: bool


@dataclass(frozen=True)
class Row:
    """One member on the sheet of a month."""

    membership_id: int
    name: str
    url: str
    group: str
    due: int | None
    paid: int
    words: str
    rule_key: str
    not_counted: str
    by_hand: bool
    behind: tuple[int, int] = (0, 0)
    slips: tuple[Slip, ...] = field(default=())
    boxes: Any = None

    @property
    def key(self) -> str:
        """Return the name of the box of the amount of this member."""
        return f"a{self.membership_id}"

    @property
    def seen_key(self) -> str:
        """Return the name of the hidden box that says what the page showed."""
        return f"s{self.membership_id}"

    @property
    def shown(self) -> str:
        """Return what the page says was paid and is due, so that a change meanwhile is noticed."""
        return f"{self.paid}-{'' if self.due is None else self.due}"

    @property
    def left(self) -> int:
        """Return what is still due this month."""
        return max((self.due or 0) - self.paid, 0)

    @property
    def over(self) -> int:
        """Return what was paid above the due, of one's own will."""
        return max(self.paid - self.due, 0) if self.due is not None else 0

    @property
    def is_open(self) -> bool:
        """Say whether money of this month may still come from this member."""
        return self.not_counted != NotCounted.ELSEWHERE and (
            self.due is None or self.left > 0 or bool(self.not_counted)
        )

    @property
    def is_expected(self) -> bool:
        """Say whether something is still to be paid."""
        return self.left > 0


@dataclass(frozen=True)
class Totals:
    """The sums of a sheet."""

    people: int
    due: int
    paid: int
    left: int
    unknown: int
    settled: int


@dataclass(frozen=True)
class MonthPage:
    """Everything the page of a month shows; ``sheet`` None where none was made."""

    month: date
    sheet: DuesSheet | None
    rows: tuple[Row, ...] = ()
    stale: int = 0
    cash: int = 0
    received_on: date | None = None

    @property
    def totals(self) -> Totals:
        """Return the sums."""
        rows = self.rows
        return Totals(
            people=len(rows),
            due=sum(row.due or 0 for row in rows),
            paid=sum(row.paid for row in rows),
            left=sum(row.left for row in rows),
            unknown=sum(1 for row in rows if row.due is None),
            settled=sum(1 for row in rows if row.due is not None and not row.left),
        )

    @property
    def open_rows(self) -> list[Row]:
        """Return the rows money may still come from."""
        return [row for row in self.rows if row.is_open]

    @property
    def is_by_hand(self) -> bool:
        """Say whether some amounts are fixed by hand."""
        return any(row.by_hand for row in self.rows)


def month_page(cell_id: int, month: date, scope: Scope, today: date) -> MonthPage:
    """Return the page of a month of a cell; as many queries for any size."""
    sheet = DuesSheet.objects.filter(cell=cell_id, month=month).select_related("closed_by").first()
    cash = DuesReceipt.objects.filter(
        cell=cell_id, paid_on__gte=month, paid_on__lt=later(month, 1), void_on__isnull=True
    )
    taken = cash.aggregate(sum=Sum("total"))["sum"] or 0
    if sheet is None:
        return MonthPage(month, None, cash=taken)
    lines = list(sheet.lines.select_related("membership__person").order_by("membership__person__name_sort", "pk"))
    rows = _rows(lines, month, cell_id, scope, today)
    stale = sum(len(part) for part in changes(sheet, lines)) if sheet.closed_at is None else 0
    sent = DuesRemittance.objects.filter(organisation=cell_id, month=month).first()
    return MonthPage(month, sheet, rows, stale, taken, sent.received_on if sent else None)


def _rows(lines: Sequence[DuesLine], month: date, cell_id: int, scope: Scope, today: date) -> tuple[Row, ...]:
    members = [line.membership_id for line in lines]
    paid = paid_for(members, month, month)
    behind: dict[int, tuple[int, int]] = {}
    first = max(later(month, -ARREARS), FIRST)
    for one in lacking(first, later(month, -1), today=today, memberships=members):
        count, total = behind.get(one.membership_id, (0, 0))
        behind[one.membership_id] = (count + 1, total + one.lacks)
    slips = _slips(members, month, cell_id)
    return tuple(_row(line, month, scope, paid.get((line.membership_id, month), 0), behind, slips) for line in lines)


def _slips(members: Sequence[int], month: date, cell_id: int) -> dict[int, list[Slip]]:
    found: dict[int, list[Slip]] = {}
    parts = DuesPayment.objects.filter(membership__in=members, month=month, receipt__cell=cell_id)
    for part in parts.select_related("receipt").order_by("receipt__year", "receipt__number"):
        row = part.receipt
        slip = Slip(row.pk, row.number, part.amount, row.void_on is not None)
        found.setdefault(part.membership_id, []).append(slip)
    return found


def _row(
    line: DuesLine,
    month: date,
    scope: Scope,
    paid: int,
    behind: Mapping[int, tuple[int, int]],
    slips: Mapping[int, Sequence[Slip]],
) -> Row:
    person = line.membership.person
    said = words.arithmetic(line, month)
    return Row(
        membership_id=line.membership_id,
        name=person.full_name,
        url=person_url(person, scope),
        group=str(DuesKind(line.kind).label) if line.kind else "",
        due=line.due,
        paid=paid,
        words=said.words,
        rule_key=said.rule_key,
        not_counted=line.not_counted,
        by_hand=line.rule_key == rules.BY_HAND,
        behind=behind.get(line.membership_id, (0, 0)),
        slips=tuple(slips.get(line.membership_id, ())),
    )


def person_url(person: Person, scope: Scope) -> str:
    """Return the page of a member, an empty text where this person may not open it."""
    if scope.allows(Permission.VIEW_MEMBERS, person.keeper_path):
        return reverse("members:detail", args=[person.pk])
    return ""


@dataclass(frozen=True)
class MonthOfMember:
    """One month on the page on which one member pays: what is due, paid and left; ``amount`` is offered."""

    month: date
    due: int | None
    paid: int
    not_counted: str
    has_sheet: bool
    likely: int

    @property
    def key(self) -> str:
        """Return the name of the box of this month."""
        return f"a{self.month:%Y%m}"

    @property
    def left(self) -> int:
        """Return what is still due."""
        return max((self.due or 0) - self.paid, 0)


def months_of_member(cell_id: int, membership_id: int, today: date, ahead: int) -> list[MonthOfMember]:
    """Return the months one member may pay here: those owed, this one and some ahead. Three queries.

    Who meets in another cell now pays here only for months on this cell's sheets: the others are not its business.
    """
    here = Placement.objects.on(today).filter(membership=membership_id, cell=cell_id).exists()
    this = today.replace(day=1)
    first, last = max(later(this, -ARREARS), FIRST), later(this, ahead)
    lines = DuesLine.objects.filter(membership=membership_id, sheet__cell=cell_id, sheet__month__gte=first)
    known = {line.sheet.month: line for line in lines.select_related("sheet")}
    paid = paid_for([membership_id], first, last)
    dues = [line.due for _month, line in sorted(known.items()) if line.due]
    likely = dues[-1] if dues else 0
    found = []
    for month in span(first, last):
        line, so_far = known.get(month), paid.get((membership_id, month), 0)
        if line is None and not here:
            continue
        due = line.due if line else None
        if month < this and (line is None or not line.due or so_far >= line.due):
            continue
        left_out = line.not_counted if line else ""
        found.append(MonthOfMember(month, due, so_far, left_out, line is not None, likely))
    return found


def is_above(period: OrganisationPeriod, scope: Scope, permission: Permission = Permission.COLLECT_DUES) -> bool:
    """Say whether somebody acts for the level above a cell: the right at the body over it."""
    above = period.path[: period.path.rstrip("/").rfind("/") + 1]
    return bool(above) and scope.allows(permission, above)
