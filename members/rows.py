"""The rows of the tables of a record, by column name: between models, forms and words. No queries, no decisions."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, cast

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members import kinds
from members.fields import Column, Kind, Table
from members.models.record import RecordRow

Values = dict[str, Any]


def model_of(table: Table) -> type[RecordRow]:
    """Return the model whose rows are the lines of the table."""
    return cast(type[RecordRow], apps.get_model("members", table.model))


def label(table: Table, column: str) -> Any:
    """Return the name of a column as forms and history show it, lazily translated."""
    return model_of(table)._meta.get_field(column).verbose_name  # type: ignore[union-attr]


def length(table: Table, column: str) -> int:
    """Return the most characters a text column holds, 0 for other kinds."""
    return getattr(model_of(table)._meta.get_field(column), "max_length", None) or 0


def values_of(table: Table, row: Any) -> Values:
    """Read the values of a line out of its row, or out of an event of it."""
    return {column.name: kinds.read(row, column.name, column.kind) for column in table.columns}


def columns(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of the model that keep those of the values that are given."""
    found: dict[str, Any] = {}
    for column in table.columns:
        if column.name in values:
            found |= kinds.write(model_of(table), column.name, column.kind, values[column.name])
    return found


def show(column: Column, value: Any) -> str:
    """Write a value of a column as people read it; an empty text for nothing."""
    return kinds.show(column, value)


def pack(values: Mapping[str, Any]) -> dict[str, str]:
    """Turn values into plain texts for the hidden field of a form."""
    return {name: kinds.pack(value) for name, value in values.items()}


def unpack(table: Table, packed: Mapping[str, str]) -> Values:
    """Turn back what ``pack`` made; unknown names are dropped."""
    return {
        column.name: kinds.unpack(column.kind, packed[column.name]) for column in table.columns if column.name in packed
    }


def in_order(table: Table, rows: Iterable[Any]) -> list[Any]:
    """Return the rows as the paper has them: the earliest first, those without a day last."""
    return sorted(rows, key=lambda row: (when(table, row) or date.max, row.pk))


def when(table: Table, row: Any) -> date | None:
    """Return the day a line is sorted by: its start, its decision, the day it was handed over; None = unknown."""
    if table.name == "badges" and row.decided_on is None:
        return row.awarded_on
    return next((getattr(row, name) for name in ("starts_on", "decided_on") if hasattr(row, name)), None)


def heading(table: Table, values: Mapping[str, Any]) -> str:
    """Say a line in a few words, such as "Tổ trưởng sản xuất, Nhà máy Dệt 8-3"; never its dates."""
    named = [column for column in table.columns if column.kind not in (Kind.DATE, Kind.DAY)]
    parts = [show(column, values.get(column.name)) for column in named if column.name in SAID[table.name]]
    return ", ".join(part for part in parts if part)


SAID: Final = {
    "work": ("words", "place"),
    "training": ("subject", "school"),
    "rewards": ("kind",),
    "badges": ("years",),
    "honours": ("kind",),
    "disciplines": ("kind",),
    "travels": ("country",),
    "family": ("relation", "full_name"),
}
"""The columns of each table that its heading says."""


def period(values: Mapping[str, Any]) -> str:
    """Say the time of a line: "09/1981 – 12/1990", "từ 09/1981", or the day of its decision."""
    if "starts_on" not in values:
        first = values.get("decided_on") or values.get("awarded_on")
        return first.display() if first else ""
    starts, ends = values["starts_on"], values["ends_on"]
    if starts and ends:
        return _("{first} – {last}").format(first=starts.display(), last=ends.display())
    if starts:
        return _("từ {day}").format(day=starts.display())
    return _("đến {day}").format(day=ends.display()) if ends else ""


_NAMES: Final[Mapping[str, str | Promise]] = {
    "work": gettext_lazy("Công tác"),
    "training": gettext_lazy("Đào tạo, bồi dưỡng"),
    "rewards": gettext_lazy("Khen thưởng"),
    "badges": gettext_lazy("Huy hiệu Đảng"),
    "honours": gettext_lazy("Danh hiệu"),
    "disciplines": gettext_lazy("Kỷ luật"),
    "travels": gettext_lazy("Đi nước ngoài"),
    "family": gettext_lazy("Gia đình"),
}


def name(table: Table) -> str:
    """Return the short name of a table, as timeline and history say it before a line."""
    return str(_NAMES[table.name])


def sentence(table: Table, values: Mapping[str, Any]) -> str:
    """Say a whole line: "09/1981 – 12/1990: Tổ trưởng sản xuất, Nhà máy Dệt 8-3"."""
    time, said = period(values), heading(table, values)
    return _("{time}: {line}").format(time=time, line=said) if time else said


def paper(values: Mapping[str, Any]) -> str:
    """Say the decision behind a line: its number and issuer; an empty text where none is known."""
    number = values.get("decision_number")
    parts = [_("Số {number}").format(number=number) if number else "", values.get("issuer") or ""]
    return " · ".join(part for part in parts if part)
