"""What a record contradicts or lacks, each with the way into the short form at its field. Reading only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.findings import Finding
from accounts.scope import Scope
from members import facts, policy, rows, rules
from members.fields import BY_NAME, DATES, STEP_OF, TABLE_SLUGS, TABLES_BY_NAME
from members.models import Person
from members.policy import View
from members.rules import Bearer
from members.selectors.lines import Lines
from members.selectors.record import Record


@dataclass(frozen=True)
class Concern:
    """Something to put right or to fill in, with the way into the form; ``place`` is its step or table by slug."""

    text: str
    remedy: str
    url: str
    stops: bool = False
    code: str = ""
    field: str = ""
    place: str = ""


def concerns_of(record: Record, today: date, scope: Scope) -> list[Concern]:
    """Return what the record contradicts, each leading to its field; nothing hidden is told; no query."""
    ended = {"ended_on": record.membership.ended_on if record.membership else None}
    found = rules.person_findings({**record.values, **ended}, today)
    alive = record.membership is None or record.membership.ended_on is None
    return [
        _concern(record.person, finding)
        for finding in found
        if (alive or finding.code != "too_old") and _seen(finding.field, scope, record.person)
    ]


def _seen(field: str, scope: Scope, person: Person) -> bool:
    return field not in BY_NAME or policy.view(field, scope, person.keeper_path) != View.HIDDEN


def _concern(person: Person, finding: Finding) -> Concern:
    place = STEP_OF[finding.field].slug if finding.field in STEP_OF else ""
    url = field_url(person, finding.field)
    return Concern(str(finding.reason), str(finding.remedy), url, finding.stops, finding.code, finding.field, place)


def field_url(person: Person, field: str) -> str:
    """Return the address of the short form with the cursor at the field; of the list of forms for another name."""
    if field not in STEP_OF:
        return reverse("members:edit", args=[person.pk])
    box = f"{field}_0" if BY_NAME[field].kind in DATES else field
    return f"{reverse('members:edit_step', args=[person.pk, STEP_OF[field].slug])}#id_{box}"


def line_concerns(record: Record, lines: Lines, today: date) -> list[Concern]:
    """Return what the lines of these tables contradict, each leading to its column; no query."""
    first = min(record.memberships, key=lambda row: row.pk, default=None)
    values = facts.values_of(record.person, first)
    bearer = Bearer(values["born_on"], values["decided_on"] or values["admitted_on"])
    return [concern for name, there in lines.items() for concern in _table_concerns(record, name, there, bearer, today)]


def _table_concerns(record: Record, name: str, there: list[Any], bearer: Bearer, today: date) -> Iterator[Concern]:
    table = TABLES_BY_NAME[name]
    said = [rows.values_of(table, row) for row in there]
    for place, row in enumerate(there):
        others, own = said[:place] + said[place + 1 :], said[place]
        found = rules.row_findings(table, own, bearer=bearer, others=others, before=own, today=today)
        heading = rows.heading(table, own)
        yield from (_line_concern(record.person, name, row.pk, finding, heading) for finding in found)


def _line_concern(person: Person, name: str, row_id: int, finding: Finding, heading: str) -> Concern:
    slug = TABLE_SLUGS[name]
    url = reverse("members:row", args=[person.pk, slug, row_id])
    column = next((one for one in TABLES_BY_NAME[name].columns if one.name == finding.field), None)
    if column is not None:
        url += f"#id_{column.name}_0" if column.kind in DATES else f"#id_{column.name}"
    text = _("{line}: {reason}").format(line=heading, reason=finding.reason)
    return Concern(text, str(finding.remedy), url, finding.stops, finding.code, "", slug)


ASKED_FOR: Final = (
    *("sex", "home_province", "residence_detail", "ethnic", "religion", "occupation_words"),
    *("decided_on", "admitted_on", "schooling", "theory", "identity_number", "dossier_number"),
)
"""What every record should say."""


def missing_of(record: Record, scope: Scope) -> list[tuple[str, str, str]]:
    """Return the fields that should be filled and are not: label, the way into the form, the name."""
    wanted: list[str] = list(ASKED_FOR)
    if record.values["official_on"]:
        wanted.append("card_number")
    found: list[tuple[str, str]] = [(str(facts.label(field)), field) for field in wanted if not record.values[field]]
    if record.values["born_on"].precision != "day":
        found.insert(0, (_("Ngày, tháng sinh"), "born_on"))
    person = record.person
    return [(label, field_url(person, field), field) for label, field in found if _seen(field, scope, person)]


def values_shown(values: Mapping[str, Any], names: tuple[str, ...]) -> int:
    """Count the fields that say something."""
    return sum(1 for name in names if values[name] not in ("", None))
