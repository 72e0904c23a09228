"""What cards tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules."""
    from accounts import citations as rules_cited
    from members.cards import citations

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
