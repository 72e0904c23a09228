"""What the rows of a chunk change, set by set, remembered on each staged row so that it can be taken back.

A row's ``before`` holds ``changed`` ([model, id, {column: [old, new]}]) and ``made`` ([model, id, {column: value}]).
Taking back asks first whether everything still reads as the row left it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.apps import apps
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone

from jobs.models import StagedRow
from members import keepers
from members.intake.sets import update_set
from members.models import Badge, Membership, Movement, Person, Placement, Rating, Transfer

_watched: dict[type[Model], tuple[str, ...]] = {
    Movement: (),
    Placement: ("ends_on", "cell_id"),
    Transfer: ("version",),
    Rating: ("version",),
    Badge: ("version",),
    Membership: ("standing", "ended_on"),
    Person: ("version",),
}
"""Models whose rows a list makes, those that point at others first: the order of taking them out; and the columns
that tell whether somebody worked on such a row since."""


def include(models: Mapping[type[Model], tuple[str, ...]]) -> None:
    """Let lists make rows of these models too, which point at those known before; apps above call it when ready."""
    known = dict(_watched)
    _watched.clear()
    _watched.update({**models, **known})


_COPIES: Final = ("keeper_path", "base_id", "committee_id")
"""Columns of a person that copy the tree: they follow it, so they tell nothing of somebody's work."""


