"""What the life of cells gives to do: what all areas share in finding and showing it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Permission
from branches.choices import CELLS, WorkPost
from branches.models import WorkItem
from branches.workitems import registry
from branches.workitems.registry import Moment, Names, Statement, Words, WorkKind
from rulebook.calendar import add_months

KINDS: Final = [str(kind) for kind in CELLS]
PEOPLED: Final = """place.kind = ANY(%s) AND EXISTS (
    SELECT FROM members_person AS one WHERE one.keeper_id = place.organisation_id)"""
"""Cells with members; one value: ``KINDS``."""
LOOKED_BACK: Final = timedelta(days=92)
"""How far back a thing left undone is still told: a quarter."""


def register(
    code: str,
    label: Any,
    wanted: Callable[[Moment], Statement | None],
    shown: Callable[[WorkItem, Names], Words],
    *,
    order: int,
    permission: Permission = Permission.RUN_CELL_LIFE,
    post: WorkPost = WorkPost.SECRETARY,
) -> None:
    """Make a kind of cell life known."""
    registry.register_kind(WorkKind(code, label, permission, post, wanted, shown, order))


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def next_month(day: date) -> date:
    """Return the first day of the month after a day's."""
    return add_months(month_of(day), 1)


def month_words(month: date) -> str:
    """Write a month: 11/2026."""
    return f"{month:%m/%Y}"


def month_in(item: WorkItem) -> date:
    """Return the month a thing is about, which its subject names."""
    return date.fromisoformat(f"{item.subject}-01")


def by_rule(moment: Moment, key: str, days: int = 366) -> list[list[date]]:
    """Return start days of the last ``days`` with the last day a rule sets for each, for ``DUE``."""
    starts, dues = moment.due_days(key, moment.today - timedelta(days=days), moment.today)
    return [starts, dues]


DUE: Final = "unnest(%s::date[], %s::date[]) AS due(starts_on, due_on)"
"""The days of ``by_rule`` as rows."""


def positional(sql: str, values: Mapping[str, Any]) -> Statement:
    """Turn a statement with named values into one with values in order, as kinds give them."""
    names = re.findall(r"%\((\w+)\)s", sql)
    return Statement(re.sub(r"%\(\w+\)s", "%s", sql), [values[name] for name in names])


def address(name: str, *args: object) -> str:
    """Return the address of a page."""
    return reverse(name, args=args)


def of_people(words: str, item: WorkItem, names: Names) -> str:
    """Fill ``{who}`` with the people a thing is about."""
    who = ", ".join(names.people(item.facts.get("persons", []))) or _("đồng chí ngoài phạm vi")
    return words.format(who=who)


def open_rooms() -> None:
    """Register the kinds of all areas."""
    from cell_life.ballots import workitems as of_ballots
    from cell_life.dues import workitems as of_dues
    from cell_life.meetings import workitems as of_meetings
    from cell_life.rounds import workitems as of_rounds

    for area in (of_meetings, of_ballots, of_dues, of_rounds):
        area.open_rooms()
