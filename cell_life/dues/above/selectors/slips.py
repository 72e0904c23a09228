"""One voucher with its story: made, confirmed, taken back, withdrawn; who, when, why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from cell_life.dues.above.shares import share_words
from cell_life.models import DuesRemittance


@dataclass(frozen=True)
class Event:
    """One step of a voucher."""

    at: datetime
    who: str
    words: str
    reason: str


@dataclass(frozen=True)
class Slip:
    """The voucher of a body and month that stands (None = none), and all that happened to it and to earlier ones."""

    row: DuesRemittance | None
    to_name: str
    events: tuple[Event, ...]

    @property
    def share(self) -> str:
        """Return the share that was kept, in words."""
        row = self.row
        return share_words(Fraction(row.kept_numerator, row.kept_denominator)) if row and row.kept_denominator else ""


def slip_of(organisation_id: int, month: date) -> Slip:
    """Return the voucher of a body and month with its story: four queries."""
    rows = DuesRemittance.objects.filter(organisation=organisation_id, month=month)
    row = rows.select_related("received_by", "created_by").first()
    name = ""
    if row is not None:
        places = OrganisationPeriod.objects.filter(organisation=row.to_id).order_by("-starts_on")
        name = places.values_list("name", flat=True).first() or ""
    model: Any = DuesRemittance.pgh_event_model  # type: ignore[attr-defined]
    events = list(model.objects.filter(organisation_id=organisation_id, month=month).order_by("pgh_id"))
    return Slip(row, name, tuple(_events(events, _names(events))))


def _names(events: Iterable[Any]) -> Mapping[int, str]:
    ids = {int(user) for event in events if (user := (event.pgh_context or {}).get("user"))}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}


def _events(events: Iterable[Any], names: Mapping[int, str]) -> Iterable[Event]:
    for event in events:
        context = event.pgh_context or {}
        who = names.get(int(context.get("user") or 0), _("hệ thống"))
        yield Event(event.pgh_created_at, who, _words(event), str(context.get("reason", "")))


def _words(event: Any) -> str:
    if event.pgh_label == "delete":
        return _("Rút phiếu nộp")
    if event.pgh_label == "insert":
        return _("Lập phiếu nộp")
    return _("Cấp trên xác nhận đã nhận") if event.received_on else _("Hủy xác nhận")


@dataclass(frozen=True)
class Rights:
    """What the reader may do about the voucher of a body: send, confirm, write the share."""

    sends: bool
    receives: bool
    sets: bool


def rights_of(place: OrganisationPeriod, scope: Scope, *, is_cell: bool) -> Rights:
    """Return the rights at a body: its own hand sends, the level above confirms; a cell's share is written above."""
    own, above = scope.allows(Permission.COLLECT_DUES, place.path), collects_above(place.path, scope)
    return Rights(own, above, above if is_cell else own)


def collects_above(path: str, scope: Scope) -> bool:
    """Say whether somebody collects dues for the level above the body at a path."""
    above = path[: path.rstrip("/").rfind("/") + 1]
    return bool(above) and scope.allows(Permission.COLLECT_DUES, above)
