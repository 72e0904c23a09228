"""Row history of an organisation in words: who did what when, why, by which paper, before → after."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from branches.models import Organisation

LIMIT = 100
ACTS = {
    "open_organisation": gettext_lazy("Thành lập"),
    "rename_organisation": gettext_lazy("Đổi tên"),
    "change_organisation": gettext_lazy("Đổi loại, loại hình, mã số"),
    "move_organisation": gettext_lazy("Chuyển về cấp trên khác"),
    "close_organisation": gettext_lazy("Kết thúc"),
    "correct_period": gettext_lazy("Đính chính"),
    "set_helper": gettext_lazy("Đổi người giúp đỡ"),
    "set_sectors": gettext_lazy("Ghi loại hình"),
    "merge_organisation": gettext_lazy("Sáp nhập"),
    "consolidate_organisations": gettext_lazy("Hợp nhất"),
    "split_organisation": gettext_lazy("Chia, tách"),
    "import_organisations": gettext_lazy("Nhập từ tệp"),
    "seed_demo": gettext_lazy("Dữ liệu mẫu"),
}
FIELDS = (
    "name",
    "kind",
    "sector",
    "unit_kind",
    "code",
    "starts_on",
    "ends_on",
    "decision_number",
    "decided_on",
    "issuer",
    "opened_on",
    "closed_on",
    "closing_cause",
    "closing_number",
    "closing_decided_on",
    "closing_issuer",
    "helper_name",
    "helper_phone",
)


@dataclass(frozen=True)
class Change:
    """One field, before and after, in words."""

    field: str
    before: str
    after: str


@dataclass
class Entry:
    """One act on the organisation."""

    at: datetime
    act: str
    who: str
    reason: str
    paper: str
    changes: list[Change] = field(default_factory=list)

    @property
    def caption(self) -> str:
        """Say who did what, when and why in one line."""
        words = _("{act}: {who}, lúc {at}").format(
            act=self.act, who=self.who, at=f"{timezone.localtime(self.at):%H:%M %d/%m/%Y}"
        )
        if self.paper:
            words = _("{words}, theo quyết định số {paper}").format(words=words, paper=self.paper)
        if self.reason:
            words = _("{words}. Lý do: {reason}").format(words=words, reason=self.reason)
        return words


def history(organisation: Organisation) -> list[Entry]:
    """Return what was written about an organisation, the newest first. Three queries, whatever its age."""
    periods = apps.get_model("branches.OrganisationPeriodEvent").objects.filter(organisation_id=organisation.pk)
    own = apps.get_model("branches.OrganisationEvent").objects.filter(pgh_obj_id=organisation.pk)
    events = sorted(
        [*periods.order_by("-pgh_id")[:LIMIT], *own.order_by("-pgh_id")[:LIMIT]],
        key=lambda event: (event.pgh_created_at, event.pgh_id),
    )
    people = _people(events)
    entries: dict[Any, Entry] = {}
    before: dict[tuple[type, int], Any] = {}
    for event in events:
        entry = entries.setdefault(event.pgh_context_id or ("", event.pgh_id), _entry(event, people))
        earlier = before.get((type(event), event.pgh_obj_id))
        entry.changes += _changes(earlier, event)
        before[type(event), event.pgh_obj_id] = event
    return list(reversed(entries.values()))


def _people(events: Iterable[Any]) -> dict[int, str]:
    ids = {int(user) for event in events if (user := (event.pgh_context or {}).get("user"))}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name")) if ids else {}


def _entry(event: Any, people: dict[int, str]) -> Entry:
    context = event.pgh_context or {}
    return Entry(
        at=event.pgh_created_at,
        act=str(ACTS.get(context.get("act", ""), _("Ghi sổ"))),
        who=people.get(context.get("user") or 0, _("hệ thống")),
        reason=context.get("reason", ""),
        paper=context.get("paper", ""),
    )


def _changes(earlier: Any, event: Any) -> list[Change]:
    """Return what differs from the row's event before; nothing for the first, which the act itself tells."""
    if earlier is None:
        return []
    fields = {one.name: one for one in event._meta.get_fields() if one.name in FIELDS}
    return [
        Change(str(fields[name].verbose_name), _words(earlier, name), _words(event, name))
        for name in FIELDS
        if name in fields and getattr(earlier, name) != getattr(event, name)
    ]


def _words(event: Any, name: str) -> str:
    value = getattr(event, name)
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    display = getattr(event, f"get_{name}_display", None)
    return str(display() if display else value or "")
