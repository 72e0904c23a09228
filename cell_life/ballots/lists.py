"""Whom the register counts in a vote of a body on a day, and whom it leaves out by which row; queries, no writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from cell_life.ballots.rules import OF_COMMITTEES
from cell_life.choices import BaseKind, Capacity, Presence
from cell_life.models import Attendance
from cell_life.roll import DETAINED, SUSPENDED, RollRow, apart_on, away_on, roll_of
from members.choices import PostKind, Standing
from members.models import Membership, Post
from members.standing_on import standings_on
from rulebook import bases
from rulebook.bases import LeftOut, Voter

SEATS: Final[Mapping[str, tuple[str, ...]]] = {
    BaseKind.COMMITTEE: (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.STANDING, PostKind.MEMBER),
    BaseKind.STANDING: (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.STANDING),
}
"""The posts whose holders sit in a body."""


@dataclass(frozen=True)
class Seat:
    """One person of a body on a day: counted by the register, or left out for a reason with the row it comes from."""

    membership_id: int
    name: str
    official: bool
    present: bool
    left_out: str
    source: str

    @property
    def counted(self) -> bool:
        """Say whether the register counts the person."""
        return not self.left_out


def seats_of(organisation_id: int, kind: str, day: date, meeting_id: int | None = None) -> list[Seat]:
    """Return everybody of a body on a day, each counted or left out.

    A roll of those who came decides about the exempt and those excused; without it everybody is taken to have
    come but the exempt and those elsewhere for a time.
    """
    if kind in OF_COMMITTEES:
        return _committee(organisation_id, kind, day)
    return _members(organisation_id, kind, day, _came(meeting_id))


def _came(meeting_id: int | None) -> dict[int, str]:
    """Return how each member of the roll of a meeting came or stayed away; empty while no roll was taken."""
    rows = Attendance.objects.filter(meeting=meeting_id) if meeting_id else Attendance.objects.none()
    return dict(rows.values_list("membership_id", "presence"))


def _members(cell_id: int, kind: str, day: date, came: Mapping[int, str]) -> list[Seat]:
    rows = [row for row in roll_of(cell_id, day) if row.capacity != Capacity.TEMPORARY]
    return [_seat(row, kind, came.get(row.membership_id)) for row in rows]


def _seat(row: RollRow, kind: str, came: str | None) -> Seat:
    away = bool(row.exempt or row.temporary_elsewhere)
    present = came == Presence.PRESENT if came else not away
    voter = Voter(
        official=row.official,
        present=present,
        temporary_elsewhere=bool(row.temporary_elsewhere),
        exempt=bool(row.exempt),
        suspended=bool(row.suspended),
        prosecuted=bool(row.detained),
        excused_all_through=came == Presence.EXCUSED,
    )
    reason = bases.help_ballot(voter) if kind == BaseKind.HELP else _counted(voter, kind)
    return Seat(row.membership_id, row.full_name, row.official, present, *_why(reason, row))


def _counted(voter: Voter, kind: str) -> LeftOut | None:
    return bases.cell_vote(voter, congress=kind == BaseKind.CONGRESS)


def _why(reason: LeftOut | None, row: RollRow) -> tuple[str, str]:
    """Return the reason and the row of the register it comes from, in words."""
    if reason is None:
        return "", ""
    sources = {
        LeftOut.NOT_OFFICIAL: _("sổ chưa ghi ngày công nhận chính thức đến ngày họp"),
        LeftOut.TEMPORARY_ELSEWHERE: row.temporary_elsewhere,
        LeftOut.EXEMPT: row.exempt,
        LeftOut.SUSPENDED: row.suspended,
        LeftOut.PROSECUTED: row.detained or row.suspended,
        LeftOut.ABSENT_ALL_THROUGH: _("điểm danh của buổi họp: vắng có lý do"),
    }
    return reason.value, str(sources[reason] or "")[:300]


def _committee(organisation_id: int, kind: str, day: date) -> list[Seat]:
    """Return who serves in a committee on a day, by their posts: five queries."""
    people = serving(organisation_id, kind, day)
    begun = Q(admitted_on__isnull=True) | Q(admitted_on__lte=day)
    then = Membership.objects.filter(begun, person__in=list(people)).exclude(ended_on__lte=day).order_by("pk")
    held = dict(then.values_list("person_id", "pk"))
    ids = list(held.values())
    apart, away, stood = apart_on(ids, day), away_on(ids, day), standings_on(day, ids)
    return [
        _sitting(held[person_id], name, apart.get(held[person_id], {}), away.get(held[person_id]), stood)
        for person_id, name in people.items()
        if person_id in held
    ]


def _sitting(membership_id: int, name: str, apart: Mapping[str, str], away: str | None, stood: Mapping) -> Seat:
    suspended = apart.get(SUSPENDED, "")
    if not suspended and stood.get(membership_id) == Standing.SUSPENDED:
        suspended = str(Standing.SUSPENDED.label).lower()
    voter = Voter(
        present=not away,
        temporary_elsewhere=bool(away),
        suspended=bool(suspended),
        prosecuted=DETAINED in apart,
    )
    reason = bases.committee_vote(voter)
    sources = {
        LeftOut.TEMPORARY_ELSEWHERE: away,
        LeftOut.SUSPENDED: suspended,
        LeftOut.PROSECUTED: apart.get(DETAINED, ""),
    }
    source = sources[reason] or "" if reason else ""
    return Seat(membership_id, name, True, voter.present, reason.value if reason else "", source[:300])


def serving(organisation_id: int, kind: str, day: date) -> dict[int, str]:
    """Return who sits in a committee on a day, by id, with names."""
    posts = Post.objects.on(day).filter(organisation=organisation_id, kind__in=SEATS[kind])
    return dict(posts.order_by("person__name_sort").values_list("person_id", "person__full_name"))


def official(seats: Iterable[Seat]) -> int:
    """Count the official members."""
    return sum(seat.official for seat in seats)
