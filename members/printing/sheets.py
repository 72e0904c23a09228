"""The filled form as frozen values for the template: nothing here asks the database or the reader's rights."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from members import facts, rows
from members.fields import BY_NAME, TABLES_BY_NAME
from members.printing.layout import BADGES, BESIDE, BODIES, EMPTY_LINES, HEAD, ITEMS, Grid, Item, Part
from vietnam import dates

DOTS, NBSP = "." * 200, "\u00a0"
DOSSIER_BOXES, CARD_BOXES = 10, 12

TableRows = Mapping[str, Sequence[rows.Values]]
Shown = Callable[[str], str]


@dataclass(frozen=True)
class PartView:
    """A label and what stands behind it; empty = a dotted line."""

    label: str
    text: str
    width: int


@dataclass(frozen=True)
class GridView:
    """A table of the form: heads with widths, rows of texts."""

    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ListView:
    """A list of the form: a label ("" for none), its lines, and how many dotted lines follow."""

    label: str
    lines: tuple[str, ...]
    blank: tuple[int, ...]


@dataclass(frozen=True)
class ItemView:
    """One item: heading (only where it has several parts), lines, grid, lists, tick boxes (years, ticked)."""

    number: str
    title: str
    lines: tuple[tuple[PartView, ...], ...]
    grid: GridView | None
    lists: tuple[ListView, ...]
    badges: tuple[tuple[int, bool], ...]


@dataclass(frozen=True)
class Block:
    """Items that stand beside each other with their widths in percent; mostly one."""

    items: tuple[tuple[ItemView, int], ...]


@dataclass(frozen=True)
class Facts:
    """What one paper about a person says: texts by field, rows by table; what is hidden is not here."""

    texts: Mapping[str, str] = field(default_factory=dict)
    tables: TableRows = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    picture: bytes = b""
    declared_on: date | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A whole 2-HSĐV for the template."""

    name: str
    bodies: tuple[tuple[str, str], ...]
    dossier: tuple[str, ...]
    card: tuple[str, ...]
    picture: str
    blocks: tuple[Block, ...]
    declared_at: str
    declared_on: date | None
    hidden: str
    trace: str
    dots: str = DOTS


def sheet_of(said: Facts, *, trace: str = "") -> Sheet:
    """Put what is known of a person into the form; an empty ``Facts`` makes the blank form."""
    items = {item.number: _item_view(item, said) for item in ITEMS}
    beside = {group[0][0]: group for group in BESIDE}
    taken = {number for group in BESIDE for number, _width in group[1:]}
    blocks = [
        Block(tuple((items[number], width) for number, width in beside.get(first, ((first, 100),))))
        for first in (item.number for item in ITEMS if item.number not in taken)
    ]
    return Sheet(
        name=said.texts.get("full_name", ""),
        bodies=tuple((label, said.bodies.get(key, "")) for key, label in BODIES),
        dossier=_boxes(said.texts.get(HEAD[0], ""), DOSSIER_BOXES),
        card=_boxes(said.texts.get(HEAD[1], ""), CARD_BOXES),
        picture=_picture(said.picture),
        blocks=tuple(blocks),
        declared_at=said.texts.get("declared_at", ""),
        declared_on=said.declared_on,
        hidden=", ".join(said.hidden),
        trace=trace,
    )


def _boxes(text: str, count: int) -> tuple[str, ...]:
    return tuple(text.ljust(count, NBSP))


def _picture(content: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}" if content else ""


def _item_view(item: Item, said: Facts) -> ItemView:
    lines = tuple(tuple(_part_view(part, said.texts) for part in line) for line in item.lines)
    earned = {int(row["years"]) for row in said.tables.get("badges", ())} if item.badges else set()
    return ItemView(
        number=item.number,
        title=item.title if item.headed else "",
        lines=lines,
        grid=_grid_view(item.grid, said.tables) if item.grid else None,
        lists=tuple(_list_view(label, name, said.tables, item.badges) for label, name in item.listed),
        badges=tuple((years, years in earned) for years in BADGES) if item.badges else (),
    )


def _part_view(part: Part, texts: Mapping[str, str]) -> PartView:
    found = list(dict.fromkeys(text for name in part.fields if (text := texts.get(name, ""))))
    words = ", ".join(found)
    return PartView(part.label, words.upper() if part.capitals else words, part.width)


def _grid_view(grid: Grid, tables: TableRows) -> GridView:
    table = TABLES_BY_NAME[grid.name]
    lines = [
        tuple(_cell(table, columns, values) for _head, columns, _width in grid.heads)
        for values in tables.get(grid.name, ())
    ]
    empty = [("",) * len(grid.heads)] * (0 if lines else grid.blank)
    return GridView(tuple((head, width) for head, _columns, width in grid.heads), (*lines, *empty))


def _cell(table: Any, columns: Sequence[str], values: rows.Values) -> str:
    texts = [rows.show(table.column(name), values[name]) for name in columns]
    joint = " – " if columns == ("starts_on", "ends_on") else ", "
    return joint.join(text for text in texts if text)


def _list_view(label: str, name: str, tables: TableRows, has_boxes: bool) -> ListView:
    lines = tuple(row_words(name, values) for values in tables.get(name, ()))
    return ListView(label, lines, tuple(range(0 if lines or has_boxes else EMPTY_LINES)))


def row_words(name: str, values: rows.Values) -> str:
    """Write one line of a table in words, every column of it in the order of the table."""
    table = TABLES_BY_NAME[name]
    texts = [(column.name, rows.show(column, values.get(column.name))) for column in table.columns]
    return ", ".join(_said(column, text) for column, text in texts if text)


def _said(column: str, text: str) -> str:
    """Say what a bare number or day in the middle of a line is."""
    before = {
        "decided_on": "ngày ",
        "decision_number": "số ",
        "number": "số ",
        "awarded_on": "trao ngày ",
        "ended_on": "hết hiệu lực ngày ",
        "starts_on": "từ ",
        "ends_on": "đến ",
    }
    return before.get(column, "") + text


def text_of(name: str, value: Any) -> str:
    """Write the value of a field as the form has it."""
    if name == "exempt_on":
        return dates.of_day(value).display() if value else ""
    return facts.show(name, value) if name in BY_NAME else str(value)
