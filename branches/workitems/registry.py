"""The kinds of things to do: who registers what, which statement finds it, which words and next act show it.

A kind names what waits in a set of bodies on a day as one SELECT over ``place``, the bodies asked for: one for a
visit to the home page, all of them at night. Its columns are ``COLUMNS``; nothing else is read or written for it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.utils.functional import Promise

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.daysoff import DaysOff, days_off
from rulebook import deadlines
from rulebook.deadlines import Deadline
from rulebook.errors import CalendarUnknown, RuleUnknown

if TYPE_CHECKING:
    from branches.models import WorkItem

COLUMNS: Final = ("organisation_id", "subject", "starts_on", "due_on", "amount", "rule_key", "facts")
"""What a kind's SELECT returns, in this order; ``facts`` is jsonb, ``rule_key`` "" for none.

In ``facts`` the lists ``persons`` and ``units`` hold ids whose names are read for all things shown at once."""
FROM_ROWS: Final = """
    SELECT * FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::date[], %s::int[], %s::text[], %s::jsonb[])
        AS one(organisation_id, subject, starts_on, due_on, amount, rule_key, facts)
"""


@dataclass(frozen=True)
class Statement:
    """A SELECT of ``COLUMNS`` with its positional values; it may join ``place``.

    ``place`` has ``organisation_id, path, kind, parent_id, name`` of the bodies asked for, as they stand today.
    """

    sql: str
    params: Sequence[Any] = ()


@dataclass(frozen=True)
class Wanted:
    """One thing found in Python, for kinds whose deadlines no SELECT can reckon."""

    organisation_id: int
    subject: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    amount: int = 1
    rule_key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Moment:
    """What is asked: on which day, for which bodies (None = all)."""

    today: date
    cells: tuple[int, ...] | None = None

    @cached_property
    def days(self) -> DaysOff:
        """Read the days off once."""
        return days_off()

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """Return what several kinds read together, read by the first of them."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def deadline(self, key: str, start: date) -> Deadline | None:
        """Return the deadline a rule sets from a day; None where rulebook or calendar does not reach."""
        try:
            return deadlines.from_rule(key, start, holidays=self.days.around(start), worked=self.days.worked)
        except (CalendarUnknown, RuleUnknown):
            return None

    def due_days(self, key: str, first: date, last: date) -> tuple[list[date], list[date]]:
        """Return the days from ``first`` to ``last`` and the last day of the rule's time for each of them.

        A SELECT joins them as ``unnest(%s::date[], %s::date[]) AS due(starts_on, due_on)``.
        """
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        found = [(day, one.due) for day in days if (one := self.deadline(key, day))]
        return [day for day, _due in found], [due for _day, due in found]


@dataclass(frozen=True)
class Words:
    """One thing to do as people read it: what, the next act with its address; ``why`` where no rule's sum says it."""

    title: str
    act: str
    url: str
    why: str = ""


@dataclass(frozen=True)
class Names:
    """The names that the things shown speak of, read in one query each."""

    persons: Mapping[int, str] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)

    def people(self, ids: Sequence[int]) -> list[str]:
        """Return the names of some people, in their order; those out of reach are left out."""
        return [self.persons[one] for one in ids if one in self.persons]


@dataclass(frozen=True)
class WorkKind:
    """Loại việc: its words for lists of many, the right it asks for, whose it is, how it is found and shown.

    ``upward`` marks what a committee is told by name on its home page, because it helps to do it; of the others
    it hears only how many are late. ``order`` decides among things equally pressing.
    """

    code: str
    label: str | Promise
    permission: Permission
    post: WorkPost
    wanted: Callable[[Moment], Statement | None]
    shown: Callable[["WorkItem", Names], Words]
    order: int = 50
    upward: bool = False
    tone: str = "info"


_kinds: dict[str, WorkKind] = {}
_names_of_people: list[Callable[[Collection[int]], dict[int, str]]] = []


def register_kind(kind: WorkKind) -> None:
    """Make a kind known; registering the same code again replaces it."""
    _kinds[kind.code] = kind


def kinds() -> Mapping[str, WorkKind]:
    """Return all kinds by code, in the order of their registration."""
    return _kinds


def take_names_from(source: Callable[[Collection[int]], dict[int, str]]) -> None:
    """Say who knows the names of people; the app that holds the records calls this once."""
    _names_of_people[:] = [source]


def names_of_people(ids: Collection[int]) -> dict[int, str]:
    """Return the names of people by id. One query at most."""
    return _names_of_people[0](ids) if ids and _names_of_people else {}


def codes_by_permission() -> dict[Permission, list[str]]:
    """Return which kinds each right opens."""
    found: dict[Permission, list[str]] = {}
    for kind in _kinds.values():
        found.setdefault(kind.permission, []).append(kind.code)
    return found


def from_rows(rows: Iterable[Wanted]) -> Statement | None:
    """Return the SELECT of things found in Python; None for none."""
    from psycopg.types.json import Jsonb

    found = list(rows)
    if not found:
        return None
    columns: list[list[Any]] = [
        [one.organisation_id for one in found],
        [one.subject for one in found],
        [one.starts_on for one in found],
        [one.due_on for one in found],
        [one.amount for one in found],
        [one.rule_key for one in found],
        [Jsonb(dict(one.facts)) for one in found],
    ]
    return Statement(FROM_ROWS, columns)
