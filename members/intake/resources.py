"""The django-import-export resource of a list of members: which columns there are and how each is cleaned.

Reading the file, checking one column against another and writing are done elsewhere.
"""

from collections.abc import Callable, Iterable
from typing import Any

from import_export.fields import Field
from import_export.resources import Resource

from accounts.findings import Finding
from jobs.intake.cells import Value
from jobs.intake.headers import IGNORED, SheetPlan, right
from jobs.intake.sheet import Row
from members import facts
from members.intake import widgets
from members.intake.cells import CellIndex, MemberCellWidget
from members.intake.columns import ALIASES
from members.intake.widgets import CellFaults

_WIDGETS: dict[str, Callable[[str], widgets.CellWidget]] = {
    "full_name": widgets.NameWidget,
    "other_name": widgets.NameWidget,
    "sex": widgets.SexWidget,
    "ethnic": widgets.EthnicWidget,
    "religion": widgets.ReligionWidget,
    "identity_number": widgets.DigitsWidget,
    "old_identity_card": widgets.DigitsWidget,
    "card_number": widgets.DigitsWidget,
    "old_card_number": widgets.DigitsWidget,
    "phone": widgets.PhoneWidget,
    "standing": widgets.StandingWidget,
    "standing_on": widgets.DateWidget,
    "removal": widgets.RemovalWidget,
}
_FULL_DATES = frozenset(facts.FIELDS) - facts.WITH_PRECISION - frozenset(facts.TEXTS)


def _widget(field: str) -> widgets.CellWidget:
    if field in _WIDGETS:
        return _WIDGETS[field](field)
    if field in facts.FIELDS and field not in facts.TEXTS:
        return widgets.DateWidget(field, full=field in _FULL_DATES)
    return widgets.TextWidget(
        field,
        getattr(facts.column(field) if field in facts.FIELDS else None, "max_length", None) or widgets.CELL_CHARACTERS,
    )


class MemberResource(Resource):
    """One row of a list of members; made once per file, because its widgets remember."""

    def __init__(self, cells: CellIndex) -> None:
        """Make the fields of all columns a list may have."""
        super().__init__()
        for name in ALIASES:
            widget = MemberCellWidget(name, cells) if name == "cell" else _widget(name)
            self.fields[name] = Field(attribute=name, column_name=name, widget=widget)

    def columns(self, sheet: SheetPlan) -> list[tuple[int, Field]]:
        """Return column → field for a sheet, in the order of its columns."""
        return [(column, self.fields[key]) for column, key in sorted(sheet.fields.items()) if key != IGNORED]

    def clean_row(
        self, row: Row, columns: Iterable[tuple[int, Field]], encoding: str
    ) -> tuple[dict[str, Any], list[Finding], dict[str, Value]]:
        """Clean the cells of one row: values by field, findings, and the raw cells that hold anything."""
        cells = row.values
        width = len(cells)
        values: dict[str, Any] = {}
        raw: dict[str, Value] = {}
        findings: list[Finding] = []
        for column, field in columns:
            name = field.column_name
            cell = cells[column] if column < width else None
            if cell is None:
                values[name] = field.widget.blank
                continue
            if type(cell) is str and not cell.isascii() and len(cell) <= widgets.CELL_CHARACTERS:
                cell = right(cell, encoding)
            raw[name] = cell
            try:
                values[name] = field.clean(raw)
            except CellFaults as faults:
                values[name] = faults.value
                findings.extend(faults.findings)
        return values, findings, raw
