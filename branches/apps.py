"""Configuration of the branches app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BranchesConfig(AppConfig):
    """Party organisations in time and the grants of roles on them."""

    name = "branches"
    verbose_name = _("Tổ chức đảng")