def plain(value: Any) -> Any:
    """Return a value of a column as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else getattr(value, "value", value)


class Effects:
    """Gathers what the rows of a chunk do to the register, then writes it: one statement a model."""

    def __init__(self) -> None:
        """Start with nothing to write."""
        self._changed: dict[type[Model], dict[int, dict[str, Any]]] = {}
        self._made: list[tuple[StagedRow, Model]] = []

    def change(self, row: StagedRow, instance: Any, **columns: Any) -> None:
        """Let a row of the register read otherwise; the instance follows, so that later plans see it."""
        kept = {name: [plain(getattr(instance, name)), plain(value)] for name, value in columns.items()}
        row.before.setdefault("changed", []).append([_name(type(instance)), instance.pk, kept])
        of_model = self._changed.setdefault(type(instance), {})
        of_model.setdefault(instance.pk, {}).update({name: plain(value) for name, value in columns.items()})
        for name, value in columns.items():
            setattr(instance, name, value)

    def make(self, row: StagedRow, instance: Model) -> None:
        """Add a row to the register; rows it points at are made in the order they were named."""
        self._made.append((row, instance))

    def write(self) -> None:
        """Write everything and note on each staged row what it made."""
        for model, rows in self._changed.items():
            update_set(model, [{"id": key, "c": columns} for key, columns in rows.items()])
        kind: Any
        for kind in reversed(_watched):
            own = [(row, instance) for row, instance in self._made if isinstance(instance, kind)]
            if own:
                kind.objects.bulk_create([instance for _row, instance in own])
            for row, instance in own:
                note_made(row, instance)


def note_made(row: StagedRow, instance: Any) -> None:
    """Remember on a staged row that it made a row of the register, and how that reads now."""
    watched = {name: plain(getattr(instance, name)) for name in _watched.get(type(instance), ())}
    row.before.setdefault("made", []).append([_name(type(instance)), instance.pk, watched])


def note_arrival(row: StagedRow, transfer: Transfer, batch_id: int) -> None:
    """Remember on a staged row the record it made of somebody unknown; his movement names the batch."""
    own = transfer.membership
    Movement.objects.filter(membership=own).update(batch_id=batch_id)
    row.object_id, row.object_version = own.person_id, 1
    for made in (Person.objects.get(pk=own.person_id), own, transfer, *own.placements.all(), *own.movements.all()):
        note_made(row, made)


def _name(model: type[Model]) -> str:
    """Return how a staged row calls a model: by its name, with the app where it is another than members."""
    own = model._meta
    return own.object_name if own.app_label == "members" else own.label  # type: ignore[return-value]


def _model(name: str) -> Any:
    return apps.get_model(name) if "." in name else apps.get_model("members", name)


def touched(rows: Sequence[StagedRow]) -> set[int]:
    """Return the lines of rows whose traces in the register no longer read as they left them."""
    expected: dict[tuple[str, int], dict[str, Any]] = {}
    lines: dict[tuple[str, int], int] = {}
    for row in rows:
        for name, key, columns in _traces(row):
            expected.setdefault((name, key), {}).update(columns)
            lines[name, key] = row.line
    found = set()
    for name in {name for name, _key in expected}:
        model = _model(name)
        now = model.objects.in_bulk([key for own, key in expected if own == name])
        for (own, key), columns in expected.items():
            if own == name and not (key in now and _reads(now[key], columns)):
                found.add(lines[own, key])
    return found


def _traces(row: StagedRow) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for name, key, columns in row.before.get("changed", ()):
        yield name, key, {column: new for column, (_old, new) in columns.items()}
    for name, key, columns in row.before.get("made", ()):
        yield name, key, columns


def _reads(instance: Any, columns: dict[str, Any]) -> bool:
    return all(plain(getattr(instance, name)) == value for name, value in columns.items() if name not in _COPIES)


def followed(rows: Sequence[StagedRow]) -> set[int]:
    """Return the lines after which something else happened to the same membership: movements, transfers."""
    found = set()
    for model in (Movement, Transfer):
        made = {key: row.line for row in rows for key in _made_of(row, model)}
        own = dict(model._default_manager.filter(pk__in=made).values_list("pk", "membership_id"))
        last: dict[int, int] = {}
        for key, membership in own.items():
            last[membership] = max(last.get(membership, 0), key)
        later = model._default_manager.filter(membership_id__in=last).exclude(pk__in=made)
        for key, membership in later.values_list("pk", "membership_id"):
            if key > last[membership]:
                found.add(made[last[membership]])
    return found


def _made_of(row: StagedRow, model: type[Model]) -> list[int]:
    return [key for name, key, _columns in row.before.get("made", ()) if name == _name(model)]


def take_back(rows: Sequence[StagedRow]) -> set[int]:
    """Take out what the rows made, give what they changed its former values; [] or the lines that forbid it.

    Inside the caller's transaction, once ``touched`` and ``followed`` found nothing.
    """
    taken: type[Model] = Person
    try:
        with transaction.atomic():
            for taken in _watched:
                if keys := [key for row in rows for key in _made_of(row, taken)]:
                    taken._default_manager.filter(pk__in=keys).delete()
            _restore(rows)
    except ProtectedError:
        return {row.line for row in rows if _made_of(row, taken)}
    return set()


def _restore(rows: Sequence[StagedRow]) -> None:
    former: dict[str, dict[int, dict[str, Any]]] = {}
    versions: dict[str, set[int]] = {}
    for row in reversed(rows):
        for name, key, columns in reversed(row.before.get("changed", [])):
            old = {column: before for column, (before, _new) in columns.items() if column != "version"}
            former.setdefault(name, {}).setdefault(key, {}).update(old)
            if "version" in columns:
                versions.setdefault(name, set()).add(key)
    for name, of_model in former.items():
        counted = versions.get(name, set())
        model = _model(name)
        now = dict(model.objects.filter(pk__in=counted).values_list("pk", "version")) if counted else {}
        data = [
            {"id": key, "c": {**columns, **({"version": now[key] + 1} if key in now else {})}}
            for key, columns in of_model.items()
        ]
        if model is Person:
            _with_places(data)
        update_set(model, data)


def _with_places(data: list[dict[str, Any]]) -> None:
    """Let records that go back to a cell copy where it stands today."""
    cells = [entry["c"]["keeper_id"] for entry in data if "keeper_id" in entry["c"]]
    now = keepers.places(cells, timezone.localdate()) if cells else {}
    for entry in data:
        place = now.get(entry["c"].get("keeper_id", 0))
        if place is not None:
            entry["c"] |= {name: getattr(place, name.replace("keeper_path", "path")) for name in _COPIES}
