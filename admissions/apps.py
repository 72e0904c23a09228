"""Configuration of the admissions app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdmissionsConfig(AppConfig):
    """Admissions: from promising person to official member; its rooms come with its own issue."""

    name = "admissions"
    verbose_name = _("Kết nạp")
