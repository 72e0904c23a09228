"""What a record says, by field name: between model columns, forms and words. No queries, no decisions.

A value is a text, a ``PartialDate`` or None; the names are those of the model fields, and of the form.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Field

from members.choices import Sex
from members.models import Membership, Person
from vietnam import dates, ethnic, names, religions
from vietnam.dates import PartialDate

Values = dict[str, Any]

TEXTS: Final = (
    "full_name",
    "other_name",
    "sex",
    "birth_country",
    "birth_province",
    "birth_detail",
    "home_country",
    "home_province",
    "home_detail",
    "residence_country",
    "residence_province",
    "residence_detail",
    "ethnic",
    "religion",
    "identity_number",
    "old_identity_card",
    "card_number",
    "card_issued_by",
    "old_card_number",
    "phone",
)
"""Fields of a person that are texts, as the paper has them."""

PERSON_DATES: Final = ("born_on", "card_issued_on")
MEMBERSHIP_DATES: Final = ("decided_on", "admitted_on", "official_on")
WITH_PRECISION: Final = frozenset({"born_on", "admitted_on", "official_on"})
FIELDS: Final = (*TEXTS, *PERSON_DATES, *MEMBERSHIP_DATES)
"""Every field a clerk may write into a record."""


def label(field: str) -> Any:
    """Return the name of a field as forms and history show it, lazily translated."""
    return column(field).verbose_name


def column(field: str) -> "Field[Any, Any]":
    """Return the model field behind the name, of the person, else of the membership."""
    for model in (Person, Membership):
        for one in model._meta.concrete_fields:
            if one.name == field:
                return one
    raise KeyError(field)


def values_of(person: Person, membership: Membership | None) -> Values:
    """Read the values of a record out of its rows."""
    values: Values = {field: getattr(person, field) for field in TEXTS}
    values |= {field: _partial(person, field) for field in PERSON_DATES}
    return values | {field: _partial(membership, field) if membership else None for field in MEMBERSHIP_DATES}


def _partial(row: Any, field: str) -> PartialDate | None:
    value = getattr(row, field)
    if value is None:
        return None
    return dates.restore(value, getattr(row, precision_of(field)) if field in WITH_PRECISION else "day")


def precision_of(field: str) -> str:
    """Return the name of the column that says how exactly a date is known."""
    return f"{field.removesuffix('_on')}_precision"


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
    return columns(values, (*TEXTS, *PERSON_DATES))


def membership_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of ``Membership`` that the values fill."""
    return columns(values, MEMBERSHIP_DATES)


def show(field: str, value: Any) -> str:
    """Write a value as people read it; an empty text for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, PartialDate):
        return value.display()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if field == "sex":
        return str(Sex(value).label) if value in Sex.values else str(value)
    if field == "ethnic":
        return ethnic.label(value) if value in ethnic.NAMES or value == "nuoc-ngoai" else str(value)
    if field == "religion":
        return religions.label(value) if value in religions.NAMES else str(value)
    return str(value)


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
