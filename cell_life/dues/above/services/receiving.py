"""The level above confirms what came in, and takes a confirmation back with a reason; never the hand that sent it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.choices import SheetState
from cell_life.dues.above import rules
from cell_life.dues.above.places import in_month
from cell_life.dues.above.services.locking import lock_bodies, locked, refuse
from cell_life.dues.selectors.cash import cash_of, sheets_in
from cell_life.models import DuesRemittance

if TYPE_CHECKING:
    from accounts.models import User


def receive_remittances(
    *, to_id: int, month: date, chosen: Mapping[int, int], received_on: date, by: "User"
) -> list[DuesRemittance]:
    """Confirm for a body that these vouchers of a month have come in: all of them, or none.

    ``chosen`` maps the id of each voucher to the version the page showed. Locks the body and the senders. Raises
    ``Refused`` (the body's own month has gone up, the same hand sent it, the book of a cell changed) and
    ``ChangedMeanwhile`` when one of them is no longer what was shown.
    """
    with transaction.atomic(), history.act("receive_remittances", by=by):
        asked = DuesRemittance.objects.filter(pk__in=chosen, to=to_id, month=month)
        lock_bodies([to_id, *asked.values_list("organisation_id", flat=True)])
        rows = list(asked.order_by("pk"))
        if {row.pk: row.version for row in rows} != dict(chosen):
            raise ChangedMeanwhile({}, 0)
        refuse(
            rules.receiving_findings(
                _slips(rows, month),
                received_on=received_on,
                today=timezone.localdate(),
                user_id=by.pk,
                above_has_sent=has_sent(to_id, month),
            )
        )
        DuesRemittance.objects.filter(pk__in=chosen).update(
            received_on=received_on, received_by=by, version=F("version") + 1
        )
    return rows


def _slips(rows: Sequence[DuesRemittance], month: date) -> list[rules.Slip]:
    """Return what the rules need of each voucher: four queries."""
    ids = [row.organisation_id for row in rows]
    places = OrganisationPeriod.objects.filter(in_month(month), organisation__in=ids).order_by("starts_on")
    there = {place.organisation_id: place for place in places}
    sheets, cash = sheets_in(ids, month), cash_of(ids, month)
    return [
        rules.Slip(
            name=there[row.organisation_id].name,
            sent_on=row.sent_on,
            made_by=row.created_by_id,
            is_received=row.received_on is not None,
            is_stale=there[row.organisation_id].kind in CELLS
            and (
                row.organisation_id not in sheets
                or sheets[row.organisation_id].state != SheetState.CLOSED
                or cash.get(row.organisation_id, 0) != row.taken
            ),
        )
        for row in rows
    ]


def has_sent(organisation_id: int, month: date) -> bool:
    """Say whether a body has a voucher of its own of the month."""
    return DuesRemittance.objects.filter(organisation=organisation_id, month=month).exists()


def void_receiving(*, remittance_id: int, version: int, reason: str, by: "User") -> DuesRemittance:
    """Take the confirmation of a voucher back, with the reason; the history keeps who had confirmed it and when.

    Raises ``Refused`` when the receiver's own month has gone up already, and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("void_receiving", by=by, reason=reason.strip()):
        row = locked(remittance_id, version)
        above = row.to_id is not None and has_sent(row.to_id, row.month)
        refuse(rules.void_findings(is_received=row.received_on is not None, above_has_sent=above, reason=reason))
        DuesRemittance.objects.filter(pk=row.pk).update(received_on=None, received_by=None, version=F("version") + 1)
    row.refresh_from_db()
    return row
