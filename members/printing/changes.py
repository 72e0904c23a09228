"""What a record came to say differently in a year, from its row history: for the Phiếu bổ sung (3-HSĐV).

After the items of the form come the year's movements, posts and rating (``happenings``): facts with days of
their own, whenever they were written.

Compared are the last events before the year and before its end. What was written together with the
person's first entry into the register is where the comparison begins, not a change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Model
from django.utils import timezone

from accounts.scope import Scope
from members import facts, kinds, policy, rows
from members.fields import BACKGROUND, RECORD, Field, Table
from members.models import Background, Membership, Person
from members.printing.happenings import happenings_in
from members.printing.layout import ITEMS, NOT_ASKED, item_of
from members.printing.sheets import row_words, text_of

Events = Mapping[int, list[Any]]
HEAD = ""
"""Number of what stands in no item: the numbers at the head of the form."""


@dataclass(frozen=True)
class Change:
    """One thing that changed: the label ("" for a line of a table), before and now in words."""

    item: str
    label: str
    before: str
    now: str


@dataclass(frozen=True)
class ChangedItem:
    """One item of the slip: its number, title, and what changed in it; nothing = "K"."""

    number: str
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Year:
    """One calendar year as the two moments between which changes count."""

    number: int

    @property
    def start(self) -> datetime:
        """Return the first moment of the year."""
        return timezone.make_aware(datetime.combine(date(self.number, 1, 1), time.min))

    @property
    def end(self) -> datetime:
        """Return the first moment after the year."""
        return timezone.make_aware(datetime.combine(date(self.number + 1, 1, 1), time.min))


def changed_items(person: Person, year: int, scope: Scope, *, revealed: bool) -> list[ChangedItem]:
    """Return every item of the form with what changed in it that the reader may see, in its order."""
    found: dict[str, list[Change]] = {}
    for change in _changes(person, Year(year), scope, revealed=revealed):
        found.setdefault(change.item, []).append(change)
    titles = [(HEAD, "Số lý lịch, số thẻ đảng viên"), *((item.number, item.title) for item in ITEMS)]
    items = [ChangedItem(number, title, tuple(found.get(number, ()))) for number, title in titles]
    return items + [
        ChangedItem("", title, tuple(Change("", "", "", words) for words in said))
        for title, said in happenings_in(person, year, scope)
    ]


def _changes(person: Person, year: Year, scope: Scope, *, revealed: bool) -> Iterator[Change]:
    events = Person.pgh_event_model.objects  # type: ignore[attr-defined]
    first = events.filter(pgh_obj_id=person.pk).order_by("pgh_id").first()
    begun = first.pgh_created_at if first else None
    views = {
        name: policy.view(name, scope, person.keeper_path, revealed=revealed)
        for name in (*facts.FIELDS, *(field.name for field in BACKGROUND))
    }
    for model, fields, condition in (
        (Person, [field for field in RECORD if field.row == "person"], {"pgh_obj_id": person.pk}),
        (Membership, [field for field in RECORD if field.row == "membership"], {"person_id": person.pk}),
        (Background, list(BACKGROUND), {"person_id": person.pk}),
    ):
        shown = [field for field in fields if views[field.name] != policy.View.HIDDEN and field.name not in NOT_ASKED]
        for before, now in _pairs(_events(model, year, condition), year, begun):
            yield from _field_changes(shown, before, now, views)
    for table in policy.tables(scope, person.keeper_path):
        events = _events(rows.model_of(table), year, {"person_id": person.pk})
        for before, now in _pairs(events, year, begun):
            yield from _row_change(table, before, now)


def _events(model: type[Model], year: Year, condition: Mapping[str, Any]) -> Events:
    """Return the events of each row until the end of the year: one query."""
    found: dict[int, list[Any]] = {}
    events = model.pgh_event_model.objects  # type: ignore[attr-defined]
    for event in events.filter(**condition, pgh_created_at__lt=year.end).order_by("pgh_id"):
        found.setdefault(event.pgh_obj_id, []).append(event)
    return found


def _pairs(events: Events, year: Year, begun: datetime | None) -> Iterator[tuple[Any, Any]]:
    """Give what each row said before the year and at its end; None where there was no such row."""
    for story in events.values():
        earlier = [event for event in story if event.pgh_created_at < year.start or event.pgh_created_at == begun]
        before, now = (earlier[-1] if earlier else None), story[-1]
        yield _standing(before), _standing(now)


def _standing(event: Any) -> Any:
    return None if event is None or event.pgh_label == "delete" else event


def _field_changes(fields: list[Field], before: Any, now: Any, views: Mapping[str, policy.View]) -> Iterator[Change]:
    for field in fields:
        was, became = (
            policy.text(field.name, text_of(field.name, kinds.read(event, field.name, field.kind)), views[field.name])
            if event is not None
            else ""
            for event in (before, now)
        )
        if was != became:
            yield Change(item_of(field.name), str(facts.label(field.name)), was, became)


def _row_change(table: Table, before: Any, now: Any) -> Iterator[Change]:
    was, became = (
        row_words(table.name, rows.values_of(table, event)) if event is not None else "" for event in (before, now)
    )
    if was != became:
        yield Change(item_of(table.name), "", was, became)
