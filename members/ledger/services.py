"""Acts on a membership between admission and exit; each one transaction, one movement, its paper.

All lock the tree, then the person, judge by ``members.ledger.rules`` and write: membership, placements,
times of exemption or suspension, the transfer under way, posts, the movement.
Errors raise ``Refused``; warnings pass with a reason.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.dates import years_between
from accounts.findings import Finding, Refused, stopping
from branches.services.ground import hold_tree
from members import codes
from members.choices import (
    MovementKind,
    PlacementKind,
    Standing,
)
from members.keeping import CellNotThere, Keeper, keeper_of
from members.ledger import rules
from members.ledger.rules import Decision, Life
from members.models import (
    Exemption,
    Hold,
    Membership,
    Movement,
    Person,
    Placement,
    Suspension,
)
from members.services.persons import current_membership
from members.services.placements import close_placements
from members.services.running import end_posts, end_what_runs, open_posts, open_transfers

if TYPE_CHECKING:
    from accounts.models import User


@dataclass
class Ground:
    """The rows an act stands on, locked: the person, the membership, and what is known of its life."""

    person: Person
    membership: Membership
    life: Life
    today: date


@contextmanager
def _act(name: str, person_id: int, on: date, paper: Decision, by: "User") -> Iterator[Ground]:
    """Open the one transaction of an act, lock tree and person, and raise the version at the end."""
    with transaction.atomic(), history.act(name, by=by, reason=paper.reason, paper=paper.number):
        hold_tree()
        person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
        membership = current_membership(person_id)
        if membership is None:
            raise Refused([Finding("no_membership", "", _("Người này chưa có đảng tịch."), _("Ghi đảng tịch trước."))])
        yield Ground(person, membership, life_of(membership, on), timezone.localdate())
        Person.objects.filter(pk=person.pk).update(version=F("version") + 1)


def life_of(membership: Membership, on: date) -> Life:
    """Read what judging an act on ``on`` needs: four small queries."""
    told = Movement.objects.filter(membership=membership).exclude(kind=MovementKind.CORRECTED)
    days = [membership.admitted_on, *told.order_by("-happened_on").values_list("happened_on", flat=True)[:1]]
    official = membership.official_on
    return Life(
        standing=membership.standing,
        last_on=max((day for day in days if day), default=None),
        probationary=official is None or official > on,
        open_posts=open_posts(membership.person_id, on).count(),
        open_transfer=open_transfers(membership).exists(),
        admissions=Membership.objects.filter(person_id=membership.person_id).count(),
    )


def _refuse(findings: Sequence[Finding], paper: Decision) -> None:
    """Stop on errors, and on warnings for which no reason is written."""
    if stopping(findings) or (findings and not paper.reason.strip()):
        raise Refused(findings)


def _movement(it: Ground, kind: str, on: date, paper: Decision, **more: Any) -> Movement:
    return Movement.objects.create(
        membership=it.membership,
        kind=kind,
        happened_on=on,
        decision_number=paper.number[:60],
        decided_on=paper.decided_on,
        issuer=paper.issuer[:200],
        reason=paper.reason[:300],
        **more,
    )


# ── leaving for good ────────────────────────────────────────────────────────
def record_exit(
    *,
    person_id: int,
    kind: str,
    ground: str,
    on: date,
    paper: Decision,
    posts_end: bool = False,
    by: "User",
) -> Movement:
    """Record that a member is struck off, expelled, has resigned or died, from ``on``, with the exact ground.

    Placements, exemption, suspension and a transfer under way end that day, with ``posts_end`` his
    posts too. On that day he is no longer counted. Raises ``Refused``.
    """
    with _act("record_exit", person_id, on, paper, by) as it:
        _refuse(rules.exit_findings(it.life, kind, ground, on, paper, it.today, posts_end=posts_end), paper)
        placement = close_placements(it.membership, on)
        end_what_runs(it.membership, on, paper.number)
        end_posts(person_id, on, number=paper.number, reason=str(MovementKind(kind).label))
        Membership.objects.filter(pk=it.membership.pk).update(standing=kind, standing_on=on, ended_on=on)
        cell = placement.cell_id if placement else it.person.keeper_id
        return _movement(it, kind, on, paper, from_cell_id=cell, standing=kind, ground=ground)


# ── times apart ─────────────────────────────────────────────────────────────
def exempt_member(
    *, person_id: int, ground: str, on: date, until: date | None = None, paper: Decision, by: "User"
) -> Exemption:
    """Exempt a member from work and party life from ``on``; he stays counted. Raises ``Refused``."""
    with _act("exempt_member", person_id, on, paper, by) as it:
        age = years_between(it.person.born_on, on)
        _refuse(rules.exemption_findings(it.life, ground, on, until, paper, it.today, age=age), paper)
        row = Exemption.objects.create(
            membership=it.membership, ground=ground, starts_on=on, until_on=until, **_columns(paper)
        )
        _stand(it, Standing.EXEMPT, on, paper)
        return row


def end_exemption(*, person_id: int, on: date, paper: Decision, by: "User") -> Movement:
    """Let an exempt member take part again from ``on``. Raises ``Refused``."""
    with _act("end_exemption", person_id, on, paper, by) as it:
        _refuse(_running(it.life, Standing.EXEMPT, on, paper, it.today), paper)
        _close(Exemption, it.membership, on, paper)
        return _stand(it, Standing.ACTIVE, on, paper)


def suspend_member(
    *, person_id: int, on: date, until: date | None, detained: bool = False, paper: Decision, by: "User"
) -> Suspension:
    """Suspend a member from party life from ``on`` for the time of the decision. Raises ``Refused``."""
    with _act("suspend_member", person_id, on, paper, by) as it:
        _refuse(rules.suspension_findings(it.life, on, until, paper, it.today), paper)
        row = Suspension.objects.create(
            membership=it.membership, starts_on=on, until_on=until, detained=detained, **_columns(paper)
        )
        _close(Exemption, it.membership, on, paper)
        _stand(it, Standing.SUSPENDED, on, paper)
        return row


def extend_suspension(*, person_id: int, until: date, paper: Decision, by: "User") -> Suspension:
    """Prolong the suspension that runs, once. Raises ``Refused``."""
    with _act("extend_suspension", person_id, until, paper, by) as it:
        row = Suspension.objects.filter(membership=it.membership, ends_on__isnull=True).first()
        if row is None:
            raise Refused([_not_running(Standing.SUSPENDED)])
        found = rules.extension_findings(row.starts_on, row.until_on, until, it.today)
        if row.extended:
            reason = _("Lần đình chỉ này đã gia hạn một lần.")
            found.append(Finding("extended_already", "until_on", reason, _("Kết thúc, hoặc ra quyết định mới.")))
        _refuse(found, paper)
        Suspension.objects.filter(pk=row.pk).update(until_on=until, extended=True, version=F("version") + 1)
        row.refresh_from_db()
        return row


def end_suspension(*, person_id: int, on: date, paper: Decision, by: "User") -> Movement:
    """Let a suspended member take part again from ``on``. Raises ``Refused``."""
    with _act("end_suspension", person_id, on, paper, by) as it:
        _refuse(_running(it.life, Standing.SUSPENDED, on, paper, it.today), paper)
        _close(Suspension, it.membership, on, paper)
        return _stand(it, Standing.ACTIVE, on, paper)


def _columns(paper: Decision) -> dict[str, Any]:
    return {
        "reason": paper.reason[:300],
        "decision_number": paper.number[:60],
        "decided_on": paper.decided_on,
        "issuer": paper.issuer[:200],
    }


def _running(life: Life, standing: Standing, on: date, paper: Decision, today: date) -> list[Finding]:
    return rules.act_findings(life, on, paper, today) if life.standing == standing else [_not_running(standing)]


def _not_running(standing: Standing) -> Finding:
    words = _("Đồng chí này hiện không ở trạng thái “{standing}”.").format(standing=standing.label)
    return Finding("not_running", "on", words, _("Tải lại trang để xem trạng thái hiện nay."))


def _close(model: Any, membership: Membership, on: date, paper: Decision) -> None:
    model.objects.filter(membership=membership, ends_on__isnull=True).update(
        ends_on=on,
        ending_number=paper.number[:60],
        ending_reason=paper.reason[:300],
        version=F("version") + 1,
    )


def _stand(it: Ground, standing: Standing, on: date, paper: Decision) -> Movement:
    Membership.objects.filter(pk=it.membership.pk).update(standing=standing, standing_on=on)
    return _movement(it, MovementKind.STANDING, on, paper, standing=standing)


# ── coming back ─────────────────────────────────────────────────────────────
def restore_member(*, person_id: int, cell_id: int, on: date, paper: Decision, by: "User") -> Movement:
    """Restore a membership that ended wrongly: the same membership goes on in ``cell_id`` from ``on``.

    Party age stays continuous, since the membership is one row (Quy định 294-QĐ/TW, 5.1). Raises ``Refused``.
    """
    with _act("restore_member", person_id, on, paper, by) as it:
        _refuse(rules.return_findings(it.life, on, paper, it.today), paper)
        keeper = _keeper(cell_id, on, it.today)
        Membership.objects.filter(pk=it.membership.pk).update(standing=Standing.ACTIVE, standing_on=on, ended_on=None)
        Placement.objects.create(membership=it.membership, cell_id=cell_id, starts_on=on, kind=PlacementKind.FORMAL)
        Person.objects.filter(pk=person_id).update(**keeper.columns())
        return _movement(it, MovementKind.RESTORED, on, paper, to_cell_id=cell_id, standing=Standing.ACTIVE)


def readmit_member(
    *,
    person_id: int,
    cell_id: int,
    on: date,
    decided_on: date,
    paper: Decision,
    cleared_on: date | None = None,
    by: "User",
) -> Membership:
    """Record a second admission: a new membership in ``cell_id``, on probation from ``on`` (the ceremony).

    Whether it may be is judged by the ground of the last exit. The decision's day starts the second
    span of party age; the gap between both is left out. Raises ``Refused``.
    """
    with _act("readmit_member", person_id, on, paper, by) as it:
        last = Movement.objects.filter(membership=it.membership, from_cell__isnull=False).order_by(
            "-happened_on", "-pk"
        )
        ground = next((row.ground for row in last if row.ground), "")
        entry = codes.get("exit_ground").entry(ground)
        group = entry.group if entry else "months"
        ended_on = it.membership.ended_on or on
        _refuse(rules.readmission_findings(it.life, ground, group, ended_on, on, paper, it.today, cleared_on), paper)
        keeper = _keeper(cell_id, on, it.today)
        membership = Membership.objects.create(
            person=it.person, decided_on=decided_on, admitted_on=on, standing=Standing.ACTIVE
        )
        Placement.objects.create(membership=membership, cell_id=cell_id, starts_on=on, kind=PlacementKind.FORMAL)
        Person.objects.filter(pk=person_id).update(**keeper.columns())
        again = Ground(it.person, membership, it.life, it.today)
        _movement(again, MovementKind.READMITTED, on, paper, to_cell_id=cell_id, standing=Standing.ACTIVE)
        return membership


def _keeper(cell_id: int, on: date, today: date) -> Keeper:
    """Return the place of the cell today, which must have been there on ``on``; raises ``Refused``."""
    try:
        keeper_of(cell_id, on)
        return keeper_of(cell_id, today)
    except CellNotThere:
        reason = _("Vào ngày ấy chưa có, hoặc nay không còn, chi bộ này.")
        raise Refused([Finding("unknown_cell", "cell", reason, _("Chọn chi bộ khác, hoặc xem lại ngày."))]) from None


# ── what holds a transfer up ────────────────────────────────────────────────
def place_hold(*, person_id: int, kind: str, on: date, paper: Decision, by: "User") -> Hold:
    """Record from ``on`` an inspection or complaint that forbids an official transfer. Raises ``Refused``.

    Source: Quy định 294-QĐ/TW (26/5/2025), 6.3.1 đ.
    """
    with _act("place_hold", person_id, on, paper, by) as it:
        found = rules.act_findings(replace(it.life, last_on=None), on, paper, it.today)
        if Hold.objects.filter(membership=it.membership, kind=kind, ends_on__isnull=True).exists():
            found.append(
                Finding("hold_stands", "kind", _("Vướng mắc này đã ghi và chưa hết."), _("Không cần ghi nữa."))
            )
        _refuse(found, paper)
        return Hold.objects.create(
            membership=it.membership, kind=kind, starts_on=on, paper=paper.number[:60], reason=paper.reason[:300]
        )


def lift_hold(*, hold_id: int, on: date, paper: Decision, by: "User") -> None:
    """Record that what held a transfer up ended on ``on``. Raises ``Refused``."""
    hold = Hold.objects.select_related("membership").get(pk=hold_id)
    with _act("lift_hold", hold.membership.person_id, on, paper, by) as it:
        found = rules.act_findings(replace(it.life, last_on=hold.starts_on), on, paper, it.today)
        _refuse(found, paper)
        if not Hold.objects.filter(pk=hold_id, ends_on__isnull=True).update(ends_on=on, version=F("version") + 1):
            reason = _("Vướng mắc này đã hết từ trước.")
            raise Refused([Finding("not_running", "on", reason, _("Tải lại trang để xem trạng thái hiện nay."))])
