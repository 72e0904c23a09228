"""What residence tells the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the regulation."""
    from accounts import citations as rules_cited
    from members.residence import citations

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
