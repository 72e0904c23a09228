"""The class of every field about a person; one table for form, page, list, export and log.

``basic`` may be shown to whoever may see the record; ``sensitive`` is masked until revealed, and
revealing is logged; ``special`` (beliefs, origin, measures taken against a person) is shown on the
record only, and leaves in no list without approval. A model field without a class fails a test.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from vietnam.identity import mask


class FieldClass(StrEnum):
    """How a field is treated; ``technical`` says nothing about the person."""

    TECHNICAL = "technical"
    BASIC = "basic"
    SENSITIVE = "sensitive"
    SPECIAL = "special"


_T, _B, _S, _X = FieldClass.TECHNICAL, FieldClass.BASIC, FieldClass.SENSITIVE, FieldClass.SPECIAL

PERSON: Final[Mapping[str, FieldClass]] = {
    "id": _T,
    "version": _T,
    "created_at": _T,
    "keeper": _T,
    "keeper_path": _T,
    "base": _T,
    "committee": _T,
    "full_name": _B,
    "name_folded": _B,
    "name_sort": _B,
    "other_name": _B,
    "sex": _B,
    "born_on": _B,
    "born_precision": _B,
    "ethnic": _X,
    "religion": _X,
    "identity_number": _S,
    "old_identity_card": _S,
    "card_number": _S,
    "card_issued_by": _B,
    "card_issued_on": _B,
    "old_card_number": _S,
    "phone": _S,
    "birth_country": _B,
    "birth_province": _B,
    "birth_detail": _S,
    "home_country": _B,
    "home_province": _B,
    "home_detail": _S,
    "residence_country": _B,
    "residence_province": _B,
    "residence_detail": _S,
}

MEMBERSHIP: Final[Mapping[str, FieldClass]] = {
    "id": _T,
    "person": _T,
    "decided_on": _B,
    "admitted_on": _B,
    "admitted_precision": _B,
    "official_on": _B,
    "official_precision": _B,
    "standing": _B,
    "standing_on": _B,
    "ended_on": _B,
}

CLASSES: Final = {**MEMBERSHIP, **PERSON}

NUMBERS: Final = ("identity_number", "old_identity_card", "card_number", "old_card_number")
"""Sensitive fields that are numbers: shown with their middle hidden."""

HIDDEN: Final = "••••"


def class_of(field: str) -> FieldClass:
    """Return the class of a field; raises ``KeyError`` for a field that has none."""
    return CLASSES[field]


def masked(field: str, text: str) -> str:
    """Return what may stand on a page or in a log before it is revealed: numbers without their middle."""
    if not text or class_of(field) != FieldClass.SENSITIVE:
        return text
    if field in NUMBERS:
        return mask(text)
    return f"{HIDDEN}{text[-3:]}" if field == "phone" else text


def loggable(field: str) -> bool:
    """Say whether the value may stand in a log line of the application."""
    return class_of(field) == FieldClass.TECHNICAL
