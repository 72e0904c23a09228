"""The cells a list may name: found by name or code under one organisation on one day."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from jobs.intake.cells import Value, shown
from members.intake.widgets import CellFaults, CellWidget
from vietnam.names import fold, normalise, tone_place_normal

_CODED: Final = re.compile(r"\((\d{14})\)\s*$")
"""A name with its code behind, as files that go out have it where names repeat."""


def cell_key(name: str) -> str:
    """Reduce a cell's name to what is compared: case, spaces, Unicode form and tone place do not count."""
    plain = tone_place_normal(unicodedata.normalize("NFC", normalise(name))).casefold()
    return "".join(plain.split())


@dataclass
class CellIndex:
    """The cells under an organisation: by key of the name, by code, and their names by id."""

    organisation_name: str = ""
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    only: int | None = None

    def add(self, cell_id: int, name: str, code: str = "") -> None:
        """Take in one cell."""
        self.by_key[cell_key(name)].append(cell_id)
        self.names[cell_id] = name
        if code:
            self.by_code[code] = cell_id

    def find(self, text: str) -> list[int]:
        """Return the cells a text names: none, one, or several of the same name."""
        compact = text.replace(".", "").replace(" ", "")
        if compact.isdecimal() and compact in self.by_code:
            return [self.by_code[compact]]
        if (coded := _CODED.search(text)) and coded[1] in self.by_code:
            return [self.by_code[coded[1]]]
        return self.by_key.get(cell_key(text), [])

    def nearest(self, text: str) -> list[str]:
        """Return up to three names near to an unknown one, best first."""
        names = {fold(name): name for name in self.names.values()}
        return [names[near] for near in get_close_matches(fold(text), list(names)[:20_000], n=3, cutoff=0.4)]


def cells_under(path: str, day: date, *, since: date | None = None) -> CellIndex:
    """Read the cells at or below ``path`` (all when empty) on ``day``: one query.

    Cells opened after ``since`` are left out: nobody was in them that day. ``only`` is set when the
    organisation is itself a cell: then a list needs no column for it.
    """
    found = OrganisationPeriod.objects.on(day).below(path).filter(organisation__opened_on__lte=since or day)
    index = CellIndex()
    for organisation_id, name, kind, own_path, code in found.values_list(
        "organisation_id", "name", "kind", "path", "code"
    ):
        if kind in CELLS:
            index.add(organisation_id, name, code)
        if own_path == path:
            index.organisation_name = name
            index.only = organisation_id if kind in CELLS else None
    return index


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
