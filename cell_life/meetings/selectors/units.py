"""What a committee sees of a month: which cells met, were late, were few, were short; drilled down by one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.choices import MONTHLY, MeetingKind, MeetingState
from cell_life.meetings.rules.planning import month_after
from cell_life.meetings.rules.standing import SHARE, minutes_wanted, rule_on
from rulebook.meetings import MeetingLevel

MOST_CELLS: Final = 500
FILTERS: Final[Mapping[str, tuple[str | Promise, str]]] = {
    "": (_("Tất cả"), "true"),
    "da-hop": (_("Đã họp"), "state IN ('held', 'closed')"),
    "chua-ghi": (_("Chưa ghi"), "coalesce(state, 'planned') = 'planned'"),
    "muon": (_("Ghi muộn"), "late"),
    "thieu-gio": (_("Họp ngắn"), "short"),
    "vang-nhieu": (_("Vắng nhiều"), "few"),
    "chua-cham": (_("Chưa chấm điểm"), "state IN ('held', 'closed') AND total IS NULL"),
}
"""Word of the address → label and condition on a cell's line."""
LINES: Final = """
    WITH met AS (
        SELECT meeting.id, meeting.cell_id, meeting.held_on, meeting.kind, meeting.state, meeting.late, meeting.minutes,
               score.total, score.level
        FROM cell_life_meeting AS meeting LEFT JOIN cell_life_meetingscore AS score ON score.meeting_id = meeting.id
        WHERE meeting.month = %(month)s AND meeting.kind = ANY(%(monthly)s) AND meeting.state <> 'cancelled'
    ), came AS (
        SELECT attendance.meeting_id, count(*) FILTER (WHERE attendance.presence = 'present') AS present,
               count(*) FILTER (WHERE attendance.reason NOT IN ('exempt', 'suspended', 'elsewhere')) AS expected
        FROM cell_life_attendance AS attendance JOIN met ON met.id = attendance.meeting_id
        GROUP BY attendance.meeting_id
    ), line AS (
        SELECT cell.organisation_id AS cell, cell.name, cell.name_sort, split_part(cell.path, '/', %(depth)s) AS unit,
               met.id, met.held_on, met.kind, met.state, coalesce(met.late, false) AS late, met.minutes, met.total,
               met.level, came.present, came.expected,
               coalesce(met.minutes < CASE met.kind WHEN 'combined' THEN %(combined)s ELSE %(regular)s END, false)
                   AS short,
               coalesce(came.present * 100 <= came.expected * %(share)s, false) AS few
        FROM branches_organisationperiod AS cell
        LEFT JOIN met ON met.cell_id = cell.organisation_id
        LEFT JOIN came ON came.meeting_id = met.id
        WHERE cell.path LIKE %(prefix)s || '%%' AND cell.kind = ANY(%(cells)s)
          AND cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
    )
"""
GROUPS: Final = f"""
    {LINES}
    SELECT unit, count(*), count(*) FILTER (WHERE state IN ('held', 'closed')),
           count(*) FILTER (WHERE late), count(*) FILTER (WHERE short), count(*) FILTER (WHERE few),
           coalesce(sum(present), 0), coalesce(sum(expected), 0), count(total), coalesce(sum(total), 0)
    FROM line GROUP BY unit
"""  # noqa: S608 - the only part put in is the constant above
CELLS_OF: Final = f"""
    {LINES}
    SELECT cell, name, id, held_on, kind, state, late, minutes, total, level, present, expected, short
    FROM line WHERE {{condition}} ORDER BY name_sort, cell LIMIT {MOST_CELLS + 1}
"""  # noqa: S608 - the parts put in are constants of this module


@dataclass(frozen=True)
class Sums:
    """The numbers of one unit in a month."""

    cells: int = 0
    held: int = 0
    late: int = 0
    short: int = 0
    few: int = 0
    present: int = 0
    expected: int = 0
    scored: int = 0
    points: int = 0

    @property
    def open(self) -> int:
        """Return how many cells have nothing written yet."""
        return self.cells - self.held

    @property
    def percent(self) -> int | None:
        """Return the share of attendance in whole hundredths, None before any roll."""
        return 100 * self.present // self.expected if self.expected else None

    @property
    def average(self) -> int | None:
        """Return the average score, None where nothing is scored."""
        return round(self.points / self.scored) if self.scored else None

    def plus(self, other: "Sums") -> "Sums":
        """Add two units."""
        mine, theirs = vars(self), vars(other)
        return Sums(**{name: mine[name] + theirs[name] for name in mine})


@dataclass(frozen=True)
class UnitLine:
    """One body directly below, with its numbers and the lists behind them."""

    name: str
    url: str
    sums: Sums
    lists: Mapping[str, str]


