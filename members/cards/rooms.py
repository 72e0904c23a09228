"""What cards tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, tell cards in the timeline of a person; make the job of lists known."""
    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from jobs import registry
    from members import timeline
    from members.cards import citations, files
    from members.cards.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    timeline.provide(entries)
    registry.register(
        registry.JobKind(
            files.KIND, _("In danh sách thẻ đảng viên"), files.run, Permission.EXPORT_MEMBERS, content=files.content
        )
    )
