"""The row history of a record in words: who, when, what act, why, each value before and after.

Nothing the reader may not see is told: hidden fields are left out with the reason and the paper of their act,
numbers are masked, and an act in which nothing else was written does not appear.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.scope import Scope
from members import facts, history_lines, kinds, policy
from members.choices import Standing
from members.fields import BY_NAME
from members.history_lines import LineEvent
from members.models import Membership, Person, Placement
from members.policy import View
from members.timeline import Names

SHOWN = 50

ACTS: Final[dict[str, str | Promise]] = {
    "register_person": gettext_lazy("Ghi vào sổ"),
    "change_person": gettext_lazy("Sửa hồ sơ"),
    "confirm_record": gettext_lazy("Đã kiểm với đồng chí ấy"),
    "change_background": gettext_lazy("Sửa lịch sử bản thân, kinh tế"),
    "add_row": gettext_lazy("Thêm dòng"),
    "change_row": gettext_lazy("Sửa dòng"),
    "remove_row": gettext_lazy("Bỏ dòng"),
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
    guarded: bool = False


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
    hidden: int = 0

    def first_values(self) -> list[dict[str, str]]:
        """Return label and value of each change when nothing stood there before, else nothing."""
        if any(change.before for change in self.changes):
            return []
        return [{"label": change.field, "value": change.after} for change in self.changes]

    @property
    def is_guarded(self) -> bool:
        """Say whether it tells something of items 18 and 26–30."""
        return any(change.guarded for change in self.changes)


def acts(person: Person, memberships: Sequence[Membership], names: Names, scope: Scope) -> list[Act]:
    """Return the acts on the record that somebody may read of, newest first, at most fifty: five queries."""
    ids = [row.pk for row in memberships]
    events = [
        *_events(Person, pgh_obj_id=person.pk),
        *_events(Membership, pgh_obj_id__in=ids),
        *_events(Placement, membership_id__in=ids),
        *history_lines.events_of(person, scope),
    ]
    names.need(event.cell_id for event in events if hasattr(event, "cell_id"))
    grouped: dict[Any, Act] = {}
    earlier: dict[tuple[object, int], Any] = {}
    who = _who(events)
    for event in sorted(events, key=_order):
        context = event.pgh_context or {}
        key = event.pgh_context_id or (context.get("batch"), context.get("act"), event.pgh_created_at)
        act = grouped.setdefault(key, _act(event, context, who))
        place = (event.source if isinstance(event, LineEvent) else type(event), event.pgh_obj_id)
        _tell(act, earlier.get(place), event, _Reader(names, scope, person.keeper_path))
        earlier[place] = event
    told = [act for act in grouped.values() if act.changes or not act.hidden]
    for act in told:
        if act.hidden:
            act.why = act.paper = ""
    return list(reversed(told))[:SHOWN]


def _order(event: Any) -> tuple[datetime, bool, int]:
    """Return the place of an event in time; of one moment, the person before the lines of its tables."""
    return event.pgh_created_at, isinstance(event, LineEvent), event.pgh_id


@dataclass(frozen=True)
class _Reader:
    """Whose eyes the history is written for."""

    names: Names
    scope: Scope
    path: str


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


def _tell(act: Act, before: Any, event: Any, reader: _Reader) -> None:
    """Add to the act what one event changed against the one before it on the same row."""
    if isinstance(event, LineEvent):
        told = history_lines.said(before, event)
        act.changes += [Change(one.field, one.before, one.after, one.guarded) for one in told]
    elif hasattr(event, "cell_id"):
        act.changes += _placement_changes(before, event, reader.names)
    else:
        _tell_fields(act, before, event, reader)


def _tell_fields(act: Act, before: Any, event: Any, reader: _Reader) -> None:
    for name in _fields(event):
        old, new = _shown(before, name) if before else "", _shown(event, name)
        if old == new:
            continue
        how = policy.view(name, reader.scope, reader.path) if name in BY_NAME else View.SHOWN
        if how == View.HIDDEN:
            act.hidden += 1
            continue
        if name in BY_NAME:
            old, new = policy.text(name, old, how), policy.text(name, new, how)
        act.changes.append(Change(str(facts.label(name)), old, new, policy.is_guarded(name)))


def _fields(event: Any) -> tuple[str, ...]:
    if hasattr(event, "full_name"):
        return (*facts.PERSON_FIELDS, "confirmed_on")
    return (*facts.MEMBERSHIP_FIELDS, "standing", "ended_on")


def _shown(event: Any, name: str) -> str:
    if name == "standing":
        value = event.standing
        return str(Standing(value).label) if value in Standing.values else str(value)
    known = BY_NAME.get(name)
    return facts.show(name, kinds.read(event, name, known.kind) if known else getattr(event, name))


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
