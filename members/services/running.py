"""What runs beside a membership and must end with it: times apart, a transfer on its way, posts.

Every act that changes a standing calls these inside its transaction, so that no act leaves another book open.
"""

from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from members.choices import OPEN_TRANSFER_STAGES, TransferStage
from members.models import Exemption, Membership, Post, Suspension, Transfer


def end_times_apart(membership: Membership, on: date, number: str) -> None:
    """End the exemption and the suspension that run on ``on``; later ones never count."""
    for model in (Exemption, Suspension):
        running = model.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), membership=membership)
        running.filter(starts_on__lte=on).update(ends_on=on, ending_number=number[:60])
        running.filter(starts_on__gt=on).update(ends_on=F("starts_on"))


def end_what_runs(membership: Membership, on: date, number: str) -> None:
    """End the times apart and cancel the transfer on its way, because the membership ends on ``on``."""
    end_times_apart(membership, on, number)
    open_transfers(membership).update(
        stage=TransferStage.CANCELLED, closed_on=on, closing_reason=_("Đảng tịch kết thúc."), version=F("version") + 1
    )


def open_transfers(membership: Membership) -> Any:
    """Return the transfers on their way."""
    return Transfer.objects.filter(membership=membership, stage__in=OPEN_TRANSFER_STAGES)


def open_posts(person_id: int, on: date) -> Any:
    """Return the posts held on ``on`` or later."""
    return Post.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), person_id=person_id)


def end_posts(person_id: int, on: date, *, number: str = "", reason: str) -> None:
    """End the posts held on ``on``; those that begin later never count."""
    held = open_posts(person_id, on)
    held.filter(starts_on__lte=on).update(ends_on=on, ending_number=number[:60], ending_reason=reason[:300])
    held.filter(starts_on__gt=on).update(ends_on=F("starts_on"))