@dataclass(frozen=True)
class CellLine:
    """One cell in a month."""

    cell_id: int
    name: str
    meeting_id: int | None
    held_on: date | None
    kind: str
    state: str
    late: bool
    minutes: int | None
    total: int | None
    level: str
    percent: int | None
    short: bool

    @property
    def state_words(self) -> str:
        """Return how far the cell is, in words."""
        return str(MeetingState(self.state).label if self.state else _("chưa lên lịch"))

    @property
    def tag(self) -> str:
        """Return the kind of the tag that shows it."""
        if self.late:
            return "warn"
        return {"held": "ok", "closed": "ok", "planned": "info"}.get(self.state, "empty")


@dataclass(frozen=True)
class UnitPage:
    """A committee's month: bodies below it, or its cells."""

    month: date
    before: date
    after: date
    units: tuple[UnitLine, ...]
    total: Sums
    cells: tuple[CellLine, ...]
    more: bool


def unit_page(unit: OrganisationPeriod, month: date, only: str, today: date) -> UnitPage:
    """Return a month of a unit: its bodies with their numbers, or with ``only`` its cells; three queries at most."""
    values = _values(unit.path, month, min(month_after(month) - timedelta(days=1), today))
    sums = _grouped(values)
    total = Sums()
    for one in sums.values():
        total = total.plus(one)
    below = OrganisationPeriod.objects.on(values["day"]).filter(parent=unit.organisation_id)
    bodies = list(below.order_by("name_sort", "pk"))
    as_list = bool(only) or all(one.kind in CELLS for one in bodies)
    cells = _cells(values, only) if as_list else []
    return UnitPage(
        month=month,
        before=month_before(month),
        after=month_after(month),
        units=() if as_list else tuple(_unit_line(one, sums, month) for one in bodies),
        total=total,
        cells=tuple(cells[:MOST_CELLS]),
        more=len(cells) > MOST_CELLS,
    )


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def unit_url(unit_id: int, month: date, only: str = "") -> str:
    """Return the address of a unit's month."""
    asked = {"don_vi": unit_id, "thang": f"{month:%Y-%m}"} | ({"loc": only} if only else {})
    return f"{reverse('meetings:home')}?{urlencode(asked)}"


def _values(path: str, month: date, day: date) -> dict[str, Any]:
    regular, combined = (minutes_wanted(kind, month) for kind in (MeetingKind.REGULAR, MeetingKind.COMBINED))
    share = rule_on(month, SHARE)
    return {
        "month": month,
        "day": day,
        "prefix": path,
        "depth": path.count("/") + 1,
        "monthly": [str(kind.value) for kind in MONTHLY],
        "cells": [str(kind.value) for kind in CELLS],
        "regular": int(regular.value) if regular else 0,
        "combined": int(combined.value) if combined else 0,
        "share": int(share.value * 100) if share else -1,
    }


def _grouped(values: Mapping[str, Any]) -> dict[str, Sums]:
    with connection.cursor() as cursor:
        cursor.execute(GROUPS, values)
        found = {}
        for unit, cells, held, late, short, few, present, expected, scored, points in cursor.fetchall():
            found[unit] = Sums(cells, held, late, short, few, int(present), int(expected), scored, int(points))
        return found


def _unit_line(body: OrganisationPeriod, sums: Mapping[str, Sums], month: date) -> UnitLine:
    own = body.organisation_id
    if body.kind in CELLS:
        return UnitLine(body.name, reverse("meetings:cell", args=[own]), sums.get(str(own), Sums()), {})
    lists = {only.replace("-", "_"): unit_url(own, month, only) for only in FILTERS if only}
    return UnitLine(body.name, unit_url(own, month), sums.get(str(own), Sums()), lists)


def _cells(values: Mapping[str, Any], only: str) -> list[CellLine]:
    with connection.cursor() as cursor:
        cursor.execute(CELLS_OF.format(condition=FILTERS[only][1]), values)
        return [_cell_line(*row) for row in cursor.fetchall()]


def _cell_line(
    cell: int, name: str, pk: int | None, held_on: date | None, kind: str | None, state: str | None, late: bool,
    minutes: int | None, total: int | None, level: str | None, present: int | None, expected: int | None, short: bool,
) -> CellLine:  # fmt: skip
    return CellLine(
        cell_id=cell,
        name=name,
        meeting_id=pk,
        held_on=held_on,
        kind=str(MeetingKind(kind).label) if kind else "",
        state=state or "",
        late=late,
        minutes=minutes,
        total=total,
        level=MeetingLevel(level).label if level else "",
        percent=100 * (present or 0) // expected if expected else None,
        short=short,
    )
