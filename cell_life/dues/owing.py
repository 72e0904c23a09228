"""Who stands on the sheet of a cell for a month, and in what situation: set-wise, as many queries for any cell.

On the sheet stand those who were in the cell on the first of the month: formal members, and those who take part there
for a time, who pay there; the cell that counts them shows that they pay elsewhere. Exempt from party life, or
suspended without being detained, they still pay.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.db.models import Q

from branches.models import OrganisationPeriod
from branches.querysets import during
from branches.selectors.places import ids_of
from cell_life.dues.months import later
from cell_life.dues.rules import Basis, Due, Relief, Situation, reckon
from cell_life.models import DuesBasis, DuesRelief, DuesSetting
from members.choices import FOR_A_TIME, PlacementKind, TransferStage
from members.models import Membership, Placement, Suspension, Transfer
from members.party_days import CountedFrom

DECIDED: Final = Q(decided_on__isnull=False)
"""A relief that was decided; one only asked for frees nobody."""


@dataclass(frozen=True)
class Reckoned:
    """One member of the sheet with what he owes."""

    membership_id: int
    due: Due


def path_on(cell_id: int, day: date) -> str:
    """Return where a cell stood on a day, else where it stands last; one query, two for a cell closed by then."""
    periods = OrganisationPeriod.objects.filter(organisation=cell_id)
    found = periods.filter(during(day)).first() or periods.latest("starts_on")
    return found.path


def zone_on(path: str, day: date) -> str:
    """Return the wage zone at a path: that of the nearest body upwards that names one. One query."""
    line = ids_of(path)
    rows = DuesSetting.objects.filter(during(day), organisation__in=line).exclude(zone="")
    held = {row.organisation_id: row for row in rows if not row.own_only or row.organisation_id == line[-1]}
    return next((held[one].zone for one in reversed(line) if one in held), "")


def reckon_cell(cell_id: int, month: date, *, by_hand: Mapping[int, int] | None = None) -> list[Reckoned]:
    """Reckon everybody on the sheet of a cell for a month: ten queries for any cell.

    ``by_hand`` gives the amounts fixed by hand so far, by membership.
    """
    fixed = by_hand or {}
    stays = _stays(cell_id, month)
    people = list(Membership.objects.filter(pk__in=stays).select_related("person").annotate(counted=CountedFrom()))
    zone = zone_on(path_on(cell_id, month), month)
    around = _around(list(stays), month)
    elsewhere = _elsewhere([pk for pk, kind in stays.items() if kind == PlacementKind.FORMAL], cell_id, month)
    return [
        Reckoned(one.pk, reckon(_situation(one, month, zone, around, one.pk in elsewhere, fixed.get(one.pk))))
        for one in people
    ]


def _stays(cell_id: int, month: date) -> dict[int, str]:
    """Return who was in the cell on the first of the month, and how."""
    placed = Placement.objects.on(month).filter(cell=cell_id).order_by("kind")
    found: dict[int, str] = {}
    for membership_id, kind in placed.values_list("membership_id", "kind"):
        found.setdefault(membership_id, kind)
    return found


@dataclass(frozen=True)
class Around:
    """What stands beside the members of a sheet that month."""

    bases: Mapping[int, DuesBasis]
    reliefs: Mapping[int, DuesRelief]
    detained: Collection[int]


def _around(memberships: list[int], month: date) -> Around:
    bases = DuesBasis.objects.filter(during(month), membership__in=memberships)
    reliefs = DuesRelief.objects.filter(during(month), DECIDED, membership__in=memberships)
    return Around(
        {row.membership_id: row for row in bases},
        {row.membership_id: row for row in reliefs},
        set(detained_in(month).filter(membership__in=memberships).values_list("membership_id", flat=True)),
    )


def detained_in(month: date) -> Any:
    """Return the suspensions with detention that touch a month."""
    touches = Q(starts_on__lt=later(month, 1)) & (Q(ends_on__isnull=True) | Q(ends_on__gt=month))
    return Suspension.objects.filter(touches, detained=True)


def _elsewhere(memberships: list[int], cell_id: int, month: date) -> set[int]:
    """Return who takes part elsewhere for a time on the first of the month: in a cell of ours, or out of the city."""
    placed = Placement.objects.on(month).filter(membership__in=memberships, kind=PlacementKind.TEMPORARY)
    gone = Transfer.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=month),
        membership__in=memberships,
        kind__in=FOR_A_TIME,
        stage=TransferStage.ACCEPTED,
        to_cell__isnull=True,
        closed_on__lte=month,
    )
    return {
        *placed.exclude(cell=cell_id).values_list("membership_id", flat=True),
        *gone.values_list("membership_id", flat=True),
    }


def _situation(member: Any, month: date, zone: str, around: Around, elsewhere: bool, by_hand: int | None) -> Situation:
    basis, relief = around.bases.get(member.pk), around.reliefs.get(member.pk)
    return Situation(
        month=month,
        basis=Basis(basis.kind, basis.amount) if basis else None,
        zone=zone,
        born_on=member.person.born_on,
        female=member.person.sex == "female",
        party_from=member.counted,
        detained=member.pk in around.detained,
        elsewhere=elsewhere,
        relief=relief_of(relief) if relief else None,
        by_hand=by_hand,
    )


def relief_of(row: DuesRelief) -> Relief:
    """Return a relief of the table as the rules ask for it."""
    share = Fraction(row.share_numerator or 0, row.share_denominator) if row.share_denominator else None
    return Relief(row.kind, row.ground, row.requested_on is not None, share)
