"""The members' list: its request in words and in a query, its rows, its total, its next page.

Pages are by keyset: a page starts after a person (an id, never a name, in the address). Texts are
made here and not in the template: formatting in the selector is five times cheaper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from members import filters, movements
from members.choices import MovementKind, Standing
from members.models import Membership, Movement, Person
from rulebook import party_age
from vietnam import dates, words

PAGE = 50
MOST_ROWS_OF_ONE_PERSON = 12
EXACT_UP_TO = 10_000
TONES = {Standing.ACTIVE: "ok", Standing.EXEMPT: "info", Standing.SUSPENDED: "bad"}
COLUMNS = (
    "pk",
    "official_on",
    "official_precision",
    "admitted_on",
    "admitted_precision",
    "decided_on",
    "standing",
    "person_id",
    "person__full_name",
    "person__name_sort",
    "person__born_on",
    "person__born_precision",
    "person__sex",
    "person__keeper_id",
)


@dataclass(frozen=True)
class Chip:
    """One condition in words, and the address of the list without it."""

    label: str | Promise
    value: str
    url: str


@dataclass(frozen=True)
class Row:
    """One member as the list and the file show it; every value a text."""

    person_id: int
    url: str
    full_name: str
    born: str
    sex: str
    cell: str
    admitted: str
    official: str
    party_age: str
    tone: str
    standing: str


@dataclass(frozen=True)
class Page:
    """One page of the list. ``total`` is exact up to 10,000; ``beyond`` says that there are more."""

    rows: list[Row]
    total: int
    beyond: bool
    outside: int
    after: int | None


@dataclass(frozen=True)
class Request:
    """What is asked for: who asks, the unit, the day, the filters, and a found set of persons.

    ``permission`` is the right under which people are shown: a file takes more than a page does.
    """

    scope: Scope
    today: date
    day: date
    unit: filters.Unit | None
    params: dict[str, str]
    found: tuple[int, ...] | None = None
    permission: Permission = Permission.VIEW_MEMBERS

    @property
    def moved(self) -> tuple[date, date] | None:
        """Return the period of a list of movements, None for a list of members."""
        if "bien_dong" not in self.params:
            return None
        start = _day(self.params.get("tu_ngay"), self.day.replace(month=1, day=1))
        return start, _day(self.params.get("den_ngay"), self.day)


def read_request(
    params: Mapping[str, str],
    scope: Scope,
    today: date,
    found: tuple[int, ...] | None = None,
    permission: Permission = Permission.VIEW_MEMBERS,
) -> Request:
    """Take the request apart; an unknown unit or unreadable day falls away."""
    day = min(_day(params.get("ngay"), today), today)
    unit = _unit(params.get("don_vi", ""), day, today)
    kept = {name: str(value) for name, value in params.items() if value and name in KNOWN}
    return Request(scope, today, day, unit, kept, found, permission)


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


KNOWN = (*filters.MemberFilter.base_filters, "don_vi", "ngay", "tu_ngay", "den_ngay")


def members(request: Request) -> tuple[QuerySet[Membership], filters.MemberFilter]:
    """Return the memberships asked for, whoever may see them, and the filter with its form."""
    if request.moved:
        queryset = _movers(request)
    else:
        standing = request.params.get("trang_thai", "")
        queryset = filters.people_on(request.day, request.today, standing, request.unit)
    if request.found is not None:
        queryset = queryset.filter(person__in=request.found)
    bound = filters.MemberFilter(request.params, queryset, day=request.day)
    return (bound.qs if bound.is_valid() else queryset.none()), bound


def page(
    request: Request, after: int | None = None, size: int = PAGE, everyone: QuerySet[Membership] | None = None
) -> Page:
    """Return the page that starts after person ``after``: three queries, four past the first page.

    ``everyone`` is what ``members`` gave, when it was asked already.
    """
    everyone = members(request)[0] if everyone is None else everyone
    queryset = everyone.filter(_reach(request))
    total = _count(queryset)
    outside = _count(everyone) - total if request.day != request.today and request.unit else 0
    ordered = _after(queryset, after).order_by("person__name_sort", "person_id", "pk")
    raw = list(ordered.values(*COLUMNS)[: size + MOST_ROWS_OF_ONE_PERSON])
    end = _end_of_page(raw, size)
    return Page(
        rows=rows_of(raw[:end], request),
        total=min(total, EXACT_UP_TO),
        beyond=total > EXACT_UP_TO,
        outside=max(outside, 0),
        after=raw[end - 1]["person_id"] if len(raw) > end else None,
    )


def count_up_to(request: Request, limit: int, also: Q | None = None) -> int:
    """Return how many rows the list has in reach (that meet ``also``), counting no further than ``limit`` + 1."""
    return _count(members(request)[0].filter(_reach(request), also or Q()), limit)


def rows_of(raw: Iterable[dict[str, Any]], request: Request) -> list[Row]:
    """Turn raw values into texts; one query for the names of the cells."""
    raw = list(raw)
    cells = cell_names({row["person__keeper_id"] for row in raw}, request.today)
    return [_row(row, cells, request.day) for row in raw]


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
    for name, value in request.params.items():
        if name in bound.filters:
            made.append(Chip(bound.filters[name].label, value_words(bound, name, value), _without(path, base, name)))
    return made


def query_string(request: Request, **changes: str) -> str:
    """Return the query string of this request with changes."""
    return urlencode({name: value for name, value in {**request.params, **changes}.items() if value})


def joined(query: str, **more: object) -> str:
    """Return a query string with more parameters behind it."""
    return "&".join(part for part in (query, urlencode(more)) if part)


def _reach(request: Request) -> Q:
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


def _after(queryset: QuerySet[Membership], after: int | None) -> QuerySet[Membership]:
    """Keep what comes after a person, as a range the index can start at."""
    key = Person.objects.filter(pk=after).values_list("name_sort", flat=True).first() if after else None
    if key is None:
        return queryset
    same = Q(person__name_sort=key, person_id__lte=after)
    return queryset.filter(person__name_sort__gte=key).exclude(same)


def _count(queryset: QuerySet[Membership], limit: int = EXACT_UP_TO) -> int:
    return queryset.order_by().values("pk")[: limit + 1].count()


def _end_of_page(raw: list[dict[str, Any]], size: int) -> int:
    """Return where the page ends, so that the rows of one person (two movements) stay together."""
    end = min(size, len(raw))
    while 0 < end < len(raw) and raw[end]["person_id"] == raw[end - 1]["person_id"]:
        end += 1
    return end


def _row(row: dict[str, Any], cells: dict[int, str], day: date) -> Row:
    official = row["official_on"] is not None and row["official_on"] <= day
    counted_from = row["decided_on"] or row["admitted_on"]
    years = party_age.years(counted_from, day) if official and counted_from else None
    tone, standing = _standing(row["standing"], official)
    return Row(
        person_id=row["person_id"],
        url=f"{_detail_root()}{row['person_id']}/",
        full_name=row["person__full_name"],
        born=_date(row["person__born_on"], row["person__born_precision"]),
        sex=row["person__sex"],
        cell=cells.get(row["person__keeper_id"], ""),
        admitted=_date(row["admitted_on"], row["admitted_precision"]),
        official=_date(row["official_on"], row["official_precision"]),
        party_age="" if years is None else str(years),
        tone=tone,
        standing=standing,
    )


def _standing(standing: str, official: bool) -> tuple[str, str]:
    """Return the tag of a member: probation is worth saying while all is well, else the standing."""
    if standing == Standing.ACTIVE and not official:
        return "warn", _("Dự bị")
    if standing == Standing.ACTIVE:
        return "ok", _("Chính thức")
    return TONES.get(Standing(standing), "plain"), str(Standing(standing).label)


def _date(value: date | None, precision: str) -> str:
    if value is None:
        return ""
    if precision == "day":
        return f"{value.day:02}/{value.month:02}/{value.year}"
    return dates.restore(value, precision).display()


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
    field = bound.form.fields[name]
    choices = dict(getattr(field, "choices", ()) or ())
    number = plain_number(value)
    return str(choices[value]) if value in choices else value if number is None else words.number(number)


def _without(path: str, params: Mapping[str, str], name: str) -> str:
    rest = {key: value for key, value in params.items() if key != name}
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
        Suggestion(f"{root}{row[0]}/", row[1], f"{_date(row[2], row[3])} · {cells.get(row[4], '')}")
        for row in (people[pk] for pk in ids if pk in people)
    ]
