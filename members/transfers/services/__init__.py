"""Every act on a transfer; see ``acts`` for what each may do, ``outside`` for who comes from another province."""

from members.transfers.services.acts import (
    Letter,
    accept_transfer,
    approve_transfer,
    cancel_transfer,
    end_temporary,
    issue_letter,
    record_presented,
    request_transfer,
    return_transfer,
)
from members.transfers.services.outside import Coming, receive_from_outside, receive_returning
from members.transfers.services.printing import print_letter, print_notices

__all__ = [
    "Coming",
    "Letter",
    "accept_transfer",
    "approve_transfer",
    "cancel_transfer",
    "end_temporary",
    "issue_letter",
    "print_letter",
    "print_notices",
    "receive_from_outside",
    "receive_returning",
    "record_presented",
    "request_transfer",
    "return_transfer",
]
