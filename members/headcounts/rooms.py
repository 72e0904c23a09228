"""What the match of head-counts tells the other floors when Django starts."""


def open_rooms() -> None:
    """Name the plain findings, put what waits into the inbox."""
    from accounts import citations as rules_cited
    from branches import inbox
    from members.headcounts import citations
    from members.headcounts import inbox as own_inbox

    rules_cited.plain(citations.PLAIN)
    inbox.register_provider(own_inbox.waiting)
