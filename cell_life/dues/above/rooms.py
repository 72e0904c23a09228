"""What dues above the cell tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, stand among the rooms of cell life, add the demo rows."""
    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from cell_life import frame
    from cell_life.dues.above import citations
    from cell_life.seed import remittances as demo
    from members.seed import higher

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    frame.register_room(
        _("Nộp đảng phí"),
        "dues_above:home",
        Permission.VIEW_CELL_LIFE,
        _("Phiếu nộp lên cấp trên, bảng tổng hợp tháng và quý, sổ theo dõi của từng cấp."),
    )
    higher.register("remittances", demo.write, order=45)
