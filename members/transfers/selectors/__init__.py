"""What pages show of transfers: the worklist with its clocks, one transfer as a timeline, who may do what next."""

from members.transfers.selectors.acting import (
    ACTS,
    Places,
    Sides,
    acting_paths,
    acts_for,
    issuing_body,
    may_act,
    may_print,
)
from members.transfers.selectors.on_the_way import (
    GROUPS,
    Found,
    address,
    amounts,
    found_in,
    is_in,
    names_of,
    worklist,
)
from members.transfers.selectors.page import open_transfer_of, page_of, person_seen
from members.transfers.selectors.past import past

__all__ = [
    "ACTS",
    "GROUPS",
    "Found",
    "Places",
    "Sides",
    "acting_paths",
    "acts_for",
    "address",
    "amounts",
    "found_in",
    "is_in",
    "issuing_body",
    "may_act",
    "may_print",
    "names_of",
    "open_transfer_of",
    "page_of",
    "past",
    "person_seen",
    "worklist",
]
