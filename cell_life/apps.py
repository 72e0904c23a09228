"""Configuration of the cell_life app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CellLifeConfig(AppConfig):
    """Meetings, ballots, dues and the yearly rating of a cell."""

    name = "cell_life"
    verbose_name = _("Sinh hoạt chi bộ")

    def ready(self) -> None:
        """Open the rooms, each telling the other floors what it has for them; the first named is the first tab."""
        from cell_life import doubles
        from cell_life.ballots import rooms as ballot_rooms
        from cell_life.dues import rooms as dues_rooms
        from cell_life.dues.above import rooms as remittance_rooms
        from cell_life.handover import rooms as handover_rooms
        from cell_life.intake import rooms as intake_rooms
        from cell_life.meetings import rooms as meeting_rooms
        from cell_life.member_year import rooms as year_rooms
        from cell_life.rounds import rooms as round_rooms
        from cell_life.workitems import open_rooms as open_work

        meeting_rooms.open_rooms()
        ballot_rooms.open_rooms()
        intake_rooms.open_rooms()
        round_rooms.open_rooms()
        dues_rooms.open_rooms()
        remittance_rooms.open_rooms()
        handover_rooms.open_rooms()
        open_work()
        year_rooms.open_rooms()
        doubles.open_rooms()
