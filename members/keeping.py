"""Who answers for a record: the organisation that keeps it and where it stands in the tree of a day."""

from dataclasses import dataclass
from datetime import date

from branches.choices import BASES, COMMITTEES
from branches.models import OrganisationPeriod


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

    Base is the nearest grassroots body on the way up, committee the nearest direct one; either may
    be missing. Raises ``CellNotThere`` when the organisation has no period that day.
    """
    periods = OrganisationPeriod.objects.on(day)
    own = periods.filter(organisation_id=organisation_id).values("name", "kind", "path").first()
    if own is None:
        raise CellNotThere(organisation_id)
    line = [int(step) for step in own["path"].split("/") if step]
    kinds = dict(periods.filter(organisation_id__in=line).values_list("organisation_id", "kind"))
    upwards = [step for step in reversed(line) if step in kinds]
    return Keeper(
        organisation_id=organisation_id,
        name=own["name"],
        kind=own["kind"],
        path=own["path"],
        base_id=next((step for step in upwards if kinds[step] in BASES), None),
        committee_id=next((step for step in upwards if kinds[step] in COMMITTEES), None),
    )


def keeper_columns(organisation_id: int, day: date) -> dict[str, object]:
    """Return keeper, path, base and committee of a record kept by this organisation on ``day``."""
    return keeper_of(organisation_id, day).columns()
