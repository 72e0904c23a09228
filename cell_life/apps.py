"""Configuration of the cell_life app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CellLifeConfig(AppConfig):
    """Meetings, ballots, dues and the yearly rating of a cell."""

    name = "cell_life"
    verbose_name = _("Sinh hoạt chi bộ")
