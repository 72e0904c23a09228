"""What transfers give to do: who waits to be taken in, papers late or nearly so, stays past their end.

Each transfer is told at both ends under the first thing that is to be done about it; an arrival only where it comes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.models import WorkItem
from branches.workitems import registry
from branches.workitems.registry import Moment, Names, Statement, Wanted, Words, WorkKind
from branches.workitems.words import say
from members.choices import OPEN_TRANSFER_STAGES, TransferStage
from members.models import Transfer
from members.querysets import overstaying
from members.transfers.selectors.on_the_way import SOON, clocks_of
from rulebook.deadlines import Deadline

LABELS: Final[dict[str, str | Promise]] = {
    "transfers.lapsed": gettext_lazy("Quá 3 tháng không nộp giấy giới thiệu"),
    "transfers.late": gettext_lazy("Chuyển sinh hoạt quá hạn"),
    "transfers.near": gettext_lazy("Chuyển sinh hoạt sắp đến hạn"),
    "transfers.overstay": gettext_lazy("Hết hạn sinh hoạt tạm thời"),
    "transfers.arrival": gettext_lazy("Chờ tiếp nhận"),
}
"""The kinds, the more pressing first: each transfer is told under the first that fits."""


@dataclass(frozen=True)
class Found:
    """One transfer with its clock: the cells at both ends (None = out of the register)."""

    pk: int
    person_id: int
    from_cell: int | None
    to_cell: int | None
    clock: Deadline | None
    lapse: Deadline | None
    until_on: date | None
    is_over: bool
    has_letter: bool


def open_rooms() -> None:
    """Register the kinds."""
    for code, label in LABELS.items():
        registry.register_kind(
            WorkKind(
                code=code,
                label=label,
                permission=Permission.EDIT_MEMBERS,
                post=WorkPost.SECRETARY,
                wanted=_wanted(code),
                shown=partial(_shown, label),
                order=20,
                upward=True,
            )
        )


def _wanted(code: str) -> Callable[[Moment], Statement | None]:
    def find(moment: Moment) -> Statement | None:
        found: list[Found] = moment.once("transfers", lambda: _read(moment))
        asked = None if moment.cells is None else set(moment.cells)
        rows = (_rows(one, code) for one in found if _kind_of(one, moment.today) == code)
        return registry.from_rows(row for some in rows for row in some if not asked or row.organisation_id in asked)

    return find


def _read(moment: Moment) -> list[Found]:
    """Read the transfers on the way and the stays past their end at the bodies asked for. One query."""
    rows = Transfer.objects.filter(Q(stage__in=OPEN_TRANSFER_STAGES) | overstaying(moment.today))
    if moment.cells is not None:
        rows = rows.filter(Q(membership__person__keeper__in=moment.cells) | Q(to_cell__in=moment.cells))
    reckon = cache(lambda a, b, c, d, e: clocks_of(a, b, c, d, e, days=moment.days))
    columns = ("kind", "stage", "moved_on", "until_on", "letter_on")
    ends = ("pk", "membership__person_id", "membership__person__keeper_id", "to_cell_id")
    found = []
    for pk, person, from_cell, to_cell, kind, stage, moved_on, until_on, letter_on in rows.values_list(*ends, *columns):
        clock, lapse = reckon(kind, stage, moved_on, until_on, letter_on)
        is_over = stage == TransferStage.ACCEPTED
        found.append(Found(pk, person, from_cell, to_cell, clock, lapse, until_on, is_over, letter_on is not None))
    return found


def _kind_of(one: Found, today: date) -> str:
    if one.is_over:
        return "transfers.overstay"
    if one.lapse and one.lapse.is_late(today):
        return "transfers.lapsed"
    if one.clock and one.clock.is_late(today):
        return "transfers.late"
    if one.clock and one.clock.due - today <= SOON:
        return "transfers.near"
    return "transfers.arrival" if one.has_letter else ""


def _rows(one: Found, code: str) -> Iterator[Wanted]:
    clock = one.lapse if code == "transfers.lapsed" else one.clock
    ends = {one.to_cell} if code == "transfers.arrival" else {one.from_cell, one.to_cell}
    for cell in ends:
        if cell is None:
            continue
        yield Wanted(
            organisation_id=cell,
            subject=str(one.pk),
            starts_on=None if one.is_over or clock is None else clock.start,
            due_on=one.until_on if one.is_over else clock.due if clock else None,
            rule_key="" if one.is_over or clock is None else clock.parameter.key,
            facts={"persons": [one.person_id]},
        )


def _shown(label: str | Promise, item: WorkItem, names: Names) -> Words:
    who = names.people(item.facts["persons"])
    why = ""
    if item.kind == "transfers.overstay" and item.due_on:
        why = _("Giấy giới thiệu ghi tạm thời đến ngày {day}").format(day=say(item.due_on))
    title = _("{what}: {who}").format(what=label, who=", ".join(who)) if who else str(label)
    return Words(title, _("Mở"), reverse("transfers:detail", args=[int(item.subject)]), why)
