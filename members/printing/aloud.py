"""The page to read aloud at a meeting: basic fields only, in the order of the form, dates in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from members import facts, policy, rows
from members.fields import TABLES_BY_NAME, FieldClass
from members.printing.layout import ITEMS, Item, Part
from members.printing.selectors import Source
from members.printing.sheets import row_words, text_of
from vietnam.dates import PartialDate

_IN_HEAD = frozenset({"full_name"})
_READ_AS = {"Nam, nữ": "Giới tính"}


@dataclass(frozen=True)
class Passage:
    """Some lines under one heading; the heading is "" for the first facts."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What is read aloud about one person."""

    name: str
    cell: str
    passages: tuple[Passage, ...]


def reading_of(source: Source) -> Reading:
    """Return what may be read before a whole cell: nothing sensitive, special or guarded, nothing empty."""
    values = facts.values_of(source.person, source.membership)
    said = {name: spoken(name, value) for name, value in values.items() if is_public(name) and name not in _IN_HEAD}
    plain = [line for item in ITEMS if not item.headed for line in _lines(item, said)]
    passages = [Passage("", tuple(plain))]
    for item in (item for item in ITEMS if item.headed):
        lines = [*_lines(item, said), *_rows(item, source)]
        passages.append(Passage(item.title, tuple(lines)))
    cell = source.bodies.get("cell", "")
    return Reading(source.person.full_name, cell, tuple(one for one in passages if one.lines))


def is_public(name: str) -> bool:
    """Say whether a field or table may be read before a whole cell."""
    return policy.klass(name) == FieldClass.BASIC and not policy.is_guarded(name) and policy.kept(name)


def spoken(name: str, value: Any) -> str:
    """Write a value as it is read out: ngày 5 tháng 3 năm 1970."""
    if not isinstance(value, PartialDate):
        return text_of(name, value)
    day = value.value
    words = {"day": f"ngày {day.day} tháng {day.month} năm {day.year}", "month": f"tháng {day.month} năm {day.year}"}
    return words.get(value.precision, f"năm {day.year}")


def _lines(item: Item, said: Mapping[str, str]) -> list[str]:
    parts = (part for line in item.lines for part in line)
    return [f"{_bare(part)}: {words}" for part in parts if (words := _words(part, said))]


def _bare(part: Part) -> str:
    return _READ_AS.get(part.label, part.label.removeprefix("- "))


def _words(part: Part, said: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(said[name] for name in part.fields if said.get(name)))


def _rows(item: Item, source: Source) -> list[str]:
    names = [table for _label, table in item.listed] + ([item.grid.name] if item.grid else [])
    return [_row(name, values) for name in names if is_public(name) for values in source.tables.get(name, ())]


def _row(name: str, values: rows.Values) -> str:
    """Say the time first, then the rest: "Từ tháng 9 năm 1981 đến tháng 12 năm 1990: …"."""
    if "starts_on" not in values:
        return row_words(name, values)
    first, last = spoken("", values["starts_on"]), spoken("", values["ends_on"])
    when = " ".join(part for part in (f"từ {first}" if first else "", f"đến {last}" if last else "") if part)
    rest = {column.name: None for column in TABLES_BY_NAME[name].columns if column.name in ("starts_on", "ends_on")}
    words = row_words(name, {**values, **rest})
    return f"{when[:1].upper()}{when[1:]}: {words}" if when else words
