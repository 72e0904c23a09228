"""The frozen rows of a table of figures: screen, workbook and paper read the same ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One entry of a table: what it says, the number behind it, and the list that opens ("" = none)."""

    text: str
    value: int | float | None = None
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a table; ``url`` opens the report of the body it is about, ``of_which`` marks a part of the whole."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    url: str = ""
    is_total: bool = False
    of_which: bool = False


@dataclass(frozen=True)
class Table:
    """One table of figures with its columns of numbers; ``head`` names the first column."""

    key: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    is_wide: bool = False
