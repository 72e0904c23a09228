"""What a record says, by field name: between model columns, forms and words. No queries, no decisions.

A value is a text, a ``PartialDate`` or None; the names are those of the model fields, and of the form.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Field
from django.utils.translation import gettext

from members import codes
from members.fields import BY_NAME, DATES, RECORD, WORDS, Kind
from members.models import Background, Membership, Person
from vietnam import dates, names
from vietnam.dates import PartialDate

Values = dict[str, Any]

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
    values: Values = {field: getattr(person, field) for field in PERSON_TEXTS}
    values |= {field: _partial(person, field) for field in PERSON_DATES}
    values |= {field: getattr(membership, field) if membership else "" for field in MEMBERSHIP_TEXTS}
    return values | {field: _partial(membership, field) if membership else None for field in MEMBERSHIP_DATES}


def _partial(row: Any, field: str) -> PartialDate | None:
    value = getattr(row, field)
    if value is None:
        return None
    return dates.restore(value, getattr(row, precision_of(field)) if field in WITH_PRECISION else "day")


def precision_of(field: str) -> str:
    """Return the name of the column that says how exactly a date is known."""
    return f"{field.removesuffix('_on')}_precision"


def precisions(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns of precision of those of the dates that have one."""
    return tuple(precision_of(field) for field in fields if field in WITH_PRECISION)


def columns(values: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the model columns of those of ``fields`` that are in ``values``, derived ones with them."""
    found: dict[str, Any] = {}
    for field in fields:
        if field not in values:
            continue
        if field in TEXTS:
            found[field] = values[field] or ""
        else:
            found |= _date_columns(field, values[field])
    if "full_name" in found:
        found |= name_columns(found["full_name"])
    return found


def _date_columns(field: str, when: PartialDate | None) -> dict[str, Any]:
    found: dict[str, Any] = {field: when.value if when else None}
    if field in WITH_PRECISION:
        found[precision_of(field)] = when.precision if when else "day"
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


def show(field: str, value: Any) -> str:
    """Write a value as people read it; an empty text for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, PartialDate):
        return value.display()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    known = BY_NAME.get(field)
    return code_label(known.codes, str(value)) if known and known.codes else str(value)


def code_label(listed: str, key: str) -> str:
    """Return the label of a key of a code list in the reader's language, where the catalogue has it."""
    return gettext(codes.get(listed).label(key)) if key else ""


def pack(values: Mapping[str, Any]) -> dict[str, str]:
    """Turn values into plain texts for a form's hidden field: dates as day and precision."""
    packed = {}
    for field, value in values.items():
        if isinstance(value, PartialDate):
            packed[field] = f"{value.value.isoformat()} {value.precision}"
        else:
            packed[field] = value or ""
    return packed


def unpack(packed: Mapping[str, str]) -> Values:
    """Turn back what ``pack`` made; unknown names are dropped."""
    values: Values = {}
    for field, text in packed.items():
        if field in TEXTS:
            values[field] = text
        elif field in FIELDS:
            day, _, precision = text.partition(" ")
            values[field] = dates.restore(date.fromisoformat(day), precision) if day else None
    return values
