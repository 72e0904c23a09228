"""A row of a list of members as a django-import-export resource: one field a column, one widget a field."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import Resource

from accounts.findings import Finding
from jobs.intake.cells import Formula, Value, shown
from jobs.intake.headers import IGNORED, SheetPlan, right
from jobs.intake.limits import CELL_CHARACTERS
from jobs.intake.sheet import Row
from members import facts, rules
from members.choices import Standing
from members.fields import BY_NAME, Kind
from members.intake import composites, widgets
from members.intake.cells import CellIndex, MemberCellWidget
from members.intake.columns import ALIASES, MOVEMENTS, label
from members.intake.composites import COMPOSITES, REST
from members.intake.widgets import CellFaults

_WIDGETS: Final[dict[str, Callable[[str], widgets.CellWidget]]] = {
    "sex": widgets.SexWidget,
    "ethnic": widgets.EthnicWidget,
    "religion": widgets.ReligionWidget,
    "identity_number": widgets.DigitsWidget,
    "old_identity_card": widgets.DigitsWidget,
    "card_number": widgets.DigitsWidget,
    "old_card_number": widgets.DigitsWidget,
    "standing": widgets.StandingWidget,
    "standing_on": widgets.DateWidget,
    "removal": widgets.RemovalWidget,
    "service": partial(widgets.CodeWidget, listed="occupation"),
    **dict.fromkeys(COMPOSITES, widgets.TextWidget),
    **dict.fromkeys(MOVEMENTS, widgets.TextWidget),
}
_STRICT: Final = frozenset(
    {"full_name", "other_name", "card_issued_by", "phone"}
    | {f"{place}_{part}" for place in ("birth", "home", "residence") for part in ("country", "province", "detail")}
)
"""Fields whose text, when too long, refuses the row; others are left out with a warning."""


def _widget(name: str) -> widgets.CellWidget:
    if name in _WIDGETS:
        return _WIDGETS[name](name)
    field = BY_NAME[name]
    if field.kind == Kind.NAME:
        return widgets.NameWidget(name, refuses=name in _STRICT)
    if field.kind == Kind.PHONE:
        return widgets.PhoneWidget(name)
    if field.kind == Kind.CODE:
        return widgets.CodeWidget(name, listed=field.codes)
    if field.kind in (Kind.DATE, Kind.DAY):
        return widgets.DateWidget(name, full=field.kind == Kind.DAY)
    longest = getattr(facts.column(name), "max_length", None) or CELL_CHARACTERS
    return widgets.TextWidget(name, longest, refuses=name in _STRICT)


class Taken(NamedTuple):
    """A column of a sheet that is taken in: its place, its field and the widget that cleans it, its letters."""

    column: int
    name: str
    widget: widgets.CellWidget
    encoding: str


class Cleaned(NamedTuple):
    """What a row says: values by field, findings, and the raw cells that hold anything."""

    values: dict[str, Any]
    findings: list[Finding]
    raw: dict[str, Value]


class MemberResource(Resource):
    """One row of a list of members; made once per file, because its widgets remember."""

    def __init__(self, cells: CellIndex) -> None:
        """Make the fields of all columns a list may have."""
        super().__init__()
        for name in ALIASES:
            widget = MemberCellWidget(name, cells) if name == "cell" else _widget(name)
            self.fields[name] = Field(attribute=name, column_name=name, widget=widget)

    def columns(self, sheet: SheetPlan) -> list[Taken]:
        """Return the columns of a sheet that are taken in, those that say several fields last."""
        taken = [
            Taken(column, key, self.fields[key].widget, sheet.encoding_of(column))
            for column, key in sheet.fields.items()
            if key != IGNORED
        ]
        return sorted(taken, key=lambda one: (one.name in COMPOSITES or one.name in MOVEMENTS, one.column))

    def clean_row(self, row: Row, columns: Iterable[Taken]) -> Cleaned:
        """Clean the cells of one row."""
        cells = row.values
        width = len(cells)
        cleaned = Cleaned({}, [], {})
        values, findings, raw = cleaned
        for column, name, widget, encoding in columns:
            cell = cells[column] if column < width else None
            if cell is None:
                if name not in COMPOSITES and name not in MOVEMENTS:
                    values[name] = widget.blank
                continue
            if type(cell) is str and not cell.isascii() and len(cell) <= CELL_CHARACTERS:
                cell = right(cell, encoding)
            raw[name] = cell
            if name in COMPOSITES:
                self._take_apart(name, cell, cleaned)
                continue
            try:
                values[name] = widget.clean(cell)
            except CellFaults as faults:
                values[name] = faults.value
                findings.extend(faults.findings)
        if raw.keys() & _AFTER:
            findings.extend(_of_the_roll(values, raw))
        return cleaned

    def _take_apart(self, key: str, cell: Value, cleaned: Cleaned) -> None:
        """Clean each part of a cell that says several things, where no column of its own has said it."""
        values, findings, raw = cleaned
        if isinstance(cell, Formula) or (isinstance(cell, str) and len(cell) > CELL_CHARACTERS):
            name = key.split("+")[0]
            wrong = widgets.formula_finding(name, cell) if isinstance(cell, Formula) else None
            findings.append(wrong or widgets.too_long(name, str(cell), CELL_CHARACTERS))
            return
        parts = composites.split(key, cell)
        for name in key.split("+"):
            values.setdefault(name, self.fields[name].widget.blank)
        for name, part in parts.items():
            if name == REST:
                findings.append(_not_taken(key, shown(part)))
            elif not values[name]:
                raw[name] = cell
                try:
                    values[name] = self.fields[name].widget.clean(part)
                except CellFaults as faults:
                    values[name] = faults.value
                    findings.extend(faults.findings)


_AFTER: Final = frozenset((*MOVEMENTS, "service"))


def _not_taken(key: str, text: str) -> Finding:
    """Say which part of a cell no field took."""
    reason = _("Phần “{text}” của ô này chưa ghi vào sổ.").format(text=text[:80])
    if key == composites.NUMBERS:
        remedy = _("Số huy hiệu ghi ở trang hồ sơ, mục Huy hiệu Đảng.")
    else:
        remedy = _("Xem lại ô, ghi phần này ở trang hồ sơ nếu cần.")
    return rules.warning("part_not_taken", key.split("+")[0], reason, remedy, text[:80])


def _of_the_roll(values: dict[str, Any], raw: dict[str, Value]) -> Iterator[Finding]:
    """Read what the roll says of movements: none is written from a list of members, each is said."""
    service = values.pop("service", "")
    if service and not values.get("occupation"):
        values["occupation"] = service
    for name in MOVEMENTS:
        text = values.pop(name, "")
        if not text:
            continue
        if not values.get("standing"):
            values["standing"] = _standing_after(name, text)
        reason = _("{column}: “{text}”. Biến động này chưa ghi vào sổ.").format(column=label(name), text=text[:80])
        remedy = _("Ghi ở trang hồ sơ, có ngày và giấy tờ của biến động.")
        yield rules.warning("movement_not_taken", name, reason, remedy, text[:80])


def _standing_after(name: str, text: str) -> str:
    """Say which standing a filled column of movements means; "" when the member is still there."""
    if name == "moved_out":
        return str(Standing.DEPARTED.value)
    if name == "died":
        return str(Standing.DIED.value)
    if name == "left":
        return widgets.standing_in(text) or str(Standing.RESIGNED.value)
    return ""
