"""Configuration of the jobs app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Background work: one row per job, and the files that come in."""

    name = "jobs"
    verbose_name = _("Việc nền")
