"""The form box of each kind of field and column, from the field table; shape only."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from members import codes, facts, kinds
from members.fields import BY_NAME, Column, Field, Kind
from members.forms.fields import CleanTextField, NumberField, ProvinceField

NOT_WRITTEN: Final = _("Chưa ghi")
_REQUIRED: Final = {
    "full_name": _("Chưa có họ và tên. Ghi họ và tên theo giấy khai sinh."),
}
_READS: Final = {"born_on": "age", "decided_on": "party", "admitted_on": "party"}
_TEXT_BOXES: Final = {Kind.NUMBER: NumberField, Kind.PHONE: NumberField, Kind.PROVINCE: ProvinceField}
_NUMBER_CHARACTERS: Final = 40
"""Figures as people type them, with dots and spaces, before they are cleaned."""
_RADIO_UP_TO: Final = 3


def box(name: str, today: date, current: Any = None) -> forms.Field:
    """Return the box of a field of the record; a code no longer in force is offered only where it stands now."""
    field = BY_NAME[name]
    required = name in ("full_name", "born_on")
    return make_box(field, label=facts.label(name), required=required, today=today, current=current)


def make_box(
    field: Field | Column, *, label: str | Promise, required: bool, today: date, current: Any = None, length: int = 0
) -> forms.Field:
    """Return the box of one kind; ``length`` is the most characters of a text, 0 = that of the record's column."""
    common: dict[str, Any] = {"label": label, "required": required, "help_text": field.hint}
    if field.kind in (Kind.DATE, Kind.DAY):
        full = field.kind == Kind.DAY
        return PartialDateField(full=full, reads=_READS.get(field.name, ""), **common)
    if field.kind == Kind.CODE:
        return _code_box(field, common, today, current)
    if field.kind == Kind.AMOUNT:
        return forms.IntegerField(min_value=0, localize=True, **common)
    if field.kind == Kind.AREA:
        return forms.DecimalField(min_value=0, max_digits=12, decimal_places=2, localize=True, **common)
    return _text_box(field, common, length)


def _code_box(field: Field | Column, common: dict[str, Any], today: date, current: Any) -> forms.Field:
    listed = codes.get(field.codes)
    choices = [(key, gettext(label)) for key, label in listed.choices(on=today)]
    if current and current not in dict(choices):
        choices.append((current, kinds.code_label(field.codes, str(current))))
    if len(choices) <= _RADIO_UP_TO:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect(attrs={"class": "across"}), **common)
    return forms.ChoiceField(choices=[("", NOT_WRITTEN), *choices], **common)


def _text_box(field: Field | Column, common: dict[str, Any], length: int) -> CleanTextField:
    most = length or (facts.column(field.name).max_length or 0)
    if field.kind == Kind.LONG:
        common["widget"] = forms.Textarea(attrs={"rows": 3})
    if field.kind == Kind.NUMBER and field.name != "old_card_number":
        most = _NUMBER_CHARACTERS
    if field.name in _REQUIRED:
        common["error_messages"] = {"required": _REQUIRED[field.name]}
    return _TEXT_BOXES.get(field.kind, CleanTextField)(max_length=most, **common)
