"""The standing ledger: what happens to a member between admission and exit, and the proof that the books agree."""
