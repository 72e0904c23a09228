"""The transfers of a person as entries of the person's timeline: those on the way, and stays for a time."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members.choices import OPEN_TRANSFER_STAGES, TransferKind, TransferStage
from members.models import Transfer
from members.timeline import Entry


def entries(person_id: int, scope: Scope) -> Iterator[Entry]:
    """Give one entry for each transfer that left no movement: on the way, for a time, sent back. One query."""
    rows = Transfer.objects.filter(membership__person_id=person_id, movements__isnull=True)
    for row in rows.order_by("moved_on", "pk"):
        kind, stage = str(TransferKind(row.kind).label), str(TransferStage(row.stage).label)
        title = _("Chuyển sinh hoạt {kind}: {stage}").format(kind=kind, stage=stage)
        day = row.closed_on or row.letter_on or row.moved_on
        yield Entry(
            on=day,
            day=f"{day:%d/%m/%Y}",
            title=title,
            note=row.closing_reason or row.reason,
            url=reverse("transfers:detail", args=[row.pk]),
            soft=row.stage in OPEN_TRANSFER_STAGES,
        )
