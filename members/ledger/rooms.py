"""What the acts of the ledger tell the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Cite the rules, put what ends into inbox, timeline and the page of the unit, name the acts of the history."""
    from accounts import citations as rules_cited
    from branches import hooks
    from members import history_words, timeline
    from members.ledger import citations, unit_page, workitems
    from members.ledger.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    workitems.open_rooms()
    timeline.provide(entries)
    hooks.provide_unit_lines(unit_page.lines)
    for code, words in NAMES.items():
        history_words.name_act(code, words)


NAMES = {
    "record_exit": _("Ghi ra khỏi Đảng, từ trần"),
    "exempt_member": _("Ghi miễn công tác và sinh hoạt"),
    "renew_exemption": _("Ghi miễn tiếp"),
    "end_exemption": _("Ghi thôi miễn"),
    "suspend_member": _("Ghi đình chỉ sinh hoạt"),
    "extend_suspension": _("Gia hạn đình chỉ"),
    "end_suspension": _("Ghi thôi đình chỉ"),
    "restore_member": _("Khôi phục đảng tịch"),
    "readmit_member": _("Kết nạp lại"),
    "place_hold": _("Ghi vướng mắc khi chuyển"),
    "lift_hold": _("Ghi hết vướng mắc"),
}
