"""The cells a list may name: found by name or code under one organisation on one day."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from accounts.findings import Finding
from branches.choices import BASES, CELLS, COMMITTEES
from branches.models import OrganisationPeriod
from jobs.intake.cells import Value, shown
from members.intake.widgets import CellFaults, CellWidget
from members.keeping import Keeper
from vietnam.names import fold, normalise, tone_place_normal


def cell_key(name: str) -> str:
    """Reduce a cell's name to what is compared: case, spaces, Unicode form and tone place do not count."""
    plain = tone_place_normal(unicodedata.normalize("NFC", normalise(name))).casefold()
    return "".join(plain.split())


@dataclass
class CellIndex:
    """The cells under an organisation: by key of the name, by code, and where each keeps its records."""

    organisation_name: str
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, int] = field(default_factory=dict)
    keepers: dict[int, Keeper] = field(default_factory=dict)
    only: int | None = None

    def name(self, cell_id: int) -> str:
        """Return the name of a cell, "" when it is none of these."""
        keeper = self.keepers.get(cell_id)
        return keeper.name if keeper else ""

    def find(self, text: str) -> list[int]:
        """Return the cells a text names: none, one, or several of the same name."""
        compact = text.replace(".", "").replace(" ", "")
        if compact.isdecimal() and compact in self.by_code:
            return [self.by_code[compact]]
        return self.by_key.get(cell_key(text), [])

    def nearest(self, text: str) -> list[str]:
        """Return up to three names near to an unknown one, best first."""
        names = {fold(keeper.name): keeper.name for keeper in self.keepers.values()}
        return [names[near] for near in get_close_matches(fold(text), list(names)[:20_000], n=3, cutoff=0.4)]


def cells_under(path: str, day: date) -> CellIndex:
    """Read the cells at or below ``path`` (all when empty) on ``day``: two queries at most.

    ``only`` is set when the organisation is itself a cell: then a list needs no column for it.
    """
    above = [int(step) for step in path.split("/") if step]
    periods = OrganisationPeriod.objects.on(day)
    rows = list(periods.below(path).values_list("organisation_id", "name", "kind", "path", "code"))
    kinds = {row[0]: row[2] for row in rows}
    if missing := [step for step in above if step not in kinds]:
        kinds.update(periods.filter(organisation_id__in=missing).values_list("organisation_id", "kind"))
    own = next((row for row in rows if row[3] == path), None)
    index = CellIndex(own[1] if own else "")
    for organisation_id, name, kind, own_path, code in rows:
        if kind not in CELLS:
            continue
        index.by_key[cell_key(name)].append(organisation_id)
        if code:
            index.by_code[code] = organisation_id
        index.keepers[organisation_id] = _keeper(organisation_id, name, kind, own_path, kinds)
    if own and own[2] in CELLS:
        index.only = own[0]
    return index


def _keeper(organisation_id: int, name: str, kind: str, path: str, kinds: dict[int, Any]) -> Keeper:
    upwards = [int(step) for step in reversed(path.split("/")) if step]
    return Keeper(
        organisation_id=organisation_id,
        name=name,
        kind=kind,
        path=path,
        base_id=next((step for step in upwards if kinds.get(step) in BASES), None),
        committee_id=next((step for step in upwards if kinds.get(step) in COMMITTEES), None),
    )


class MemberCellWidget(CellWidget):
    """Tổ chức đảng đang sinh hoạt: the id of the cell it names."""

    blank = None

    def __init__(self, field: str, index: CellIndex) -> None:
        """Keep the cells a list may name."""
        super().__init__(field)
        self.index = index

    def read(self, value: Value) -> int:
        """Return the cell's id; an unknown or ambiguous name is refused."""
        text = shown(value)
        found = self.index.find(text)
        if len(found) == 1:
            return found[0]
        raise CellFaults(None, self._unknown(text) if not found else self._several(text, len(found)))

    def _unknown(self, text: str) -> Finding:
        near = "; ".join(self.index.nearest(text))
        return Finding(
            "unknown_cell",
            self.field,
            _("Không có chi bộ “{name}” thuộc {organisation}.").format(
                name=text[:80], organisation=self.index.organisation_name or _("Đảng bộ thành phố")
            ),
            _("Tên gần nhất: {names}.").format(names=near) if near else _("Xem lại tên chi bộ hoặc tổ chức đã chọn."),
            value=text[:80],
        )

    def _several(self, text: str, count: int) -> Finding:
        return Finding(
            "unknown_cell",
            self.field,
            _("Có {count} chi bộ cùng tên “{name}”.").format(count=count, name=text[:80]),
            _("Ghi mã 14 chữ số của chi bộ, hoặc chọn tổ chức hẹp hơn khi nhập."),
            value=text[:80],
        )
