"""What is wrong with a row, as it is staged, shown, printed and written into the annotated copy."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from accounts.findings import Finding
from jobs.choices import Outcome

STRENGTH: Final = (Outcome.ACCEPTED, Outcome.WARNING, Outcome.DUPLICATE, Outcome.REFUSED)
"""Outcomes from the weakest to the strongest; the strongest fault of a row decides."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: field and column (as in the file), stable code, what was there, why, what to do."""

    field: str
    column: str
    code: str
    value: str
    reason: str
    remedy: str
    outcome: str

    def as_json(self) -> dict[str, Any]:
        """Return what the staged row keeps."""
        return asdict(self)

    @classmethod
    def of(cls, finding: Finding, *, column: str, value: str, outcome: str = "") -> "Fault":
        """Make a fault of a finding: an error refuses the row, a warning lets it pass."""
        decided = outcome or (Outcome.REFUSED if finding.stops else Outcome.WARNING)
        return cls(finding.field, column, finding.code, value, str(finding.reason), str(finding.remedy), str(decided))


def outcome_of(faults: Iterable[Fault | Mapping[str, Any]]) -> str:
    """Return the outcome of a row with these faults."""
    strongest = 0
    for fault in faults:
        outcome = fault.outcome if isinstance(fault, Fault) else fault["outcome"]
        strongest = max(strongest, STRENGTH.index(outcome))
    return str(STRENGTH[strongest])
