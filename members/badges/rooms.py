"""What badges tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, put who is due into the inbox, tell proposals in the timeline; make the job of lists known."""
    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from jobs import registry
    from members import timeline
    from members.badges import citations, files, workitems
    from members.badges.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    workitems.open_rooms()
    timeline.provide(entries)
    registry.register(
        registry.JobKind(
            files.KIND, _("In danh sách Huy hiệu Đảng"), files.run, Permission.EXPORT_MEMBERS, content=files.content
        )
    )
