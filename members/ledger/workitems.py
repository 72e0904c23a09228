"""What the ledger gives to do: exemptions and suspensions past the end on their paper, or nearly there."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.models import WorkItem
from branches.workitems import registry
from branches.workitems.registry import Moment, Names, Statement, Words, WorkKind
from branches.workitems.words import say
from members.ledger import rules
from members.ledger.worklist import SOON
from members.models import Exemption, Suspension

LABELS: Final[dict[str, str | Promise]] = {
    "ledger.suspension": gettext_lazy("Hết hạn đình chỉ sinh hoạt"),
    "ledger.exemption": gettext_lazy("Hết hạn miễn sinh hoạt"),
}
SOURCES: Final[dict[str, tuple[type[Any], str]]] = {
    "ledger.suspension": (Suspension, rules.SUSPENSION_DAYS),
    "ledger.exemption": (Exemption, rules.NON_HEALTH_MONTHS),
}
RUNNING: Final = """
    SELECT place.organisation_id, apart.id::text, NULL::date, apart.until_on, 1, %s::text,
           jsonb_build_object('persons', jsonb_build_array(person.id))
    FROM {table} AS apart
    JOIN members_membership AS membership ON membership.id = apart.membership_id AND membership.ended_on IS NULL
    JOIN members_person AS person ON person.id = membership.person_id
    JOIN place ON place.organisation_id = person.keeper_id
    WHERE apart.ends_on IS NULL AND apart.until_on <= %s
"""


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
                order=22,
                upward=True,
            )
        )


def _wanted(code: str) -> Callable[[Moment], Statement]:
    model, rule_key = SOURCES[code]
    sql = RUNNING.format(table=model._meta.db_table)
    return lambda moment: Statement(sql, [rule_key, moment.today + SOON])


def _shown(label: str | Promise, item: WorkItem, names: Names) -> Words:
    persons = item.facts["persons"]
    title = _("{what}: {who}").format(what=label, who=", ".join(names.people(persons)))
    why = _("Theo quyết định đến ngày {day}").format(day=say(item.due_on)) if item.due_on else ""
    return Words(title, _("Mở"), reverse("ledger:acts", args=[persons[0]]), why)
