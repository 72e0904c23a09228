"""What posts tell the other floors when Django starts."""


def open_rooms() -> None:
    """Cite the rules, count who is in post for the sizes of bodies, tell posts in the timeline of a person."""
    from accounts import citations as rules_cited
    from branches import hooks
    from members import timeline
    from members.posts import citations, selectors
    from members.posts.timeline import entries
    from members.services import reorganising

    rules_cited.cite(citations.CITED)
    rules_cited.plain(citations.PLAIN)
    hooks.provide_seats(selectors.seats)
    hooks.on_members_move(reorganising.follow)
    timeline.provide(entries)
