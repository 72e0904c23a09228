"""Making one membership of two that tell of the same time, so that every book goes on agreeing.

The placement that stays decides: from its first day the other's placements never count. What the other told
of the days before that day stays told. Each of its movements from that day on is answered by a ``corrected``
one the other way round, and the placement cut short is closed by one, so that for every cell and day the
movements still give the placements (``members.ledger.proof``).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.findings import Finding
from members.choices import MovementKind, PlacementKind, Standing
from members.doubles import higher
from members.doubles.rows import OF_MEMBERSHIP, SLOTS, model_of, row_of
from members.doubles.services import carrying
from members.models import Exemption, Membership, Movement, Person, Placement, Suspension
from members.services.running import open_transfers

KEPT, DROPPED = "kept", "dropped"
_OWN: Final = frozenset({"id", "membership_id", "person_id", "version", "created_at", "recorded_at"})
"""Columns that do not say anything of the person."""


@dataclass(frozen=True)
class Pairing:
    """Two memberships of the same time: of the record that stays, and of the one that goes."""

    kept: Membership
    dropped: Membership

    @property
    def both_open(self) -> bool:
        """Say whether both go on, so that somebody must say which cell is right."""
        return self.kept.ended_on is None and self.dropped.ended_on is None

    def winner(self, placement: str) -> tuple[Membership, Membership]:
        """Return the membership whose placements stay, and the other one."""
        if self.both_open:
            return (self.dropped, self.kept) if placement == DROPPED else (self.kept, self.dropped)
        return (self.dropped, self.kept) if self.dropped.ended_on is None else (self.kept, self.dropped)


def pairings(kept: Person, dropped: Person) -> list[Pairing]:
    """Return the memberships of both records whose times overlap."""
    mine = Membership.objects.filter(person=kept).order_by("pk")
    theirs = list(Membership.objects.filter(person=dropped).order_by("pk"))
    return [Pairing(one, other) for one in mine for other in theirs if _overlap(_span(one), _span(other))]


def _span(membership: Membership) -> tuple[date, date]:
    first = first_day(membership)
    days = [day for day in (membership.admitted_on, first) if day]
    return min(days, default=date.min), membership.ended_on or date.max


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _counted() -> Q:
    return Q(kind=PlacementKind.FORMAL) & (Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")))


def first_day(membership: Membership) -> date | None:
    """Return the first day on which the membership is counted in a cell."""
    rows = Placement.objects.filter(_counted(), membership=membership)
    return rows.order_by("starts_on").values_list("starts_on", flat=True).first()


def findings(pairs: list[Pairing], placement: str) -> list[Finding]:
    """Say what keeps two memberships from being made one."""
    found: list[Finding] = []
    if len({pair.kept.pk for pair in pairs}) < len(pairs) or len({pair.dropped.pk for pair in pairs}) < len(pairs):
        reason = _("Hai hồ sơ có nhiều lần đảng tịch chồng lên nhau.")
        return [Finding("memberships_tangled", "", reason, _("Sửa ngày của từng lần đảng tịch cho đúng rồi gộp lại."))]
    for pair in pairs:
        if pair.both_open and placement not in (KEPT, DROPPED):
            reason = _("Cả hai hồ sơ đều đang sinh hoạt.")
            found.append(
                Finding("placement_not_said", "placement", reason, _("Chọn nơi đồng chí ấy thật sự sinh hoạt."))
            )
        standings = {pair.kept.standing, pair.dropped.standing}
        if len(standings) > 1 and Standing.DEPARTED not in standings:
            first, second = (Standing(one.standing).label for one in (pair.kept, pair.dropped))
            reason = _("Hai hồ sơ ghi hai trạng thái: “{first}” và “{second}”.").format(first=first, second=second)
            remedy = _("Sửa trạng thái ở hồ sơ ghi sai cho giống hồ sơ kia, rồi gộp lại.")
            found.append(Finding("standings_differ", "", reason, remedy))
        if open_transfers(pair.winner(placement)[1]).exists():
            reason = _("Hồ sơ có chi bộ không giữ đang có một lần chuyển sinh hoạt chưa xong.")
            found.append(
                Finding("transfer_runs", "placement", reason, _("Tiếp nhận, trả lại hoặc hủy lần chuyển ấy trước."))
            )
        winner, loser = pair.winner(placement)
        found += higher.findings(higher.MEMBERSHIP, winner.pk, loser.pk)
    return found


def make_one(winner: Membership, loser: Membership, today: date, reason: str) -> None:
    """Put all that hangs on the loser onto the winner, cut what would count twice, take the loser out.

    Its rows as they were are in the merge's snapshot. Ends with a movement that says the standing in force.
    """
    first = first_day(winner)
    if first is not None:
        closes = _ends_there(loser, first)
        late = list(_late(loser, first))
        _cut_placements(loser, first, reason)
        _answer_movements(late, first, reason, closes)
    for name in OF_MEMBERSHIP:
        _hand_over(name, winner, loser)
    carrying.move(higher.MEMBERSHIP, winner.pk, loser.pk)
    loser.delete()
    Movement.objects.create(
        membership=winner,
        kind=MovementKind.CORRECTED,
        happened_on=today,
        standing=winner.standing,
        reason=reason,
    )


def _ends_there(loser: Membership, first: date) -> set[int]:
    """Return the cells whose counted placement ends on ``first`` by itself: that movement stands."""
    rows = Placement.objects.filter(_counted(), membership=loser, starts_on__lt=first, ends_on=first)
    return set(rows.values_list("cell", flat=True))


def _late(loser: Membership, first: date) -> Any:
    """Return the loser's movements of a cell from ``first`` on."""
    rows = Movement.objects.filter(membership=loser, happened_on__gte=first).order_by("happened_on", "pk")
    return rows.exclude(from_cell__isnull=True, to_cell__isnull=True)


