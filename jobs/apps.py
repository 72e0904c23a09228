"""Configuration of the jobs app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Background work: one row per job, and the files that come in."""

    name = "jobs"
    verbose_name = _("Việc nền")

    def ready(self) -> None:
        """Show the number of jobs that ended unseen beside the bell; say which findings no rule stands behind."""
        from accounts import citations as rules_cited
        from accounts import navigation
        from jobs import citations, selectors

        rules_cited.plain(citations.PLAIN)
        navigation.provide("finished_jobs", lambda request: selectors.unseen_count(request.user))
