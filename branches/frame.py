"""What the frame of every page shows of the person's place: committee, post, helper; one query a page."""

from dataclasses import dataclass

from accounts.navigation import HelperContact
from accounts.requests import Request
from accounts.roles import ROLES
from accounts.scope import NO_SCOPE
from branches.choices import COMMITTEES, Kind
from branches.models import OrganisationPeriod

NOT_COMMITTEES = (Kind.CELL, Kind.BASE_CELL, Kind.SECTION)


@dataclass(frozen=True)
class Place:
    """Where a person works."""

    committee: str = ""
    post: str = ""
    helper: HelperContact | None = None


def place_of(request: Request) -> Place:
    """Return the place by the first grant (the highest body), found once a request."""
    found: Place | None = request.__dict__.get("place")
    if found is None:
        found = request.__dict__["place"] = _find_place(request)
    return found


def _find_place(request: Request) -> Place:
    grants = [grant for grant in getattr(request, "scope", NO_SCOPE).grants if grant.role in ROLES]
    if not grants:
        return Place()
    first = grants[0]
    above = [int(part) for part in first.path.split("/") if part]
    found = OrganisationPeriod.objects.on(request.today).filter(organisation__in=above)
    periods = sorted(found.select_related("organisation"), key=lambda period: -period.path.count("/"))
    return Place(
        committee=_committee(periods) or first.name,
        post=f"{ROLES[first.role].label} · {first.name}",
        helper=_helper(periods),
    )


def _committee(periods: list[OrganisationPeriod]) -> str:
    """Return the nearest ward, commune or upper committee, else the nearest committee of any kind."""
    names = [period.name for period in periods if period.kind in COMMITTEES]
    names += [period.name for period in periods if period.kind not in NOT_COMMITTEES]
    return names[0] if names else ""


def _helper(periods: list[OrganisationPeriod]) -> HelperContact | None:
    """Return the helper of the nearest body that has named one."""
    for period in periods:
        body = period.organisation
        if body.helper_phone:
            return HelperContact(name=body.helper_name or period.name, phone=body.helper_phone)
    return None
