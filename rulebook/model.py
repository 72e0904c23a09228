"""The values rules are made of: documents, parameters and how sure we are of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, NoReturn

FrozenValue = bool | int | str | Fraction


class Confidence(StrEnum):
    """How sure we are of a rule.

    Verified: the document's own text was read; an act against it is refused. Reported: a
    secondary source says so; Assumed: carried over or our reading. Both of these only warn.
    """

    VERIFIED = "verified"
    REPORTED = "reported"
    ASSUMED = "assumed"

    @property
    def label(self) -> str:
        """Give the word shown to people, in Vietnamese."""
        return _CONFIDENCE_LABELS[self]

    @property
    def refuses(self) -> bool:
        """Say whether an act against a rule of this confidence is refused, not only warned of."""
        return self is Confidence.VERIFIED


_CONFIDENCE_LABELS = {
    Confidence.VERIFIED: "đã kiểm chứng",
    Confidence.REPORTED: "theo nguồn thứ cấp, chưa kiểm chứng",
    Confidence.ASSUMED: "giả định, chưa kiểm chứng",
}


class Table(dict[int | str, FrozenValue]):
    """A table of values that cannot be changed: one object serves the whole process."""

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("Bảng giá trị của quy định không sửa được.")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


@dataclass(frozen=True, slots=True)
class Document:
    """One governing document. Its key is number and date together: "01-HD/TW" came out four times.

    ``since`` is inclusive, ``until`` exclusive (None = still in force). ``issued_on`` is None
    where only the year is known. ``governing`` marks the regulations on carrying out the Charter.
    """

    id: str
    number: str
    issued_on: date | None
    issuer: str
    kind: str
    title: str
    since: date
    until: date | None
    replaced_by: str
    confidence: Confidence
    note: str = ""
    governing: bool = False
    overlay: bool = False

    @property
    def label(self) -> str:
        """Give kind, number and date as people cite them: "Quy định 294-QĐ/TW (26/05/2025)"."""
        name = f"{self.kind} {self.number}" if self.number else self.kind
        return f"{name} ({self.issued_on:%d/%m/%Y})" if self.issued_on else f"{name} ({self.id.rpartition('@')[2]})"

    def in_force(self, day: date) -> bool:
        """Say whether the document is in force on the day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of one rule in one period, with the clause it comes from.

    ``value`` is an ``int`` (counts, đồng), ``Fraction`` (shares, rates, multiples), ``bool``,
    ``str`` (a choice), a ``tuple`` of these or an immutable ``Table`` of these.
    ``since`` is inclusive, ``until`` exclusive (None = open). ``overlay`` marks a committee's own value.
    """

    value: Any
    unit: str
    source: str
    confidence: Confidence
    key: str
    title: str
    document: Document
    clause: str
    since: date
    until: date | None
    note: str = ""
    overlay: bool = field(default=False)

    @property
    def refuses(self) -> bool:
        """Say whether an act against this value is refused (verified), not only warned of."""
        return self.confidence.refuses
