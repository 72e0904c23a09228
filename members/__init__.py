"""The person, the membership and the standing ledger."""
