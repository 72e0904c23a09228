"""Whose a row is, among those who were ever in a cell within reach: by number, by card, by name in the cell.

A guest in temporary membership is found in the cell he meets in, wherever his record is kept. Who never was in
a cell within reach is not found, whether the register knows him or not: the words are the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext as _

from accounts.findings import Finding
from members.choices import PlacementKind
from members.intake.checking import CheckedRow
from vietnam import dates
from vietnam.dates import PartialDate
from vietnam.names import fold

NOBODY: Final = "no_record"
_GIVEN: Final = """
WITH given AS (
    SELECT * FROM unnest(%(lines)s::int[], %(numbers)s::text[], %(cards)s::text[], %(names)s::text[], %(born)s::date[],
        %(cells)s::bigint[]) AS given(line, number, card, name, born, cell)
), found AS (
    SELECT line, id, 'number' AS how FROM given JOIN members_person ON identity_number = number
     WHERE number <> '' AND identity_number <> ''
    UNION
    SELECT line, id, 'number' FROM given JOIN members_person ON card_number = card
     WHERE card <> '' AND card_number <> ''
    UNION
    SELECT line, p.id, 'name' FROM given JOIN members_person p ON p.born_on = born AND p.name_folded || '' = name
     WHERE NOT (number <> '' AND p.identity_number <> '') AND NOT (card <> '' AND p.card_number <> '')
    UNION
    SELECT line, p.id, 'name' FROM given
      JOIN members_placement own ON own.cell_id = given.cell
      JOIN members_membership m ON m.id = own.membership_id
      JOIN members_person p ON p.id = m.person_id AND p.name_folded || '' = name
     WHERE NOT (number <> '' AND p.identity_number <> '') AND NOT (card <> '' AND p.card_number <> '')
)
"""
_BY_ID: Final = "WITH found AS (SELECT id AS line, id, 'number' AS how FROM unnest(%(ids)s::bigint[]) AS known(id)) "
_LIVES: Final = """
SELECT found.line, found.how, p.id, p.version, p.name_folded, p.born_on, p.born_precision, m.id, m.official_on,
       c.cell_id, c.kind, c.starts_on, c.ends_on
  FROM found
  JOIN members_person p ON p.id = found.id AND p.merged_into_id IS NULL
  JOIN members_membership m ON m.person_id = p.id
  JOIN members_placement c ON c.membership_id = m.id
 ORDER BY found.line, p.id, c.starts_on, c.id
"""


@dataclass(frozen=True, slots=True)
class Stay:
    """A time of a membership in one cell, [starts_on, ends_on)."""

    membership_id: int
    official_on: date | None
    cell_id: int
    kind: str
    starts_on: date
    ends_on: date | None

    def covers(self, day: date) -> bool:
        """Say whether the day lies in it."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)


@dataclass(slots=True)
class Known:
    """A person a row may be about, with all his stays."""

    person_id: int
    version: int
    name_folded: str
    born: PartialDate
    by_number: bool = False
    stays: list[Stay] = field(default_factory=list)

    def stay(self, cell_id: int | None, day: date, cells: Mapping[int, Any]) -> Stay | None:
        """Return where he was on a day: in the cell asked for, else in one within reach, as a guest first."""
        found = [one for one in self.stays if one.covers(day) and one.cell_id in cells]
        if cell_id is not None:
            found = [one for one in found if one.cell_id == cell_id]
        return min(found, key=lambda one: (one.kind != PlacementKind.TEMPORARY, one.cell_id), default=None)


def read(person_ids: Iterable[int]) -> dict[int, Known]:
    """Return persons by id with their stays: one query."""
    return {key: known for of_line in _fetched(_BY_ID, {"ids": sorted(set(person_ids))}).values()
            for key, known in of_line.items()}  # fmt: skip


def _fetched(query: str, given: dict[str, list[Any]]) -> dict[int, dict[int, Known]]:
    found: dict[int, dict[int, Known]] = {}
    with connection.cursor() as cursor:
        cursor.execute(query + _LIVES, given)
        for line, how, person, version, name, born, precision, *stay in cursor.fetchall():
            of_line = found.setdefault(line, {})
            known = of_line.get(person)
            if known is None:
                known = of_line[person] = Known(person, version, name, dates.restore(born, precision))
            known.by_number = known.by_number or how == "number"
            if (one := Stay(*stay)) not in known.stays:
                known.stays.append(one)
    return found


class Whose:
    """Finds the one person each row of a chunk is about, or says why there is none."""

    def __init__(self, cells: Mapping[int, Any], only: int | None) -> None:
        """``cells`` are those within reach, ``only`` the list's organisation when it is a cell."""
        self.cells, self._only = cells, only

    def cell_of(self, values: Mapping[str, Any]) -> int | None:
        """Return the cell a row speaks of: the one it names, else that of the list."""
        return values.get("cell") or self._only

    def find(self, rows: Sequence[CheckedRow]) -> dict[int, Known | Finding]:
        """Return line → person or finding: one query for a chunk."""
        given: dict[str, list[Any]] = {
            name: [] for name in ("lines", "numbers", "cards", "names", "born", "cells")
        }  # fmt: skip
        for row in rows:
            born: PartialDate | None = row.values.get("born_on")
            given["lines"].append(row.line)
            given["numbers"].append(str(row.values.get("identity_number") or ""))
            given["cards"].append(str(row.values.get("card_number") or ""))
            given["names"].append(fold(row.values.get("full_name") or ""))
            given["born"].append(born.value if born else None)
            given["cells"].append(self.cell_of(row.values))
        found = _fetched(_GIVEN, given) if rows else {}
        return {row.line: self._one(row.values, list(found.get(row.line, {}).values())) for row in rows}

    def _one(self, values: Mapping[str, Any], found: list[Known]) -> Known | Finding:
        numbered = [one for one in found if one.by_number]
        near = [one for one in numbered or found if any(stay.cell_id in self.cells for stay in one.stays)]
        if numbered and len(near) < len(numbered):
            return nobody()
        if not numbered:
            near = [one for one in near if _born_alike(values, one)]
            cell = self.cell_of(values)
            here = [one for one in near if any(stay.cell_id == cell for stay in one.stays)]
            near = here or near
        if len(near) > 1:
            reason = _("Dòng này giống {count} người trong sổ.").format(count=len(near))
            return Finding("several_in_register", "full_name", reason, _("Ghi thêm số định danh để biết là ai."))
        if not near:
            return nobody()
        if numbered and _someone_else(values, near[0]):
            reason = _("Số này trong sổ là của người có họ tên, ngày sinh khác.")
            return Finding("number_of_another", "full_name", reason, _("Xem lại số, họ tên và ngày sinh trên giấy."))
        return near[0]


def nobody() -> Finding:
    """Say that no such member is known within reach; whether he is known elsewhere is not said."""
    reason = _("Không tìm thấy người này trong các chi bộ của đồng chí.")
    return Finding(NOBODY, "full_name", reason, _("Xem lại họ tên, ngày sinh, số định danh, số thẻ và chi bộ."))


def _born_alike(values: Mapping[str, Any], known: Known) -> bool:
    given: PartialDate | None = values.get("born_on")
    return given is None or given == known.born or given.may_be(known.born) or known.born.may_be(given)


def _someone_else(values: Mapping[str, Any], known: Known) -> bool:
    """Say whether the name differs and no birth year speaks for the same person."""
    name = fold(values.get("full_name") or "")
    if not name or name == known.name_folded:
        return False
    born: PartialDate | None = values.get("born_on")
    return born is None or born.value.year != known.born.value.year
