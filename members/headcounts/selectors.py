"""What the pages of the match show: the unit, every body below it, where each stands, what may be done now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.papers.issuers import Issuer, issuer_on
from members.counts import counts
from members.headcounts.rules import Quarter, State, state_of
from members.headcounts.services import said_of
from members.models import HeadcountMatch
from vietnam.words import number

MARKS: Final = {
    State.OPEN: "empty",
    State.CONFIRMED: "info",
    State.MATCHED: "ok",
    State.DIFFERS: "warn",
    State.REOPENED: "bad",
}


@dataclass(frozen=True)
class Line:
    """One unit of the page: its numbers, where its match stands, and the acts open to the reader."""

    organisation_id: int
    name: str
    url: str
    counted: int
    match: HeadcountMatch | None
    state: State
    confirm_url: str
    accept_url: str

    @property
    def mark(self) -> str:
        """Return the mark of the state."""
        return MARKS[self.state]

    @property
    def state_words(self) -> str:
        """Say where it stands; open again with the old and the new number."""
        old = self.match.counted if self.match else 0
        words = {
            State.OPEN: _("chưa xác nhận"),
            State.CONFIRMED: _("chờ cấp trên"),
            State.MATCHED: _("đã khớp"),
            State.DIFFERS: _("có chênh lệch"),
            State.REOPENED: _("đối khớp lại: {old} → {new}").format(old=number(old), new=number(self.counted)),
        }
        return words[self.state]

    @property
    def paper_count(self) -> str:
        """Return the number of the paper roll, empty when not known."""
        known = self.match.paper_count if self.match else None
        return "" if known is None else number(known)

    @property
    def difference(self) -> str:
        """Return by how much the paper roll differs from what was confirmed, with its sign."""
        if self.match is None or self.match.paper_count is None or self.match.paper_count == self.match.counted:
            return ""
        return f"{self.match.paper_count - self.match.counted:+d}".replace("-", "−")


@dataclass(frozen=True)
class Page:
    """The match of one unit and quarter: its own line (none for the root), the bodies below, how many are done."""

    organisation_id: int
    name: str
    quarter: Quarter
    own: Line | None
    below: tuple[Line, ...]

    @property
    def own_lines(self) -> list[Line]:
        """Return the unit's own line as a table of one."""
        return [self.own] if self.own else []

    @property
    def done(self) -> int:
        """Return how many of the bodies below are confirmed by both levels."""
        return sum(1 for line in self.below if line.state in (State.MATCHED, State.DIFFERS))


@dataclass(frozen=True)
class Sides:
    """Who matches with whom: the unit as it issues papers, and the committee above ("" for the root)."""

    unit: Issuer
    above: str


def page_of(period: OrganisationPeriod, quarter: Quarter, scope: Scope, user_id: int) -> Page:
    """Return the page of a body as it stood at a quarter's end: five queries, whatever stands below it."""
    day, unit = quarter.day, period.organisation_id
    there = OrganisationPeriod.objects.on(day).filter(organisation=unit).first()
    below = list(OrganisationPeriod.objects.on(day).filter(parent=unit).order_by("name_sort", "pk"))
    bodies = [*([there] if there is not None and there.parent_id else []), *below]
    lines = _lines(bodies, quarter, scope, user_id)
    own = lines.pop(0) if len(bodies) > len(below) else None
    return Page(unit, (there or period).name, quarter, own, tuple(lines))


def _lines(bodies: Sequence[OrganisationPeriod], quarter: Quarter, scope: Scope, user_id: int) -> list[Line]:
    ids = [body.organisation_id for body in bodies]
    counted = {pk: found.total for pk, found in counts(ids, quarter.day).items()} if ids else {}
    matches = matches_of(ids, quarter.day)
    paths = paths_now(ids)
    return [
        _line(body, counted.get(pk, 0), matches.get(pk), _Rights(scope, paths[pk], user_id), quarter)
        for body, pk in zip(bodies, ids, strict=True)
    ]


def matches_of(organisation_ids: Sequence[int], day: date) -> dict[int, HeadcountMatch]:
    """Return the matches of these bodies and day, with who confirmed them."""
    rows = HeadcountMatch.objects.filter(organisation__in=organisation_ids, day=day)
    return {row.organisation_id: row for row in rows.select_related("confirmed_by", "accepted_by")}


def paths_now(organisation_ids: Iterable[int]) -> dict[int, str]:
    """Return where each body lies in today's tree, or lay last."""
    periods = OrganisationPeriod.objects.filter(organisation__in=organisation_ids).order_by("starts_on")
    return dict(periods.values_list("organisation_id", "path"))


@dataclass(frozen=True)
class _Rights:
    """What the reader may do at one body."""

    scope: Scope
    path: str
    user_id: int

    @property
    def confirms(self) -> bool:
        """Say whether he writes for the unit."""
        return self.scope.allows(Permission.EDIT_MEMBERS, self.path)

    @property
    def accepts(self) -> bool:
        """Say whether he writes for the level above."""
        return may_accept(self.path, self.scope)


def may_accept(path: str, scope: Scope) -> bool:
    """Say whether somebody writes for the level above the body at a path."""
    above = path[: path.rstrip("/").rfind("/") + 1]
    return bool(above) and scope.allows(Permission.EDIT_MEMBERS, above)


def _line(
    body: OrganisationPeriod, counted: int, match: HeadcountMatch | None, rights: _Rights, quarter: Quarter
) -> Line:
    state, pk = state_of(said_of(match), counted), body.organisation_id
    where = [pk, quarter.year, quarter.number]
    is_open = state in (State.OPEN, State.REOPENED, State.CONFIRMED)
    accepts = state == State.CONFIRMED and rights.accepts and match is not None
    mine = match is not None and match.confirmed_by_id == rights.user_id
    return Line(
        organisation_id=pk,
        name=body.name,
        url=reverse("headcounts:quarter", args=where),
        counted=counted,
        match=match,
        state=state,
        confirm_url=reverse("headcounts:confirm", args=where) if is_open and rights.confirms else "",
        accept_url=reverse("headcounts:accept", args=where) if accepts and not mine else "",
    )


def line_of(period: OrganisationPeriod, quarter: Quarter, scope: Scope, user_id: int) -> Line | None:
    """Return the line of one body; None when it was not there at the quarter's end, or has no level above."""
    there = OrganisationPeriod.objects.on(quarter.day).filter(organisation=period.organisation_id).first()
    if there is None or not there.parent_id:
        return None
    return _lines([there], quarter, scope, user_id)[0]


def sides_of(period: OrganisationPeriod, day: date) -> Sides:
    """Return who matches with whom, in the words of papers: two queries."""
    there = OrganisationPeriod.objects.on(day).filter(organisation=period.organisation_id).first()
    on, body = (day, there) if there is not None else (period.starts_on, period)
    unit = issuer_on(body.organisation_id, body.path, on)
    return Sides(unit, unit.above)


def states(bodies: Mapping[int, str], quarter: Quarter) -> dict[int, tuple[State, HeadcountMatch | None]]:
    """Return where the match of each body stands, bodies with nobody left out: two queries."""
    ids = list(bodies)
    counted = {pk: found.total for pk, found in counts(ids, quarter.day).items() if found.total}
    matches = matches_of(ids, quarter.day)
    return {
        pk: (state_of(said_of(matches.get(pk)), counted.get(pk, 0)), matches.get(pk))
        for pk in ids
        if pk in counted or pk in matches
    }
