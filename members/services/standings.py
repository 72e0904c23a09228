"""Writing the standing of a member: exempt, suspended, active again, gone, dead, restored."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from branches.services.ground import hold_tree
from members.choices import ENDED_STANDINGS, PRESENT_STANDINGS, MovementKind, Standing
from members.keeping import CellNotThere, keeper_of
from members.ledger.rules import posts_held
from members.models import Membership, Movement, Person, Placement
from members.services.persons import current_membership
from members.services.placements import close_placements
from members.services.running import end_times_apart, end_what_runs, open_posts

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Paper:
    """The decision behind an act: number, day and issuer, as far as known."""

    number: str = ""
    decided_on: date | None = None
    issuer: str = ""

    def columns(self) -> dict[str, object]:
        """Return the columns of ``Movement`` that keep it."""
        return {
            "decision_number": self.number[:60],
            "decided_on": self.decided_on,
            "issuer": self.issuer[:200],
        }


NO_PAPER = Paper()


def set_standing(
    *, person_id: int, standing: str, on: date, reason: str = "", paper: Paper = NO_PAPER, by: "User"
) -> Movement:
    """Change the standing of a member from ``on``: one movement, and the placements that go with it.

    An ended standing closes membership and placements that day, with all that runs beside them; a present
    one ends exemption and suspension, and after an end restores the membership in the last cell. Needs a
    reason or the number of a decision. Locks the person. Raises ``Refused``.
    """
    with transaction.atomic(), history.act("set_standing", by=by, reason=reason, paper=paper.number):
        hold_tree()
        person = Person.objects.locked(person_id)
        membership = current_membership(person_id)
        findings = standing_findings(membership, standing, on, reason or paper.number, timezone.localdate())
        if standing in ENDED_STANDINGS and (held := open_posts(person_id, on).count()):
            findings.append(posts_held(held, "standing", _("Ghi thôi các chức vụ ấy ở thẻ Cấp ủy trước.")))
        if membership is None or findings:
            raise Refused(findings)
        if standing in ENDED_STANDINGS:
            end_what_runs(membership, on, paper.number)
        else:
            end_times_apart(membership, on, paper.number)
        movement = _move(membership, person, Standing(standing), on)
        for column, value in {**paper.columns(), "reason": reason[:300]}.items():
            setattr(movement, column, value)
        movement.save(force_insert=True)
        Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
    return movement


def standing_findings(
    membership: Membership | None, standing: str, on: date, grounds: str, today: date
) -> list[Finding]:
    """Say what speaks against giving the membership this standing from ``on``."""
    if membership is None:
        return [Finding("no_membership", "standing", _("Người này chưa có đảng tịch."), _("Ghi đảng tịch trước."))]
    found = []
    if standing == membership.standing:
        found.append(
            Finding("same_standing", "standing", _("Trạng thái đang ghi đã là như vậy."), _("Chọn trạng thái khác."))
        )
    elif membership.standing in ENDED_STANDINGS and standing in ENDED_STANDINGS:
        found.append(
            Finding(
                "already_ended",
                "standing",
                _("Đảng tịch này đã kết thúc."),
                _("Khôi phục về “Đang sinh hoạt” trước, rồi ghi trạng thái đúng."),
            )
        )
    if on > today:
        found.append(Finding("date_in_future", "on", _("Ngày này chưa tới."), _("Xem lại ngày trên quyết định.")))
    first = max((day for day in (membership.admitted_on, membership.ended_on) if day), default=on)
    if on < first:
        reason = _("Ngày này trước {day}, ngày của việc đã ghi trước đó.").format(day=first.strftime("%d/%m/%Y"))
        found.append(Finding("before_last_act", "on", reason, _("Xem lại ngày trên quyết định.")))
    if not grounds.strip():
        found.append(
            Finding("required", "reason", _("Chưa có lý do hay số quyết định."), _("Ghi một trong hai làm căn cứ."))
        )
    return found


def _move(membership: Membership, person: Person, standing: Standing, on: date) -> Movement:
    """Change membership and placements; returns the movement, not yet saved."""
    if standing in ENDED_STANDINGS:
        placement = close_placements(membership, on)
        _write(membership, standing=standing, standing_on=on, ended_on=on)
        cell_id = placement.cell_id if placement else person.keeper_id
        return Movement(
            membership=membership, kind=MovementKind(standing), happened_on=on, from_cell_id=cell_id, standing=standing
        )
    if membership.standing in PRESENT_STANDINGS:
        _write(membership, standing=standing, standing_on=on)
        return Movement(membership=membership, kind=MovementKind.STANDING, happened_on=on, standing=standing)
    return _restore(membership, person, standing, on)


def _restore(membership: Membership, person: Person, standing: Standing, on: date) -> Movement:
    try:
        keeper = keeper_of(person.keeper_id, timezone.localdate())
    except CellNotThere:
        reason = _("Chi bộ cuối cùng của đồng chí này không còn.")
        raise Refused([Finding("unknown_cell", "standing", reason, _("Ghi vào sổ ở chi bộ mới."))]) from None
    _write(membership, standing=standing, standing_on=on, ended_on=None)
    Placement.objects.create(membership=membership, cell_id=person.keeper_id, starts_on=on)
    Person.objects.filter(pk=person.pk).update(**keeper.columns())
    return Movement(
        membership=membership,
        kind=MovementKind.RESTORED,
        happened_on=on,
        to_cell_id=person.keeper_id,
        standing=standing,
    )


def _write(membership: Membership, **columns: object) -> None:
    Membership.objects.filter(pk=membership.pk).update(**columns)
