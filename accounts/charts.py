"""Geometry of the two charts, bars and stacked bars; the same numbers draw the page and the PDF.

Widths are shares of the drawing, heights are in em: a chart fits any screen and its words never shrink.
Nothing here knows what is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PATTERNS = ("solid", "lines", "dots", "empty", "grid", "waves")
ROW = 3.3
_ROOM_FOR_VALUE = 0.82


@dataclass(frozen=True)
class Bar:
    """One bar: its words above, the bar, the number at its end; lengths in % and em."""

    label: str
    value: int
    words_y: float
    bar_y: float
    width: float
    value_x: float
    value_y: float


@dataclass(frozen=True)
class BarChart:
    """A ready drawing of bars with its title and the sentence that says it without eyes."""

    name: str
    title: str
    description: str
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar, with the pattern that tells it apart without colour."""

    label: str
    value: int
    pattern: str
    x: float
    width: float


@dataclass(frozen=True)
class Stack:
    """One stacked bar."""

    label: str
    total: int
    words_y: float
    bar_y: float
    value_x: float
    value_y: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class StackedChart:
    """A ready drawing of stacked bars and its legend."""

    name: str
    title: str
    description: str
    height: float
    legend: tuple[tuple[str, str], ...]
    stacks: tuple[Stack, ...]


def bars(*, name: str, title: str, rows: Sequence[tuple[str, int]]) -> BarChart:
    """Lay out one bar a row, the longest filling the drawing; all zero gives bars without length.

    ``name`` is unique on its page and made of letters, digits and hyphens.
    """
    top = max((value for _, value in rows), default=0)
    laid = []
    for index, (label, value) in enumerate(rows):
        width = _share(value, top)
        laid.append(
            Bar(
                label=label,
                value=value,
                words_y=_at(index, 1.0),
                bar_y=_at(index, 1.42),
                width=width,
                value_x=width,
                value_y=_at(index, 2.32),
            )
        )
    said = "; ".join(f"{label}: {value}" for label, value in rows)
    return BarChart(name, title, said, round(len(rows) * ROW, 2), tuple(laid))


def stacked(
    *, name: str, title: str, parts: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]
) -> StackedChart:
    """Lay out one stacked bar a row; each row gives one number for each of ``parts``, at most six."""
    if len(parts) > len(PATTERNS):
        raise ValueError(f"a stacked bar tells {len(PATTERNS)} parts apart, not {len(parts)}")
    top = max((sum(values) for _, values in rows), default=0)
    stacks, said = [], []
    for index, (label, values) in enumerate(rows):
        segments = _segments(parts, values, top)
        end = segments[-1].x + segments[-1].width if segments else 0.0
        stacks.append(
            Stack(
                label=label,
                total=sum(values),
                words_y=_at(index, 1.0),
                bar_y=_at(index, 1.42),
                value_x=round(end, 2),
                value_y=_at(index, 2.32),
                segments=segments,
            )
        )
        said.append(f"{label}: " + ", ".join(f"{part} {value}" for part, value in zip(parts, values, strict=True)))
    legend = tuple(zip(parts, PATTERNS, strict=False))
    return StackedChart(name, title, "; ".join(said), round(len(rows) * ROW, 2), legend, tuple(stacks))


def _segments(parts: Sequence[str], values: Sequence[int], top: int) -> tuple[Segment, ...]:
    laid, before = [], 0
    for part, value, pattern in zip(parts, values, PATTERNS, strict=False):
        if value:
            laid.append(Segment(part, value, pattern, _share(before, top), _share(value, top)))
        before += value
    return tuple(laid)


def _share(value: int, top: int) -> float:
    return round(100 * _ROOM_FOR_VALUE * value / top, 2) if top else 0.0


def _at(index: int, offset: float) -> float:
    return round(index * ROW + offset, 2)
