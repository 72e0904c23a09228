"""What pages show of transfers: the worklist with its clocks, one transfer as a timeline, who may do what next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from typing import Final

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.selectors.places import names_on
from members.choices import FOR_A_TIME, OPEN_TRANSFER_STAGES, TransferKind, TransferStage
from members.models import Person, Transfer
from members.querysets import overstaying
from members.transfers import clocks, rules
from members.transfers.clocks import DaysOff
from members.viewing import with_seen
from rulebook.deadlines import Deadline

PAGE: Final = 50
SOON: Final = timedelta(days=7)
GROUPS: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("Tất cả"),
    "di": gettext_lazy("Đang chuyển đi"),
    "den": gettext_lazy("Đang chuyển đến"),
    "qua-han": gettext_lazy("Quá hạn"),
    "sap-han": gettext_lazy("Sắp đến hạn"),
    "bo-sinh-hoat": gettext_lazy("Quá 3 tháng không nộp giấy"),
    "het-tam-thoi": gettext_lazy("Hết hạn tạm thời"),
}
"""Which transfers a worklist shows, by the parameter of its address."""

ACTS: Final[dict[str, tuple[str, str | Promise]]] = {
    "dong-y": ("approve", gettext_lazy("Ghi đã đồng ý")),
    "cap-giay": ("issue", gettext_lazy("Ghi giấy giới thiệu")),
    "xuat-trinh": ("present", gettext_lazy("Ghi ngày nộp giấy")),
    "tiep-nhan": ("accept", gettext_lazy("Tiếp nhận")),
    "tra-lai": ("return", gettext_lazy("Trả lại")),
    "huy": ("cancel", gettext_lazy("Hủy lần chuyển")),
    "ket-thuc-tam-thoi": ("end", gettext_lazy("Ghi thôi sinh hoạt tạm thời")),
}
"""Word of the address → act and its button."""

HOME_ACTS: Final = ("approve", "issue", "cancel")
NEXT: Final[dict[str, str]] = {
    TransferStage.REQUESTED: "dong-y",
    TransferStage.APPROVED: "cap-giay",
    TransferStage.ISSUED: "tiep-nhan",
    TransferStage.PRESENTED: "tiep-nhan",
}
"""The one act that usually comes next."""


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


@dataclass(frozen=True)
class Sides:
    """Where the two sides stand in today's tree; empty for a side outside the register."""

    home: str
    there: str


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
    sort: date = field(default=date.max)


def worklist(scope: Scope, today: date, group: str = "", page: int = 1) -> Worklist:
    """Return one page of the transfers in reach, the most pressing first, with how many each group has.

    Five queries, whatever is shown. Clocks are reckoned once for each day on which they start.
    """
    found = _found(scope, today)
    asked = [one for one in found if is_in(one, group, today)]
    asked.sort(key=lambda one: (one.sort, one.pk))
    shown = asked[(page - 1) * PAGE : page * PAGE]
    groups = tuple(
        Group(str(label), sum(is_in(one, key, today) for one in found), _group_url(key), key == group)
        for key, label in GROUPS.items()
    )
    more = _group_url(group, page + 1) if len(asked) > page * PAGE else ""
    return Worklist(_rows(shown, scope, today), groups, len(asked), more)


def _group_url(group: str, page: int = 1) -> str:
    query = "&".join([f"nhom={group}"] * bool(group) + [f"trang={page}"] * (page > 1))
    return reverse("transfers:worklist") + (f"?{query}" if query else "")


