"""Who opens which page of organisations: everybody in reach looks, the officer of the committee writes."""

from datetime import date

from branches.models import SizeConsent
from tests.factories.branches import period_of
from tests.fences.rows import READERS, Row, World

VIEWERS = (*READERS, "auditor", "administrator")
NOT_THE_OFFICER = tuple(name for name in VIEWERS if name != "officer")


def look() -> Row:
    """Return the row of a page about the secretary's cell."""
    return Row(
        kwargs=lambda world: {"pk": world.city.cell.pk},
        outside=lambda world: {"pk": world.city.other_cell.pk},
        allowed=VIEWERS,
        rest=404,
        sees_outside=("auditor", "administrator"),
    )


def act(body: str = "cell", refused: tuple[str, ...] = NOT_THE_OFFICER, **more: object) -> Row:
    """Return the row of an act on a body: 403 for those who may only look, 404 for those who may not even that."""
    return Row(
        kwargs=lambda world: {"pk": getattr(world.city, body).pk},
        allowed=("officer",),
        rest=404,
        but=dict.fromkeys(refused, 403),
        **more,
    )


def period(world: World) -> dict[str, int]:
    """Name the cell and its one period."""
    return {"pk": world.city.cell.pk, "period_id": period_of(world.city.cell).pk}


def consent(world: World) -> dict[str, int]:
    """Name the cell and a consent about it."""
    return {"pk": world.city.cell.pk, "consent_id": world.once(make_consent).pk}


def make_consent(world: World) -> SizeConsent:
    """Write that the superior consents to a large cell without groups."""
    return SizeConsent.objects.create(
        organisation_id=world.city.cell.pk,
        exception="no_groups",
        starts_on=date(2026, 1, 1),
        decision_number="1-CV/TU",
        decided_on=date(2025, 12, 20),
        issuer="Thành ủy",
    )


EXPECTED = {
    "branches:review": Row(allowed=(*READERS, "neighbour_secretary")),
    "branches:codes": Row(allowed=(*VIEWERS, "neighbour_secretary")),
    "branches:sectors": Row(allowed=("officer",)),
    "branches:consent": act(),
    "branches:end_consent": Row(
        kwargs=consent, allowed=("officer",), rest=404, but=dict.fromkeys(NOT_THE_OFFICER, 403)
    ),
    "branches:tree": Row(allowed=(*VIEWERS, "neighbour_secretary")),
    "branches:picker": Row(allowed=(*VIEWERS, "neighbour_secretary")),
    "branches:detail": look(),
    "branches:history": look(),
    "branches:rename": act(),
    "branches:change": act(),
    "branches:move": act(),
    "branches:close": act(),
    "branches:helper": act(),
    "branches:open": act(
        "base", tuple(name for name in NOT_THE_OFFICER if name != "secretary"), at_the_unit={"secretary": 403}
    ),
    "branches:correct": Row(kwargs=period, allowed=("officer",), rest=404, but=dict.fromkeys(NOT_THE_OFFICER, 403)),
}
