"""What the yearly rating tells the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, open the room among those of cell life, say where a vote about a rating leads."""
    from accounts import citations as rules_cited
    from accounts.roles import Permission
    from cell_life import frame
    from cell_life.ballots import subjects
    from cell_life.rounds import citations, selectors
    from cell_life.rounds.services import voting
    from cell_life.seed import rounds as demo
    from members.seed import higher

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    frame.register_room(
        _("Xếp loại hằng năm"),
        "rounds:home",
        Permission.VIEW_CELL_LIFE,
        _("Kiểm điểm, đánh giá, xếp loại: bảng của chi bộ, kết quả bỏ phiếu, quyết định, kiến nghị."),
    )
    subjects.register(voting.SUBJECT, _("Xếp loại đảng viên"), selectors.entry_url, on_voided=voting.voted_anew)
    higher.register("rounds", demo.write, order=60)
