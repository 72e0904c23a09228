"""Every act on a transfer: ``acts`` in their order, ``later`` what may follow, ``outside`` who comes from elsewhere."""

from members.transfers.services.acts import (
    Letter,
    accept_transfer,
    approve_transfer,
    cancel_transfer,
    issue_letter,
    record_presented,
    request_transfer,
    return_transfer,
)
from members.transfers.services.later import end_temporary, extend_temporary, replace_letter
from members.transfers.services.outside import Coming, receive_from_outside, receive_returning
from members.transfers.services.printing import print_letter, print_notices

__all__ = [
    "Coming",
    "Letter",
    "accept_transfer",
    "approve_transfer",
    "cancel_transfer",
    "end_temporary",
    "extend_temporary",
    "issue_letter",
    "print_letter",
    "print_notices",
    "receive_from_outside",
    "receive_returning",
    "record_presented",
    "replace_letter",
    "request_transfer",
    "return_transfer",
]
