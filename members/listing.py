"""The members' list: its request in words and in a query, its rows, its total, its next page.

Pages are by keyset: a page starts after a person (an id, never a name, in the address). Texts are
made here and not in the template: formatting in the selector is five times cheaper.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches import days
from branches.choices import Kind
from branches.models import OrganisationPeriod
from members import filters, movements, policy
from members.badges.ages import courses
from members.choices import MovementKind
from members.days import first_day
from members.lists import columns as list_columns
from members.lists import conditions, ordering, paging
from members.lists.columns import Column
from members.lists.paging import EXACT_UP_TO
from members.models import Membership, Movement, Person
from members.ratings.latest import words_of
from members.standing_on import cells_on, standings_on
from vietnam import dates, words

PAGE = 50
MOST_ROWS_OF_ONE_PERSON = 12
BASE = (
    "pk",
    "official_on",
    "standing",
    "person_id",
    "person__full_name",
    "person__born_on",
    "person__born_precision",
    "person__keeper_path",
)
PLAIN = ("don_vi", "ngay", "tu_ngay", "den_ngay", "xep")


@dataclass(frozen=True)
class Chip:
    """One condition in words, the address of the list without it, and the one that opens its box."""

    label: str | Promise
    value: str
    url: str
    fault: str = ""
    change: str = ""


class Cell(NamedTuple):
    """What stands in one column of one row; ``tone`` makes it a tag."""

    label: str | Promise
    text: str
    numeric: bool = False
    tone: str = ""


Way = tuple[str | Promise, Callable[[dict[str, Any], list_columns.Rows], str], bool, bool, tuple[str, ...] | None]
"""How one column makes its cell: label, text, numeric, whether it is the standing, and where alone it is shown."""


class Row(NamedTuple):
    """One member as the list and the file show it; every value a text."""

    person_id: int
    url: str
    full_name: str
    born: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """One page of the list. ``total`` is exact up to 10,000; ``beyond`` says that there are more.

    ``by_name`` says that the order asked for is not to be had for so many people, ``first_day`` that the day
    asked for has no figures yet: the first one that has.
    """

    rows: list[Row]
    total: int
    beyond: bool
    outside: int
    after: int | None
    by_name: bool = False
    first_day: date | None = None


@dataclass(frozen=True)
class Request:
    """What is asked for: who asks, the unit, the day, the filters, and a found set of persons.

    ``permission`` is the right under which people are shown: a file takes more than a page does.
    ``texts`` are the words somebody looks for, by the keys that stand in ``params`` for them.
    """

    scope: Scope
    today: date
    day: date
    unit: filters.Unit | None
    params: dict[str, str]
    found: tuple[int, ...] | None = None
    permission: Permission = Permission.VIEW_MEMBERS
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def moved(self) -> tuple[date, date] | None:
        """Return the period of a list of movements, None for a list of members."""
        if "bien_dong" not in self.params:
            return None
        start = _day(self.params.get("tu_ngay"), self.day.replace(month=1, day=1))
        return start, _day(self.params.get("den_ngay"), self.day)

    @cached_property
    def conditions(self) -> list[conditions.Condition]:
        """Return the conditions on fields and tables of the record."""
        return conditions.read(self.params, self.scope, self.today, self.texts)

    @cached_property
    def order(self) -> ordering.Order:
        """Return the order asked for."""
        return ordering.order_of(self.params.get("xep", ""))

    @property
    def counts_the_rest(self) -> bool:
        """Say whether those of the unit on a past day who are out of reach today are counted.

        They are for what a report counts too. With a condition on the record the number would tell of
        people nobody here may look up, one question at a time.
        """
        plain = not self.conditions and "sai" not in self.params
        return plain and self.day != self.today and self.unit is not None

    @property
    def is_today(self) -> bool:
        """Say whether the list speaks of today."""
        return self.day == self.today

    @property
    def is_narrowed(self) -> bool | None:
        """Say whether more than a unit and a standing is asked: then few may match among many.

        None for the whole reach or the city on a past day: most match, unless the register was young then.
        """
        plain = {*PLAIN, "trang_thai"}
        if self.found is not None or any(name not in plain for name in self.params):
            return True
        whole = self.unit is None or self.unit.kind == Kind.CITY
        return False if self.is_today else None if whole and "trang_thai" not in self.params else True


def read_request(
    params: Mapping[str, str],
    scope: Scope,
    today: date,
    found: tuple[int, ...] | None = None,
    permission: Permission = Permission.VIEW_MEMBERS,
    texts: Mapping[str, str] | None = None,
) -> Request:
    """Take the request apart; an unknown unit or unreadable day falls away."""
    day = min(_day(params.get("ngay"), today), today)
    unit = _unit(params.get("don_vi", ""), day, today)
    kept = {name: str(value) for name, value in params.items() if value and is_known(name)}
    return Request(scope, today, day, unit, kept, found, permission, texts or {})


def is_known(name: str) -> bool:
    """Say whether a parameter means something to the list."""
    return name in KNOWN or conditions.is_known(name)


def _unit(text: str, day: date, today: date) -> filters.Unit | None:
    """Return the unit as of the day, or as it is now when it did not exist then."""
    number = plain_number(text)
    return (filters.unit_on(number, day) or filters.unit_on(number, today)) if number else None


def plain_number(text: str) -> int | None:
    """Return the number an address names, None for anything no row could have."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def may_see(request: Request) -> bool:
    """Say whether the unit asked for lies in reach, by today's tree or by that of the list's day."""
    if request.unit is None:
        return True
    paths = {request.unit.path, place_now(request.unit, request)}
    return any(request.scope.allows(request.permission, path) for path in paths)


