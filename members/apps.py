"""Configuration of the members app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The person, the membership and the standing ledger."""

    name = "members"
    verbose_name = _("Đảng viên")

    def ready(self) -> None:
        """Count members for the tree, follow moves in it, keep cells with members open."""
        from accounts import citations as rules_cited
        from branches import hooks, inbox
        from branches.help import fields as help_fields
        from branches.workitems import registry as work_registry
        from members import citations, counts, days, field_help, keepers
        from members import inbox as own_inbox
        from members.badges import rooms as badge_rooms
        from members.book import rooms as book_rooms
        from members.cards import rooms as card_rooms
        from members.doubles import rooms as double_rooms
        from members.headcounts import rooms as headcount_rooms
        from members.intake import rooms
        from members.ledger import rooms as ledger_rooms
        from members.lists import rooms as list_rooms
        from members.parked import rooms as parked_rooms
        from members.posts import rooms as post_rooms
        from members.printing import rooms as print_rooms
        from members.quality import rooms as quality_rooms
        from members.ratings import rooms as rating_rooms
        from members.residence import rooms as residence_rooms
        from members.transfers import rooms as transfer_rooms

        rules_cited.cite(citations.CITED)
        rules_cited.plain(citations.PLAIN)
        help_fields.provide(field_help.page_of, field_help.groups)
        hooks.provide_counts(counts.counts)
        hooks.provide_first_days(days.first_days)
        hooks.on_paths_changed(keepers.refresh_keepers)
        hooks.check_closing(keepers.closing_findings)
        for provider in own_inbox.PROVIDERS:
            inbox.register_provider(provider)
        inbox.register_panel(own_inbox.unit_panel)
        work_registry.take_names_from(own_inbox.names_of)
        self._open_rooms()
        rooms.open_rooms()
        badge_rooms.open_rooms()
        book_rooms.open_rooms()
        card_rooms.open_rooms()
        ledger_rooms.open_rooms()
        list_rooms.open_rooms()
        double_rooms.open_rooms()
        post_rooms.open_rooms()
        headcount_rooms.open_rooms()
        print_rooms.open_rooms()
        quality_rooms.open_rooms()
        rating_rooms.open_rooms()
        residence_rooms.open_rooms()
        transfer_rooms.open_rooms()
        parked_rooms.open_rooms()

    @staticmethod
    def _open_rooms() -> None:
        """Put the list into the navigation."""
        from accounts import navigation
        from accounts.roles import Permission

        navigation.register(
            navigation.NavItem(
                name="members",
                label=_("Đảng viên"),
                url_name="members:list",
                permission=Permission.VIEW_MEMBERS,
                order=20,
                daily=True,
                icon="people",
            )
        )
