"""The faults a record can have, each said once: for the figure of a cell, the list behind it and the repair.

Wrong is what ``members.checks`` finds in contradiction, missing what the person's page asks for
(``ASKED_FOR``); this module adds the papers, the possible doubles and what has grown old. Conditions are on
persons joined to their open membership by ``checks.with_facts``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import LessThan
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from members import checks, facts
from members.choices import PaperState
from members.fields import BY_NAME, DATES
from members.lists.bulk import FIELDS as MANY_AT_ONCE
from members.models import DoubleCandidate, DoubleVerdict, FilePaper, Person, Suspension
from members.papers.expected import GUARDED
from members.parked.past_ends import past_exemption, past_stay
from members.selectors.concerns import ASKED_FOR
from rulebook.calendar import add_months

CONFIRMED_FOR: Final = 12
"""Months for which a record gone through with its member counts as alive: the yearly slip 3-HSĐV (our reading)."""


class Aspect(StrEnum):
    """The four sides of good data: đúng, đủ, sạch, sống; the values are those of the list's filter."""

    WRONG = "co_sai"
    MISSING = "con_thieu"
    DOUBLED = "nghi_trung"
    STALE = "da_cu"


CLEAN: Final = "sach"
"""The value of the list's filter for records without any fault."""

ASPECT_WORDS: Final[Mapping[str, str | Promise]] = {
    Aspect.WRONG: _("có điểm mâu thuẫn"),
    Aspect.MISSING: _("còn thiếu mục hoặc giấy tờ"),
    Aspect.DOUBLED: _("nghi trùng với hồ sơ khác"),
    Aspect.STALE: _("đã cũ, cần kiểm lại"),
    CLEAN: _("không có điểm nào phải sửa"),
}


@dataclass(frozen=True)
class Fault:
    """One thing that can be amiss: its side, its words, what mends it, and the parameters of the list behind it.

    ``field`` names the field that many records may get at once, "" where each is mended by itself.
    """

    code: str
    aspect: Aspect
    label: str | Promise
    act: str | Promise
    params: Mapping[str, str]
    field: str = ""


def _check(code: str) -> Fault:
    check = checks.CHECKS[code]
    missing = code in checks.GAPS
    aspect = Aspect.MISSING if missing else Aspect.STALE if code == "probation_overdue" else Aspect.WRONG
    act = check.label if missing else format_lazy("{}: {}", _("Xem lại"), check.label)
    return Fault(code, aspect, check.label, act, {"sai": code})


def _empty(name: str) -> Fault:
    label = facts.label(name)
    act = format_lazy("{}: {}", _("Bổ sung"), label)
    params = {"thieu": "ton_giao"} if name == "religion" else {f"m.{name}": "-"}
    return Fault(f"{name}_missing", Aspect.MISSING, label, act, params, name if name in MANY_AT_ONCE else "")


def _own(code: str, aspect: Aspect, label: str | Promise, act: str | Promise) -> Fault:
    return Fault(code, aspect, label, act, {"sai": code})


_CHECKED: Final = {checks.CHECKS[code].field for code in checks.GAPS}
EMPTY: Final = tuple(name for name in ASKED_FOR if name not in _CHECKED)
"""Fields asked for of everybody that no check speaks of already."""

