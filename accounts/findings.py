"""A finding: what is wrong, where, why and what to do; the one way in which rules speak to people."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


class Level(StrEnum):
    """An error stops the act; a warning asks for a reason and lets it pass."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing wrong: ``field`` (a form or column name, empty for the whole), reason and remedy in words.

    ``code`` is stable and short (``official_before_admission``); ``value`` is what was given. ``rule`` names the
    rule that speaks where the code alone does not say it (``accounts.citations``).
    """

    code: str
    field: str
    reason: Words
    remedy: Words = ""
    level: Level = Level.ERROR
    value: Any = ""
    rule: str = ""

    @property
    def stops(self) -> bool:
        """Say whether the act must not go on."""
        return self.level == Level.ERROR


class Refused(Exception):
    """An act that the rules or the data refuse; carries every finding at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings; their reasons joined are the message."""
        self.findings = tuple(findings)
        super().__init__("; ".join(str(finding.reason) for finding in self.findings))


class ChangedMeanwhile(Exception):
    """Somebody saved the record after this form was opened; ``fields`` maps name → (opened, now, yours)."""

    def __init__(self, fields: dict[str, tuple[Any, Any, Any]], version: int) -> None:
        """Keep the three values of each field in conflict and the version now in force."""
        self.fields = fields
        self.version = version
        super().__init__(", ".join(fields))


def stopping(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop the act."""
    return tuple(finding for finding in findings if finding.stops)
