"""The book of rules in time, and the set of rules of one day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from rulebook.errors import RuleUnknown
from rulebook.model import Document, Parameter, Table


@dataclass(frozen=True)
class Book:
    """Everything loaded: documents by id, and for every key its values in order of time.

    Where a committee's own values overlap ours, they come first in ``overlays`` and win.
    """

    documents: Mapping[str, Document]
    values: Mapping[str, tuple[Parameter, ...]]
    overlays: Mapping[str, tuple[Parameter, ...]]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key that has a value on some day, sorted."""
        return tuple(sorted({*self.values, *self.overlays}))

    def find(self, key: str, day: date) -> Parameter | None:
        """Give the value of a key on a day, the committee's own first; None when there is none."""
        for source in (self.overlays, self.values):
            for parameter in source.get(key, ()):
                if parameter.since <= day and (parameter.until is None or day < parameter.until):
                    return parameter
        return None


@dataclass(frozen=True)
class RuleSet(Mapping[str, Parameter]):
    """The rules of one day: ``rules["admission.vote.share"] -> Parameter``.

    A missing key raises ``RuleUnknown`` (a ``KeyError``) that names the key and the day.
    """

    day: date
    book: Book

    def __getitem__(self, key: str) -> Parameter:
        parameter = self.book.find(key, self.day)
        if parameter is None:
            raise RuleUnknown(key, self.day)
        return parameter

    def __iter__(self) -> Iterator[str]:
        return (key for key in self.book.keys if self.book.find(key, self.day) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __hash__(self) -> int:
        return hash((self.day, id(self.book)))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents in force that day, oldest first."""
        standing = (document for document in self.book.documents.values() if document.in_force(self.day))
        return tuple(sorted(standing, key=lambda document: (document.since, document.id)))

    @cached_property
    def governing(self) -> Document | None:
        """The regulation on carrying out the Charter of that day; before 25/7/2016 the Charter itself."""
        candidates = [document for document in self.documents if document.governing]
        return candidates[-1] if candidates else None

    @property
    def name(self) -> str:
        """The governing regulation as people cite it; empty before the first Charter kept here."""
        return self.governing.label if self.governing else ""

    @property
    def id(self) -> str:
        """The governing document's key (number and date), to be stored with a pinned case."""
        return self.governing.id if self.governing else ""

    @cached_property
    def fingerprint(self) -> str:
        """16 hex digits that change when any value, source or confidence of the day changes."""
        digest = hashlib.sha256()
        for key in self:
            parameter = self[key]
            digest.update(repr((key, parameter.value, parameter.source, parameter.confidence.value)).encode())
        return digest.hexdigest()[:16]

    def count(self, key: str) -> int:
        """Give a whole number: days, months, years, people, points or đồng."""
        value = self._typed(key, int)
        return int(value)

    def share(self, key: str) -> Fraction:
        """Give a share, rate or multiple."""
        value: Fraction = self._typed(key, Fraction)
        return value

    def choice(self, key: str) -> str:
        """Give a choice, for example ``receipt`` or ``issue``."""
        value: str = self._typed(key, str)
        return value

    def flag(self, key: str) -> bool:
        """Give a yes or no."""
        value: bool = self._typed(key, bool)
        return value

    def sequence(self, key: str) -> tuple[Any, ...]:
        """Give a list, as a tuple."""
        value: tuple[Any, ...] = self._typed(key, tuple)
        return value

    def table(self, key: str) -> Table:
        """Give a table."""
        value: Table = self._typed(key, Table)
        return value

    def _typed(self, key: str, kind: type) -> Any:
        value = self[key].value
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise TypeError(f"«{key}»: {type(value).__name__}, không phải {kind.__name__}")
        return value
