"""What the parked bring to other rooms: the kinds this floor knows, and a line in the inbox."""


def open_rooms() -> None:
    """Register the providers of this floor and the inbox."""
    from branches import hooks, inbox
    from members.parked import elsewhere, past_ends, unit_page
    from members.parked import inbox as own_inbox
    from members.parked.registry import provide

    for provider in (*past_ends.PROVIDERS, *elsewhere.PROVIDERS):
        provide(provider)
    inbox.register_provider(own_inbox.waiting)
    hooks.provide_unit_lines(unit_page.lines)
