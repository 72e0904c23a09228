"""One code list and its entries: immutable values, asked by key and by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rulebook.model import Confidence, Document


class SchemeUnknown(LookupError):
    """A code was asked in a numbering the list does not have; carries ``name`` and ``scheme``."""

    def __init__(self, name: str, scheme: str) -> None:
        super().__init__(name, scheme)
        self.name = name
        self.scheme = scheme

    def __str__(self) -> str:
        return f"Danh mục «{self.name}» không có bộ mã «{self.scheme}»."


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a field may hold, in [since, until); None = known from ever, or still in use.

    ``codes`` maps a scheme to the number there; a scheme that gives it no number is absent.
    ``group`` is a key of the list's groups. ``overlay`` marks what a committee added or changed.
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    group: str = ""
    since: date | None = None
    until: date | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    document: Document | None = None
    clause: str = ""
    confidence: Confidence = Confidence.ASSUMED
    note: str = ""
    overlay: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Give the label and all aliases."""
        return (self.label, *self.aliases)

    @property
    def source(self) -> str:
        """Give the document and clause as people cite them; empty where nothing was read."""
        if self.document is None:
            return ""
        return f"{self.document.label}, {self.clause}" if self.clause else self.document.label

    def holds(self, day: date) -> bool:
        """Say whether the entry may be newly chosen on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class CodeTable:
    """A code list: its entries in the order people expect, its groups and its schemes of numbers."""

    name: str
    title: str
    entries: Mapping[str, Entry]
    groups: Mapping[str, str]
    schemes: Mapping[str, str]
    document: Document | None
    confidence: Confidence
    note: str = ""

    def on(self, day: date) -> tuple[Entry, ...]:
        """Give the entries that may be chosen on a day, in order."""
        return tuple(entry for entry in self.entries.values() if entry.holds(day))

    def code(self, key: str, scheme: str) -> str | None:
        """Give the number of a key in a scheme; None where that scheme's number is not known.

        Raises ``SchemeUnknown``; there is no scheme by default, because the same number means
        different things (ethnic 04 is Hoa in 1979 and Mường in 2008).
        """
        self._known(scheme)
        entry = self.entries.get(key)
        return entry.codes.get(scheme) if entry else None

    def from_code(self, number: str, scheme: str) -> str | None:
        """Give the key behind a number of a scheme, leading zeros or not; raises ``SchemeUnknown``."""
        self._known(scheme)
        wanted = number.strip().lstrip("0")
        for entry in self.entries.values():
            if wanted and entry.codes.get(scheme, "").lstrip("0") == wanted:
                return entry.key
        return None

    def _known(self, scheme: str) -> None:
        if scheme not in self.schemes:
            raise SchemeUnknown(self.name, scheme)
