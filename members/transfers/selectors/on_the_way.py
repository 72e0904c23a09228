"""The worklist "đang trên đường": the transfers in reach with their clocks, by group and unit, the pressing first."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from typing import Final
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from members.choices import OPEN_TRANSFER_STAGES, TransferKind, TransferStage
from members.filters import Unit
from members.models import Transfer
from members.querysets import overstaying
from members.transfers import clocks, rules
from members.transfers.clocks import DaysOff
from members.transfers.selectors.acting import Places, acts_for, next_act
from rulebook.deadlines import Deadline

PAGE: Final = 50
SOON: Final = timedelta(days=7)
GROUPS: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("Tất cả"),
    "di": gettext_lazy("Đang chuyển đi"),
    "den": gettext_lazy("Đang chuyển đến"),
    "chua-nop": gettext_lazy("Có giấy, chưa nộp"),
    "qua-han": gettext_lazy("Quá hạn"),
    "sap-han": gettext_lazy("Sắp đến hạn"),
    "bo-sinh-hoat": gettext_lazy("Quá 3 tháng không nộp giấy"),
    "het-tam-thoi": gettext_lazy("Hết hạn tạm thời"),
}
"""Which transfers a worklist shows, by the parameter of its address."""

AMOUNTS: Final = ("di", "den", "chua-nop", "qua-han", "bo-sinh-hoat", "het-tam-thoi")
"""The groups that the page of a unit counts."""


@dataclass(frozen=True)
class Clock:
    """The clock that runs: last day, arithmetic in words, the rule behind it."""

    due_on: date
    words: str
    rule_url: str
    is_late: bool
    is_near: bool


@dataclass(frozen=True)
class TransferRow:
    """One line of the worklist; the name is empty where this person may not know it."""

    pk: int
    name: str
    url: str
    from_name: str
    to_name: str
    kind: str
    stage: str
    clock: Clock | None
    lapsed: Clock | None
    act: str
    act_url: str


@dataclass(frozen=True)
class Group:
    """One group of the worklist: its words, how many, its address."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class Worklist:
    """One page of transfers on the way."""

    rows: tuple[TransferRow, ...]
    groups: tuple[Group, ...]
    total: int
    next_url: str = ""


@dataclass
class Found:
    """One transfer in reach with its clock, before names are read."""

    pk: int
    leaves: bool
    arrives: bool
    clock: Deadline | None
    lapse: Deadline | None
    overstayed: bool
    has_letter: bool
    unpresented: bool
    sort: date = field(default=date.max)


def worklist(scope: Scope, today: date, group: str = "", page: int = 1, unit: Unit | None = None) -> Worklist:
    """Return one page of the transfers in reach, the most pressing first, with how many each group has.

    With a ``unit`` only those that leave it or come into it. Five queries, whatever is shown. Clocks are
    reckoned once for each day on which they start.
    """
    own = unit.organisation_id if unit else None
    found = found_in(scope, today, unit.path if unit else "")
    asked = [one for one in found if is_in(one, group, today)]
    asked.sort(key=lambda one: (one.sort, one.pk))
    shown = asked[(page - 1) * PAGE : page * PAGE]
    groups = tuple(
        Group(str(label), sum(is_in(one, key, today) for one in found), address(key, unit=own), key == group)
        for key, label in GROUPS.items()
    )
    more = address(group, page + 1, own) if len(asked) > page * PAGE else ""
    return Worklist(_rows(shown, scope, today), groups, len(asked), more)


