"""What transfers tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, put what waits into the inbox, tell transfers in the timeline of a person."""
    from accounts import citations as rules_cited
    from branches import inbox
    from members import timeline
    from members.transfers import citations
    from members.transfers import inbox as own_inbox
    from members.transfers.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    inbox.register_provider(own_inbox.waiting)
    timeline.provide(entries)
