"""Who answers for a record: the organisation that keeps it and where it stands in the tree of a day."""

from dataclasses import dataclass
from datetime import date

from branches.models import OrganisationPeriod
from members import keepers


class CellNotThere(ValueError):
    """The organisation has no period on that day."""


@dataclass(frozen=True)
class Keeper:
    """An organisation that keeps records, with its name, kind, path and the bodies above it."""

    organisation_id: int
    name: str
    kind: str
    path: str
    base_id: int | None
    committee_id: int | None

    def columns(self) -> dict[str, object]:
        """Return the columns of ``Person`` that copy this place."""
        return {
            "keeper_id": self.organisation_id,
            "keeper_path": self.path,
            "base_id": self.base_id,
            "committee_id": self.committee_id,
        }


def keeper_of(organisation_id: int, day: date) -> Keeper:
    """Find the place of an organisation in the tree of ``day``: two queries.

    Base is the grassroots body on the way up, committee the direct one; either may be missing.
    Raises ``CellNotThere`` when the organisation has no period that day.
    """
    period = OrganisationPeriod.objects.on(day).filter(organisation_id=organisation_id).first()
    place = keepers.places([organisation_id], day).get(organisation_id) if period else None
    if period is None or place is None:
        raise CellNotThere(organisation_id)
    return Keeper(organisation_id, period.name, period.kind, place.path, place.base_id, place.committee_id)


def keeper_columns(organisation_id: int, day: date) -> dict[str, object]:
    """Return keeper, path, base and committee of a record kept by this organisation on ``day``."""
    return keeper_of(organisation_id, day).columns()
