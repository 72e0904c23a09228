"""Lists and ballots for tests, made by the services of the house: ``list_of(cell, by)``, ``ballot_on(base, by)``."""

from datetime import date

from cell_life.ballots import services
from cell_life.ballots.rules import RESOLUTION, Tally
from cell_life.ballots.subjects import QUESTION
from cell_life.choices import BaseKind
from tests.factories.members import MemberFactory

DAY = date(2026, 11, 3)


def members_of(cell, count):
    """Make official members of a cell."""
    return [MemberFactory(cell=cell) for _ in range(count)]


def list_of(body, by, *, kind=BaseKind.CELL, held_on=DAY, meeting=None, frozen=False):
    """Open a list, closed when ``frozen``."""
    base = services.open_base(
        organisation_id=body.pk, kind=kind, held_on=held_on, meeting_id=meeting.pk if meeting else None, by=by
    )
    return services.freeze_base(base_id=base.pk, by=by) if frozen else base


def ballot_on(base, by, **more):
    """Put a free question to a list, on more than half unless told otherwise."""
    asked = {"subject_kind": QUESTION, "question": "Thông qua nghị quyết tháng 11", "secret": False}
    if "share" not in more:
        asked["rule_key"] = RESOLUTION
    return services.open_ballot(base_id=base.pk, by=by, **(asked | more))


def counted(ballot, by, tally, chair, counters=()):
    """Write the count of a ballot."""
    return services.record_count(
        ballot_id=ballot.pk,
        tally=tally if isinstance(tally, Tally) else Tally(yes=tally),
        chair_id=chair.pk,
        counters=[one.pk for one in counters],
        by=by,
    )
