"""What stands open in a cell on the day of its hand-over, in the words of the minutes."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Draft
from branches.choices import Book
from branches.models import Register, RoleGrant, WorkItem
from branches.workitems import selectors, services
from branches.workitems.words import say
from cell_life.choices import SheetState
from cell_life.models import DuesReceipt, DuesSheet, MeetingTask
from cell_life.workitems import month_words

MOST: Final = 60
Content = dict[str, list[str]]


def content_of(cell_id: int, users: Iterable[int], today: date) -> Content:
    """Return what is handed over: things to do, books with their last numbers, months open, tasks, drafts left.

    In the language of who looks; the minutes keep Vietnamese. Seven queries and the reckoning of the cell.
    """
    services.refresh(cells=[cell_id], today=today, by=None)
    return {
        "items": _items(cell_id, today),
        "books": [*_registers(cell_id), *_receipts(cell_id)],
        "months": _months(cell_id),
        "tasks": _tasks(cell_id),
        "drafts": _drafts(users, cell_id, today),
    }


def _items(cell_id: int, today: date) -> list[str]:
    open_items = WorkItem.objects.open().filter(organisation_id=cell_id)
    rows = selectors.shown(selectors.pressing(open_items)[:MOST], today, with_units=False)
    return [_item(row) for row in rows]


def _item(row: selectors.Shown) -> str:
    if row.item.due_on is None:
        return row.words.title
    return _("{what} (hạn {day})").format(what=row.words.title, day=say(row.item.due_on))


def _registers(cell_id: int) -> list[str]:
    rows = Register.objects.filter(organisation_id=cell_id).order_by("book", "-year")
    words = _("{book} năm {year}: đến số {n}")
    return [words.format(book=Book(row.book).label, year=row.year, n=row.last_number) for row in rows[:MOST]]


def _receipts(cell_id: int) -> list[str]:
    last = DuesReceipt.objects.filter(cell_id=cell_id).order_by("-year", "-number").first()
    words = _("Phiếu thu đảng phí năm {year}: đến số {n}")
    return [words.format(year=last.year, n=last.number)] if last else []


def _months(cell_id: int) -> list[str]:
    rows = DuesSheet.objects.filter(cell_id=cell_id, state=SheetState.OPEN).order_by("month")
    return [_("Bảng đảng phí tháng {month}: đang thu").format(month=month_words(row.month)) for row in rows[:MOST]]


def _tasks(cell_id: int) -> list[str]:
    """Name the tasks given at meetings and not done: they stay with whom the meeting gave them to."""
    rows = MeetingTask.objects.filter(meeting__cell_id=cell_id, done_on=None).select_related("person")
    words = _("{task} ({who}, hạn {day})")
    return [
        words.format(task=row.words, who=row.person.full_name if row.person else _("giao chung"), day=say(row.due_on))
        for row in rows.order_by("due_on", "pk")[:MOST]
    ]


def _drafts(users: Iterable[int], cell_id: int, today: date) -> list[str]:
    """Name the forms begun and left; only of accounts that work nowhere else, whose drafts are this cell's."""
    asked = set(users)
    elsewhere = RoleGrant.objects.on(today).filter(user__in=asked).exclude(organisation_id=cell_id)
    own = asked - set(elsewhere.values_list("user_id", flat=True))
    words = _("{form} (giữ lúc {at})")
    return [
        words.format(form=row.title or _("Biểu mẫu chưa có tên"), at=f"{timezone.localtime(row.updated_at):%d/%m/%Y}")
        for row in Draft.objects.filter(user__in=own).order_by("-updated_at")[:MOST]
    ]
