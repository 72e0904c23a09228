"""Dues of the whole city in one month: the monthly sheet and what does not agree, beside bare sums.

Rows as if every member paid are written for the measure and taken back with the transaction.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts import history
from benches.measures import Measure, side_by_side
from branches.models import OrganisationPeriod
from cell_life.dues.above.selectors.differences import differences_of
from cell_life.dues.above.selectors.sheets import sheet_of
from cell_life.dues.above.spans import month_span
from cell_life.dues.months import later, month_of

ROWS = (
    """INSERT INTO cell_life_duessheet (cell_id, month, state, closed_at, version, created_at)
       SELECT organisation_id, %(month)s, 'closed', now(), 1, now() FROM branches_organisationperiod
       WHERE kind IN ('cell', 'base_cell') AND starts_on < %(until)s AND (ends_on IS NULL OR ends_on >= %(until)s)
       ON CONFLICT DO NOTHING""",
    """INSERT INTO cell_life_duesline (sheet_id, membership_id, due, not_counted, kind, rule_key)
       SELECT sheet.id, placement.membership_id, 30000, '', 'pension', 'dues.pension.rate'
       FROM cell_life_duessheet AS sheet JOIN members_placement AS placement ON placement.cell_id = sheet.cell_id
            AND placement.kind = 'formal' AND placement.starts_on <= %(month)s
            AND (placement.ends_on IS NULL OR placement.ends_on > %(month)s)
       WHERE sheet.month = %(month)s ON CONFLICT DO NOTHING""",
    """INSERT INTO cell_life_duesreceipt (cell_id, membership_id, number, year, paid_on, total, how, reference, note,
            void_reason, version, created_at)
       SELECT sheet.cell_id, line.membership_id,
              100000 + row_number() OVER (PARTITION BY sheet.cell_id ORDER BY line.id), extract(year FROM %(month)s),
              %(month)s, line.due, 'cash', '', '', '', 1, now()
       FROM cell_life_duesline AS line JOIN cell_life_duessheet AS sheet ON sheet.id = line.sheet_id
       WHERE sheet.month = %(month)s AND line.due > 0 AND line.id %% 50 > 0""",
    """INSERT INTO cell_life_duesremittance (organisation_id, to_id, month, taken, from_below, kept, sent,
            kept_numerator, kept_denominator, sent_on, voucher, received_on, version)
       SELECT place.organisation_id, place.parent_id, %(month)s, money.total, 0, money.total - money.total / 10 * 3,
              money.total / 10 * 3, 7, 10, %(until)s, 'PC',
              CASE WHEN place.organisation_id %% 20 > 0 THEN %(until)s END, 1
       FROM branches_organisationperiod AS place
       JOIN (SELECT cell_id, sum(total) AS total FROM cell_life_duesreceipt
             WHERE paid_on >= %(month)s AND paid_on < %(until)s GROUP BY cell_id) AS money
         ON money.cell_id = place.organisation_id
       WHERE place.starts_on < %(until)s AND (place.ends_on IS NULL OR place.ends_on >= %(until)s)
       ON CONFLICT DO NOTHING""",
)
TABLES = ("duessheet", "duesline", "duesreceipt", "duesremittance")
BARE = (
    """SELECT split_part(place.path, '/', 2), sum(receipt.total) FROM cell_life_duesreceipt AS receipt
       JOIN branches_organisationperiod AS place ON place.organisation_id = receipt.cell_id AND place.ends_on IS NULL
       WHERE receipt.paid_on >= %(month)s AND receipt.paid_on < %(until)s GROUP BY 1""",
    """SELECT split_part(place.path, '/', 2), sum(line.due) FROM cell_life_duesline AS line
       JOIN cell_life_duessheet AS sheet ON sheet.id = line.sheet_id AND sheet.month = %(month)s
       JOIN branches_organisationperiod AS place ON place.organisation_id = sheet.cell_id AND place.ends_on IS NULL
       GROUP BY 1""",
)
"""What was taken and what was due, by committee: what any sheet of the city must add up at least."""


def measure() -> Iterable[Measure]:
    """Yield the figures of the city's month."""
    month = later(month_of(timezone.localdate()), -1)
    given = {"month": month, "until": later(month, 1)}
    found: list[Measure] = []
    with transaction.atomic(), history.act("bench_dues", by=None):
        for statement in ROWS:
            _run(statement, given)
        for table in TABLES:
            _run(f"ANALYZE cell_life_{table}")
        found += _figures(month, given)
        transaction.set_rollback(True)
    yield from found


def _figures(month: date, given: dict[str, Any]) -> Iterable[Measure]:
    city = OrganisationPeriod.objects.filter(kind="city", ends_on=None).order_by("pk")[0]
    span = month_span(month)

    def bare() -> None:
        for statement in BARE:
            _run(statement, given, fetch=True)

    floor, ours = side_by_side(bare, lambda: sheet_of(city, span), times=7)
    yield Measure(
        "dues: monthly sheet of the city, by committee", "bare GROUP BY of receipts and lines", floor, ours, 3
    )
    floor, ours = side_by_side(lambda: _run(BARE[0], given, fetch=True), lambda: differences_of(city, span), times=7)
    yield Measure("dues: what does not agree in the city", "bare GROUP BY of receipts", floor, ours, 6)


def _run(statement: str, given: dict[str, Any] | None = None, *, fetch: bool = False) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        if fetch:
            cursor.fetchall()
