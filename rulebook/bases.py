"""Who is left out of the number a vote is counted on (mẫu số); facts about one person in, a reason out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LeftOut(StrEnum):
    """Why a person does not count in the base of a vote."""

    NOT_OFFICIAL = "not_official"
    TEMPORARY_ELSEWHERE = "temporary_elsewhere"
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    PROSECUTED = "prosecuted"
    ABSENT_ALL_THROUGH = "absent_all_through"

    @property
    def label(self) -> str:
        """Give the reason shown to people, in Vietnamese."""
        return _LABELS[self]


_LABELS = {
    LeftOut.NOT_OFFICIAL: "đảng viên dự bị",
    LeftOut.TEMPORARY_ELSEWHERE: "đang sinh hoạt tạm thời nơi khác",
    LeftOut.EXEMPT: "được miễn công tác và sinh hoạt",
    LeftOut.SUSPENDED: "đang bị đình chỉ sinh hoạt",
    LeftOut.PROSECUTED: "đang bị khởi tố, truy tố hoặc tạm giam",
    LeftOut.ABSENT_ALL_THROUGH: "vắng suốt thời gian đại hội, có lý do được chấp nhận",
}


@dataclass(frozen=True, slots=True)
class Voter:
    """The facts of one person on the day of the vote that decide whether he counts in the base."""

    official: bool = True
    present: bool = True
    temporary_elsewhere: bool = False
    exempt: bool = False
    suspended: bool = False
    prosecuted: bool = False
    excused_all_through: bool = False


def cell_vote(voter: Voter, *, congress: bool = False) -> LeftOut | None:
    """Say why a member does not count in a cell's vote, or None when he does.

    Base: official members summoned, less those temporarily elsewhere, exempt and absent, suspended, prosecuted
    or detained; at a congress also those excused all through. An exempt member who comes counts; others absent
    stay in. Source: 294-QĐ/TW (26/5/2025), 9.3.2; other regulations assumed alike.
    """
    if not voter.official:
        return LeftOut.NOT_OFFICIAL
    if voter.temporary_elsewhere:
        return LeftOut.TEMPORARY_ELSEWHERE
    if voter.exempt and not voter.present:
        return LeftOut.EXEMPT
    if congress and voter.excused_all_through and not voter.present:
        return LeftOut.ABSENT_ALL_THROUGH
    return _barred(voter)


def committee_vote(voter: Voter) -> LeftOut | None:
    """Say why a committee member does not count: temporarily elsewhere and absent, suspended, or prosecuted.

    Source: 294-QĐ/TW (26/5/2025), 9.3.3.
    """
    if voter.temporary_elsewhere and not voter.present:
        return LeftOut.TEMPORARY_ELSEWHERE
    return _barred(voter)


def help_ballot(voter: Voter) -> LeftOut | None:
    """Say why a member does not count in a ballot of the help route: there every exempt member is left out.

    Source: 02-HD/BTCTW (12/4/2021), theo nguồn thứ cấp.
    """
    return LeftOut.EXEMPT if voter.official and voter.exempt else cell_vote(voter)


def _barred(voter: Voter) -> LeftOut | None:
    if voter.suspended:
        return LeftOut.SUSPENDED
    return LeftOut.PROSECUTED if voter.prosecuted else None
