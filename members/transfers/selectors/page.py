"""The page of one transfer: what its letter says, the course it took, the clock that runs, the next acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.scope import Scope
from members.choices import OPEN_TRANSFER_STAGES, TransferKind, TransferStage
from members.models import Person, Transfer
from members.transfers import clocks, rules
from members.transfers.selectors.acting import Places, acts_for, knows, may_print
from members.transfers.selectors.on_the_way import Clock, clocks_of, shown_clock
from members.viewing import with_seen
from rulebook.deadlines import Deadline


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
    """Return what the page of one transfer shows; five queries."""
    places = Places([row], today)
    clock, lapse = clocks_of(row.kind, row.stage, row.moved_on, row.until_on, row.letter_on, clocks.days_off())
    acts = acts_for(row, places.sides(row), scope)
    person = row.membership.person
    return TransferPage(
        row=row,
        name=person.full_name,
        person_url=reverse("members:detail", args=[person.pk]) if knows(row, scope) else "",
        from_name=places.name(row.from_cell_id, row.from_words),
        to_name=places.name(row.to_cell_id, row.to_words),
        facts=_facts(row),
        steps=tuple(_in_order([*_changes(row), *_steps(row, clock)])),
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
        (_("Mục lục hồ sơ"), _index(row)),
        (_("Lý do chuyển"), row.reason),
        (_("Lý do chậm"), row.late_reason),
    ]
    return tuple((label, value) for label, value in found if value)


def _index(row: Transfer) -> str:
    if row.index_confirmed is None:
        return ""
    return _("có, đã xác nhận") if row.index_confirmed else _("không có hoặc chưa xác nhận")


def _day(day: date | None) -> str:
    return rules.say(day) if day else ""


def _changes(row: Transfer) -> Iterable[Step]:
    """Give the letters that were replaced and the ends that were put off, by the row's history. One query."""
    events = apps.get_model("members.TransferEvent").objects.filter(pgh_obj_id=row.pk).order_by("pgh_id")
    before: tuple[str, date | None] | None = None
    for number, until_on, written, context in events.values_list(
        "letter_number", "until_on", "pgh_created_at", "pgh_context"
    ):
        day, why = _day(timezone.localdate(written)), str((context or {}).get("reason", ""))
        if before and before[0] and number != before[0]:
            words = _("Hủy giấy số {old}, thay bằng giấy số {new}").format(old=before[0], new=number)
            yield Step(day, words, why)
        if before and before[1] and until_on and until_on != before[1]:
            yield Step(day, _("Gia hạn sinh hoạt tạm thời đến {day}").format(day=_day(until_on)), why)
        before = number, until_on


def _in_order(steps: list[Step]) -> list[Step]:
    """Put what is done in order of its day; what is still to come stays last."""
    return sorted(steps, key=lambda step: (step.soft, *reversed(step.day.split("/"))))


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


def open_transfer_of(person_id: int) -> int | None:
    """Return the transfer of a person that is on its way, None for none. One query."""
    rows = Transfer.objects.filter(membership__person_id=person_id, stage__in=OPEN_TRANSFER_STAGES)
    return rows.values_list("pk", flat=True).first()
