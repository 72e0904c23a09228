"""What votes tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, open the room among those of cell life, add the demo rows."""
    from django.utils.translation import gettext_lazy as _

    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from cell_life import frame
    from cell_life.ballots import citations
    from cell_life.seed import ballots as demo
    from members.seed import higher

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    frame.register_room(
        _("Biểu quyết"),
        "ballots:home",
        Permission.VIEW_CELL_LIFE,
        _("Danh sách làm căn cứ, kết quả kiểm phiếu, biên bản và phiếu để in."),
    )
    higher.register("ballots", demo.write, order=50)
