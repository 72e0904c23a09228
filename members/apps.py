"""Configuration of the members app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The person, the membership and the standing ledger."""

    name = "members"
    verbose_name = _("Đảng viên")
