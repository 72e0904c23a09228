"""What transfers tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, put what waits into the inbox, tell transfers in the timeline of a person."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from accounts import citations as rules_cited
    from branches import hooks
    from branches.registers import subjects
    from members import timeline
    from members.transfers import citations, unit_page, workitems
    from members.transfers.services.acts import LETTER
    from members.transfers.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    workitems.open_rooms()
    timeline.provide(entries)
    hooks.provide_unit_lines(unit_page.lines)
    subjects.tell(LETTER, _("Giấy giới thiệu sinh hoạt đảng"), lambda pk: reverse("transfers:detail", args=[pk]))
