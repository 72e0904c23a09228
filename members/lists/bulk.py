"""Editing many records at once: which fields allow it, what became of each record, the page of one such act.

A record whose field says something else than at the preview is left alone and named; so each record ends with
one value, and the report of each act is right, also when two run over the same people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.scope import Scope
from jobs.choices import JobState
from jobs.models import Job
from members import codes, facts, policy
from members.choices import BulkState
from members.fields import BY_NAME, DATES, GROUPS, Kind
from members.models import BulkEdit, BulkEditRow, Person

MOST: Final = 10_000
NAMES_SHOWN: Final = 10
FAULTS_SHOWN: Final = 50
FIELDS: Final = (
    "residence_country",
    "residence_province",
    "stay_country",
    "stay_province",
    "occupation",
    "occupation_words",
    "occupation_before",
    "recruited_on",
    "recruited_by",
    "union_on",
    "other_bodies",
    "enlisted_on",
    "discharged_on",
    "schooling",
    "expertise",
    "expertise_words",
    "degree",
    "academic_title",
    "theory",
    "language",
    "computing",
    "card_issued_by",
    "card_issued_on",
    "declared_at",
    "declared_on",
)
"""Fields in which many people may rightly get the same value: no name, number, birth or belief among them."""

SAME, CHANGED, AWAY, UNDONE, KEPT, RULE = "same", "changed", "away", "undone", "kept", "rule:"
WORDS: Final[Mapping[str, str | Promise]] = {
    SAME: _("đã ghi đúng như vậy từ trước"),
    CHANGED: _("hồ sơ vừa được sửa ở nơi khác"),
    AWAY: _("không còn trong phạm vi được sửa"),
    UNDONE: _("đã trả lại giá trị cũ"),
    KEPT: _("đã được sửa tiếp sau lần này nên giữ nguyên"),
}


@dataclass(frozen=True)
class Line:
    """One record of the act: who, what it said before, and what stands against it."""

    person_id: int
    name: str
    before: str
    why: str | Promise = ""


@dataclass(frozen=True)
class Report:
    """One act as its page shows it: how many of each outcome, the first names, those left alone and why."""

    edit: BulkEdit
    label: str
    value: str
    will: int
    written: int
    same: int
    refused: int
    undone: int
    kept: int
    first: tuple[Line, ...]
    left: tuple[Line, ...]
    job: Job | None
    may_run: bool
    may_undo: bool


def shelves(scope: Scope) -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Return the fields that may be edited so, under the headings of the paper."""
    made = []
    for group in GROUPS:
        names = [name for name in group.fields if name in FIELDS and policy.holds(name, scope)]
        if names:
            made.append((group.legend, [(name, label(name)) for name in names]))
    return made


def label(name: str) -> str:
    """Return the name of a field as the form has it; a field of another release keeps its code."""
    return str(facts.label(name)) if name in BY_NAME else name


def value_words(name: str, packed: str) -> str:
    """Return a packed value as people read it."""
    return facts.show(name, facts.unpack({name: packed})[name]) if name in BY_NAME else packed


def is_strict(name: str) -> bool:
    """Say whether any change of the record stops the write: its dates are judged by one another."""
    return BY_NAME[name].kind in DATES


def still_allowed(name: str, packed: str, today: date) -> bool:
    """Say whether the field may be edited so, and its code be chosen, today."""
    if name not in FIELDS:
        return False
    one = BY_NAME[name]
    return one.kind != Kind.CODE or not packed or codes.get(one.codes).holds(packed, today)


def report(edit: BulkEdit, scope: Scope) -> Report:
    """Return the act with its numbers: four queries. Names of people outside the reader's reach are left out."""
    rows = BulkEditRow.objects.filter(bulk_edit=edit)
    counts = rows.aggregate(
        will=Count("pk", filter=Q(fault="", written_version=None)),
        written=Count("pk", filter=Q(fault="", written_version__isnull=False)),
        same=Count("pk", filter=Q(fault=SAME)),
        undone=Count("pk", filter=Q(fault=UNDONE)),
        kept=Count("pk", filter=Q(fault=KEPT)),
        refused=Count("pk", filter=Q(fault__startswith=RULE) | Q(fault__in=[CHANGED, AWAY])),
    )
    job = Job.objects.filter(pk=edit.job_id).first() if edit.job_id else None
    is_at_work = job is not None and job.state in (JobState.QUEUED, JobState.RUNNING)
    left = rows.exclude(fault__in=["", SAME, UNDONE])
    return Report(
        edit=edit,
        label=label(edit.field),
        value=value_words(edit.field, edit.value),
        **counts,
        first=_lines(rows.filter(fault__in=["", UNDONE]), edit, scope, NAMES_SHOWN),
        left=_lines(left, edit, scope, FAULTS_SHOWN),
        job=job,
        may_run=edit.state == BulkState.PREVIEW and counts["will"] > 0,
        may_undo=edit.state in (BulkState.RUNNING, BulkState.WRITTEN) and not is_at_work and counts["written"] > 0,
    )


def _lines(rows: Any, edit: BulkEdit, scope: Scope, limit: int) -> tuple[Line, ...]:
    seen = rows.filter(person__in=Person.objects.visible_to(scope)).order_by("person__name_sort", "person_id")
    values = seen.values_list("person_id", "person__full_name", "before", "fault")[:limit]
    return tuple(Line(pk, name, value_words(edit.field, before), why_of(fault)) for pk, name, before, fault in values)


def why_of(fault: str) -> str | Promise:
    """Say in words why a record was left alone."""
    return fault.removeprefix(RULE) if fault.startswith(RULE) else WORDS.get(fault, "")
