"""The list of short forms that fill a record, each with what is filled, missing or doubtful in it. Reading only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.scope import Scope
from members import facts, policy
from members.fields import BACKGROUND_STEPS, STEPS, TABLE_SLUGS, TABLES_BY_NAME, Step, Table
from members.models import Background
from members.policy import View
from members.selectors.concerns import Concern, concerns_of, line_concerns, missing_of, values_shown
from members.selectors.lines import Lines, lines_of
from members.selectors.record import Record


@dataclass(frozen=True)
class Task:
    """One short form: where it is, its state as the kind and words of a tag, what to look at in it."""

    title: str
    url: str
    kind: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class TaskGroup:
    """Some forms under one heading."""

    legend: str
    tasks: tuple[Task, ...]


def tasks_of(record: Record, scope: Scope, today: date) -> list[TaskGroup]:
    """Return all short forms somebody may write, in the order of the paper: two queries at most."""
    path = record.person.keeper_path
    tables = policy.tables(scope, path)
    lines = lines_of(record.person.pk, tables)
    concerns = [*concerns_of(record, today, scope), *line_concerns(record, lines, today)]
    missing = missing_of(record, scope)
    steps = [_step_task(record, step, concerns, missing) for step in STEPS if _may(step, scope, path)]
    course = [_table_task(record, TABLES_BY_NAME[name], lines, concerns) for name in ("work", "training")]
    merits = ("rewards", "badges", "honours", "disciplines")
    honours = [_table_task(record, table, lines, concerns) for table in tables if table.name in merits]
    groups = [
        TaskGroup(_("Lý lịch"), tuple(steps)),
        TaskGroup(_("Quá trình"), tuple(course)),
        TaskGroup(_("Khen thưởng, kỷ luật"), tuple(honours)),
        TaskGroup(_("Lịch sử bản thân, gia đình, kinh tế"), tuple(_guarded(record, scope, tables, lines, concerns))),
        TaskGroup(_("Giấy tờ, ảnh"), tuple(_papers(record))),
    ]
    return [group for group in groups if group.tasks]


def _may(step: Step, scope: Scope, path: str) -> bool:
    return any(policy.view(name, scope, path) != View.HIDDEN for name in step.fields)


def _step_task(record: Record, step: Step, concerns: Sequence[Concern], missing: list[tuple[str, str, str]]) -> Task:
    url = reverse("members:edit_step", args=[record.person.pk, step.slug])
    here = [concern for concern in concerns if concern.place == step.slug]
    lacking = [label for label, _url, field in missing if field in step.fields]
    done = values_shown(record.values, step.fields)
    if here or lacking:
        note = " · ".join([*(concern.text for concern in here), *([_lacking(lacking)] if lacking else [])])
        kind, state = _doubtful(here) if here else ("warn", _("Còn thiếu"))
        return Task(str(step.title), url, kind, state, note)
    return Task(str(step.title), url, *_filled(done, len(step.fields)))


def _filled(done: int, all_there: int) -> tuple[str, str]:
    """Return the tag of a form with nothing to look at: how many of its fields say something."""
    words = _("Đã ghi {done}/{all}").format(done=done, all=all_there)
    return ("ok", words) if done else ("", _("Chưa ghi"))


def _lacking(labels: list[str]) -> str:
    return _("còn thiếu: {fields}").format(fields=", ".join(label[:1].lower() + label[1:] for label in labels))


def _doubtful(here: Sequence[Concern]) -> tuple[str, str]:
    words = ngettext("{n} điều cần xem", "{n} điều cần xem", len(here)).format(n=len(here))
    return ("bad" if any(concern.stops for concern in here) else "warn"), words


def _table_task(record: Record, table: Table, lines: Lines, concerns: Sequence[Concern]) -> Task:
    url = reverse("members:rows", args=[record.person.pk, TABLE_SLUGS[table.name]])
    here = [concern for concern in concerns if concern.place == TABLE_SLUGS[table.name]]
    count = len(lines[table.name])
    words = ngettext("{n} dòng", "{n} dòng", count).format(n=count)
    if here:
        kind, state = _doubtful(here)
        return Task(str(table.legend), url, kind, state, " · ".join([words, *(concern.text for concern in here)]))
    return Task(str(table.legend), url, "ok" if count else "", words if count else _("Chưa ghi"))


def _guarded(
    record: Record, scope: Scope, tables: Sequence[Table], lines: Lines, concerns: Sequence[Concern]
) -> list[Task]:
    """Return the forms of items 27–30, in the order of the paper; none where they are not kept."""
    person = record.person
    steps = [step for step in BACKGROUND_STEPS if _may(step, scope, person.keeper_path)]
    if not steps:
        return []
    values = facts.background_values(Background.objects.filter(person=person).first())
    found: dict[str, Task] = {}
    for step in steps:
        url = reverse("members:edit_step", args=[person.pk, step.slug])
        filled = _filled(values_shown(values, step.fields), len(step.fields))
        found[step.slug] = Task(str(step.title), url, *filled)
    found |= {
        TABLE_SLUGS[table.name]: _table_task(record, table, lines, concerns) for table in tables if table.optional
    }
    order = ("ban-than", "di-nuoc-ngoai", "nuoc-ngoai", "gia-dinh", "kinh-te")
    return [found[slug] for slug in order if slug in found]


def _papers(record: Record) -> list[Task]:
    pages = (("members:papers", _("Giấy tờ trong hồ sơ")), ("members:change_portrait", _("Ảnh chân dung 3×4")))
    return [Task(title, reverse(name, args=[record.person.pk]), "", "") for name, title in pages]
