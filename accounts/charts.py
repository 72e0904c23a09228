"""Geometry of the two charts, bars and stacked bars; the same numbers draw the page and the PDF.

Widths are shares of the drawing, heights are in em: a chart fits any screen and its words never shrink.
Nothing here knows what is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

PATTERNS = ("solid", "lines", "dots", "empty", "grid", "waves")
_PLAIN = {"solid": "#9e1b1e", "empty": "#ffffff"}
LINE, BAR, GAP = 1.3, 1.15, 0.75
LABEL_SIGNS = 30
"""Letters that fit on one line of words above a bar on the smallest phone."""
_ROOM_FOR_VALUE = 0.78


@dataclass(frozen=True)
class Line:
    """One line of the words above a bar, at its baseline."""

    text: str
    y: float


@dataclass(frozen=True)
class Bar:
    """One bar: its words above, the bar, the number at its end; lengths in % and em."""

    lines: tuple[Line, ...]
    value: int
    bar_y: float
    width: float
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
class Fill:
    """How one part of stacked bars is filled: a pattern tells it apart without colour.

    A drawing refers only to patterns defined inside itself, as PDF wants; so the swatch of the legend has its own.
    """

    chart: str
    label: str
    pattern: str

    @property
    def pattern_id(self) -> str:
        """Return the identity of the pattern in the drawing."""
        return f"{self.chart}-{self.pattern}"

    @property
    def swatch_id(self) -> str:
        """Return the identity of the pattern in the legend."""
        return f"{self.chart}-legend-{self.pattern}"

    @property
    def paint(self) -> str:
        """Return what fills the part in the drawing."""
        return _PLAIN.get(self.pattern, f"url(#{self.pattern_id})")

    @property
    def swatch_paint(self) -> str:
        """Return what fills the swatch in the legend."""
        return _PLAIN.get(self.pattern, f"url(#{self.swatch_id})")


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar."""

    value: int
    fill: Fill
    x: float
    width: float


@dataclass(frozen=True)
class Stack:
    """One stacked bar."""

    lines: tuple[Line, ...]
    total: int
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
    legend: tuple[Fill, ...]
    stacks: tuple[Stack, ...]


def bars(*, name: str, title: str, rows: Sequence[tuple[str, int]]) -> BarChart:
    """Lay out one bar a row, the longest filling the drawing; all zero gives bars without length.

    ``name`` is unique on its page and made of letters, digits and hyphens.
    """
    top = max((value for _, value in rows), default=0)
    laid, y = [], 0.0
    for label, value in rows:
        lines, bar_y, y = _place(label, y)
        laid.append(Bar(lines, value, bar_y, _share(value, top), _middle(bar_y)))
    said = "; ".join(f"{label}: {value}" for label, value in rows)
    return BarChart(name, title, said, round(y, 2), tuple(laid))


def stacked(*, name: str, title: str, parts: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> StackedChart:
    """Lay out one stacked bar a row; each row gives one number for each of ``parts``, at most six."""
    if len(parts) > len(PATTERNS):
        raise ValueError(f"a stacked bar tells {len(PATTERNS)} parts apart, not {len(parts)}")
    top = max((sum(values) for _, values in rows), default=0)
    legend = tuple(Fill(name, part, pattern) for part, pattern in zip(parts, PATTERNS, strict=False))
    stacks, said, y = [], [], 0.0
    for label, values in rows:
        lines, bar_y, y = _place(label, y)
        end = _share(sum(values), top)
        stacks.append(Stack(lines, sum(values), bar_y, end, _middle(bar_y), _segments(legend, values, top)))
        said.append(f"{label}: " + ", ".join(f"{part} {value}" for part, value in zip(parts, values, strict=True)))
    return StackedChart(name, title, "; ".join(said), round(y, 2), legend, tuple(stacks))


def _segments(legend: Sequence[Fill], values: Sequence[int], top: int) -> tuple[Segment, ...]:
    laid, before = [], 0
    for fill, value in zip(legend, values, strict=True):
        if value:
            laid.append(Segment(value, fill, _share(before, top), _share(value, top)))
        before += value
    return tuple(laid)


def _share(value: int, top: int) -> float:
    return round(100 * _ROOM_FOR_VALUE * value / top, 2) if top else 0.0


def _place(label: str, y: float) -> tuple[tuple[Line, ...], float, float]:
    """Set the words from ``y`` down, then the bar; return lines, top of the bar, and where the next row starts."""
    words = wrap(label, LABEL_SIGNS) or [""]
    lines = tuple(Line(text, round(y + 1 + index * LINE, 2)) for index, text in enumerate(words))
    bar_y = round(y + len(words) * LINE + 0.1, 2)
    return lines, bar_y, bar_y + BAR + GAP


def _middle(bar_y: float) -> float:
    return round(bar_y + 0.92, 2)
