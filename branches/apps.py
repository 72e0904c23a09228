"""Configuration of the branches app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BranchesConfig(AppConfig):
    """Party organisations in time and the grants of roles on them."""

    name = "branches"
    verbose_name = _("Tổ chức đảng")

    def ready(self) -> None:
        """Tell the jobs what a user may do now."""
        from django.utils import timezone

        from branches.scopes import scope_of
        from jobs import registry

        registry.take_scopes_from(lambda user: scope_of(user, timezone.localdate()))
