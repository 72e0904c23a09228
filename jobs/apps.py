"""Configuration of the jobs app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Background work: one row per job, and the files that come in."""

    name = "jobs"
    verbose_name = _("Việc nền")

    def ready(self) -> None:
        """Show the number of jobs that ended unseen beside the bell."""
        from accounts import navigation
        from jobs import selectors

        navigation.provide("finished_jobs", lambda request: selectors.unseen_count(request.user))
