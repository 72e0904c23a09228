"""Configuration of the reports app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures, summaries and their papers."""

    name = "reports"
    verbose_name = _("Báo cáo")
