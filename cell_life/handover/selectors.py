"""What the page of hand-overs shows: who is in post, who stands in, what was handed over before."""

from dataclasses import dataclass
from datetime import date, timedelta

from branches.models import RoleGrant
from branches.workitems.words import say
from cell_life.models import HandOver

ROLE = "secretary"
"""The role that goes with the post of a cell's secretary."""


@dataclass(frozen=True)
class StandIn:
    """One time of standing in: whose account, until when, why; whether it runs."""

    pk: int
    who: str
    username: str
    since: str
    until: str
    reason: str
    runs: bool


def stand_ins(cell_id: int, today: date) -> list[StandIn]:
    """Return the times of standing in of a cell, the newest first. One query."""
    rows = RoleGrant.objects.filter(organisation_id=cell_id, stands_in=True).select_related("user")
    return [_stand_in(row, today) for row in rows.order_by("-starts_on", "-pk")[:20]]


def _stand_in(row: RoleGrant, today: date) -> StandIn:
    last = row.ends_on - timedelta(days=1) if row.ends_on else row.starts_on
    return StandIn(
        pk=row.pk,
        who=row.user.full_name,
        username=row.user.username,
        since=say(row.starts_on),
        until=say(last),
        reason=row.reason,
        runs=last >= today and last >= row.starts_on,
    )


def hand_overs(cell_id: int) -> list[HandOver]:
    """Return the hand-overs of a cell with both people, the newest first. One query."""
    rows = HandOver.objects.filter(organisation_id=cell_id)
    return list(rows.select_related("post_from__person", "post_to__person").order_by("-starts_on", "-pk")[:20])


def accounts_in_post(cell_id: int, today: date) -> list[int]:
    """Return the accounts that hold the secretary's role of a cell for the post itself. One query."""
    rows = RoleGrant.objects.on(today).filter(organisation_id=cell_id, role=ROLE, stands_in=False)
    return list(rows.values_list("user_id", flat=True))
