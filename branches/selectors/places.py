"""Where a body stands: itself on a day, its ancestors, what of them may be opened."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.querysets import during


@dataclass(frozen=True)
class Ancestor:
    """One step of the way down to a body; ``url`` is empty where this person may not open it."""

    organisation_id: int
    name: str
    url: str


def detail_url(organisation_id: int) -> str:
    """Return the page of an organisation."""
    return reverse("branches:detail", args=[organisation_id])


def ids_of(path: str) -> list[int]:
    """Return the ids a path is made of, from the root down."""
    return [int(step) for step in path.split("/") if step]


def ancestors(path: str, day: date, scope: Scope) -> list[Ancestor]:
    """Return the bodies above the one at ``path``, from the root down, by their names on ``day``. One query."""
    above = ids_of(path)[:-1]
    periods = OrganisationPeriod.objects.filter(during(day), organisation_id__in=above)
    found = {period.organisation_id: period for period in periods}
    return [
        Ancestor(
            one,
            found[one].name,
            detail_url(one) if scope.allows(Permission.VIEW_ORGANISATIONS, found[one].path) else "",
        )
        for one in above
        if one in found
    ]


def names_on(pairs: set[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """Return the name of each body on each day asked, in one query; the last name where it was closed."""
    periods = OrganisationPeriod.objects.filter(organisation_id__in={one for one, _day in pairs})
    names: dict[tuple[int, date], str] = {}
    for period in periods.order_by("starts_on"):
        for one, day in pairs:
            if one == period.organisation_id and (period.starts_on <= day or (one, day) not in names):
                names[one, day] = period.name
    return names


def paper_words(number: str, decided_on: date | None, issuer: str) -> str:
    """Say which decision: Quyết định số 12-QĐ/TU ngày 16/06/2025 của Thành ủy Hà Nội; empty for none."""
    parts = []
    if number:
        parts.append(_("Quyết định số {number}").format(number=number))
    if decided_on:
        day = f"{decided_on:%d/%m/%Y}"
        parts.append(_("ngày {day}").format(day=day) if parts else _("Quyết định ngày {day}").format(day=day))
    if issuer:
        parts.append(_("của {issuer}").format(issuer=issuer) if parts else issuer)
    return " ".join(parts)
