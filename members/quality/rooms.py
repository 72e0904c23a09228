"""What the quality of data brings to other rooms: the share of clean records in the tree, the night's count."""

from branches import hooks
from members.quality import jobs, selectors, services


def open_rooms() -> None:
    """Tell the tree of clean records, follow its moves, register the job."""
    hooks.provide_clean(selectors.shares)
    hooks.on_paths_changed(services.follow_move)
    jobs.register()
