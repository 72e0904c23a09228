"""Sổ danh sách đảng viên (7-HSĐV) of a cell as of a day: who stands in it, and what movements say of them.

The lines are those of the roll's profile (``members.exchange.profiles``), so that paper and XLSX say the same and
the import reads the XLSX back. Who is in the cell is as of the day; what is known of them is as of now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.papers.issuers import Issuer, issuer_on
from members import facts, policy
from members.choices import EXITS, MovementKind, Standing
from members.exchange import profiles
from members.exchange.profiles import Entry, Moves
from members.models import Membership, Movement, Placement
from members.timeline import Names
from vietnam.dates import PartialDate

PROFILE: Final = "14"
FIELDS: Final = tuple(
    dict.fromkeys(name for column in profiles.get(PROFILE).columns for name in column.fields if name in facts.FIELDS)
)


@dataclass(frozen=True)
class Wanted:
    """What is printed: as of which day, with those who left in its year, with full numbers or masked."""

    day: date
    gone: bool = False
    full: bool = False


@dataclass(frozen=True)
class Roll:
    """The roll of one cell; ``hidden`` counts those whose records are kept out of reach by now."""

    issuer: Issuer
    day: date
    entries: tuple[Entry, ...]
    hidden: int

    @property
    def heads(self) -> list[str]:
        """Return the heads of the fourteen columns."""
        return [column.title for column in profiles.get(PROFILE).columns]

    @property
    def lines(self) -> list[list[str]]:
        """Return the texts of each line."""
        columns = profiles.get(PROFILE).columns
        return [[column.text(entry, entry.values) for column in columns] for entry in self.entries]


def cells_under(path: str, day: date) -> list[OrganisationPeriod]:
    """Return the cells at or below a path as they stood on a day, from the top down."""
    found = OrganisationPeriod.objects.on(day).below(path).filter(kind__in=CELLS)
    return list(found.order_by("path"))


def in_rolls(cells: Iterable[int], wanted: Wanted) -> Q:
    """Return the condition on placements that stand in the rolls of these cells."""
    day = wanted.day
    inside = Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    if wanted.gone:
        inside |= Q(ends_on__gte=date(day.year, 1, 1), ends_on__lte=day)
    return inside & Q(kind="formal", cell__in=list(cells))


def count_of(cells: Iterable[int], wanted: Wanted, scope: Scope) -> int:
    """Return how many members the rolls of these cells name for a reader."""
    within = scope.q(Permission.EXPORT_MEMBERS, "membership__person__keeper_path")
    placed = Placement.objects.filter(in_rolls(cells, wanted)).filter(within)
    return placed.values("membership").distinct().count()


def rolls_of(cells: Sequence[OrganisationPeriod], wanted: Wanted, scope: Scope) -> Iterator[Roll]:
    """Yield the roll of each cell: five queries a cell, whatever its size."""
    for cell in cells:
        yield roll_of(cell, wanted, scope)


def roll_of(cell: OrganisationPeriod, wanted: Wanted, scope: Scope) -> Roll:
    """Return the roll of one cell."""
    pk = cell.organisation_id
    placed = Placement.objects.filter(in_rolls([pk], wanted))
    within = scope.q(Permission.EXPORT_MEMBERS, "membership__person__keeper_path")
    rows = placed.filter(within).select_related("membership__person")
    members: dict[int, Membership] = {}
    for row in rows.order_by("membership__person__name_sort", "membership__person_id", "starts_on"):
        members.setdefault(row.membership_id, row.membership)
    total = placed.values("membership").distinct().count()
    moves = moves_of(pk, list(members), wanted.day)
    entries = tuple(
        _entry(number, member, moves.get(key, Moves()), cell, wanted, scope)
        for number, (key, member) in enumerate(members.items(), 1)
    )
    return Roll(issuer_on(pk, cell.path, wanted.day), wanted.day, entries, hidden=total - len(entries))


def _entry(
    number: int, member: Membership, moves: Moves, cell: OrganisationPeriod, wanted: Wanted, scope: Scope
) -> Entry:
    person = member.person
    values = facts.values_of(person, member)
    instead = _shown(values, scope, person.keeper_path, full=wanted.full)
    official = values["official_on"]
    if official and official.value > wanted.day:
        instead["official_on"] = None
    return Entry(number, person, member, None, cell.name, moves, instead)


def _shown(values: facts.Values, scope: Scope, path: str, *, full: bool) -> dict[str, Any]:
    """Return what stands in place of what the reader may not see, or not in full."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        how = policy.view(name, scope, path, revealed=full)
        if how == policy.View.HIDDEN:
            found[name] = None if isinstance(values[name], PartialDate) else ""
        elif how == policy.View.MASKED:
            found[name] = policy.text(name, values[name], how)
    return found


