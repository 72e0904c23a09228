"""The people put forward in a round below a unit, and what is decided about them. Reading only."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from members.badges.planner import Money, money_of
from members.badges.units import Body, Unit, decider, names_of
from members.choices import BadgeWay, ProposalStage
from members.models import BadgeProposal, Person
from members.viewing import with_seen

MOST: Final = 500


@dataclass(frozen=True)
class Row:
    """One proposal as a page shows it."""

    proposal: BadgeProposal
    name: str
    cell: str
    may_withdraw: bool
    way: str
    notes: tuple[str, ...]
    tells_illness: bool


@dataclass(frozen=True)
class Decision:
    """One decision of the round: its number and day, how many badges it gave."""

    number: str
    on: date | None
    count: int


@dataclass(frozen=True)
class Proposals:
    """The list of a round below a unit."""

    waiting: tuple[Row, ...]
    decisions: tuple[Decision, ...]
    by_years: tuple[tuple[int, int], ...]
    money: Money
    decider: Body | None
    reissues: int
    is_cut: bool


def below(scope: Scope, unit: Unit, permission: Permission = Permission.VIEW_MEMBERS) -> QuerySet[BadgeProposal]:
    """Return the proposals of people below a unit, as far as in reach."""
    return BadgeProposal.objects.visible_to(scope, permission).filter(person__keeper_path__startswith=unit.path)


def of_round(scope: Scope, unit: Unit, round_on: date, today: date) -> Proposals:
    """Return who waits for a decision in a round and what was decided: five queries."""
    rows = in_order(below(scope, unit).filter(round_on=round_on, stage=ProposalStage.PROPOSED))[: MOST + 1]
    shown = rows[:MOST]
    names = names_of([row.proposer_id for row in shown], today)
    new = Counter(row.years for row in shown if row.way != BadgeWay.REISSUE)
    return Proposals(
        waiting=tuple(_row(row, names.get(row.proposer_id, ""), scope) for row in shown),
        decisions=_decisions(below(scope, unit).filter(round_on=round_on, stage=ProposalStage.DECIDED)),
        by_years=tuple(sorted(new.items())),
        money=money_of(new, round_on),
        decider=decider(scope, unit.path, today),
        reissues=sum(row.way == BadgeWay.REISSUE for row in shown),
        is_cut=len(rows) > MOST,
    )


def is_of_illness(row: BadgeProposal) -> bool:
    """Say whether case and papers of a proposal tell of a grave illness."""
    return row.way == BadgeWay.EARLY or bool(row.evidence)


def _row(row: BadgeProposal, cell: str, scope: Scope) -> Row:
    """Return a proposal as the page shows it; of an illness only to who may read about health."""
    path, ill = row.person.keeper_path, is_of_illness(row)
    hidden = ill and not scope.allows(Permission.VIEW_BACKGROUND, path)
    return Row(
        row,
        row.person.full_name,
        cell,
        scope.allows(Permission.EDIT_MEMBERS, path),
        way="" if hidden else str(BadgeWay(row.way).label),
        notes=() if hidden else tuple(words for words in (row.evidence, row.reason) if words),
        tells_illness=ill and not hidden,
    )


def ill_people(found: Proposals, today: date, by: User) -> list[Person]:
    """Return those whose illness a page tells of, with whether ``by`` read of it today. At most one query."""
    ids = [row.proposal.person_id for row in found.waiting if row.tells_illness]
    return list(with_seen(Person.objects.filter(pk__in=ids), today=today, by=by)) if ids else []


def in_order(rows: QuerySet[BadgeProposal]) -> list[BadgeProposal]:
    """Return proposals as papers list them: the highest badge first, then by name."""
    return list(rows.select_related("person").order_by("-years", "person__name_sort", "pk"))


def _decisions(rows: QuerySet[BadgeProposal]) -> tuple[Decision, ...]:
    counted = Counter(rows.values_list("decision_number", "decided_on"))
    return tuple(Decision(number, on, count) for (number, on), count in sorted(counted.items(), key=_newest))


def _newest(item: tuple[tuple[str, date | None], int]) -> tuple[int, str]:
    (number, on), _count = item
    return -(on or date.min).toordinal(), number


def ids_in_reach(scope: Scope, unit: Unit, asked: Iterable[str]) -> list[int]:
    """Return those of the proposals asked for that wait for a decision below the unit."""
    ids = [int(one) for one in asked if one.isascii() and one.isdecimal() and len(one) < 19]
    waiting = below(scope, unit, Permission.EDIT_MEMBERS).filter(stage=ProposalStage.PROPOSED, pk__in=ids)
    return list(waiting.values_list("pk", flat=True))


def labels(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the boxes of the page of a decision: number and words of each proposal."""
    return [
        (str(row.proposal.pk), f"{row.name} · {row.proposal.get_years_display()} · {row.cell}")  # type: ignore[attr-defined]
        for row in rows
    ]
