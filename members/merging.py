"""Joining what two people changed in one record: pure, by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merge:
    """What to write, and where both changed the same field: name → (opened, now, mine)."""

    changes: dict[str, Any]
    conflicts: dict[str, tuple[Any, Any, Any]]


def merge(opened: Mapping[str, Any], now: Mapping[str, Any], mine: Mapping[str, Any]) -> Merge:
    """Join ``mine`` into ``now``, both begun from ``opened``.

    A field I left as opened keeps what is there now; a field only I changed takes mine; a field both
    changed alike is settled; changed differently it is a conflict. Fields not in ``mine`` are left
    alone; one missing in ``opened`` counts as opened with what is there now.
    """
    changes: dict[str, Any] = {}
    conflicts: dict[str, tuple[Any, Any, Any]] = {}
    for field, wanted in mine.items():
        current = now.get(field)
        begun = opened.get(field, current)
        if wanted in (begun, current):
            continue
        if current == begun:
            changes[field] = wanted
        else:
            conflicts[field] = (begun, current, wanted)
    return Merge(changes, conflicts)
