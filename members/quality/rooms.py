"""What the quality of data brings to other rooms: the share of clean records in the tree, the night's count."""

from collections.abc import Sequence
from datetime import date

from branches import hooks
from branches.hooks import Clean
from members.quality import jobs, selectors, services


def open_rooms() -> None:
    """Tell the tree of clean records, follow its moves, register the job."""
    hooks.provide_clean(clean_now)
    hooks.on_paths_changed(services.follow_move)
    jobs.register()


def clean_now(organisation_ids: Sequence[int], day: date) -> dict[int, Clean]:
    """Return the share of clean records of each body; a cell asked for alone is counted anew first."""
    if len(organisation_ids) == 1:
        services.count_cells(cells=organisation_ids, by=None)
    return selectors.shares(organisation_ids, day)