# ── columns 10–14 ───────────────────────────────────────────────────────────
def moves_of(cell_id: int, membership_ids: Sequence[int], day: date) -> dict[int, Moves]:
    """Return what movements until a day say of these members of a cell: two queries."""
    rows = Movement.objects.filter(membership__in=membership_ids, happened_on__lte=day).select_related("transfer")
    stories: dict[int, list[Movement]] = {}
    for row in rows.order_by("happened_on", "pk"):
        stories.setdefault(row.membership_id, []).append(row)
    names = Names(one for story in stories.values() for row in story for one in (row.from_cell_id, row.to_cell_id))
    return {key: _moves(cell_id, story, names) for key, story in stories.items()}


def _moves(cell_id: int, story: Sequence[Movement], names: Names) -> Moves:
    """Read the story of one member from the beginning; coming back wipes out what ended before."""
    said = Moves()
    for row in story:
        if row.to_cell_id == cell_id and row.from_cell_id != cell_id:
            came = _came(row, names)
            said = Moves(came=came)
        elif row.from_cell_id == cell_id and row.to_cell_id not in (None, cell_id):
            said = said._replace(left=_at(row, names.on(row.to_cell_id, row.happened_on)))
        elif row.kind == MovementKind.DEPARTED:
            said = said._replace(left=_at(row, row.transfer.to_words if row.transfer else row.reason))
        elif row.kind == MovementKind.DIED:
            said = said._replace(died=_at(row, row.reason))
        elif row.kind in EXITS:
            said = said._replace(out=_at(row, str(MovementKind(row.kind).label)))
        elif row.kind == MovementKind.STANDING:
            said = said._replace(note=_standing(row))
    return said


def _came(row: Movement, names: Names) -> str:
    """Say from where, for those who came by a transfer or with their cell; others were written in or admitted."""
    if row.kind not in (MovementKind.ARRIVED, MovementKind.REORGANISED, MovementKind.CORRECTED):
        return ""
    if row.from_cell_id:
        return _at(row, names.on(row.from_cell_id, row.happened_on))
    return _at(row, row.transfer.from_words if row.transfer else row.reason)


def _standing(row: Movement) -> str:
    if row.standing in (Standing.EXEMPT, Standing.SUSPENDED):
        return _at(row, str(Standing(row.standing).label))
    return ""


def _at(row: Movement, words: str) -> str:
    day = f"{row.happened_on:%d/%m/%Y}"
    return f"{day}\n{words}" if words else day


def words_of(wanted: Wanted, unit: str) -> str:
    """Say what is printed, for the access log and who approves it."""
    words = _("in Sổ danh sách đảng viên (7-HSĐV) của {unit}, ngày {day}").format(
        unit=unit, day=f"{wanted.day:%d/%m/%Y}"
    )
    return _("{what}, đủ số thẻ, số lý lịch").format(what=words) if wanted.full else words


def grouped(rolls: Iterable[Roll], most: int) -> Iterator[list[Roll]]:
    """Put rolls together until they hold enough lines for one file; a roll is never split."""
    group: list[Roll] = []
    for roll in rolls:
        if group and sum(len(one.entries) for one in group) + len(roll.entries) > most:
            yield group
            group = []
        group.append(roll)
    if group:
        yield group


def params_of(wanted: Wanted) -> Mapping[str, Any]:
    """Return how a job keeps what is wanted."""
    return {"day": wanted.day.isoformat(), "gone": wanted.gone, "full": wanted.full}


def wanted_of(params: Mapping[str, Any]) -> Wanted:
    """Return what a job wants."""
    return Wanted(date.fromisoformat(params["day"]), bool(params["gone"]), bool(params["full"]))