def _found(scope: Scope, today: date) -> list[Found]:
    days = clocks.days_off()
    running = Q(stage__in=OPEN_TRANSFER_STAGES) | overstaying(today)
    cells = OrganisationPeriod.objects.on(today).filter(scope.q(Permission.VIEW_MEMBERS, "path"))
    rows = (
        Transfer.objects.visible_to(scope, today)
        .filter(running)
        .annotate(
            leaves=_flag(scope.q(Permission.VIEW_MEMBERS, "membership__person__keeper_path")),
            arrives=_flag(Q(to_cell__in=cells.values("organisation_id"))),
        )
        .values_list("pk", "kind", "stage", "moved_on", "until_on", "letter_on", "leaves", "arrives")
    )
    reckon = cache(partial(_clocks, days=days))
    found = []
    for pk, kind, stage, moved_on, until_on, letter_on, leaves, arrives in rows:
        clock, lapse = reckon(kind, stage, moved_on, until_on, letter_on)
        overstayed = stage == TransferStage.ACCEPTED
        due = until_on if overstayed else clock.due if clock else date.max
        found.append(Found(pk, leaves, arrives, clock, lapse, overstayed, letter_on is not None, due))
    return found


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _clocks(
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


class Places:
    """Names and today's paths of the cells of some transfers: two queries."""

    def __init__(self, rows: Iterable[Transfer], today: date) -> None:
        """Read them all at once."""
        ids = {cell for row in rows for cell in (row.from_cell_id, row.to_cell_id) if cell}
        self.names = names_on({(one, today) for one in ids}) if ids else {}
        periods = OrganisationPeriod.objects.on(today).filter(organisation_id__in=ids) if ids else []
        self.paths = {period.organisation_id: period.path for period in periods}
        self.today = today

    def name(self, cell_id: int | None, words: str) -> str:
        """Return what a side is called."""
        return self.names.get((cell_id, self.today), "") if cell_id else words

    def sides(self, row: Transfer) -> Sides:
        """Return where the two sides stand."""
        home = row.membership.person.keeper_path if row.from_cell_id else ""
        return Sides(home, self.paths.get(row.to_cell_id or 0, ""))


def may_act(act: str, row: Transfer, sides: Sides, scope: Scope) -> bool:
    """Say whether this person may do an act: the old side lets go, the new side takes in.

    Where the new side is outside the register the old side writes what its notice says; a stay for a
    time is ended by either.
    """
    return any(scope.allows(Permission.EDIT_MEMBERS, path) for path in acting_paths(act, row, sides))


def may_print(row: Transfer, places: Places, scope: Scope) -> bool:
    """Say whether this person may print the papers of the letter: those who write for the old side."""
    paths = (places.paths.get(row.from_cell_id or 0, ""), row.membership.person.keeper_path)
    return row.letter_on is not None and any(path and scope.allows(Permission.EDIT_MEMBERS, path) for path in paths)


def acting_paths(act: str, row: Transfer, sides: Sides) -> tuple[str, ...]:
    """Return the paths at one of which the right to write is needed for an act."""
    if act == "end":
        wanted: tuple[str, ...] = (sides.home, sides.there)
    elif act in HOME_ACTS:
        wanted = (sides.home,) if row.from_cell_id else (sides.there,)
    else:
        wanted = (sides.there,) if row.to_cell_id else (sides.home,)
    return tuple(path for path in wanted if path)


def acts_for(row: Transfer, sides: Sides, scope: Scope) -> list[tuple[str, str]]:
    """Return what this person may do now as (word of the address, button), the usual one first."""
    running = row.kind in FOR_A_TIME and row.stage == TransferStage.ACCEPTED and row.ended_on is None
    running = running and not rules.is_official(row.kind, row.moved_on, row.until_on)
    found = [
        (word, str(label))
        for word, (act, label) in ACTS.items()
        if (running if act == "end" else row.stage in rules.STEPS[act]) and may_act(act, row, sides, scope)
    ]
    return sorted(found, key=lambda one: one[0] != NEXT.get(row.stage))


def knows(row: Transfer, scope: Scope) -> bool:
    """Say whether this person may open the record itself, or only read what the letter says."""
    return scope.allows(Permission.VIEW_MEMBERS, row.membership.person.keeper_path)


def _row(row: Transfer, found: Found, places: Places, scope: Scope, today: date) -> TransferRow:
    acts = acts_for(row, places.sides(row), scope)
    word, act = acts[0] if acts else ("", "")
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
        act=act if word != "huy" else "",
        act_url=reverse("transfers:act", args=[row.pk, word]) if word and word != "huy" else "",
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


# ── one transfer ────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Step:
    """One thing that happened or is to come, for the timeline."""

    day: str
    title: str
    note: str = ""
    soft: bool = False
    url: str = ""


@dataclass(frozen=True)
class TransferPage:
    """One transfer: what it is, where it stands, what this person may do."""

    row: Transfer
    name: str
    person_url: str
    from_name: str
    to_name: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    clock: Clock | None
    lapsed: Clock | None
    acts: tuple[tuple[str, str, str], ...]
    is_official: bool
    may_print: bool


def page_of(row: Transfer, scope: Scope, today: date) -> TransferPage:
    """Return what the page of one transfer shows; four queries."""
    places = Places([row], today)
    clock, lapse = _clocks(row.kind, row.stage, row.moved_on, row.until_on, row.letter_on, clocks.days_off())
    acts = acts_for(row, places.sides(row), scope)
    person = row.membership.person
    return TransferPage(
        row=row,
        name=person.full_name,
        person_url=reverse("members:detail", args=[person.pk]) if knows(row, scope) else "",
        from_name=places.name(row.from_cell_id, row.from_words),
        to_name=places.name(row.to_cell_id, row.to_words),
        facts=_facts(row),
        steps=tuple(_steps(row, clock)),
        clock=shown_clock(clock, today),
        lapsed=shown_clock(lapse, today) if lapse and lapse.is_late(today) else None,
        acts=tuple((label, reverse("transfers:act", args=[row.pk, word]), word) for word, label in acts),
        is_official=rules.is_official(row.kind, row.moved_on, row.until_on),
        may_print=may_print(row, places, scope),
    )


def _facts(row: Transfer) -> tuple[tuple[str, str], ...]:
    """Return what the letter says of the person and of itself; both sides read it."""
    membership = row.membership
    found = [
        (_("Hình thức"), str(TransferKind(row.kind).label)),
        (_("Ngày vào Đảng"), _day(membership.admitted_on)),
        (_("Ngày chính thức"), _day(membership.official_on) or _("đang dự bị")),
        (_("Ngày chuyển có hiệu lực"), _day(row.moved_on)),
        (_("Đến ngày"), _day(row.until_on)),
        (_("Số giấy giới thiệu"), row.letter_number),
        (_("Nơi cấp"), row.letter_issuer),
        (_("Đảng phí"), _("đã đóng đến hết tháng {m}").format(m=f"{row.dues_until:%m/%Y}") if row.dues_until else ""),
        (_("Mã hồ sơ trên Cổng"), row.portal_number),
        (_("Lý do chuyển"), row.reason),
        (_("Lý do chậm"), row.late_reason),
    ]
    return tuple((label, value) for label, value in found if value)


def _day(day: date | None) -> str:
    return rules.say(day) if day else ""


def _steps(row: Transfer, clock: Deadline | None) -> Iterable[Step]:
    """Give what is done in order of time, then what is still to come with its last day."""
    yield Step(_day(row.moved_on), _("Chuyển có hiệu lực"), row.reason)
    if row.letter_on:
        number = _("số {number}").format(number=row.letter_number)
        yield Step(_day(row.letter_on), _("Cấp giấy giới thiệu"), " · ".join(filter(None, (number, row.letter_issuer))))
    if row.presented_on:
        yield Step(_day(row.presented_on), _("Nộp giấy cho chi ủy nơi đến"))
    if row.closed_on:
        label = str(TransferStage(row.stage).label)
        note = "" if row.ended_on else row.closing_reason
        yield Step(_day(row.closed_on), label[:1].upper() + label[1:], note)
    elif clock:
        todo = _("Hạn nộp giấy") if row.letter_on else _("Hạn làm thủ tục")
        yield Step(rules.say(clock.due), todo, clock.words, soft=True)
    if row.ended_on:
        yield Step(_day(row.ended_on), _("Thôi sinh hoạt tạm thời"), row.closing_reason)


def person_seen(row: Transfer, today: date, by: User) -> Person:
    """Return the person of a transfer, marked for the log of reading. One query."""
    return with_seen(Person.objects.filter(pk=row.membership.person_id), today=today, by=by).get()


def issuing_body(row: Transfer, today: date) -> OrganisationPeriod | None:
    """Return the body whose letter it is: the committee above the base, inside one base the base. One query.

    None for one who comes from outside.
    """
    person = row.membership.person
    inside = row.kind == TransferKind.INTERNAL
    wanted = (person.base_id or person.committee_id) if inside else (person.committee_id or person.base_id)
    return OrganisationPeriod.objects.on(today).filter(organisation_id=wanted or 0).first()


def open_transfer_of(person_id: int) -> int | None:
    """Return the transfer of a person that is on its way, None for none. One query."""
    rows = Transfer.objects.filter(membership__person_id=person_id, stage__in=OPEN_TRANSFER_STAGES)
    return rows.values_list("pk", flat=True).first()


def waiting(scope: Scope, today: date) -> list[Found]:
    """Return the transfers in reach for the inbox; three queries."""
    return _found(scope, today)


def names_of(pks: list[int], scope: Scope, today: date) -> dict[int, str]:
    """Return the names that go with some transfers in reach. One query."""
    rows = Transfer.objects.visible_to(scope, today).filter(pk__in=pks)
    return dict(rows.values_list("pk", F("membership__person__full_name")))
