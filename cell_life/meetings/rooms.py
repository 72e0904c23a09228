"""What meetings tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, put cell life into the navigation and meetings first among its rooms."""
    from accounts import citations as rules_cited
    from accounts import navigation
    from accounts.roles import Permission
    from cell_life import frame
    from cell_life.meetings import citations
    from cell_life.seed import meetings as seed
    from members.seed import higher

    higher.register("meetings", seed.write, order=10)
    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    navigation.register(
        navigation.NavItem(
            name="cell_life",
            label=_("Sinh hoạt"),
            url_name="meetings:home",
            permission=Permission.VIEW_CELL_LIFE,
            order=25,
            daily=True,
            icon="meeting",
        )
    )
    frame.register_room(
        _("Lịch và biên bản"),
        "meetings:home",
        Permission.VIEW_CELL_LIFE,
        _("Lịch sinh hoạt, điểm danh, biên bản và chấm điểm từng buổi."),
    )
