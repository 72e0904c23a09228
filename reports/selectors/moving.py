"""The movement of members in a period: opening + increases − decreases = closing, for the body and every cell."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from members import movements
from members.choices import MovementKind
from members.movements import INTO, OUT_OF, WAYS, WITHIN
from reports.selectors import source

MOST_CELLS = 20
"""Cells named where the equation does not hold; the others are counted."""

_LEDGER = """
    WITH now_inside AS ({now}), before_inside AS ({before}),
    ever_inside AS (SELECT organisation_id FROM now_inside UNION SELECT organisation_id FROM before_inside),
    stock AS (
        SELECT cell_id,
               count(*) FILTER (WHERE starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)) AS opening,
               count(*) FILTER (WHERE starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)) AS closing
        FROM members_placement
        WHERE cell_id IN (SELECT organisation_id FROM ever_inside) AND kind = 'formal'
          AND starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)
        GROUP BY cell_id
    ),
    moves AS (
        SELECT kind, from_cell_id, to_cell_id, count(*) AS many,
               from_cell_id IS NOT NULL AND from_cell_id IN (SELECT organisation_id FROM now_inside) AS goes_out,
               to_cell_id IS NOT NULL AND to_cell_id IN (SELECT organisation_id FROM now_inside) AS goes_in
        FROM members_movement WHERE happened_on BETWEEN %s AND %s
        GROUP BY kind, from_cell_id, to_cell_id
    ),
    flow AS (
        SELECT cell_id, sum(effect) AS net FROM (
            SELECT to_cell_id AS cell_id, many AS effect FROM moves WHERE goes_in
            UNION ALL
            SELECT from_cell_id, -many FROM moves WHERE goes_out
        ) AS effects GROUP BY cell_id
    ),
    ledger AS (
        SELECT cell_id,
               coalesce(opening, 0) AS opening, coalesce(net, 0) AS net, coalesce(closing, 0) AS closing,
               cell_id IN (SELECT organisation_id FROM now_inside) AS is_inside,
               cell_id IN (SELECT organisation_id FROM before_inside) AS was_inside
        FROM stock FULL JOIN flow USING (cell_id)
    )
    SELECT 'total', '', sum(opening) FILTER (WHERE was_inside),
           sum(opening) FILTER (WHERE is_inside AND NOT was_inside),
           sum(opening) FILTER (WHERE was_inside AND NOT is_inside), sum(closing) FILTER (WHERE is_inside),
           count(*) FILTER (WHERE is_inside AND opening + net <> closing)
    FROM ledger
    UNION ALL
    SELECT CASE WHEN goes_in AND goes_out THEN %s WHEN goes_in THEN %s ELSE %s END,
           kind, sum(many), 0, 0, 0, 0
    FROM moves WHERE goes_in OR goes_out GROUP BY 1, 2
    UNION ALL
    (SELECT 'gap', '', cell_id, opening, net, closing, 0 FROM ledger
     WHERE is_inside AND opening + net <> closing ORDER BY cell_id LIMIT %s)
"""


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
    """

    since: date
    until: date
    stock: int = 0
    came: int = 0
    left: int = 0
    closing: int = 0
    flows: dict[str, dict[str, int]] = field(default_factory=dict)
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
        """Say whether opening + increases − decreases = closing."""
        return self.opening + self.increases - self.decreases == self.closing


def moved(organisation_id: int, since: date, until: date) -> Moved:
    """Return the movement of a body between the two days, both inclusive. One query."""
    before = since - timedelta(days=1)
    now_sql, now_params = movements.cells_of(organisation_id, since, until).query.sql_with_params()
    before_sql, before_params = movements.cells_of(organisation_id, before, before).query.sql_with_params()
    sql = _LEDGER.format(now=now_sql, before=before_sql)
    bounds = [before, before, until, until, until, before, since, until]
    rows = source.fetch(sql, [*now_params, *before_params, *bounds, WITHIN, INTO, OUT_OF, MOST_CELLS])
    flows: dict[str, dict[str, int]] = {}
    for tag, kind, *numbers in rows:
        if tag in WAYS:
            flows.setdefault(kind, {})[tag] = int(numbers[0])
    stock, came, left, closing, gap_count = (int(number or 0) for number in rows[0][2:])
    return Moved(
        since=since,
        until=until,
        stock=stock,
        came=came,
        left=left,
        closing=closing,
        flows=flows,
        gaps=tuple(CellGap(*(int(number) for number in row[2:6])) for row in rows if row[0] == "gap"),
        gap_count=gap_count,
    )
