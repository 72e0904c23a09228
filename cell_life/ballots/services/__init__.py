"""Writing votes: the list they are counted on, the questions, the counts."""

from cell_life.ballots.services.counting import record_count, report_upwards, void_ballot
from cell_life.ballots.services.listing import contest, freeze_base, open_base, refresh_base, settle
from cell_life.ballots.services.opening import open_ballot

__all__ = [
    "contest",
    "freeze_base",
    "open_ballot",
    "open_base",
    "record_count",
    "refresh_base",
    "report_upwards",
    "settle",
    "void_ballot",
]
