"""What doubles tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from jobs import registry
from members import history_words
from members.doubles import nightly


def open_rooms() -> None:
    """Cite what rests on no text, make the night's job known, name the acts, put waiting pairs into the inbox."""
    from accounts import citations as rules_cited
    from branches import inbox
    from members.doubles import citations
    from members.doubles import inbox as own_inbox

    rules_cited.plain(citations.PLAIN)
    label = _("Tìm hồ sơ trùng trong toàn sổ")
    registry.register(registry.JobKind(nightly.KIND, label, nightly.run, Permission.EDIT_MEMBERS, upkeep=True))
    history_words.name_act("merge_records", _("Gộp hai hồ sơ thành một"))
    history_words.name_act("undo_merge", _("Tách lại hai hồ sơ"))
    inbox.register_provider(own_inbox.waiting)
