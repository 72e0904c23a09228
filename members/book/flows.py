"""The movement of members in a period: opening + increases − decreases = closing, for a body, its units, every cell.

One pass over the placements and one over the movements of the period; the same numbers stand in the
book, in the reports and behind the lists they open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from django.db import connections

from members import movements
from members.choices import MovementKind
from members.movements import INTO, OUT_OF, WITHIN

MOST_CELLS: Final = 20
"""Cells named where the equation does not hold; the others are counted."""

_UNITS: Final = """
    SELECT organisation_id AS cell_id,
           coalesce(nullif(split_part(split_part('/' || path, '/{body}/', 2), '/', 1), '')::bigint, {body}) AS unit
      FROM ({cells}) AS cell
"""
_LEDGER: Final = """
    WITH now_inside AS ({now}), before_inside AS ({before}),
    inside AS (
        SELECT cell_id, n.unit, b.unit AS before_unit FROM now_inside AS n FULL JOIN before_inside AS b USING (cell_id)
    ),
    stock AS (
        SELECT p.cell_id,
               count(*) FILTER (WHERE {at_opening}) AS opening,
               count(*) FILTER (WHERE {at_closing}) AS closing,
               {official_stock}
          FROM members_placement AS p {member_of_placement}
         WHERE p.cell_id IN (SELECT cell_id FROM inside) AND p.kind = 'formal'
           AND p.starts_on <= %(until)s AND (p.ends_on IS NULL OR p.ends_on > %(before)s)
         GROUP BY p.cell_id
    ),
    moves AS (
        SELECT v.kind, v.from_cell_id, v.to_cell_id, count(*) AS many, {official_moves}
          FROM members_movement AS v {member_of_movement}
         WHERE v.happened_on BETWEEN %(since)s AND %(until)s
         GROUP BY v.kind, v.from_cell_id, v.to_cell_id
    ),
    between AS (
        SELECT moves.*, f.unit AS from_unit, t.unit AS to_unit
          FROM moves LEFT JOIN now_inside AS f ON f.cell_id = from_cell_id
          LEFT JOIN now_inside AS t ON t.cell_id = to_cell_id
         WHERE f.unit IS NOT NULL OR t.unit IS NOT NULL
    ),
    flow AS (
        SELECT cell_id, sum(effect) AS net FROM (
            SELECT to_cell_id AS cell_id, many AS effect FROM between WHERE to_unit IS NOT NULL
            UNION ALL
            SELECT from_cell_id, -many FROM between WHERE from_unit IS NOT NULL
        ) AS effects GROUP BY cell_id
    ),
    ledger AS (
        SELECT cell_id, inside.unit, inside.before_unit, coalesce(opening, 0) AS opening,
               coalesce(closing, 0) AS closing, coalesce(net, 0) AS net,
               coalesce(official_opening, 0) AS official_opening,
               coalesce(official_closing, 0) AS official_closing, coalesce(became, 0) AS became
          FROM stock FULL JOIN flow USING (cell_id) LEFT JOIN inside USING (cell_id)
    )
    SELECT 'stock', '', before_unit, unit, sum(opening), sum(closing), sum(official_opening), sum(official_closing),
           sum(became)
      FROM ledger GROUP BY before_unit, unit
    UNION ALL
    SELECT 'move', kind, from_unit, to_unit, sum(many), sum(official), 0, 0, 0
      FROM between GROUP BY kind, from_unit, to_unit
    UNION ALL
    (SELECT 'gap', '', cell_id, NULL, opening, net, closing, count(*) OVER (), 0 FROM ledger
      WHERE unit IS NOT NULL AND opening + net <> closing ORDER BY cell_id LIMIT %(most)s)
