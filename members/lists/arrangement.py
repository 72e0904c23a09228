"""How a list lies before somebody: the columns, their order, how dense; kept for each user, or of a saved list.

A ``SavedList`` without a name is how its owner left the list last; it is never shown among the saved ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db.models import Q

from accounts.models import User
from accounts.scope import Scope
from members import listing
from members.lists import columns
from members.models import SavedList

OWN: Final = ""
DENSE, ORDER = "day", "xep"


@dataclass(frozen=True)
class Arrangement:
    """The columns, whether rows are close together, the order, and the saved list they belong to."""

    columns: tuple[str, ...]
    dense: bool = False
    order: str = ""
    is_chosen: bool = False
    saved: SavedList | None = None


def of(user: User, scope: Scope, saved_id: int | None = None) -> Arrangement:
    """Return how the list lies for somebody, with the saved list the address names if they may use it: one query."""
    wanted = Q(owner=user, name=OWN)
    if saved_id:
        wanted |= Q(pk=saved_id) & ~Q(name=OWN)
    rows = SavedList.objects.usable_by(user.pk, places(scope)).filter(wanted)
    found = {row.name == OWN: row for row in rows}
    own, saved = found.get(True), found.get(False)
    params = own.params if own else {}
    names = (saved.columns if saved and saved.columns else None) or (own.columns if own else [])
    return Arrangement(
        columns=tuple(names) or columns.DEFAULT,
        dense=params.get(DENSE) == "1",
        order=params.get(ORDER, ""),
        is_chosen=bool(names),
        saved=saved,
    )


def places(scope: Scope) -> list[int]:
    """Return the organisations somebody works in, and all above them: what is shared there is theirs to use."""
    return sorted({int(step) for grant in scope.grants if grant.permissions for step in grant.path.split("/") if step})


def in_order(asked: listing.Request, used: Arrangement) -> listing.Request:
    """Return the request in the order of the arrangement where the address asks for none."""
    if "xep" in asked.params or not used.order:
        return asked
    return replace(asked, params={**asked.params, "xep": used.order})


def moved(names: Sequence[str], name: str, by: int) -> list[str]:
    """Return the names with one of them moved up (-1) or down (1)."""
    found = list(names)
    if name in found:
        place = found.index(name)
        found.insert(min(max(place + by, 0), len(found) - 1), found.pop(place))
    return found
