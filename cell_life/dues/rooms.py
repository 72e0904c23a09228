"""What dues tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, put dues among the rooms of cell life, add the demo rows."""
    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from cell_life import frame
    from cell_life.dues import citations
    from cell_life.seed import dues as demo
    from members.seed import higher

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    frame.register_room(
        _("Đảng phí"),
        "dues:home",
        Permission.VIEW_DUES,
        _("Bảng thu từng tháng, phiếu thu, miễn giảm, sổ thu và khóa sổ."),
    )
    higher.register("dues", demo.write, order=40)
