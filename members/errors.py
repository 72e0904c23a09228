"""Exceptions of the members app, each carrying its findings."""

from accounts.findings import Finding, Refused


class NumberHeld(Refused):
    """A number already in the register; ``holders`` maps field → id of the person, for those who may see it."""

    def __init__(self, findings: list[Finding], holders: dict[str, int]) -> None:
        """Keep the findings, which name nobody, and who holds the numbers."""
        self.holders = holders
        super().__init__(findings)
