"""What the match of head-counts tells the other floors when Django starts."""


def open_rooms() -> None:
    """Name the plain findings, put what waits into the inbox."""
    from accounts import citations as rules_cited
    from members.headcounts import citations, workitems

    rules_cited.plain(citations.PLAIN)
    workitems.open_rooms()
