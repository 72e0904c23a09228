"""The row history of a record in words: who, when, what act, why, each value before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from members import facts
from members.choices import Standing
from members.field_classes import masked
from members.models import Membership, Person, Placement
from members.timeline import Names
from vietnam import dates

SHOWN = 50

ACTS: Final[dict[str, str | Promise]] = {
    "register_person": gettext_lazy("Ghi vào sổ"),
    "change_person": gettext_lazy("Sửa hồ sơ"),
    "correct_placement": gettext_lazy("Đính chính chi bộ"),
    "set_standing": gettext_lazy("Đổi trạng thái"),
    "save_papers": gettext_lazy("Ghi giấy tờ trong hồ sơ"),
    "set_portrait": gettext_lazy("Ghi ảnh chân dung"),
    "remove_portrait": gettext_lazy("Bỏ ảnh chân dung"),
    "write_imported_rows": gettext_lazy("Nhập từ tệp"),
    "undo_imported_rows": gettext_lazy("Hoàn tác đợt nhập"),
    "seed_demo": gettext_lazy("Dữ liệu mẫu"),
}


def name_act(code: str, words: str | Promise) -> None:
    """Let another module say in words what its act is called in the history."""
    ACTS[code] = words


@dataclass(frozen=True)
class Change:
    """One value before and after, in words, numbers masked."""

    field: str
    before: str
    after: str


@dataclass
class Act:
    """One act on the record: everything written with one context."""

    at: datetime
    who: str
    what: str
    why: str = ""
    paper: str = ""
    batch_id: int | None = None
    changes: list[Change] = field(default_factory=list)

    def first_values(self) -> list[dict[str, str]]:
        """Return label and value of each change when nothing stood there before, else nothing."""
        if any(change.before for change in self.changes):
            return []
        return [{"label": change.field, "value": change.after} for change in self.changes]


def acts(person: Person, memberships: Sequence[Membership], names: Names) -> list[Act]:
    """Return the acts on the record, newest first, at most fifty: four queries."""
    ids = [row.pk for row in memberships]
    events = [
        *_events(Person, pgh_obj_id=person.pk),
        *_events(Membership, pgh_obj_id__in=ids),
        *_events(Placement, membership_id__in=ids),
    ]
    names.need(event.cell_id for event in events if hasattr(event, "cell_id"))
    grouped: dict[Any, Act] = {}
    earlier: dict[tuple[type, int], Any] = {}
    who = _who(events)
    for event in sorted(events, key=lambda event: (event.pgh_created_at, event.pgh_id)):
        context = event.pgh_context or {}
        key = event.pgh_context_id or (context.get("batch"), context.get("act"), event.pgh_created_at)
        act = grouped.setdefault(key, _act(event, context, who))
        before = earlier.get((type(event), event.pgh_obj_id))
        act.changes += _changes(before, event, names)
        earlier[(type(event), event.pgh_obj_id)] = event
    return list(reversed(grouped.values()))[:SHOWN]


def _events(model: Any, **condition: Any) -> Any:
    return model.pgh_event_model.objects.filter(**condition).order_by("pgh_id")


def _who(events: Iterable[Any]) -> dict[int, str]:
    named = ((event.pgh_context or {}).get("user") for event in events)
    ids = {user for user in named if user is not None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name"))


def _act(event: Any, context: dict[str, Any], who: dict[int, str]) -> Act:
    code = context.get("act", "")
    return Act(
        at=event.pgh_created_at,
        who=who.get(context.get("user", 0), "") or _("Hệ thống"),
        what=str(ACTS.get(code, _("Thay đổi trong sổ"))),
        why=context.get("reason", ""),
        paper=context.get("paper", ""),
        batch_id=context.get("batch"),
    )


def _changes(before: Any, event: Any, cells: Names) -> list[Change]:
    """Compare one event with the one before it on the same row."""
    if hasattr(event, "cell_id"):
        return _placement_changes(before, event, cells)
    found = []
    for name in _fields(event):
        old, new = _shown(before, name) if before else "", _shown(event, name)
        if old != new:
            found.append(Change(_label(name), masked(name, old), masked(name, new)))
    return found


def _fields(event: Any) -> tuple[str, ...]:
    if hasattr(event, "full_name"):
        return facts.PERSON_FIELDS
    return (*facts.MEMBERSHIP_FIELDS, "standing", "ended_on")


def _label(name: str) -> str:
    return str(facts.label(name))


def _shown(event: Any, name: str) -> str:
    value = getattr(event, name)
    if name == "standing":
        return str(Standing(value).label) if value in Standing.values else str(value)
    if name in facts.WITH_PRECISION and value is not None:
        return dates.restore(value, getattr(event, facts.precision_of(name))).display()
    return facts.show(name, value)


def _placement_changes(before: Any, event: Any, cells: Names) -> list[Change]:
    cell = cells.on(event.cell_id, event.starts_on)
    if before is None:
        since = _("{cell}, từ {day}").format(cell=cell, day=facts.show("", event.starts_on))
        return [Change(_("Chi bộ"), "", since)]
    if before.ends_on == event.ends_on:
        return []
    return [
        Change(
            _("Thôi sinh hoạt ở {cell}").format(cell=cell),
            facts.show("", before.ends_on),
            facts.show("", event.ends_on),
        )
    ]
