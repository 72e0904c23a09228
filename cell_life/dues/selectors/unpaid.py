"""Who owes since when. A month is unpaid when nothing was paid for it by the end of the following month.

One statement answers for one member, one cell or everybody (signal S2 of screening). Months in detention, exempted by
decision, or spent in a temporary cell never count, also when that was recorded after the sheet was closed. A month
counts only where the cell made a sheet for it, because without one nobody said what was due; the ledger shows such
gaps. A month paid in part is short, not unpaid. Source: 01-QĐ/TW (3/2/2026), Điều 2.1.4, theo nguồn thứ cấp; what
counts as a month is our reading.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from cell_life.dues.months import later, month_of

OWED: Final = """
    SELECT line.membership_id, sheet.month, max(line.due) AS due
      FROM cell_life_duesline AS line
      JOIN cell_life_duessheet AS sheet ON sheet.id = line.sheet_id
     WHERE line.due > 0 AND sheet.month BETWEEN %(first)s AND %(last)s {narrow}
       AND NOT EXISTS (SELECT FROM members_suspension AS apart
            WHERE apart.membership_id = line.membership_id AND apart.detained
              AND apart.starts_on < sheet.month + interval '1 month'
              AND (apart.ends_on IS NULL OR apart.ends_on > sheet.month))
       AND NOT EXISTS (SELECT FROM cell_life_duesrelief AS relief
            WHERE relief.membership_id = line.membership_id AND relief.kind = 'exempt'
              AND relief.decided_on IS NOT NULL AND relief.starts_on <= sheet.month
              AND (relief.ends_on IS NULL OR relief.ends_on > sheet.month))
       AND NOT EXISTS (SELECT FROM members_placement AS away
            WHERE away.membership_id = line.membership_id AND away.kind = 'temporary'
              AND away.cell_id <> sheet.cell_id AND away.starts_on <= sheet.month
              AND (away.ends_on IS NULL OR away.ends_on > sheet.month))
       AND NOT EXISTS (SELECT FROM members_transfer AS gone
            WHERE gone.membership_id = line.membership_id AND gone.kind IN ('temporary', 'abroad')
              AND gone.stage = 'accepted' AND gone.to_cell_id IS NULL AND gone.closed_on <= sheet.month
              AND (gone.ended_on IS NULL OR gone.ended_on > sheet.month))
     GROUP BY line.membership_id, sheet.month"""
PAID: Final = """
    SELECT part.membership_id, part.month, sum(part.amount) AS paid
      FROM cell_life_duespayment AS part
      JOIN cell_life_duesreceipt AS receipt ON receipt.id = part.receipt_id
     WHERE part.month BETWEEN %(first)s AND %(last)s AND receipt.paid_on <= %(today)s
       AND (receipt.void_on IS NULL OR receipt.void_on > %(today)s)
     GROUP BY part.membership_id, part.month"""
STATEMENT: Final = """
    SELECT owed.membership_id, owed.month, owed.due, coalesce(paid.paid, 0) AS paid
      FROM ({owed}) AS owed
      LEFT JOIN ({paid}) AS paid ON paid.membership_id = owed.membership_id AND paid.month = owed.month
     WHERE coalesce(paid.paid, 0) < owed.due"""
ALL: Final = ""
OF_MEMBERS: Final = "AND line.membership_id = ANY(%(memberships)s)"
OF_CELL: Final = "AND sheet.cell_id = %(cell)s"


@dataclass(frozen=True)
class UnpaidMonth:
    """A month of which less than was due has been paid."""

    membership_id: int
    month: date
    due: int
    paid: int

    @property
    def is_unpaid(self) -> bool:
        """Say whether nothing at all was paid: only such a month counts against the member."""
        return self.paid == 0

    @property
    def lacks(self) -> int:
        """Return what is still to be paid."""
        return self.due - self.paid


def unpaid_sql(narrow: str = ALL) -> str:
    """Return the statement that gives membership_id, month, due, paid; ``narrow`` is one of the three above.

    Its parameters are ``first`` and ``last`` month, ``today``, and what ``narrow`` names. Add ``AND paid.paid IS NULL``
    for the months of which nothing was paid.
    """
    return STATEMENT.format(owed=OWED.format(narrow=narrow), paid=PAID)


def last_counted(today: date) -> date:
    """Return the last month that can be unpaid on a day: the following one is over too."""
    return later(month_of(today), -2)


def unpaid_months(
    *, year: int, today: date, memberships: Collection[int] | None = None, cell: int | None = None
) -> list[UnpaidMonth]:
    """Return the months of a year unpaid (or short) at the end of the following month, of members, a cell or everybody.

    One query; by member and month.
    """
    last = min(date(year, 12, 1), last_counted(today))
    return lacking(date(year, 1, 1), last, today=today, memberships=memberships, cell=cell)


def lacking(
    first: date, last: date, *, today: date, memberships: Collection[int] | None = None, cell: int | None = None
) -> list[UnpaidMonth]:
    """Return the months from ``first`` to ``last`` of which less than was due is paid, whatever the deadline."""
    narrow = OF_MEMBERS if memberships is not None else OF_CELL if cell is not None else ALL
    asked: dict[str, Any] = {"first": first, "last": last, "today": today, "cell": cell}
    asked["memberships"] = list(memberships) if memberships is not None else None
    with connection.cursor() as cursor:
        cursor.execute(f"{unpaid_sql(narrow)} ORDER BY 1, 2", asked)
        return [UnpaidMonth(*row) for row in cursor.fetchall()]