def place_now(unit: filters.Unit, request: Request) -> str:
    """Return the unit's place in today's tree; its place on the list's day where it is there no more."""
    now = filters.unit_on(unit.organisation_id, request.today) if request.day != request.today else None
    return (now or unit).path


KNOWN = frozenset({*filters.MemberFilter.base_filters, *PLAIN})


def members(request: Request) -> tuple[QuerySet[Membership], filters.MemberFilter]:
    """Return the memberships asked for, whoever may see them, and the filter with its form."""
    if request.moved:
        queryset = _movers(request)
    else:
        standing = request.params.get("trang_thai", "")
        queryset = filters.people_on(request.day, request.today, standing, request.unit)
    if request.found is not None:
        queryset = queryset.filter(person__in=request.found)
    for condition in request.conditions:
        queryset = queryset.filter(condition.q)
    bound = filters.MemberFilter(request.params, queryset, day=request.day)
    return (bound.qs if bound.is_valid() else queryset.none()), bound


def page(
    request: Request,
    after: int | None = None,
    size: int = PAGE,
    everyone: QuerySet[Membership] | None = None,
    columns: Sequence[Column] | None = None,
) -> Page:
    """Return the page that starts after person ``after``: three queries, four past the first page.

    ``everyone`` is what ``members`` gave, when it was asked already.
    """
    shown = list_columns.chosen(list_columns.DEFAULT, request.scope) if columns is None else columns
    everyone = members(request)[0] if everyone is None else everyone
    queryset = everyone.filter(reach(request))
    most = size + MOST_ROWS_OF_ONE_PERSON
    found = paging.find(
        queryset,
        request.order,
        after,
        most,
        within=request.scope.q(request.permission, "person__keeper_path"),
        few=request.is_narrowed,
        small=request.unit is not None,
    )
    counts_the_rest = request.counts_the_rest and found.total <= EXACT_UP_TO
    outside = paging.count(everyone) - found.total if counts_the_rest else 0
    end = _end_of_page(found.persons, size)
    return Page(
        rows=rows_of(found.keys[:end], request, shown),
        total=min(found.total, EXACT_UP_TO),
        beyond=found.total > EXACT_UP_TO,
        outside=max(outside, 0),
        after=found.persons[end - 1] if len(found.persons) > end else None,
        by_name=found.by_name,
        first_day=None if found.total or outside > 0 else _first_day(request),
    )


