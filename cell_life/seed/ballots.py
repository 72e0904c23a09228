"""Votes in the demo: the last sittings of the cells of the sign-ins, one carried, one secret, one that fell short.

Made by the services themselves, which know what holds together; a few cells, so a few hundred statements.
"""

from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

from accounts.findings import Refused
from branches.models import RoleGrant
from cell_life.ballots import services
from cell_life.ballots.rules import RESOLUTION, Tally
from cell_life.ballots.subjects import QUESTION
from cell_life.choices import BaseKind
from cell_life.dues.months import later, month_of
from cell_life.models import Ballot, BallotBase, BallotVoter, Meeting

CELLS: Final = 12
MONTHS: Final = (-2, -1, 0)


def write(today: date, members: int) -> int:
    """Write the votes of the last three months; return how many ballots."""
    grants = RoleGrant.objects.filter(role="secretary", ends_on=None).select_related("user").order_by("pk")[:CELLS]
    return sum(_sitting(grant, later(month_of(today), month), today) for grant in grants for month in MONTHS)


def _sitting(grant: RoleGrant, month: date, today: date) -> int:
    meeting = Meeting.objects.filter(cell=grant.organisation_id, month=month).order_by("held_on").first()
    day = meeting.held_on if meeting else month.replace(day=3)
    if day > today:
        return 0
    try:
        base = services.open_base(
            organisation_id=grant.organisation_id,
            kind=BaseKind.CELL,
            held_on=day,
            meeting_id=meeting.pk if meeting else None,
            by=grant.user,
        )
        base = services.freeze_base(base_id=base.pk, by=grant.user)
    except Refused:
        return 0
    at = timezone.make_aware(datetime.combine(day, time(9, 30)))
    BallotBase.objects.filter(pk=base.pk).update(frozen_at=at, created_at=at)
    return _votes(base, grant, first=month == later(month_of(today), MONTHS[0]))


def _votes(base: BallotBase, grant: RoleGrant, *, first: bool) -> int:
    rows = BallotVoter.objects.filter(base=base, counted=True, present=True).order_by("pk")
    people = list(rows.values_list("membership__person_id", flat=True))
    if not people:
        return 0
    here, absent = len(people), (base.size or 0) - len(people)
    month = f"{base.held_on:%m/%Y}"
    asked = [(f"Thông qua nghị quyết tháng {month}", False, Tally(yes=here))]
    if first and here > len(MONTHS):
        short = min((here + absent) // 2, here)
        question = f"Đề nghị chuyển ngày sinh hoạt thường kỳ từ tháng {month}"
        asked.append((question, True, Tally(yes=short, no=here - short, issued=here, returned=here)))
    for question, secret, tally in asked:
        ballot = _open(base, grant, question, secret=secret)
        services.record_count(ballot_id=ballot.pk, tally=tally, chair_id=people[0], counters=people[1:3], by=grant.user)
    return len(asked)


def _open(base: BallotBase, grant: RoleGrant, question: str, *, secret: bool) -> Ballot:
    return services.open_ballot(
        base_id=base.pk, subject_kind=QUESTION, question=question, rule_key=RESOLUTION, secret=secret, by=grant.user
    )
