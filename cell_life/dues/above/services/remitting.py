"""Sending a month up, and withdrawing the voucher while nobody above has the money."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts import history
from accounts.findings import ChangedMeanwhile
from cell_life.dues.above import rules
from cell_life.dues.above.selectors.sending import ground_of
from cell_life.dues.above.services.locking import lock_bodies, locked, refuse
from cell_life.models import DuesRemittance

if TYPE_CHECKING:
    from accounts.models import User


def send_up(
    *, organisation_id: int, month: date, shown: int, sent_on: date, voucher: str = "", reason: str = "", by: "User"
) -> DuesRemittance:
    """Write the voucher of a month: all the body has of it, what it keeps by its share, the rest for the level above.

    ``shown`` is the total the page showed; ``reason`` says why not all bodies below are waited for. Locks the body,
    so that its sheet stays closed and nothing more comes in. Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("send_up", by=by, reason=reason, paper=voucher):
        lock_bodies([organisation_id])
        ground = ground_of(organisation_id, month, timezone.localdate())
        refuse(rules.sending_findings(ground.known))
        if shown != ground.total:
            raise ChangedMeanwhile({"total": (shown, ground.total, None)}, 0)
        refuse(
            rules.typed_findings(
                ground.known, sent=ground.sent, sent_on=sent_on, voucher=voucher, reason=reason.strip()
            )
        )
        return DuesRemittance.objects.create(
            organisation_id=organisation_id,
            to_id=ground.to,
            month=month,
            taken=ground.taken,
            from_below=ground.from_below,
            kept=ground.kept,
            sent=ground.sent,
            kept_numerator=ground.share.numerator,
            kept_denominator=ground.share.denominator,
            sent_on=sent_on,
            voucher=voucher,
            created_by=by,
        )


def withdraw_remittance(*, remittance_id: int, version: int, reason: str, by: "User") -> None:
    """Take a voucher back that nobody has received yet; the history keeps it with the reason.

    Raises ``Refused`` when the level above has confirmed it, and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("withdraw_remittance", by=by, reason=reason.strip()):
        row = locked(remittance_id, version)
        refuse(rules.withdraw_findings(is_received=row.received_on is not None, reason=reason))
        DuesRemittance.objects.filter(pk=row.pk).delete()
