"""A step inside a decision: its results go into the register of ratings through the services of ``members.ratings``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

from cell_life.choices import Taking
from cell_life.models import RatingEntry, RatingSheet
from members.choices import RatingLevel
from members.models import Placement, Rating
from members.ratings.rules import counting_day
from members.ratings.services import Choice, decide_ratings, rate_cell, record_rating
from members.services.standings import Paper

if TYPE_CHECKING:
    from accounts.models import User


def write_results(sheets: Sequence[RatingSheet], paper: Paper, *, by: "User") -> None:
    """Write the ratings of decided sheets with their paper; who is not rated is written so, with why.

    A member who moved after the vote is written by the cell that counts him at the end of the year, with the level
    decided here. Something else recorded before stands against the decision and is refused by ``rate_cell``.
    """
    for sheet in sheets:
        entries = RatingEntry.objects.filter(sheet=sheet).select_related("membership").order_by("pk")
        rows = list(entries)
        day = counting_day(sheet.year, timezone.localdate())
        placed = Placement.objects.on(day).formal().filter(cell=sheet.cell_id)
        here = set(placed.values_list("membership_id", flat=True))
        choices = [_choice(row) for row in rows if row.membership_id in here]
        if choices:
            rate_cell(cell_id=sheet.cell_id, year=sheet.year, choices=choices, by=by)
            if Rating.objects.filter(cell=sheet.cell_id, year=sheet.year, decision_number="").exists():
                decide_ratings(cell_id=sheet.cell_id, year=sheet.year, paper=paper, by=by)
        for row in rows:
            if row.membership_id not in here and row.membership.ended_on is None:
                _record_mover(row, sheet.year, paper, by)


def _choice(row: RatingEntry) -> Choice:
    if row.taking == Taking.RATED:
        return Choice(row.membership_id, row.decided_level)
    return Choice(row.membership_id, RatingLevel.NOT_RATED, row.why)


def _record_mover(row: RatingEntry, year: int, paper: Paper, by: "User") -> None:
    """Write the rating of somebody who is in another cell by now, unless one stands."""
    if Rating.objects.filter(membership=row.membership_id, year=year).exists():
        return
    one = _choice(row)
    record_rating(
        person_id=row.membership.person_id,
        year=year,
        level=one.level,
        reason=one.reason,
        paper=paper,
        may_decide=True,
        by=by,
    )
