"""What votes tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, open the room among those of cell life."""
    from django.utils.translation import gettext_lazy as _

    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from cell_life import frame
    from cell_life.ballots import citations

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    frame.register_room(
        _("Biểu quyết"),
        "ballots:home",
        Permission.VIEW_CELL_LIFE,
        _("lập danh sách làm căn cứ, ghi kết quả kiểm phiếu, in biên bản và phiếu."),
    )
