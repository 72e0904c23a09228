"""What badges tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, put who is due into the inbox, tell proposals in the timeline of a person."""
    from accounts import citations as rules_cited
    from branches import inbox
    from members import timeline
    from members.badges import citations
    from members.badges import inbox as own_inbox
    from members.badges.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    inbox.register_provider(own_inbox.waiting)
    timeline.provide(entries)