def _answer_movements(late: list[Movement], first: date, reason: str, closes: set[int]) -> None:
    """Take back, cell by cell, what these movements booked."""
    answers = []
    for row in late:
        stands = row.happened_on == first and row.from_cell_id in closes
        closes -= {row.from_cell_id} if stands else set()
        back = None if stands else row.from_cell_id
        if row.to_cell_id is None and back is None:
            continue
        answers.append(_correction(row.membership, row.happened_on, reason, row.to_cell_id, back, corrects=row))
        if back:
            _stand_for(row.membership, back, row.happened_on)
    Movement.objects.bulk_create(answers)


def _stand_for(loser: Membership, cell_id: int, on: date) -> None:
    """Leave a placement of no length for a movement that closed one which is now cut: it closes and opens this."""
    void = {"membership": loser, "cell_id": cell_id, "kind": PlacementKind.FORMAL, "starts_on": on, "ends_on": on}
    if not Placement.objects.filter(**void).exists():
        Placement.objects.create(**void)


def _cut_placements(loser: Membership, first: date, reason: str) -> None:
    """End the placement in force on ``first`` and void those after it."""
    formal = Placement.objects.filter(_counted(), membership=loser)
    for row in formal.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=first), starts_on__lt=first):
        _correction(loser, first, reason, row.cell_id, None).save(force_insert=True)
        Placement.objects.filter(pk=row.pk).update(ends_on=first)
    formal.filter(starts_on__gte=first).update(ends_on=F("starts_on"))


def _correction(
    membership: Membership,
    on: date,
    reason: str,
    from_id: int | None,
    to_id: int | None,
    corrects: Movement | None = None,
) -> Movement:
    return Movement(
        membership=membership,
        kind=MovementKind.CORRECTED,
        happened_on=on,
        from_cell_id=from_id,
        to_cell_id=to_id,
        reason=reason,
        corrects=corrects,
    )


def _hand_over(name: str, winner: Membership, loser: Membership) -> None:
    """Move the rows of one kind; a row that both have alike, or of a slot that is taken, goes."""
    model = model_of(name)
    mine = list(model.objects.filter(membership=winner))
    alike = {_said(row) for row in mine} if name not in ("placement", "movement", "transfer") else set()
    taken = {tuple(getattr(row, key) for key in SLOTS[name]) for row in mine} if name in SLOTS else set()
    for row in model.objects.filter(membership=loser).order_by("pk"):
        if _said(row) in alike or (name in SLOTS and tuple(getattr(row, key) for key in SLOTS[name]) in taken):
            row.delete()
            continue
        more = {"ends_on": row.starts_on} if _runs_beside(row, mine) else {}
        model.objects.filter(pk=row.pk).update(membership=winner, **more)


def _runs_beside(row: object, mine: list[object]) -> bool:
    """Say whether a time apart overlaps one that the winner has: then it is void."""
    if not isinstance(row, Exemption | Suspension) or row.ends_on == row.starts_on:
        return False
    span = (row.starts_on, row.ends_on or date.max)
    return any(
        isinstance(other, Exemption | Suspension) and _overlap(span, (other.starts_on, other.ends_on or date.max))
        for other in mine
    )


def _said(row: object) -> tuple[tuple[str, object], ...]:
    """Return what a row says of the person, so that two alike are equal."""
    return said(row)


def said(row: object) -> tuple[tuple[str, object], ...]:
    """Return what a row says of the person: its columns without the technical ones."""
    return tuple((name, value) for name, value in row_of(row).items() if name not in _OWN)  # type: ignore[arg-type]
