"""What the pages of the book show: its tables, and the movements one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.querysets import during
from branches.selectors.places import paper_words
from members import filters, movements
from members.book import figures, flows, periods
from members.book.figures import Column, UnitName
from members.book.flows import Book
from members.book.periods import Period
from members.book.rows import Table
from members.choices import MovementKind
from members.models import Movement
from members.movements import INTO, OUT_OF, WAYS, WITHIN
from members.timeline import Names
from vietnam.words import number

PAGE: Final = 50


@dataclass(frozen=True)
class Body:
    """The organisation a book is about, its place in today's tree, and the period."""

    organisation_id: int
    name: str
    path: str
    period: Period

    @property
    def query(self) -> dict[str, str]:
        """Return the parameters of its address."""
        return {"don_vi": str(self.organisation_id), **days(self.period)}


@dataclass(frozen=True)
class BookPage:
    """The book of one body and period."""

    movement: Table
    units: Table | None
    holds: bool
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One movement: whom it moved, from where to where, by which paper."""

    day: date
    kind: str
    name: str
    url: str
    from_name: str
    to_name: str
    paper: str
    is_official: bool


@dataclass(frozen=True)
class LinePage:
    """Some movements, how many there are, how many of them are of people out of reach today."""

    lines: tuple[Line, ...]
    total: int
    hidden: int
    more: bool


@dataclass(frozen=True)
class Asked:
    """Which movements: of one kind, one way, of official or probationary members; "" = all."""

    kind: str = ""
    way: str = ""
    part: str = ""

    @property
    def words(self) -> str:
        """Say what is asked for."""
        parts = {filters.OFFICIAL: _("chính thức"), filters.PROBATIONARY: _("dự bị")}
        said = [str(MovementKind(self.kind).label)] if self.kind else [_("Mọi biến động")]
        said += [_way_words(self.way)] if self.way else []
        return ", ".join([*said, *([parts[self.part]] if self.part else [])])


def _way_words(way: str) -> str:
    return {INTO: _("tăng"), OUT_OF: _("giảm"), WITHIN: _("trong nội bộ")}[way]


def asked_of(params: Mapping[str, str]) -> Asked:
    """Read what is asked for; what no movement could be falls away."""
    kind, way, part = (params.get(name, "") for name in ("loai", "huong", "dang"))
    return Asked(
        kind if kind in MovementKind.values else "",
        way if way in WAYS else "",
        part if part in (filters.OFFICIAL, filters.PROBATIONARY) else "",
    )


def days(period: Period) -> dict[str, str]:
    """Return the two days as parameters of an address."""
    return {"tu_ngay": f"{period.since:%d/%m/%Y}", "den_ngay": f"{period.until:%d/%m/%Y}"}


def place_of(organisation_id: int, today: date) -> str | None:
    """Return the place of a body in today's tree, its last place when it was closed; None for no such body."""
    return _places(today).filter(organisation_id=organisation_id).values_list("path", flat=True).first()


def body_of(organisation_id: int, path: str, period: Period) -> Body | None:
    """Return the body by its name at the end of the period; None when it was founded later."""
    known = OrganisationPeriod.objects.filter(organisation_id=organisation_id, starts_on__lte=period.until)
    name = known.order_by("-starts_on").values_list("name", flat=True).first()
    return Body(organisation_id, name, path, period) if name else None


def _places(today: date) -> QuerySet[OrganisationPeriod]:
    return OrganisationPeriod.objects.filter(during(today) | Q(ends_on=F("organisation__closed_on")))


@dataclass(frozen=True)
class _Links:
    """The lists behind the numbers: members on a day, movements one by one."""

    body: Body

    def members(self, day: date, params: Mapping[str, str]) -> str:
        query = {"don_vi": str(self.body.organisation_id), "ngay": f"{day:%d/%m/%Y}", **params}
        return f"{reverse('members:list')}?{urlencode(query)}"

    def moves(self, kind: str, way: str, params: Mapping[str, str]) -> str:
        return f"{reverse('book:movements')}?{urlencode({**self.body.query, 'loai': kind, 'huong': way, **params})}"


def page_of(body: Body, scope: Scope, today: date) -> BookPage:
    """Return the tables of the book: three queries, four where something does not add up."""
    read = flows.book(body.organisation_id, body.period.since, body.period.until)
    columns = [
        Column(_("Tổng số"), read.whole.total),
        Column(_("Chính thức"), read.whole.official, {"dang": filters.OFFICIAL}),
        Column(_("Dự bị"), read.whole.probationary, {"dang": filters.PROBATIONARY}),
    ]
    names = _unit_names(set(read.units) - {body.organisation_id}, body, scope, today)
    return BookPage(
        movement=figures.movement(columns, _Links(body)),
        units=figures.units(read, body.organisation_id, names),
        holds=read.whole.holds and all(split.holds for split in read.units.values()) and not read.whole.total.gaps,
        faults=tuple(_faults(read, body, scope, today)),
    )


