"""What hand-overs tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "hand_over": _("Bàn giao nhiệm vụ bí thư"),
    "undo_hand_over": _("Rút lại lần bàn giao"),
    "stand_in": _("Cho làm thay bí thư"),
}


def open_rooms() -> None:
    """Name the plain findings and the acts of the history."""
    from accounts import citations as rules_cited
    from cell_life.handover import citations
    from members import history_words

    rules_cited.plain(citations.PLAIN)
    for code, words in NAMES.items():
        history_words.name_act(code, words)
