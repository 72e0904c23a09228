"""Configuration of the screening app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreeningConfig(AppConfig):
    """Screening: review, help and lawful parting; its rooms come with its own issue."""

    name = "screening"
    verbose_name = _("Sàng lọc")
