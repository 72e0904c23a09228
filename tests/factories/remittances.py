"""Dues above the cell for tests: shares written by paper, closed months with their cash, vouchers sent and received."""

from datetime import date

from django.utils import timezone

from cell_life.choices import SheetState
from cell_life.dues.above import services
from cell_life.dues.above.selectors.sending import ground_of
from cell_life.models import DuesRemittance, DuesSetting, DuesSheet
from tests.factories.dues import receipt
from tests.factories.members import MemberFactory

MONTH = date(2026, 3, 1)
DAY = date(2026, 4, 5)


def share(organisation, numerator=70, denominator=100, own_only=True, since=date(2026, 1, 1)) -> DuesSetting:
    """Write what a body keeps, for itself alone unless told otherwise."""
    return DuesSetting.objects.create(
        organisation=organisation,
        kept_numerator=numerator,
        kept_denominator=denominator,
        own_only=own_only,
        starts_on=since,
        decision_number="15-QĐ/ĐU",
        decided_on=date(2026, 1, 1),
    )


def closed_month(cell, *amounts, month=MONTH) -> DuesSheet:
    """Close a month of a cell in which these amounts were taken, each of a member of its own."""
    for amount in amounts:
        receipt(cell, MemberFactory(cell=cell, since=date(2025, 1, 1)), month, amount)
    return DuesSheet.objects.create(cell=cell, month=month, state=SheetState.CLOSED, closed_at=timezone.now())


def sent(organisation, by, month=MONTH, **more) -> DuesRemittance:
    """Send a month of a body up, as its page does."""
    total = ground_of(organisation.pk, month, timezone.localdate()).total
    values = {"sent_on": DAY, "voucher": "PC 07", "shown": total} | more
    return services.send_up(organisation_id=organisation.pk, month=month, by=by, **values)


def received(row, by, received_on=DAY) -> DuesRemittance:
    """Confirm a voucher for the level above."""
    chosen = {row.pk: row.version}
    services.receive_remittances(to_id=row.to_id, month=row.month, chosen=chosen, received_on=received_on, by=by)
    row.refresh_from_db()
    return row
