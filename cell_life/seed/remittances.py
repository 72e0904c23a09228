"""Dues above the cell in the demo: shares of the trial ward, and the closed months of its cells on their way up.

Only cells that have closed months, which are a few. The last of these waits for the ward to confirm it.
"""

from datetime import date
from typing import Any, Final

from django.db import connection

from cell_life.dues.months import later, month_of

PLACED: Final = """
    WITH led AS (
        SELECT DISTINCT place.organisation_id, place.parent_id, place.sector
          FROM branches_organisationperiod AS place
          JOIN cell_life_duessheet AS sheet ON sheet.cell_id = place.organisation_id AND sheet.state = 'closed'
         WHERE place.ends_on IS NULL AND place.parent_id IS NOT NULL
    )
"""
SHARES: Final = f"""
    {PLACED}, wanted AS (
        SELECT DISTINCT parent_id AS organisation_id FROM led
        UNION
        SELECT beside.organisation_id FROM branches_organisationperiod AS beside
          JOIN led ON led.parent_id = beside.parent_id
         WHERE beside.ends_on IS NULL AND beside.kind = 'cell' AND beside.sector NOT IN ('rural', 'urban')
    )
    INSERT INTO cell_life_duessetting (organisation_id, starts_on, own_only, zone, kept_numerator, kept_denominator,
                                       decision_number, decided_on, issuer, version)
    SELECT organisation_id, '2026-02-01', true, '', 50, 100, '08-QĐ/ĐU', '2026-01-20', '', 1
      FROM wanted
"""  # noqa: S608 - the only part put in is the constant above
SLIPS: Final = f"""
    {PLACED}, taken AS (
        SELECT sheet.cell_id, sheet.month, sheet.closed_by_id,
               coalesce((SELECT sum(receipt.total) FROM cell_life_duesreceipt AS receipt
                    WHERE receipt.cell_id = sheet.cell_id AND receipt.void_on IS NULL
                      AND receipt.paid_on >= sheet.month AND receipt.paid_on < sheet.month + interval '1 month'
               ), 0) AS amount,
               CASE WHEN led.sector IN ('rural', 'urban') THEN 7 ELSE 5 END AS part, led.parent_id
          FROM cell_life_duessheet AS sheet JOIN led ON led.organisation_id = sheet.cell_id
         WHERE sheet.state = 'closed'
    ), divided AS (
        SELECT taken.*, floor(amount * part / 10.0 + 0.5) AS kept,
               (SELECT user_id FROM branches_rolegrant WHERE organisation_id = taken.cell_id AND role = 'secretary'
                   AND ends_on IS NULL ORDER BY id LIMIT 1) AS sender,
               (SELECT user_id FROM branches_rolegrant WHERE organisation_id = taken.parent_id AND role = 'office'
                   AND ends_on IS NULL ORDER BY id LIMIT 1) AS receiver
          FROM taken
    )
    INSERT INTO cell_life_duesremittance (organisation_id, to_id, month, taken, from_below, kept, sent, kept_numerator,
        kept_denominator, sent_on, voucher, received_on, received_by_id, created_by_id, version)
    SELECT cell_id, parent_id, month, amount, 0, kept, amount - kept, part, 10,
           (month + interval '1 month 3 days')::date, 'PC ' || to_char(month, 'MM'),
           CASE WHEN month < %(last)s AND receiver IS NOT NULL THEN (month + interval '1 month 6 days')::date END,
           CASE WHEN month < %(last)s THEN receiver END, sender, 1
      FROM divided
     WHERE month <= %(last)s AND (month + interval '1 month 3 days')::date <= %(today)s
"""  # noqa: S608 - the only part put in is the constant above


def write(today: date, members: int) -> int:
    """Write shares and vouchers; return how many rows."""
    given: dict[str, Any] = {"last": later(month_of(today), -2), "today": today}
    written = 0
    with connection.cursor() as cursor:
        for statement in (SHARES, SLIPS):
            cursor.execute(statement, given)
            written += cursor.rowcount
    return written
