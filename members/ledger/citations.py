"""Which finding of the ledger's acts rests on which rule; the others of the ledger stand in ``members.citations``."""

from typing import Final

CITED: Final = {
    "consent_missing": "294-QĐ/TW@2025-05-26#3.5",
    "resigned_while_held": "06-HD/TW@2025-06-09#11.2",
}

PLAIN: Final = frozenset({"before_register", "departed_not_readmitted", "died_not_readmitted"})
"""The day on which the register began to count a member is plain sense, whatever the rules."""
