"""Coming back: a membership that ended wrongly is restored, somebody who left is admitted again."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from members import codes
from members.choices import EXITS, MovementKind, PlacementKind, Standing
from members.keeping import CellNotThere, Keeper, keeper_of
from members.ledger import rules
from members.ledger.rules import Decision, Leaving
from members.ledger.services.acts import Ground, act, move, refuse
from members.models import Membership, Movement, Person, Placement

if TYPE_CHECKING:
    from accounts.models import User


def restore_member(
    *, person_id: int, cell_id: int, on: date, paper: Decision, version: int | None = None, by: "User"
) -> Movement:
    """Restore a membership that ended wrongly: the same membership goes on in ``cell_id`` from ``on``.

    Party age stays continuous, since the membership is one row (Quy định 294-QĐ/TW, 5.1). Raises ``Refused``.
    """
    with act(name="restore_member", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        refuse(rules.return_findings(it.life, on, paper, it.today), paper)
        keeper = _keeper(cell_id, on, it.today)
        Membership.objects.filter(pk=it.membership.pk).update(standing=Standing.ACTIVE, standing_on=on, ended_on=None)
        _place(it.membership, cell_id, on, keeper)
        return move(it, MovementKind.RESTORED, on, paper, to_cell_id=cell_id, standing=Standing.ACTIVE)


def readmit_member(
    *,
    person_id: int,
    cell_id: int,
    on: date,
    decided_on: date,
    paper: Decision,
    cleared_on: date | None = None,
    consent: str = "",
    version: int | None = None,
    by: "User",
) -> Membership:
    """Record a second admission: a new membership in ``cell_id``, on probation from ``on`` (the ceremony).

    Whether it may be is judged by the ground of the last exit; ``consent`` names the paper of the standing
    committee of the city. The decision's day starts the second span of party age; the gap is left out.
    Raises ``Refused``.
    """
    with act(name="readmit_member", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        leaving = leaving_of(it.membership, on, cleared_on)
        refuse(rules.readmission_findings(it.life, leaving, on, paper, it.today, consent), paper)
        keeper = _keeper(cell_id, on, it.today)
        membership = Membership.objects.create(
            person=it.person, decided_on=decided_on, admitted_on=on, standing=Standing.ACTIVE, standing_on=on
        )
        _place(membership, cell_id, on, keeper)
        again = Ground(it.person, membership, it.life, it.today)
        if consent.strip():
            words = _("Văn bản đồng ý: {paper}.").format(paper=consent.strip())
            paper = replace(paper, reason=f"{words} {paper.reason}".strip())
        move(again, MovementKind.READMITTED, on, paper, to_cell_id=cell_id, standing=Standing.ACTIVE)
        return membership


def leaving_of(membership: Membership, day: date, cleared_on: date | None = None) -> Leaving:
    """Read how a membership ended: the exact ground of its last exit. One query.

    An exit recorded without its ground waits as the common case does.
    """
    exits = Movement.objects.filter(membership=membership, kind__in=EXITS).order_by("-happened_on", "-pk")
    ground = exits.values_list("ground", flat=True).first() or ""
    entry = codes.get("exit_ground").entry(ground)
    return Leaving(ground, entry.group if entry else "months", membership.ended_on or day, cleared_on)


def _place(membership: Membership, cell_id: int, on: date, keeper: Keeper) -> None:
    Placement.objects.create(membership=membership, cell_id=cell_id, starts_on=on, kind=PlacementKind.FORMAL)
    Person.objects.filter(pk=membership.person_id).update(**keeper.columns())


def _keeper(cell_id: int, on: date, today: date) -> Keeper:
    """Return the place of the cell today, which must have been there on ``on``; raises ``Refused``."""
    try:
        keeper_of(cell_id, on)
        return keeper_of(cell_id, today)
    except CellNotThere:
        reason = _("Vào ngày ấy chưa có, hoặc nay không còn, chi bộ này.")
        raise Refused([Finding("unknown_cell", "cell", reason, _("Chọn chi bộ khác, hoặc xem lại ngày."))]) from None