def _first_day(request: Request) -> date | None:
    """Return the first day with figures, when the day asked for lies before it."""
    if request.day == request.today:
        return None
    reach = [request.unit.path] if request.unit else request.scope.paths(request.permission)
    return first_day(reach, request.day)


def count_up_to(request: Request, limit: int, also: Q | None = None) -> int:
    """Return how many rows the list has in reach (that meet ``also``), counting no further than ``limit`` + 1."""
    return paging.count(members(request)[0].filter(reach(request), also or Q()), limit)


def rows_of(keys: Sequence[int], request: Request, columns: Sequence[Column], within: Q | None = None) -> list[Row]:
    """Return the rows of these memberships in this order: one query, one for the cells' names, one a table.

    ``within`` leaves out those that it does not hold for any more.
    """
    wanted = dict.fromkeys([*BASE, *list_columns.paths_of(columns)])
    raw = {row["pk"]: row for row in Membership.objects.filter(within or Q(), pk__in=keys).values(*wanted)}
    ordered = [raw[key] for key in keys if key in raw]
    return texts_of(ordered, request, columns)


def texts_of(raw: Sequence[dict[str, Any]], request: Request, columns: Sequence[Column]) -> list[Row]:
    """Turn raw values into texts."""
    known = _known(raw, request, columns)
    hidden = {
        column.name: request.scope.paths(policy.reach(column.name))
        for column in columns
        if policy.is_guarded(column.name)
    }
    ways = [
        (column.label, column.text, column.numeric, column.name == "standing", hidden.get(column.name))
        for column in columns
    ]
    root, query = _detail_root(), urlencode(days.params(request.day, request.today))
    return [_row(row, known, ways, root, f"?{query}" if query else "") for row in raw]


def _known(raw: Sequence[dict[str, Any]], request: Request, columns: Sequence[Column]) -> list_columns.Rows:
    """Read what the cells of the rows need beside their values: on a day gone by, where each stood then."""
    shown = {column.name for column in columns}
    keys = [row["pk"] for row in raw] if request.day != request.today else []
    placed = cells_on(request.day, keys) if keys and "cell" in shown else {}
    stood = standings_on(request.day, keys) if keys and "standing" in shown else {}
    cells: dict[int, str] = {}
    if "cell" in shown:
        cells = cell_names({placed.get(row["pk"], row["person__keeper_id"]) for row in raw}, request.day)
    lines = list_columns.lines_of(columns, [row["person_id"] for row in raw])
    told = courses([row["person_id"] for row in raw]) if "party_age" in shown and raw else {}
    rated = words_of([row["pk"] for row in raw], request.day) if "rating" in shown and raw else {}
    return list_columns.Rows(request.day, cells, lines, placed, stood, told, rated)


def cell_names(ids: set[int], day: date) -> dict[int, str]:
    """Return the names of organisations on a day."""
    return dict(
        OrganisationPeriod.objects.on(day).filter(organisation_id__in=ids).values_list("organisation_id", "name")
    )


def chips(
    request: Request, path: str, bound: filters.MemberFilter, search: str = "", search_key: str = ""
) -> list[Chip]:
    """Return the conditions in words, each with the address that drops it."""
    made = []
    base = {**request.params, **({"tim": search_key} if search_key else {})}
    if request.unit:
        made.append(Chip(_("Đơn vị"), request.unit.name, _without(path, base, "don_vi")))
    if request.day != request.today:
        made.append(Chip(_("Tính đến ngày"), dates.of_day(request.day).display(), _without(path, base, "ngay")))
    if search:
        made.append(Chip(_("Tìm"), search, _without(path, base, "tim")))
    elif search_key and request.found is not None:
        chosen_words = _("{n} đồng chí").format(n=words.number(len(request.found)))
        made.append(Chip(_("Đã chọn"), chosen_words, _without(path, base, "tim")))
    for name, value in request.params.items():
        if name in bound.filters:
            made.append(Chip(bound.filters[name].label, value_words(bound, name, value), _without(path, base, name)))
    for condition in request.conditions:
        change = f"{path}?{urlencode({**base, 'loc': 'mo', 'muc': condition.item.name})}#loc"
        url = _without(path, base, *condition.params)
        made.append(Chip(condition.label, condition.words, url, condition.fault, change))
    return made


