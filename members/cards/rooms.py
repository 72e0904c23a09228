"""What cards tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, tell cards in the timeline of a person."""
    from accounts import citations as rules_cited
    from members import timeline
    from members.cards import citations
    from members.cards.timeline import entries

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    timeline.provide(entries)
