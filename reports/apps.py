"""Configuration of the reports app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures, summaries and their papers."""

    name = "reports"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Put the reports into the navigation and their files among the kinds of job."""
        from accounts import navigation
        from accounts.roles import Permission
        from jobs import registry
        from reports import services

        navigation.register(
            navigation.NavItem(
                name="reports",
                label=_("Báo cáo"),
                url_name="reports:summary",
                permission=Permission.VIEW_REPORTS,
                order=60,
                icon="report",
            )
        )
        registry.register(
            registry.JobKind(services.SUMMARY, _("Báo cáo tổng hợp đảng viên"), services.run, Permission.VIEW_REPORTS)
        )
