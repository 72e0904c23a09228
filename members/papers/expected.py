"""Which of the 104 papers a file should hold, from the course of a membership; pure, no queries.

Công văn 1361-CV/BTCTW (30/06/2026) numbers the kinds; which of them one file needs follows from what
happened to the member (our reading, assumed): nothing here refuses, it only points at what to look for.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.choices import Standing
from rulebook.calendar import add_months

GUARDED: Final = frozenset({"22"})
"""Kinds that tell of a measure against the person: only for those who may see the background."""

_ALWAYS: Final = ("1", "2", "3")
_EXEMPT: Final = ("79", "80", "81")
_AFTER_EXIT: Final[dict[str, tuple[str, ...]]] = {
    Standing.EXPELLED: ("22", "101"),
    Standing.RESIGNED: ("17", "101"),
    Standing.DIED: ("83", "102"),
}


@dataclass(frozen=True)
class Course:
    """What happened to a member, as far as it decides which papers belong into the file."""

    admitted_on: date | None = None
    is_member: bool = True
    is_official: bool = False
    standing: str = Standing.ACTIVE
    has_card: bool = False
    has_badge: bool = False
    has_discipline: bool = False
    arrived: bool = False
    restored: bool = False


def expected(course: Course, today: date) -> dict[str, str | Promise]:
    """Return the kinds a file should hold with the reason of each, in the order of the list."""
    found: dict[str, str | Promise] = {}
    if not course.is_member:
        return {"1": _("người xin vào Đảng")}
    for kind in _ALWAYS:
        found[kind] = _("mọi đảng viên")
    found["5"] = _("đã kết nạp")
    if course.admitted_on and add_months(course.admitted_on, 12) <= today:
        found["4"] = _("đã vào Đảng quá một năm")
    if course.is_official:
        found["7"] = _("đảng viên chính thức")
    found |= _of_what_is_recorded(course)
    found |= _of_the_standing(course)
    return dict(sorted(found.items(), key=lambda pair: int(pair[0])))


def _of_what_is_recorded(course: Course) -> dict[str, str | Promise]:
    found: dict[str, str | Promise] = {}
    if course.has_card:
        found["19"] = _("đã được phát thẻ")
    if course.has_badge:
        found["20"] = _("đã được tặng Huy hiệu Đảng")
    if course.has_discipline:
        found["22"] = _("có kỷ luật ghi trong sổ")
    if course.arrived:
        found["54"] = _("chuyển sinh hoạt chính thức đến")
    if course.restored:
        found["14"] = _("được khôi phục đảng tịch")
    return found


def _of_the_standing(course: Course) -> dict[str, str | Promise]:
    if course.standing == Standing.EXEMPT:
        return dict.fromkeys(_EXEMPT, _("được miễn công tác và sinh hoạt"))
    if course.standing == Standing.STRUCK_OFF:
        return {"16" if course.is_official else "8": _("đã xóa tên")}
    return dict.fromkeys(_AFTER_EXIT.get(course.standing, ()), Standing(course.standing).label)