"""
_AT_OPENING: Final = "p.starts_on <= %(before)s AND (p.ends_on IS NULL OR p.ends_on > %(before)s)"
_AT_CLOSING: Final = "p.starts_on <= %(until)s AND (p.ends_on IS NULL OR p.ends_on > %(until)s)"
_SPLIT: Final = {
    "member_of_placement": "JOIN members_membership AS m ON m.id = p.membership_id",
    "member_of_movement": "JOIN members_membership AS m ON m.id = v.membership_id",
    "official_stock": f"""
        count(*) FILTER (WHERE m.official_on <= %(before)s AND {_AT_OPENING}) AS official_opening,
        count(*) FILTER (WHERE m.official_on <= %(until)s AND {_AT_CLOSING}) AS official_closing,
        count(*) FILTER (WHERE m.official_on BETWEEN %(since)s AND %(until)s AND p.starts_on < m.official_on
                           AND (p.ends_on IS NULL OR p.ends_on >= m.official_on)) AS became""",
    "official_moves": "count(*) FILTER (WHERE m.official_on <= v.happened_on) AS official",
}
_WHOLE: Final = {
    "member_of_placement": "",
    "member_of_movement": "",
    "official_stock": "0 AS official_opening, 0 AS official_closing, 0 AS became",
    "official_moves": "0 AS official",
}


@dataclass(frozen=True)
class CellGap:
    """A cell whose movements do not explain its closing number."""

    cell_id: int
    opening: int
    net: int
    closing: int


@dataclass(frozen=True)
class Moved:
    """The movement of one body from ``since`` to ``until``, both inclusive.

    ``stock`` was there on the day before ``since``, by the tree of that day; ``came`` and ``left`` are members of
    cells that the tree moved into or out of the body since. ``flows``: kind → way → how many movements.
    ``became`` is not 0 only in a part of the members: who became official there, less who ceased to be in it.
    """

    since: date
    until: date
    stock: int = 0
    came: int = 0
    left: int = 0
    closing: int = 0
    became: int = 0
    flows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    gaps: tuple[CellGap, ...] = ()
    gap_count: int = 0

    def flow(self, kind: str, way: str) -> int:
        """Return how many movements of a kind went that way."""
        return self.flows.get(kind, {}).get(way, 0)

    @property
    def registered(self) -> int:
        """Return who was entered in the register in the period: part of the opening count, never an increase."""
        return self.flow(MovementKind.REGISTERED, INTO)

    @property
    def opening(self) -> int:
        """Return the opening count: who was there before, and who was there but not yet in the register."""
        return self.stock + self.registered

    def _sum(self, way: str) -> int:
        return sum(ways.get(way, 0) for kind, ways in self.flows.items() if kind != MovementKind.REGISTERED)

    @property
    def increases(self) -> int:
        """Return all increases."""
        return self._sum(INTO) + self.came

    @property
    def decreases(self) -> int:
        """Return all decreases."""
        return self._sum(OUT_OF) + self.left

    @property
    def holds(self) -> bool:
        """Say whether opening + increases − decreases (+ who became official) = closing."""
        return self.opening + self.increases - self.decreases + self.became == self.closing

    def without(self, part: "Moved") -> "Moved":
        """Return what is left of the members when a part of them is taken away."""
        flows = {
            kind: {way: many - part.flow(kind, way) for way, many in ways.items()} for kind, ways in self.flows.items()
        }
        return Moved(
            since=self.since,
            until=self.until,
            stock=self.stock - part.stock,
            came=self.came - part.came,
            left=self.left - part.left,
            closing=self.closing - part.closing,
            became=self.became - part.became,
            flows=flows,
        )


@dataclass(frozen=True)
class Split:
    """The movement of all members of a body, and of the official ones among them."""

    total: Moved
    official: Moved

    @property
    def probationary(self) -> Moved:
        """Return the movement of the others."""
        return self.total.without(self.official)

    @property
    def holds(self) -> bool:
        """Say whether the equation holds for all, for the official and for the probationary members."""
        return self.total.holds and self.official.holds and self.probationary.holds


@dataclass(frozen=True)
class Book:
    """The movement of a body and of each unit directly below it; a cell is its own only unit.

    A movement from one unit to another is in both of theirs and only ``within`` the body's own.
    """

    whole: Split
    units: Mapping[int, Split]


def moved(organisation_id: int, since: date, until: date, *, using: str = "default") -> Moved:
    """Return the movement of a body between the two days, both inclusive, without its parts. One query."""
    return _read(organisation_id, since, until, _WHOLE, using).whole.total


def book(organisation_id: int, since: date, until: date, *, using: str = "default") -> Book:
    """Return the movement of a body and its units between the two days, official members apart. One query."""
    return _read(organisation_id, since, until, _SPLIT, using)


def _read(organisation_id: int, since: date, until: date, parts: Mapping[str, str], using: str) -> Book:
    before = since - timedelta(days=1)
    days: dict[str, Any] = {"before": before, "since": since, "until": until, "most": MOST_CELLS}
    now, now_given = _units(organisation_id, since, until, "now")
    then, then_given = _units(organisation_id, before, before, "then")
    sql = _LEDGER.format(now=now, before=then, at_opening=_AT_OPENING, at_closing=_AT_CLOSING, **parts)
    with connections[using].cursor() as cursor:
        cursor.execute(sql, {**now_given, **then_given, **days})
        rows = cursor.fetchall()
    return _book(rows, since, until)


def _units(organisation_id: int, since: date, until: date, name: str) -> tuple[str, dict[str, Any]]:
    """Return the statement for the cells of a body with the unit each is in, and its parameters by name."""
    cells = movements.cells_of(organisation_id, since, until).values("organisation_id", "path")
    sql, given = cells.query.sql_with_params()
    named = {f"{name}_{place}": value for place, value in enumerate(given)}
    sql %= tuple(f"%({key})s" for key in named)
    return _UNITS.format(body=int(organisation_id), cells=sql), named


class _Sum:
    """Adds the rows up for one body, all members and official ones beside each other."""

    def __init__(self) -> None:
        self.numbers: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.flows: tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]] = ({}, {})

    def _add(self, name: str, total: int, official: int) -> None:
        self.numbers[name][0] += total
        self.numbers[name][1] += official

    def stock(self, *, was: bool, now: bool, numbers: tuple[int, ...]) -> None:
        """Add members of cells that were inside before, are inside now, or both."""
        opening, closing, official_opening, official_closing, became = numbers
        if was:
            self._add("stock", opening, official_opening)
        if now:
            self._add("closing", closing, official_closing)
            self._add("became", 0, became)
        if was != now:
            self._add("came" if now else "left", opening, official_opening)

    def move(self, kind: str, way: str, total: int, official: int) -> None:
        """Add movements of one kind that went one way."""
        for flows, many in zip(self.flows, (total, official), strict=True):
            ways = flows.setdefault(kind, {})
            ways[way] = ways.get(way, 0) + many

    def split(self, since: date, until: date, gaps: tuple[CellGap, ...] = (), gap_count: int = 0) -> Split:
        """Return what was added up."""
        total, official = (self._moved(part, since, until) for part in (0, 1))
        return Split(replace(total, gaps=gaps, gap_count=gap_count), official)

    def _moved(self, part: int, since: date, until: date) -> Moved:
        known: dict[str, Any] = {name: both[part] for name, both in self.numbers.items()}
        return Moved(since, until, flows=self.flows[part], **known)


def _book(rows: Iterable[tuple[Any, ...]], since: date, until: date) -> Book:
    whole, units = _Sum(), defaultdict[int, _Sum](_Sum)
    gaps: list[CellGap] = []
    gap_count = 0
    for tag, kind, left, right, *found in rows:
        numbers = tuple(int(number or 0) for number in found)
        if tag == "gap":
            gaps.append(CellGap(left, *numbers[:3]))
            gap_count = numbers[3]
        elif tag == "stock":
            whole.stock(was=left is not None, now=right is not None, numbers=numbers)
            for unit in {left, right} - {None}:
                units[unit].stock(was=unit == left, now=unit == right, numbers=numbers)
        else:
            whole.move(kind, _way(left is not None, right is not None), *numbers[:2])
            for unit in {left, right} - {None}:
                units[unit].move(kind, _way(unit == left, unit == right), *numbers[:2])
    made = {unit: sums.split(since, until) for unit, sums in units.items()}
    return Book(whole.split(since, until, tuple(gaps), gap_count), made)


def _way(goes_out: bool, goes_in: bool) -> str:
    if goes_in and goes_out:
        return WITHIN
    return INTO if goes_in else OUT_OF
