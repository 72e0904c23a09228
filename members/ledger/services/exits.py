"""Leaving for good: struck off, expelled, resigned, died."""

from datetime import date
from typing import TYPE_CHECKING

from members.choices import MovementKind
from members.ledger import rules
from members.ledger.rules import Decision
from members.ledger.services.acts import act, move, refuse
from members.models import Membership, Movement
from members.services.placements import close_placements
from members.services.running import end_posts, end_what_runs

if TYPE_CHECKING:
    from accounts.models import User


def record_exit(
    *,
    person_id: int,
    kind: str,
    ground: str,
    on: date,
    paper: Decision,
    posts_end: bool = False,
    version: int | None = None,
    by: "User",
) -> Movement:
    """Record that a member is struck off, expelled, has resigned or died, from ``on``, with the exact ground.

    Placements, exemption, suspension and a transfer under way end that day, with ``posts_end`` his
    posts too. On that day he is no longer counted. Raises ``Refused``, ``ChangedMeanwhile``.
    """
    with act(name="record_exit", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        refuse(rules.exit_findings(it.life, kind, ground, on, paper, it.today, posts_end=posts_end), paper)
        placement = close_placements(it.membership, on)
        end_what_runs(it.membership, on, paper.number)
        end_posts(person_id, on, number=paper.number, reason=str(MovementKind(kind).label))
        Membership.objects.filter(pk=it.membership.pk).update(standing=kind, standing_on=on, ended_on=on)
        cell = placement.cell_id if placement else it.person.keeper_id
        return move(it, kind, on, paper, from_cell_id=cell, standing=kind, ground=ground)
