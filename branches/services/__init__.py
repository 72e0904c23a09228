"""Every write on organisations; grants of roles are in ``branches.grants``."""

from branches.services.acts import (
    change_organisation,
    close_organisation,
    open_organisation,
    rename_organisation,
    set_helper,
)
from branches.services.correcting import correct_period
from branches.services.moving import move_organisation

__all__ = [
    "change_organisation",
    "close_organisation",
    "correct_period",
    "move_organisation",
    "open_organisation",
    "rename_organisation",
    "set_helper",
]