FAULTS: Final[Mapping[str, Fault]] = {
    fault.code: fault
    for fault in (
        *(_check(code) for code in checks.CHECKS),
        *(_empty(name) for name in EMPTY),
        _own(
            "paper_missing",
            Aspect.MISSING,
            _("Giấy tờ trong hồ sơ được ghi là còn thiếu"),
            _("Tìm giấy tờ còn thiếu trong hồ sơ"),
        ),
        _own(
            "possible_double",
            Aspect.DOUBLED,
            _("Giống một hồ sơ khác, chưa kết luận một người hay hai người"),
            _("Kết luận các cặp nghi trùng: một người hay hai người"),
        ),
        _own(
            "not_confirmed",
            Aspect.STALE,
            _("Quá 12 tháng chưa kiểm hồ sơ với đồng chí ấy"),
            _("Kiểm hồ sơ với từng đồng chí đã quá 12 tháng chưa kiểm"),
        ),
        _own(
            "temporary_past_end",
            Aspect.STALE,
            _("Sinh hoạt tạm thời đã hết hạn"),
            _("Ghi thôi hoặc gia hạn sinh hoạt tạm thời đã hết hạn"),
        ),
        _own(
            "exemption_past_end",
            Aspect.STALE,
            _("Miễn công tác và sinh hoạt đã hết hạn"),
            _("Ghi kết thúc hoặc gia hạn miễn sinh hoạt đã hết hạn"),
        ),
        _own(
            "suspension_past_end",
            Aspect.STALE,
            _("Đình chỉ sinh hoạt đã hết hạn"),
            _("Ghi kết thúc đình chỉ sinh hoạt đã hết hạn"),
        ),
    )
}


def of(aspect: str) -> list[str]:
    """Return the codes of one side."""
    return [code for code, fault in FAULTS.items() if fault.aspect == aspect]


def conditions(today: date) -> dict[str, Q]:
    """Return the condition of every fault, in the order of ``FAULTS``."""
    found = {**checks.conditions(today), **{f"{name}_missing": _is_empty(name) for name in EMPTY}, **_own_q(today)}
    return {code: found[code] for code in FAULTS}


def _is_empty(name: str) -> Q:
    field = BY_NAME[name]
    column = f"open__{name}" if field.row == "membership" else name
    return Q(**{f"{column}__isnull": True}) if field.kind in DATES else Q(**{column: ""})


def _own_q(today: date) -> dict[str, Q]:
    papers = FilePaper.objects.filter(state=PaperState.MISSING).exclude(kind__in=GUARDED)
    suspended = Suspension.objects.filter(until_on__lt=today, ends_on__isnull=True)
    alive_since = Coalesce("confirmed_on", TruncDate("created_at"))
    return {
        "paper_missing": Q(pk__in=papers.values("person")),
        "possible_double": _undecided("person") | _undecided("other"),
        "not_confirmed": Q(LessThan(alive_since, add_months(today, -CONFIRMED_FOR))),
        "temporary_past_end": Q(open__pk__in=past_stay(today).values("membership")),
        "exemption_past_end": Q(open__pk__in=past_exemption(today).values("membership")),
        "suspension_past_end": Q(open__pk__in=suspended.values("membership")),
    }


def _undecided(side: str) -> Q:
    said = DoubleVerdict.objects.filter(person=OuterRef("person"), other=OuterRef("other"))
    return Q(pk__in=DoubleCandidate.objects.filter(~Exists(said)).values(side))


def found_by(value: str, today: date) -> QuerySet[Person]:
    """Return the persons in whom a fault is found, any fault of a side, or none at all (``CLEAN``).

    Raises ``KeyError`` for a value that means nothing.
    """
    known = conditions(today)
    persons = checks.with_facts(Person.objects.all()).order_by()
    if value == CLEAN:
        return persons.annotate(amiss=flag(any_of(FAULTS, known))).filter(amiss=False)
    return persons.filter(any_of(of(value), known) if value in set(Aspect) else known[value])


def flag(condition: Q) -> Case:
    """Return a condition as true or false, never unknown."""
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def any_of(codes: Iterable[str], known: Mapping[str, Q]) -> Q:
    """Return the condition that at least one of the faults is there."""
    found = Q()
    for code in codes:
        found |= known[code]
    return found


def choices() -> list[tuple[str, str | Promise]]:
    """Return the values of the list's filter: the sides, then what has no filter of its own."""
    sides = [(str(key), words) for key, words in ASPECT_WORDS.items()]
    return [*sides, *((code, fault.label) for code, fault in FAULTS.items() if "sai" in fault.params)]