def _unit_names(ids: Iterable[int], body: Body, scope: Scope, today: date) -> dict[int, UnitName]:
    """Return the units that may be named, by name: those in reach today."""
    known = OrganisationPeriod.objects.filter(organisation_id__in=ids, starts_on__lte=body.period.until)
    reach = _places(today).filter(scope.q(Permission.VIEW_MEMBERS, "path"), organisation_id__in=ids)
    rows = known.filter(organisation_id__in=reach.values("organisation_id")).order_by("starts_on")
    names = {one: (sort, name) for one, sort, name in rows.values_list("organisation_id", "name_sort", "name")}
    in_order = sorted(names, key=lambda one: (names[one][0], one))
    query = days(body.period)
    return {
        one: UnitName(names[one][1], f"{reverse('book:summary')}?{urlencode({'don_vi': str(one), **query})}")
        for one in in_order
    }


def _faults(read: Book, body: Body, scope: Scope, today: date) -> Iterable[str]:
    """Name the cells whose movements do not explain their numbers; those out of reach are counted."""
    gaps = read.whole.total.gaps
    if not gaps:
        return
    names = _unit_names({gap.cell_id for gap in gaps}, body, scope, today)
    words = _("{cell}: đầu kỳ {opening}, biến động {net}, cuối kỳ {closing}")
    named = [gap for gap in gaps if gap.cell_id in names]
    for gap in named:
        yield words.format(
            cell=names[gap.cell_id].name,
            opening=number(gap.opening),
            net=f"{gap.net:+d}",
            closing=number(gap.closing),
        )
    if hidden := read.whole.total.gap_count - len(named):
        yield _("và {count} chi bộ khác").format(count=number(hidden))


def movements_of(body: Body, asked: Asked) -> QuerySet[Movement]:
    """Return the movements that touch the body in the period, newest first."""
    since, until = body.period.since, body.period.until
    found = movements.moves(body.organisation_id, since, until, kind=asked.kind, way=asked.way)
    official = Q(membership__official_on__lte=F("happened_on"))
    if asked.part == filters.OFFICIAL:
        found = found.filter(official)
    elif asked.part == filters.PROBATIONARY:
        found = found.filter(Q(membership__official_on=None) | Q(membership__official_on__gt=F("happened_on")))
    return found.order_by("-happened_on", "-pk")


def lines_of(
    body: Body,
    asked: Asked,
    scope: Scope,
    *,
    page: int = 1,
    size: int = PAGE,
    permission: Permission = Permission.VIEW_MEMBERS,
) -> LinePage:
    """Return one page of movements; people out of reach are counted and not named. Four queries."""
    found = movements_of(body, asked)
    total = found.count()
    seen = found.filter(scope.q(permission, "membership__person__keeper_path"))
    shown = seen.count()
    first = (page - 1) * size
    rows = list(seen.select_related("membership__person", "transfer")[first : first + size])
    names = Names({cell for row in rows for cell in (row.from_cell_id, row.to_cell_id)})
    return LinePage(tuple(_line(row, names) for row in rows), total, total - shown, shown > first + size)


def _line(row: Movement, names: Names) -> Line:
    person, official_on = row.membership.person, row.membership.official_on
    letter = row.transfer
    away = (letter.from_words, letter.to_words) if letter else ("", "")
    return Line(
        day=row.happened_on,
        kind=str(MovementKind(row.kind).label),
        name=person.full_name,
        url=reverse("members:detail", args=[person.pk]),
        from_name=names.on(row.from_cell_id, row.happened_on) if row.from_cell_id else away[0],
        to_name=names.on(row.to_cell_id, row.happened_on) if row.to_cell_id else away[1],
        paper=paper_words(row.decision_number, row.decided_on, row.issuer),
        is_official=bool(official_on and official_on <= row.happened_on),
    )


def choices(body: Body, today: date) -> tuple[list[dict[str, object]], str, str]:
    """Return the usual periods as links, and the addresses of the period before and after ("" = none)."""
    chips = [
        {
            "label": one.words,
            "url": _address(body, one),
            "current": (one.since, one.until) == (body.period.since, body.period.until),
        }
        for one in periods.usual(today)
    ]
    before, after = periods.beside(body.period, today)
    return chips, _address(body, before) if before else "", _address(body, after) if after else ""


def _address(body: Body, period: Period) -> str:
    return f"{reverse('book:summary')}?{urlencode({'don_vi': str(body.organisation_id), **days(period)})}"
