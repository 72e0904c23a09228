"""Acts on a membership between admission and exit; each one transaction, one movement, its paper. See ``acts``."""

from members.ledger.services.acts import life_of
from members.ledger.services.apart import (
    end_exemption,
    end_suspension,
    exempt_member,
    extend_suspension,
    renew_exemption,
    suspend_member,
)
from members.ledger.services.exits import record_exit
from members.ledger.services.holds import lift_hold, place_hold
from members.ledger.services.returns import leaving_of, readmit_member, restore_member

__all__ = [
    "end_exemption",
    "end_suspension",
    "exempt_member",
    "extend_suspension",
    "leaving_of",
    "life_of",
    "lift_hold",
    "place_hold",
    "readmit_member",
    "record_exit",
    "renew_exemption",
    "restore_member",
    "suspend_member",
]
