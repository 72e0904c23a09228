"""The roll of a cell on a day: who was in it, in which capacity, and what kept each from taking part.

One function for meetings, ballots and ratings, so that they never disagree about who was there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _

from branches.models import OrganisationPeriod
from branches.selectors.places import paper_words
from cell_life.choices import Capacity
from members.choices import FOR_A_TIME, PlacementKind, Standing, TransferStage
from members.models import Exemption, Placement, Suspension, Transfer
from members.standing_on import standing_on

EXEMPT, SUSPENDED, DETAINED = "exempt", "suspended", "detained"


@dataclass(frozen=True, slots=True)
class RollRow:
    """One member on the roll of a day.

    ``official`` says that the day of becoming official had come. ``exempt``, ``suspended``, ``detained`` and
    ``temporary_elsewhere`` are None, or the dated row behind them in words; ``detained`` comes with ``suspended``.
    A guest in temporary membership has the capacity ``temporary``, whatever he is in his own cell.
    """

    membership_id: int
    person_id: int
    full_name: str
    sort_key: str
    capacity: str
    official: bool
    exempt: str | None = None
    suspended: str | None = None
    detained: str | None = None
    temporary_elsewhere: str | None = None

    @property
    def apart(self) -> str:
        """Return what keeps the member from taking part, in words; empty when nothing does."""
        found = (self.suspended, self.detained, self.exempt, self.temporary_elsewhere)
        return "; ".join(words for words in found if words)


def roll_of(cell_id: int, day: date) -> list[RollRow]:
    """Return everybody in a cell on ``day``, guests in temporary membership too, by name: three queries."""
    found: dict[int, Placement] = {}
    for placement in _placed(cell_id, day):
        kept = found.get(placement.membership_id)
        if kept is None or placement.kind == PlacementKind.FORMAL:
            found[placement.membership_id] = placement
    apart, away = apart_on(list(found), day), away_on(list(found), day, beside=cell_id)
    rows = [_row(placement, apart.get(pk, {}), away.get(pk), day) for pk, placement in found.items()]
    return sorted(rows, key=lambda row: (row.sort_key, row.membership_id))


def _placed(cell_id: int, day: date) -> Any:
    placed = Placement.objects.on(day).filter(cell=cell_id).select_related("membership__person")
    return placed.annotate(stood=standing_on(day, "membership"))


def _row(placement: Any, apart: dict[str, str], away: str | None, day: date) -> RollRow:
    membership, person = placement.membership, placement.membership.person
    official = membership.official_on is not None and membership.official_on <= day
    capacity = Capacity.OFFICIAL if official else Capacity.PROBATIONARY
    if placement.kind == PlacementKind.TEMPORARY:
        capacity = Capacity.TEMPORARY
    by_standing = {Standing.EXEMPT: EXEMPT, Standing.SUSPENDED: SUSPENDED}.get(placement.stood)
    if by_standing and by_standing not in apart:
        apart = apart | {by_standing: str(Standing(placement.stood).label).lower()}
    return RollRow(
        membership_id=membership.pk,
        person_id=person.pk,
        full_name=person.full_name,
        sort_key=person.name_sort,
        capacity=str(capacity.value),
        official=official,
        exempt=apart.get(EXEMPT),
        suspended=apart.get(SUSPENDED),
        detained=apart.get(DETAINED),
        temporary_elsewhere=away,
    )


def apart_on(memberships: Sequence[int], day: date) -> dict[int, dict[str, str]]:
    """Return the exemptions and suspensions in force, in words, by membership and kind: one query."""
    columns = ("membership_id", "kind", "held", "starts_on", "decision_number", "decided_on", "issuer")
    exempt = Exemption.objects.on(day).filter(membership__in=memberships)
    suspended = Suspension.objects.on(day).filter(membership__in=memberships)
    rows = (
        exempt.annotate(kind=Value(EXEMPT), held=Value(False))
        .values_list(*columns)
        .union(suspended.annotate(kind=Value(SUSPENDED), held=F("detained")).values_list(*columns), all=True)
    )
    found: dict[int, dict[str, str]] = {}
    for membership, kind, held, since, number, decided_on, issuer in rows:
        paper = paper_words(number, decided_on, issuer)
        own = found.setdefault(membership, {})
        own[kind] = _apart_words(kind, since, paper)
        if held:
            own[DETAINED] = _apart_words(DETAINED, since, "")
    return found


def _apart_words(kind: str, since: date, paper: str) -> str:
    said = {
        EXEMPT: _("được miễn công tác và sinh hoạt từ {day}"),
        SUSPENDED: _("bị đình chỉ sinh hoạt từ {day}"),
        DETAINED: _("bị tạm giữ, tạm giam từ {day}"),
    }[kind].format(day=f"{since:%d/%m/%Y}")
    return _("{what} ({paper})").format(what=said, paper=paper) if paper else said


def away_on(memberships: Sequence[int], day: date, *, beside: int = 0) -> dict[int, str]:
    """Return where members are for a time, in words: in a cell beside the given one or outside; one query."""
    name = OrganisationPeriod.objects.on(day).filter(organisation=OuterRef("cell")).values("name")[:1]
    placed = (
        Placement.objects.on(day)
        .filter(membership__in=memberships, kind=PlacementKind.TEMPORARY)
        .exclude(cell=beside)
        .annotate(since=F("starts_on"), place=Subquery(name, output_field=CharField()))
    )
    outside = Transfer.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day),
        membership__in=memberships,
        kind__in=FOR_A_TIME,
        stage=TransferStage.ACCEPTED,
        to_cell__isnull=True,
        closed_on__lte=day,
    ).annotate(since=F("closed_on"), place=F("to_words"))
    columns = ("membership_id", "since", "place")
    rows = placed.values_list(*columns).union(outside.values_list(*columns), all=True)
    said = _("sinh hoạt tạm thời tại {place} từ {day}")
    return {
        membership: said.format(place=place or _("nơi khác"), day=f"{since:%d/%m/%Y}")
        for membership, since, place in rows
    }
