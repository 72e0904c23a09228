"""What ends with a membership, for a whole chunk: the effects of ``members.services.running`` row by row."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jobs.models import StagedRow
from members.choices import PlacementKind, TransferStage
from members.intake.movements.effects import Effects
from members.intake.movements.lives import Member
from members.models import Placement


def end_placements(row: StagedRow, member: Member, on: date, effects: Effects) -> Placement | None:
    """End the open placements on a day, those that start later on their first; return the formal one."""
    formal = member.formal
    for placement in [one for one in member.placements if one.ends_on is None]:
        effects.change(row, placement, ends_on=max(on, placement.starts_on))
    return formal


def end_times_apart(row: StagedRow, member: Member, on: date, number: str, effects: Effects) -> None:
    """End the exemption and the suspension that run on a day; later ones never count."""
    for time in member.running_apart(on):
        _end(row, time, on, {"ending_number": number[:60]}, effects)


def end_posts(row: StagedRow, member: Member, on: date, effects: Effects, *, number: str = "", reason: str) -> None:
    """End the posts held on a day; those that begin later never count."""
    for post in member.open_posts(on):
        _end(row, post, on, {"ending_number": number[:60], "ending_reason": reason[:300]}, effects)


def _end(row: StagedRow, spell: Any, on: date, paper: dict[str, str], effects: Effects) -> None:
    if spell.starts_on <= on:
        effects.change(row, spell, ends_on=on, **paper)
    else:
        effects.change(row, spell, ends_on=spell.starts_on)


def cancel_transfers(row: StagedRow, member: Member, on: date, effects: Effects) -> None:
    """Cancel the transfer on its way, because the membership ends on a day."""
    for transfer in member.open_transfers():
        effects.change(
            row,
            transfer,
            stage=TransferStage.CANCELLED,
            closed_on=on,
            closing_reason=_("Đảng tịch kết thúc."),
            version=transfer.version + 1,
        )


def stays_in(member: Member, cell_id: int) -> list[Placement]:
    """Return the stays for a time in a cell that have not ended."""
    return [
        one
        for one in member.placements
        if one.kind == PlacementKind.TEMPORARY and one.cell_id == cell_id and one.ends_on is None
    ]
