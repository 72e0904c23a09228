"""Configuration of the accounts app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, the catalogue of roles, the scope value, drafts and the access log."""

    name = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Give the application's database role its rights after each migrate; count sessions; open the log."""
        from accounts import navigation, sessions
        from accounts.database import grant_application_role
        from accounts.roles import Permission

        sessions.connect()
        navigation.register(
            navigation.NavItem(
                name="access_log",
                label=_("Nhật ký xem"),
                url_name="accounts:access_log",
                permission=Permission.VIEW_ACCESS_LOG,
                order=95,
                icon="eye",
            )
        )
        post_migrate.connect(grant_application_role, dispatch_uid="accounts.grant_application_role")
