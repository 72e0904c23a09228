"""What changed in the register since a list was made: who came onto it, who left, who counts differently."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cell_life.ballots.lists import Seat, seats_of
from cell_life.models import BallotBase, BallotVoter
from rulebook.bases import LeftOut


@dataclass(frozen=True)
class Change:
    """One difference between a list and the register: the row of the list, the register's seat, either may be none."""

    name: str
    voter: BallotVoter | None
    seat: Seat | None

    @property
    def words(self) -> str:
        """Say what changed."""
        if self.seat is None:
            return _("{name} không còn trong danh sách của sổ.").format(name=self.name)
        now = _verdict(self.seat.left_out, self.seat.source)
        if self.voter is None:
            return _("{name} mới có trong sổ: {now}.").format(name=self.name, now=now)
        return _("{name}: sổ nay ghi {now}.").format(name=self.name, now=now)


def _verdict(left_out: str, source: str) -> str:
    if not left_out:
        return _("được tính")
    reason = LeftOut(left_out).label
    if source:
        return _("không tính, {reason} ({source})").format(reason=reason, source=source)
    return _("không tính, {reason}").format(reason=reason)


def changes_of(base: BallotBase) -> list[Change]:
    """Return every difference between an open list and the register as it stands."""
    voters = {row.membership_id: row for row in base.voters.select_related("membership__person")}
    seats = {
        seat.membership_id: seat for seat in seats_of(base.organisation_id, base.kind, base.held_on, base.meeting_id)
    }
    found = [Change(seat.name, voters.get(pk), seat) for pk, seat in seats.items() if _differs(voters.get(pk), seat)]
    gone = [row for pk, row in voters.items() if pk not in seats]
    return found + [Change(row.membership.person.full_name, row, None) for row in gone]


def _differs(voter: BallotVoter | None, seat: Seat) -> bool:
    """Compare what the register says now with what it said; who came is the meeting's, once it settled."""
    if voter is None or voter.proposed != seat.counted or voter.source != seat.source:
        return True
    return not voter.settled and (voter.left_out, voter.present) != (seat.left_out, seat.present)
