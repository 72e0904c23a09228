"""Configuration of the accounts app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, the catalogue of roles, the scope value, drafts and the access log."""

    name = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Give the application's database role its rights after each migrate."""
        from accounts.database import grant_application_role

        post_migrate.connect(grant_application_role, dispatch_uid="accounts.grant_application_role")
