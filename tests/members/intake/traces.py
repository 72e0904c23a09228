"""Everything the register says of a person: to hold two roads against each other, or after against before."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps

from members.models import Membership, Person

_OWN = {"id", "version", "recorded_at", "created_at", "person", "membership", "batch_id", "reason", "created_by",
        "transfer", "corrects"}  # fmt: skip
"""Columns that differ between two people, or between two acts of the same effect."""


def _tracked() -> list[Any]:
    models = [model for model in apps.get_app_config("members").get_models() if not model.__name__.endswith("Event")]
    return [model for model in models if _owner(model)]


def _owner(model: Any) -> str:
    named = {field.name: field.related_model for field in model._meta.concrete_fields if field.is_relation}
    if model is Person:
        return "pk"
    if named.get("membership") is Membership:
        return "membership__person"
    return "person" if named.get("person") is Person else ""


def effects_on(person: Person, *, but: set[str] = _OWN) -> dict[str, list[dict[str, Any]]]:
    """Return what all tables say of a person, keys and moments left out."""
    return {name: rows for name, rows in _rows(person, but) if rows}


def everything_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Return what all tables say of a person, all but the version of rows."""
    return effects_on(person, but={"version"})


def _rows(person: Person, but: set[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for model in _tracked():
        if model is Person:
            names = ["keeper", "keeper_path", "base", "committee"]
        else:
            names = [field.name for field in model._meta.concrete_fields if field.name not in but]
        rows = model._default_manager.filter(**{_owner(model): person.pk}).order_by("pk").values(*names)
        yield model.__name__, [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
