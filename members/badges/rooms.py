"""What badges tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, put who is due into the inbox, tell proposals in the timeline; make the job of lists known."""
    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from branches import inbox
    from jobs import registry
    from members import timeline
    from members.badges import citations, files
    from members.badges import inbox as own_inbox
    from members.badges.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    inbox.register_provider(own_inbox.waiting)
    timeline.provide(entries)
    registry.register(
        registry.JobKind(
            files.KIND, _("In danh sách Huy hiệu Đảng"), files.run, Permission.EXPORT_MEMBERS, content=files.content
        )
    )