def address(group: str, page: int = 1, unit: int | None = None) -> str:
    """Return the address of a group of the worklist, of a unit when one is given."""
    said = {"don_vi": unit or "", "nhom": group, "trang": page if page > 1 else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return reverse("transfers:worklist") + (f"?{query}" if query else "")


def found_in(scope: Scope, today: date, path: str = "") -> list[Found]:
    """Return the transfers on the way and the stays past their end, in reach and at or below ``path``. Two queries."""
    days = clocks.days_off()
    running = Q(stage__in=OPEN_TRANSFER_STAGES) | overstaying(today)
    leaves, arrives = _sides(scope, today, path)
    rows = Transfer.objects.visible_to(scope, today).filter(running)
    rows = rows.filter(leaves | arrives) if path else rows
    columns = ("pk", "kind", "stage", "moved_on", "until_on", "letter_on", "leaves", "arrives")
    reckon = cache(partial(clocks_of, days=days))
    found = []
    for pk, kind, stage, moved_on, until_on, letter_on, goes, comes in rows.annotate(
        leaves=_flag(leaves), arrives=_flag(arrives)
    ).values_list(*columns):
        clock, lapse = reckon(kind, stage, moved_on, until_on, letter_on)
        overstayed = stage == TransferStage.ACCEPTED
        due = until_on if overstayed else clock.due if clock else date.max
        unpresented = stage == TransferStage.ISSUED
        found.append(Found(pk, goes, comes, clock, lapse, overstayed, letter_on is not None, unpresented, due))
    return found


def _sides(scope: Scope, today: date, path: str) -> tuple[Q, Q]:
    """Return the conditions of leaving and of coming, as seen from the reach or from a unit in it."""
    cells = OrganisationPeriod.objects.on(today).filter(scope.q(Permission.VIEW_MEMBERS, "path"))
    leaves = scope.q(Permission.VIEW_MEMBERS, "membership__person__keeper_path")
    if path:
        cells = cells.filter(path__startswith=path)
        leaves &= Q(membership__person__keeper_path__startswith=path)
    return leaves, Q(to_cell__in=cells.values("organisation_id"))


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def clocks_of(
    kind: str, stage: str, moved_on: date, until_on: date | None, letter_on: date | None, days: DaysOff
) -> tuple[Deadline | None, Deadline | None]:
    """Return the clock that runs in a stage, and the one after which an unpresented letter is a candidate."""
    if stage in (TransferStage.REQUESTED, TransferStage.APPROVED):
        return clocks.start_clock(kind, moved_on, until_on, days), None
    if stage == TransferStage.ISSUED:
        return (
            clocks.present_clock(kind, moved_on, until_on, letter_on, days),
            clocks.lapse_clock(kind, moved_on, until_on, letter_on),
        )
    return None, None


def is_in(one: Found, group: str, today: date) -> bool:
    """Say whether a transfer belongs to a group of the worklist."""
    if group == "di":
        return one.leaves and not one.overstayed
    if group == "den":
        return one.arrives and not one.overstayed
    if group == "chua-nop":
        return one.unpresented
    if group == "qua-han":
        return bool(one.clock and one.clock.is_late(today))
    if group == "sap-han":
        return bool(one.clock and timedelta() <= one.clock.due - today <= SOON)
    if group == "bo-sinh-hoat":
        return bool(one.lapse and one.lapse.is_late(today))
    if group == "het-tam-thoi":
        return one.overstayed
    return True


def _rows(shown: list[Found], scope: Scope, today: date) -> tuple[TransferRow, ...]:
    by_pk = {one.pk: one for one in shown}
    rows = transfers(Transfer.objects.visible_to(scope, today).filter(pk__in=by_pk))
    places = Places(rows, today)
    made = {row.pk: _row(row, by_pk[row.pk], places, scope, today) for row in rows}
    return tuple(made[one.pk] for one in shown if one.pk in made)


def transfers(rows: QuerySet[Transfer]) -> list[Transfer]:
    """Read transfers with the person."""
    return list(rows.select_related("membership__person"))


def _row(row: Transfer, found: Found, places: Places, scope: Scope, today: date) -> TransferRow:
    word, act = next_act(acts_for(row, places.sides(row), scope))
    return TransferRow(
        pk=row.pk,
        name=row.membership.person.full_name,
        url=reverse("transfers:detail", args=[row.pk]),
        from_name=places.name(row.from_cell_id, row.from_words),
        to_name=places.name(row.to_cell_id, row.to_words),
        kind=str(TransferKind(row.kind).label),
        stage=_("tạm thời đến {day}").format(day=rules.say(row.until_on))
        if found.overstayed and row.until_on
        else str(TransferStage(row.stage).label),
        clock=shown_clock(found.clock, today),
        lapsed=shown_clock(found.lapse, today) if found.lapse and found.lapse.is_late(today) else None,
        act=act,
        act_url=reverse("transfers:act", args=[row.pk, word]) if word else "",
    )


def shown_clock(clock: Deadline | None, today: date) -> Clock | None:
    """Return a clock as a page shows it."""
    if clock is None:
        return None
    left = clock.due - today
    return Clock(
        due_on=clock.due,
        words=clock.words,
        rule_url=reverse("rules:key", args=[clock.parameter.key]),
        is_late=clock.is_late(today),
        is_near=timedelta() <= left <= SOON,
    )


def names_of(pks: list[int], scope: Scope, today: date) -> dict[int, str]:
    """Return the names that go with some transfers in reach. One query."""
    rows = Transfer.objects.visible_to(scope, today).filter(pk__in=pks)
    return dict(rows.values_list("pk", F("membership__person__full_name")))


@dataclass(frozen=True)
class Amount:
    """How many transfers of a unit stand in a group, with the list behind it."""

    label: str
    count: int
    url: str


def amounts(organisation_id: int, path: str, scope: Scope, today: date) -> list[Amount]:
    """Return how many transfers of a unit are on the way, late or never presented; none that are zero. Two queries."""
    found = found_in(scope, today, path)
    counted = ((key, sum(is_in(one, key, today) for one in found)) for key in AMOUNTS)
    return [Amount(str(GROUPS[key]), count, address(key, unit=organisation_id)) for key, count in counted if count]
