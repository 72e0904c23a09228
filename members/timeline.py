"""Everything dated in a person's record, newest first; higher apps add theirs by a provider."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from members import rows
from members.choices import EXITS, MovementKind, Standing
from members.fields import TABLES_BY_NAME, Table
from members.models import Membership, Movement, Person, Placement
from vietnam import dates

if TYPE_CHECKING:
    from members.selectors import Record


@dataclass(frozen=True)
class Entry:
    """One dated thing: ``day`` in words as exactly as known, title, note with its paper, link.

    ``is_guarded`` says that the note tells something about health or a discipline: reading it is logged.
    """

    on: date
    day: str
    title: str
    note: str = ""
    url: str = ""
    soft: bool = False
    is_guarded: bool = False


Provider = Callable[[int, Scope], Iterable[Entry]]
_providers: list[Provider] = []


def provide(provider: Provider) -> None:
    """Let a higher app add entries: ``provider(person_id, scope)`` answers in one query."""
    if provider not in _providers:
        _providers.append(provider)


class Names:
    """Names of organisations as of a day, from their periods read once."""

    def __init__(self, organisation_ids: Iterable[int | None] = ()) -> None:
        """Read the periods of these bodies: one query."""
        self.periods: dict[int, list[OrganisationPeriod]] = {}
        self.need(organisation_ids)

    def need(self, organisation_ids: Iterable[int | None]) -> None:
        """Read those not read yet: one query, none when all are there."""
        wanted = {one for one in organisation_ids if one is not None} - self.periods.keys()
        if not wanted:
            return
        self.periods |= {one: [] for one in wanted}
        for period in OrganisationPeriod.objects.filter(organisation_id__in=wanted).order_by("starts_on"):
            self.periods[period.organisation_id].append(period)

    def on(self, organisation_id: int | None, day: date) -> str:
        """Return the name on ``day``; before the first period the first name, after the last the last."""
        known = self.periods.get(organisation_id or 0, [])
        if not known:
            return _("chi bộ chưa rõ")
        return next((period.name for period in reversed(known) if period.starts_on <= day), known[0].name)


def entries(record: "Record", scope: Scope, lines: Mapping[str, Iterable[Any]] | None = None) -> list[Entry]:
    """Return everything dated in the record, newest first: one query, one more for cells it does not name.

    ``lines`` are the rows of the tables that ``scope`` may read, by the name of the table. Each provider
    adds its own.
    """
    names = record.names
    of_record = Movement.objects.filter(membership__in=[row.pk for row in record.memberships])
    guarded = scope.allows(Permission.VIEW_BACKGROUND, record.person.keeper_path)
    found = movement_entries(of_record.order_by("-happened_on", "-pk"), names, guarded=guarded)
    for membership in record.memberships:
        found += _membership_entries(membership)
    found += _card_entries(record.person)
    for placement in record.placements:
        found += _organisation_entries(placement, names)
    for name, there in (lines or {}).items():
        found += _line_entries(TABLES_BY_NAME[name], there)
    for provider in _providers:
        found += provider(record.person.pk, scope)
    return sorted(found, key=lambda entry: entry.on, reverse=True)


def movement_entries(movements: Iterable[Movement], names: Names, *, guarded: bool) -> list[Entry]:
    """Write movements in words; reads those names of cells that are not read yet.

    ``guarded`` tells why somebody stands apart or left, too: it may touch health or a discipline.
    """
    rows = list(movements)
    names.need(cell for row in rows for cell in (row.from_cell_id, row.to_cell_id))
    return [_movement_entry(row, names, guarded=guarded) for row in rows]


def _movement_entry(movement: Movement, names: Names, *, guarded: bool) -> Entry:
    day = movement.happened_on
    source, target = names.on(movement.from_cell_id, day), names.on(movement.to_cell_id, day)
    return Entry(
        on=day,
        day=day_words(day),
        title=_movement_title(movement, source, target),
        note=_paper(movement, guarded=guarded),
        is_guarded=bool(movement.reason) and guarded and movement.kind in TELLING,
    )


def _movement_title(movement: Movement, source: str, target: str) -> str:
    kind = movement.kind
    if kind == MovementKind.CORRECTED and movement.to_cell_id:
        return _("Đính chính chi bộ: từ {source} sang {target}").format(source=source, target=target)
    if kind == MovementKind.CORRECTED:
        return _("Đính chính ngày trong đảng tịch")
    if kind == MovementKind.STANDING:
        return _("Đổi trạng thái: {standing}").format(standing=Standing(movement.standing).label)
    if movement.to_cell_id and movement.from_cell_id:
        return _("{what}: từ {source} sang {target}").format(
            what=MovementKind(kind).label, source=source, target=target
        )
    place = target if movement.to_cell_id else source
    if movement.to_cell_id or movement.from_cell_id:
        return _("{what} ở {place}").format(what=MovementKind(kind).label, place=place)
    return str(MovementKind(kind).label)


TELLING: Final = (MovementKind.STANDING, *EXITS)
"""Movements whose reason may tell of an illness or a discipline."""


def reason_of(movement: Movement, *, guarded: bool) -> str:
    """Return the reason of a movement, that of standing apart or leaving only to who reads guarded items."""
    return movement.reason if guarded or movement.kind not in TELLING else ""


def _paper(movement: Movement, *, guarded: bool) -> str:
    """Write the paper that decided a movement, and its reason."""
    parts = []
    if movement.decision_number and movement.decided_on:
        parts.append(
            _("Số {number} ngày {day}").format(number=movement.decision_number, day=day_words(movement.decided_on))
        )
    elif movement.decision_number:
        parts.append(_("Số {number}").format(number=movement.decision_number))
    parts += [text for text in (movement.issuer, reason_of(movement, guarded=guarded)) if text]
    return " · ".join(parts)


def _membership_entries(membership: Membership) -> list[Entry]:
    found = []
    if membership.decided_on:
        day = membership.decided_on
        found.append(Entry(on=day, day=day_words(day), title=_("Quyết định kết nạp vào Đảng")))
    if membership.admitted_on:
        known = dates.restore(membership.admitted_on, membership.admitted_precision)
        found.append(Entry(on=known.value, day=known.display(), title=_("Vào Đảng, lễ kết nạp tại chi bộ")))
    if membership.official_on:
        known = dates.restore(membership.official_on, membership.official_precision)
        found.append(Entry(on=known.value, day=known.display(), title=_("Công nhận đảng viên chính thức")))
    return found


def _card_entries(person: Person) -> list[Entry]:
    if not person.card_issued_on:
        return []
    day = person.card_issued_on
    return [Entry(on=day, day=day_words(day), title=_("Cấp thẻ đảng viên"), note=person.card_issued_by)]


def _line_entries(table: Table, there: Iterable[Any]) -> Iterator[Entry]:
    """Yield the dated lines of a table; family is no event."""
    for row in there if table.name != "family" else ():
        day, values = rows.when(table, row), rows.values_of(table, row)
        known = values.get("starts_on") or values.get("decided_on") or values.get("awarded_on")
        if day is None or known is None:
            continue
        title = _("{table}: {line}").format(table=rows.name(table), line=rows.heading(table, values))
        until = _("đến {day}").format(day=values["ends_on"].display()) if values.get("ends_on") else ""
        parts = (until, values.get("certificate"), values.get("words") if "kind" in values else "", rows.paper(values))
        note = " · ".join(str(part) for part in parts if part)
        yield Entry(on=day, day=known.display(), title=title, note=note)


def _organisation_entries(placement: Placement, names: Names) -> list[Entry]:
    """Return what happened to the cell itself while the member was in it."""
    found = []
    periods = names.periods.get(placement.cell_id, [])
    for before, period in pairwise(periods):
        inside = placement.starts_on < period.starts_on
        if inside and (placement.ends_on is None or period.starts_on < placement.ends_on):
            found.append(_period_entry(before, period))
    return found


def _period_entry(before: OrganisationPeriod, period: OrganisationPeriod) -> Entry:
    title = _("{name}: {cause}").format(name=period.name, cause=period.get_cause_display())
    note = _("Trước đó: {name}").format(name=before.name) if before.name != period.name else ""
    if period.decision_number:
        paper = _("Số {number}").format(number=period.decision_number)
        note = f"{paper} · {note}" if note else paper
    return Entry(on=period.starts_on, day=day_words(period.starts_on), title=title, note=note, soft=True)


def day_words(day: date) -> str:
    """Write a whole day as people read it."""
    return dates.of_day(day).display()
