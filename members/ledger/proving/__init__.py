"""Proof that the books agree: movements, placements and memberships, and what is kept beside them.

Read only, set by set: a check is one statement over the whole register (or one path of today's tree),
so 500,000 members cost seconds, not queries.
"""

from members.ledger.proving.running import CHECKS, Breach, Found, disagreements, proof

__all__ = ["CHECKS", "Breach", "Found", "disagreements", "proof"]
