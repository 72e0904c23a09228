"""The saved lists somebody may use: one's own and those shared with where one works or above, each with its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from members import filters, listing
from members.lists import arrangement, conditions, counting
from members.lists.counting import Amount
from members.models import Membership, SavedList


@dataclass(frozen=True)
class SavedRow:
    """One saved list as the page shows it."""

    pk: int
    name: str
    words: str
    owner: str
    is_own: bool
    shared: str
    amount: Amount | None


def usable(user: User, scope: Scope) -> list[SavedList]:
    """Return the lists somebody may use, their own first, by name: one query."""
    rows = SavedList.objects.usable_by(user.pk, arrangement.places(scope)).exclude(name=arrangement.OWN)
    found = list(rows.select_related("owner").order_by("name", "pk"))
    return sorted(found, key=lambda row: row.owner_id != user.pk)


def usable_list(pk: int, user: User, scope: Scope) -> SavedList | None:
    """Return one list somebody may use, None for any other."""
    return next((row for row in usable(user, scope) if row.pk == pk), None)


def rows(user: User, scope: Scope, today: date) -> list[SavedRow]:
    """Return the lists with their numbers: four queries whatever their number, one more for each unit they name."""
    found = usable(user, scope)
    asked = {row.pk: request_of(row, scope, today) for row in found}
    numbers = counting.amounts({pk: one for pk, one in asked.items() if listing.may_see(one)})
    shared = listing.cell_names({row.shared_with_id for row in found if row.shared_with_id}, today)
    return [
        SavedRow(
            pk=row.pk,
            name=row.name,
            words=words_of(asked[row.pk]),
            owner=str(row.owner),
            is_own=row.owner_id == user.pk,
            shared=shared.get(row.shared_with_id or 0, ""),
            amount=numbers.get(row.pk),
        )
        for row in found
    ]


def request_of(row: SavedList, scope: Scope, today: date) -> listing.Request:
    """Return the list as somebody sees it who opens it now."""
    return listing.read_request(row.params.get("query", {}), scope, today, None, texts=row.params.get("texts", {}))


def words_of(asked: listing.Request) -> str:
    """Return the conditions of a list as one line."""
    bound = filters.MemberFilter(asked.params, Membership.objects.none(), day=asked.day)
    found = "" if asked.found is None else "-"
    said = [f"{chip.label}: {chip.value}" for chip in listing.chips(asked, "", bound, search_key=found)]
    return "; ".join(said)


def kept_params(asked: listing.Request) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parameters of a list and the words they point at, as a saved list keeps them."""
    return dict(asked.params), dict(conditions.texts_used(asked.params, asked.texts))


def sharing_choices(scope: Scope, asked_unit: filters.Unit | None, today: date) -> list[tuple[str, str]]:
    """Return the organisations somebody may share a list with: where they work, and the unit of the list."""
    held = {grant.organisation_id for grant in scope.grants if Permission.VIEW_MEMBERS in grant.permissions}
    if asked_unit and scope.allows(Permission.VIEW_MEMBERS, asked_unit.path):
        held.add(asked_unit.organisation_id)
    periods = OrganisationPeriod.objects.on(today).filter(organisation_id__in=held).order_by("name_sort")
    return [(str(pk), name) for pk, name in periods.values_list("organisation_id", "name")]


def swapped(params: Mapping[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters with the keys of texts exchanged for others."""
    return {
        name: ",".join(_swapped(one, keys) for one in value.split(",")) if conditions.is_known(name) else value
        for name, value in params.items()
    }


def _swapped(value: str, keys: Mapping[str, str]) -> str:
    key = value.removeprefix(conditions.TEXT)
    return f"{conditions.TEXT}{keys.get(key, key)}" if value.startswith(conditions.TEXT) else value
