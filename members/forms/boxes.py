"""The form box of each kind of field and column, from the field table; shape only."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from members import codes, facts
from members.fields import BY_NAME, Column, Field, Kind
from members.forms.fields import (
    AmountField,
    AreaField,
    CleanTextField,
    CodeField,
    CountField,
    CountryField,
    DossierField,
    LongTextField,
    NumberField,
    ProvinceField,
)

_REQUIRED: Final = {
    "full_name": _("Chưa có họ và tên. Ghi họ và tên theo giấy khai sinh."),
}
_READS: Final = {"born_on": "age", "decided_on": "party", "admitted_on": "party"}
_TEXT_BOXES: Final = {
    Kind.NUMBER: NumberField,
    Kind.PHONE: NumberField,
    Kind.PROVINCE: ProvinceField,
    Kind.COUNTRY: CountryField,
    Kind.LONG: LongTextField,
}
_OWN_BOXES: Final = {"dossier_number": DossierField}
_NUMBER_CHARACTERS: Final = 40
"""Figures as people type them, with dots and spaces, before they are cleaned."""
_RADIO_UP_TO: Final = 2


def box(name: str, today: date, current: Any = None) -> forms.Field:
    """Return the box of a field of the record; a code no longer in force is offered only where it stands now."""
    field = BY_NAME[name]
    required = name in ("full_name", "born_on")
    reads = _READS.get(name, "")
    return make_box(field, label=facts.label(name), required=required, today=today, current=current, reads=reads)


def make_box(
    field: Field | Column,
    *,
    label: str | Promise,
    required: bool,
    today: date,
    current: Any = None,
    length: int = 0,
    reads: str = "",
) -> forms.Field:
    """Return the box of one kind; ``length`` is the most characters of a text, 0 = that of the record's column.

    ``reads`` is the age that the line under a date tells (``accounts.dates.READS``).
    """
    common: dict[str, Any] = {"label": label, "required": required, "help_text": field.hint}
    if field.kind in (Kind.DATE, Kind.DAY):
        return PartialDateField(full=field.kind == Kind.DAY, reads=reads, **common)
    if field.kind == Kind.CODE:
        across = len(codes.get(field.codes).choices(on=today)) <= _RADIO_UP_TO
        return CodeField(source=field, today=today, current=str(current or ""), across=across, **common)
    if field.kind == Kind.AMOUNT:
        return (CountField if field.name == "workers_hired" else AmountField)(**common)
    if field.kind == Kind.AREA:
        return AreaField(**common)
    return _text_box(field, common, length)


def _text_box(field: Field | Column, common: dict[str, Any], length: int) -> CleanTextField:
    most = length or (facts.column(field.name).max_length or 0)
    if field.kind == Kind.NUMBER and field.name != "old_card_number":
        most = _NUMBER_CHARACTERS
    if field.name in _REQUIRED:
        common["error_messages"] = {"required": _REQUIRED[field.name]}
    kind = _OWN_BOXES.get(field.name) or _TEXT_BOXES.get(field.kind, CleanTextField)
    return kind(max_length=most, **common)