def query_string(request: Request, **changes: str) -> str:
    """Return the query string of this request with changes."""
    return query_of({**request.params, **changes})


def query_of(params: Mapping[str, str]) -> str:
    """Return parameters as the query string of an address, empty ones left out."""
    return urlencode({name: value for name, value in params.items() if value})


def joined(query: str, **more: object) -> str:
    """Return a query string with more parameters behind it."""
    return "&".join(part for part in (query, urlencode(more)) if part)


def reach(request: Request) -> Q:
    """Return the condition that keeps those the asker may see under the permission of the request."""
    unit = request.unit if request.day == request.today and not request.moved else None
    if unit and request.scope.allows(request.permission, unit.path):
        return Q()  # the unit's own index says it; a second condition spoils the plan
    return request.scope.q(request.permission, "person__keeper_path")


def _movers(request: Request) -> QuerySet[Membership]:
    """Return memberships joined to their movements of one kind in the period, one row a movement."""
    start, end = request.moved or (request.day, request.day)
    kind = request.params["bien_dong"]
    if kind not in MovementKind.values:
        return Membership.objects.none()
    if request.unit is None:
        happened = Movement.objects.filter(kind=kind, happened_on__range=(start, end))
    else:
        way = request.params.get("huong", "")
        happened = movements.moves(request.unit.organisation_id, start, end, kind=kind, way=way)
    return Membership.objects.filter(movements__in=happened)


def _end_of_page(persons: Sequence[int], size: int) -> int:
    """Return where the page ends, so that the rows of one person (two movements) stay together."""
    end = min(size, len(persons))
    while 0 < end < len(persons) and persons[end] == persons[end - 1]:
        end += 1
    return end


def _row(row: dict[str, Any], known: list_columns.Rows, ways: Sequence[Way], root: str, query: str) -> Row:
    """Write the cells of one row; guarded ones only where the asker may see them."""
    cells = []
    for label, text, numeric, is_standing, paths in ways:
        if paths is not None and not row["person__keeper_path"].startswith(paths):
            cells.append(Cell(label, "", numeric))
        else:
            cells.append(Cell(label, text(row, known), numeric, known.standing(row)[0] if is_standing else ""))
    return Row(
        person_id=row["person_id"],
        url=f"{root}{row['person_id']}/{query}",
        full_name=row["person__full_name"],
        born=list_columns.day_text(row["person__born_on"], row["person__born_precision"]),
        cells=tuple(cells),
    )


def _detail_root() -> str:
    return reverse("members:list")


def _day(text: str | None, default: date) -> date:
    if not text:
        return default
    try:
        return dates.parse(text).value
    except ValueError:
        return default


def value_words(bound: filters.MemberFilter, name: str, value: str) -> str:
    """Return the value of one condition as people read it."""
    field_ = bound.form.fields[name]
    choices = dict(getattr(field_, "choices", ()) or ())
    number = plain_number(value)
    return str(choices[value]) if value in choices else value if number is None else words.number(number)


def _without(path: str, params: Mapping[str, str], *names: str) -> str:
    rest = {key: value for key, value in params.items() if key not in names}
    return f"{path}?{urlencode(rest)}" if rest else path


@dataclass(frozen=True)
class Suggestion:
    """One person as the search box shows it while somebody types."""

    url: str
    full_name: str
    note: str


def suggestions(ids: list[int], today: date) -> list[Suggestion]:
    """Return these persons in this order, with birth date and cell; two queries."""
    columns = ("pk", "full_name", "born_on", "born_precision", "keeper_id")
    people = {row[0]: row for row in Person.objects.filter(pk__in=ids).values_list(*columns)}
    cells = cell_names({row[4] for row in people.values()}, today)
    root = _detail_root()
    return [
        Suggestion(f"{root}{row[0]}/", row[1], f"{list_columns.day_text(row[2], row[3])} · {cells.get(row[4], '')}")
        for row in (people[pk] for pk in ids if pk in people)
    ]
