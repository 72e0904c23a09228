"""What a record says, by field name: between model columns, forms and words. No queries, no decisions.

A value is a text, a ``PartialDate`` or None; the names are those of the model fields, and of the form.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Field, Model

from members import kinds
from members.fields import BACKGROUND, BY_NAME, DATES, RECORD, WORDS, Kind
from members.models import Background, Membership, Person
from vietnam import names

Values = dict[str, Any]
precision_of = kinds.precision_of

TEXTS: Final = tuple(field.name for field in RECORD if field.kind in WORDS)
"""Fields that are texts, as the paper has them; a code is the key of its list."""

PERSON_TEXTS: Final = tuple(name for name in TEXTS if BY_NAME[name].row == "person")
MEMBERSHIP_TEXTS: Final = tuple(name for name in TEXTS if BY_NAME[name].row == "membership")
PERSON_DATES: Final = tuple(field.name for field in RECORD if field.kind in DATES and field.row == "person")
MEMBERSHIP_DATES: Final = tuple(field.name for field in RECORD if field.kind in DATES and field.row == "membership")
WITH_PRECISION: Final = frozenset(field.name for field in RECORD if field.kind == Kind.DATE)
FIELDS: Final = tuple(field.name for field in RECORD)
"""Every field a clerk may write into a record, in the order of the paper."""

PERSON_FIELDS: Final = (*PERSON_TEXTS, *PERSON_DATES)
MEMBERSHIP_FIELDS: Final = (*MEMBERSHIP_TEXTS, *MEMBERSHIP_DATES)
BACKGROUND_FIELDS: Final = tuple(field.name for field in BACKGROUND)
MODELS: Final[Mapping[str, type[Model]]] = {"person": Person, "membership": Membership, "background": Background}
"""The model each field lives in, by the row the field table names."""


def label(field: str) -> Any:
    """Return the name of a field as forms and history show it, lazily translated."""
    return column(field).verbose_name


def column(field: str) -> "Field[Any, Any]":
    """Return the model field behind the name: of the person, the membership or the background."""
    for model in (Person, Membership, Background):
        for one in model._meta.concrete_fields:
            if one.name == field:
                return one
    raise KeyError(field)


def values_of(person: Person, membership: Membership | None) -> Values:
    """Read the values of a record out of its rows."""
    rows = {"person": person, "membership": membership}
    return {
        field.name: kinds.read(rows[field.row], field.name, field.kind) if rows[field.row] else kinds.empty(field.kind)
        for field in RECORD
    }


def precisions(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns of precision of those of the dates that have one."""
    return tuple(precision_of(field) for field in fields if field in WITH_PRECISION)


def columns(values: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the model columns of those of ``fields`` that are in ``values``, derived ones with them."""
    found: dict[str, Any] = {}
    for name in (name for name in fields if name in values):
        field = BY_NAME[name]
        found |= kinds.write(MODELS[field.row], name, field.kind, values[name])
    if "full_name" in found:
        found |= name_columns(found["full_name"])
    return found


def name_columns(full_name: str) -> dict[str, str]:
    """Return the search key and the sort key of a name."""
    return {"name_folded": names.fold(full_name), "name_sort": names.sort_key(full_name)}


def person_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of ``Person`` that the values fill."""
    return columns(values, PERSON_FIELDS)


def membership_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of ``Membership`` that the values fill."""
    return columns(values, MEMBERSHIP_FIELDS)


def background_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of ``Background`` that the values fill."""
    return columns(values, BACKGROUND_FIELDS)


def background_values(background: Background | None) -> Values:
    """Read the values of items 27, 28 b–c and 30; all empty without a row."""
    return {
        field.name: kinds.read(background, field.name, field.kind) if background else kinds.empty(field.kind)
        for field in BACKGROUND
    }


def show(field: str, value: Any) -> str:
    """Write a value as people read it; an empty text for nothing."""
    return kinds.show(BY_NAME.get(field), value)


def pack(values: Mapping[str, Any]) -> dict[str, str]:
    """Turn values into plain texts for a form's hidden field: dates as day and precision."""
    return {field: kinds.pack(value) for field, value in values.items()}


def unpack(packed: Mapping[str, str]) -> Values:
    """Turn back what ``pack`` made; unknown names are dropped."""
    return {field: kinds.unpack(BY_NAME[field].kind, text) for field, text in packed.items() if field in BY_NAME}
