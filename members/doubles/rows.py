"""All rows that hang on a person or a membership, how a merge treats each, and their snapshots.

A snapshot is label → number of the row → column → plain value, so that it fits into JSON and a row can be put
back to the letter. ``WAYS`` names every field of this app that points at a person or a membership; higher apps register
theirs (``higher``). A test fails on one that nobody names.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from django.apps import apps
from django.db.models import Model, Q

from members.doubles import higher

Row = dict[str, Any]
Snapshot = dict[str, dict[str, Row]]

UNITED: Final = ("workperiod", "training", "reward", "honour", "discipline", "travel", "relative", "residencetie")
"""Tables of the record: united, a line that both have is kept once."""

SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "badge": ("years",),
    "filepaper": ("kind",),
    "background": (),
    "rating": ("year",),
    "residencecomment": ("year",),
}
"""Rows of which a record has one for each key: where both have one, a person chooses what it says."""

OF_MEMBERSHIP: Final = ("placement", "movement", "transfer", "hold", "exemption", "suspension", "rating")
"""Rows of a membership: they go where the membership goes."""

WAYS: Final[dict[str, str]] = {
    **{f"{name}.person": "united" for name in UNITED},
    **{f"{name}.person": "slot" for name in SLOTS if name != "rating"},
    **{f"{name}.membership": "with the membership" for name in OF_MEMBERSHIP},
    "membership.person": "moved, or made one with the membership of the same time",
    "portrait.person": "moved where the kept record has none",
    "partycard.person": "moved; of two cards in hand the older ends",
    "cardrequest.person": "moved; two that wait are refused",
    "badgeproposal.person": "moved; two open ones of a kind are refused",
    "post.person": "moved; of two times in the same post the one inside the other is void",
    "doubleverdict.person": "verdicts on lines of lists are moved",
    "doubleverdict.other": "stays: verdicts on pairs are history",
    "doublecandidate.person": "dropped: the search finds what is alike",
    "doublecandidate.other": "dropped: the search finds what is alike",
    "merge.kept": "stays: the chain is followed",
    "merge.dropped": "stays: the chain is followed",
    "person.merged_into": "stays: the chain is followed",
    "bulkeditrow.person": "stays: an edit is undone by version",
}

MOVED: Final = (
    *UNITED,
    "badge",
    "filepaper",
    "background",
    "residencecomment",
    "partycard",
    "cardrequest",
    "badgeproposal",
    "post",
)
"""Models whose rows point at the person and are in the snapshots."""


def model_of(name: str) -> Any:
    """Return a model of this app by its short name, one of a higher app by its label."""
    return apps.get_model(name) if "." in name else apps.get_model("members", name)


def plain(value: Any) -> Any:
    """Turn the value of a column into one that JSON keeps."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def row_of(obj: Model) -> Row:
    """Return the columns of a row, plain."""
    return {field.attname: plain(getattr(obj, field.attname)) for field in obj._meta.concrete_fields}


def columns_of(name: str, row: Row) -> Row:
    """Turn a plain row back into values of its columns."""
    return {
        field.attname: field.to_python(row[field.attname]) if row[field.attname] is not None else None
        for field in model_of(name)._meta.concrete_fields
        if field.attname in row
    }


def snapshot(person_ids: Iterable[int]) -> Snapshot:
    """Return every row of these persons that a merge may touch."""
    ids = list(person_ids)
    found: Snapshot = {"person": _rows("person", Q(pk__in=ids)), "membership": _rows("membership", Q(person__in=ids))}
    for name in MOVED:
        found[name] = _rows(name, Q(person__in=ids))
    memberships = [int(pk) for pk in found["membership"]]
    for name in OF_MEMBERSHIP:
        found[name] = _rows(name, Q(membership__in=memberships))
    for label, ways in higher.models().items():
        found[label] = _rows(label, _pointing(ways, ids, memberships))
    found["doubleverdict"] = _rows("doubleverdict", Q(person__in=ids) & ~Q(line_key=""))
    return found


def _pointing(ways: Iterable[higher.Way], persons: list[int], memberships: list[int]) -> Q:
    """Return the condition for rows that point at one of these."""
    condition = Q(pk__in=())
    for way in ways:
        condition |= Q(**{f"{way.column}__in": persons if way.of == higher.PERSON else memberships})
    return condition


def _rows(name: str, condition: Q) -> dict[str, Row]:
    return {str(obj.pk): row_of(obj) for obj in model_of(name)._default_manager.filter(condition).order_by("pk")}


def difference(before: Snapshot, after: Snapshot) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what differs, as it was and as it is: label → number → row, None for one that is not there.

    Of a row of a higher app that is still there only the columns that differ: the rest goes on being written.
    """
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for name, rows in before.items():
        keys = {key for key in {*rows, *after[name]} if rows.get(key) != after[name].get(key)}
        if keys:
            was[name] = {key: rows.get(key) for key in sorted(keys, key=int)}
            now[name] = {key: after[name].get(key) for key in sorted(keys, key=int)}
        if keys and "." in name:
            for key in keys:
                was[name][key], now[name][key] = _changed(was[name][key], now[name][key])
    return was, now


def _changed(was: Row | None, now: Row | None) -> tuple[Row | None, Row | None]:
    if was is None or now is None:
        return was, now
    names = [name for name in was if was[name] != now[name]]
    return {name: was[name] for name in names}, {name: now[name] for name in names}
