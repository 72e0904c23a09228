"""What things to do bring to other rooms: the home page, the night's reckoning, the moves of the tree."""


def open_rooms() -> None:
    """Put what waits on the home page, register the night's job, follow moves of the tree."""
    from branches import hooks, inbox
    from branches.workitems import inbox as own_inbox
    from branches.workitems import jobs, services

    inbox.register_provider(own_inbox.waiting)
    hooks.on_paths_changed(services.follow_move)
    jobs.register()
