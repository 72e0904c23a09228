"""How far a round is in all cells of a unit, how many have which level, how much of the cap is used: set-based."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.choices import BASES, CELLS, Kind
from branches.models import OrganisationPeriod
from cell_life.choices import RoundState
from cell_life.rounds import rules
from cell_life.rounds.rules import Cap

NONE: Final = "none"
STEPS: Final = (
    (NONE, _("chưa mở")),
    (RoundState.PREPARING, _("đang chuẩn bị")),
    (RoundState.VOTED, _("đã bỏ phiếu")),
    (RoundState.REPORTED, _("đã báo cáo")),
    (RoundState.RETURNED, _("bị trả lại")),
    (RoundState.DECIDED, _("đã quyết định")),
    (RoundState.ANNOUNCED, _("đã thông báo")),
)
CELLS_OF: Final = """
    WITH cells AS (
        SELECT organisation_id AS cell, split_part(path, '/', %(depth)s) AS unit
        FROM branches_organisationperiod
        WHERE path LIKE %(prefix)s || '%%' AND kind IN ('cell', 'base_cell')
          AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on > %(day)s)
    )
"""
STATES: Final = f"""
    {CELLS_OF}
    SELECT unit, coalesce(sheet.state, 'none') AS state, count(*)
    FROM cells LEFT JOIN cell_life_ratingsheet AS sheet ON sheet.cell_id = cells.cell AND sheet.year = %(year)s
    GROUP BY unit, coalesce(sheet.state, 'none')
"""  # noqa: S608 - the only part put in is the constant above
LEVELS_OF: Final = f"""
    {CELLS_OF}
    SELECT unit, coalesce(nullif(entry.decided_level, ''), entry.cell_level) AS level, count(*)
    FROM cells JOIN cell_life_ratingsheet AS sheet ON sheet.cell_id = cells.cell AND sheet.year = %(year)s
    JOIN cell_life_ratingentry AS entry ON entry.sheet_id = sheet.id AND entry.taking = 'rated'
    GROUP BY unit, level
"""  # noqa: S608 - the only part put in is the constant above


@dataclass(frozen=True)
class Line:
    """One body below: where it leads, its cells by step, its members by level, its cap where it is a base."""

    name: str
    url: str
    states: tuple[int, ...]
    levels: tuple[int, ...]
    cap: Cap | None
    state: str = ""

    @property
    def cells(self) -> int:
        """Return how many cells it has."""
        return sum(self.states)


@dataclass(frozen=True)
class Progress:
    """The bodies directly below a unit, and all of it together."""

    rows: tuple[Line, ...]
    total: Line
    waiting: int


def progress_of(unit: OrganisationPeriod, year: int, day: date) -> Progress:
    """Count steps and levels in each body directly below a unit: three queries, however many cells."""
    states, levels = _grouped(STATES, unit.path, year, day), _grouped(LEVELS_OF, unit.path, year, day)
    below = OrganisationPeriod.objects.on(day).filter(parent=unit.organisation_id).order_by("name_sort", "pk")
    found = list(below)
    rows = tuple(
        _line(one, states.get(one.organisation_id, {}), levels.get(one.organisation_id, {}), year, day) for one in found
    )
    total = _line(unit, _sum(states), _sum(levels), year, day)
    cells = [one.organisation_id for one in found if one.kind in CELLS]
    waiting = sum(states.get(one, {}).get(RoundState.REPORTED, 0) for one in cells)
    return Progress(rows, total, waiting)


def _grouped(statement: str, path: str, year: int, day: date) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    values: dict[str, Any] = {"depth": path.count("/") + 1, "prefix": path, "day": day, "year": year}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for unit, name, number in cursor.fetchall():
            found.setdefault(int(unit or 0), {})[name] = number
    return found


def _sum(parts: Mapping[int, Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for part in parts.values():
        for name, number in part.items():
            total[name] = total.get(name, 0) + number
    return total


def _line(
    period: OrganisationPeriod, states: Mapping[str, int], levels: Mapping[str, int], year: int, day: date
) -> Line:
    is_cell = period.kind in CELLS
    is_base = period.kind in (*BASES, Kind.COMMUNE)
    state = next((str(label) for code, label in STEPS if is_cell and states.get(code)), "")
    return Line(
        name=period.name,
        url=reverse("rounds:sheet", args=[period.organisation_id, year])
        if is_cell
        else unit_url(period.organisation_id, year),
        states=tuple(states.get(code, 0) for code, _label in STEPS),
        levels=tuple(levels.get(level, 0) for level in rules.LEVELS),
        cap=rules.cap_of(levels, day) if is_base else None,
        state=state,
    )


def unit_url(unit: int, year: int) -> str:
    """Return the address of the progress of a unit."""
    return f"{reverse('rounds:home')}?{urlencode({'don_vi': unit, 'nam': year})}"
