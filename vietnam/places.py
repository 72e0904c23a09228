"""Provinces and their wards and communes since 1/7/2025, by the package vietnam-provinces. Older names stay text."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from vietnam.names import fold, normalise

HANOI = "01"


@dataclass(frozen=True, slots=True)
class Unit:
    """A ward or commune: its official number, its full name (Phường Ba Đình), its kind (phường, xã, đặc khu)."""

    code: str
    name: str
    kind: str

    @property
    def short_name(self) -> str:
        """Return the name without its kind: Ba Đình."""
        return self.name.removeprefix(f"{self.kind.capitalize()} ")


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city, with its units in the official order."""

    code: str
    name: str
    kind: str
    units: tuple[Unit, ...]


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """List the 34 provinces with their units; read from the package's file at the first call only."""
    return tuple(
        Province(
            code=f"{entry['code']:02}",
            name=normalise(entry["name"]),
            kind=entry["division_type"],
            units=tuple(_unit(ward) for ward in entry["wards"]),
        )
        for entry in _read()
    )


def _unit(ward: dict[str, Any]) -> Unit:
    return Unit(code=f"{ward['code']:05}", name=normalise(ward["name"]), kind=ward["division_type"])


def _read() -> list[dict[str, Any]]:
    """Read the data without importing the package, whose thousands of constants take longer than the data."""
    spec = find_spec("vietnam_provinces")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("vietnam_provinces")
    path = Path(spec.origin).parent / "data" / "nested-divisions.json"
    return cast(list[dict[str, Any]], json.loads(path.read_text(encoding="utf-8")))


def units(province_code: str) -> tuple[Unit, ...]:
    """List the wards and communes of a province; raises ``KeyError`` for a number that is none."""
    return _by_code()[province_code].units


def hanoi_units() -> list[Unit]:
    """List the 126 wards and communes of Hanoi."""
    return list(units(HANOI))


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Province]:
    return {province.code: province for province in provinces()}


def find_unit(text: str, province_code: str = HANOI) -> Unit | None:
    """Find a unit by its name, with or without its kind and marks; None when none or several fit."""
    return _unit_names(province_code).get(fold(text))


@lru_cache(maxsize=64)
def _unit_names(province_code: str) -> dict[str, Unit]:
    """Index units by full name, and by short name where only one has it."""
    full = {fold(unit.name): unit for unit in units(province_code)}
    short: dict[str, list[Unit]] = {}
    for unit in units(province_code):
        short.setdefault(fold(unit.short_name), []).append(unit)
    return {name: found[0] for name, found in short.items() if len(found) == 1} | full


_PROVINCE_KINDS = ("thanh pho ", "tinh ", "tp. ", "tp.", "tp ", "t. ")


def find_province(text: str) -> Province | None:
    """Find a present province by its name, with or without Tỉnh, Thành phố, TP.; None when there is none."""
    return _province_names().get(without_kind(fold(text)))


@lru_cache(maxsize=1)
def _province_names() -> dict[str, Province]:
    return {without_kind(fold(province.name)): province for province in provinces()}


def without_kind(folded: str) -> str:
    """Take Tỉnh, Thành phố, TP. off a name without marks."""
    kind = next((kind for kind in _PROVINCE_KINDS if folded.startswith(kind)), "")
    return folded.removeprefix(kind).strip()
