"""Configuration of the members app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The person, the membership and the standing ledger."""

    name = "members"
    verbose_name = _("Đảng viên")

    def ready(self) -> None:
        """Count members for the tree, follow moves in it, keep cells with members open."""
        from branches import hooks
        from members import counts, keepers

        hooks.provide_counts(counts.counts)
        hooks.on_paths_changed(keepers.refresh_keepers)
        hooks.check_closing(keepers.closing_findings)
