"""Configuration of the branches app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BranchesConfig(AppConfig):
    """Party organisations in time and the grants of roles on them."""

    name = "branches"
    verbose_name = _("Tổ chức đảng")

    def ready(self) -> None:
        """Tell the lower floors what a user may do now, who gives roles, and where that is done; fill the inbox."""
        from django.utils import timezone

        from accounts import citations as rules_cited
        from accounts import grantors, navigation
        from branches import citations, hooks, inbox, inbox_own
        from branches.frame import place_of
        from branches.grant_selectors import Tree
        from branches.help import cards, fields
        from branches.scopes import scope_of
        from branches.workitems import rooms as work_rooms
        from jobs import registry
        from jobs.services import follow_move

        rules_cited.explain_fields_with(fields.url_of)
        rules_cited.resolve_with(citations.resolve)
        rules_cited.cite(citations.CITED)
        rules_cited.plain(citations.PLAIN)
        grantors.take_tree_from(Tree())
        hooks.on_paths_changed(follow_move)
        navigation.provide("committee", lambda request: place_of(request).committee)
        navigation.provide("post", lambda request: place_of(request).post)
        navigation.provide("helper_contact", lambda request: place_of(request).helper)
        navigation.provide("help_card", cards.help_card)
        for provider in inbox_own.PROVIDERS:
            inbox.register_provider(provider)
        inbox.register_panel(inbox_own.accounts_panel)
        work_rooms.open_rooms()
        _rooms()
        registry.take_scopes_from(lambda user: scope_of(user, timezone.localdate()))


def _rooms() -> None:
    """Put the rooms of this app into the navigation."""
    from accounts import navigation
    from accounts.roles import Permission

    navigation.register(
        navigation.NavItem(name="home", label=_("Việc cần làm"), url_name="home", order=10, daily=True, icon="inbox")
    )
    navigation.register(
        navigation.NavItem(
            name="branches",
            label=_("Tổ chức đảng"),
            url_name="branches:tree",
            permission=Permission.VIEW_ORGANISATIONS,
            order=30,
            daily=True,
            icon="tree",
        )
    )
    navigation.register(
        navigation.NavItem(name="rules", label=_("Quy định"), url_name="rules:index", order=80, icon="rules")
    )
    navigation.register(
        navigation.NavItem(name="help", label=_("Trợ giúp"), url_name="help:index", order=99, icon="info")
    )
    navigation.register(
        navigation.NavItem(
            name="users",
            label=_("Người dùng"),
            url_name="users:list",
            permission=Permission.GRANT_ROLES,
            order=90,
            icon="key",
        )
    )
