"""Every write on organisations; grants of roles are in ``branches.grants``."""

from branches.services.acts import (
    change_organisation,
    close_organisation,
    open_organisation,
    rename_organisation,
    set_helper,
)
from branches.services.consents import end_consent, record_consent
from branches.services.correcting import correct_period
from branches.services.merging import consolidate_organisations, merge_organisation, split_organisation
from branches.services.moving import move_organisation
from branches.services.numbering import issue_number
from branches.services.registers import begin_register, seal_paper, void_paper
from branches.services.sectors import set_sectors

__all__ = [
    "begin_register",
    "change_organisation",
    "close_organisation",
    "consolidate_organisations",
    "correct_period",
    "end_consent",
    "issue_number",
    "merge_organisation",
    "move_organisation",
    "open_organisation",
    "record_consent",
    "rename_organisation",
    "seal_paper",
    "set_helper",
    "set_sectors",
    "split_organisation",
    "void_paper",
]
