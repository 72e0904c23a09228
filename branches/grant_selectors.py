"""Rows about roles for pages: who holds what, who gives it, whose accounts one may look after."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from accounts.grantors import Grantor, HeldRole
from accounts.models import User
from accounts.roles import PERMISSION_WORDS, ROLES, Permission, roles_that_grant, roles_that_hold
from accounts.scope import Scope
from branches.grants import may_end
from branches.models import OrganisationPeriod, RoleGrant
from branches.querysets import during

USERS_A_PAGE = 50
ORGANISATIONS_SHOWN = 20


@dataclass(frozen=True)
class GrantRow:
    """One grant on the page of a user; ``until`` is the last day, None = open."""

    pk: int
    role: str | Promise
    organisation: str
    since: date
    until: date | None
    reason: str
    granted_by: str
    is_ended: bool
    may_end: bool


@dataclass(frozen=True)
class UserRow:
    """One account in the list of accounts, with its roles of today within reach."""

    pk: int
    username: str
    full_name: str
    phone: str
    is_active: bool
    roles: tuple[str, ...]


class Tree:
    """The answers of this app to ``accounts.grantors``."""

    def held_roles(self, user: User, day: date) -> list[HeldRole]:
        """Return the roles in force on the day for one person, in the order of the catalogue."""
        grants = list(RoleGrant.objects.on(day).filter(user=user))
        names = last_names([grant.organisation_id for grant in grants])
        order = list(ROLES)
        rows = [_held_role(grant, names) for grant in grants if grant.role in ROLES]
        return [row for _, row in sorted(rows, key=lambda pair: order.index(pair[0]))]

    def grantors(self, permission: Permission | None, path: str, day: date) -> list[Grantor]:
        """Return who may give the permission at ``path``, at the nearest level that has somebody.

        An empty path asks for the top of the tree.
        """
        ids = [int(part) for part in path.split("/") if part]
        if not ids:
            ids = list(OrganisationPeriod.objects.on(day).filter(parent=None).values_list("organisation_id", flat=True))
        return _nearest(RoleGrant.objects.on(day), [role.code for role in roles_that_grant(permission)], ids)

    def holders(self, permission: Permission, path: str, day: date, *, but: User) -> list[Grantor]:
        """Return who holds the permission at ``path`` beside one person, at the nearest level that has somebody."""
        ids = [int(part) for part in path.split("/") if part]
        grants = RoleGrant.objects.on(day).exclude(user=but)
        return _nearest(grants, [role.code for role in roles_that_hold(permission)], ids)


def _nearest(grants: QuerySet[RoleGrant], roles: list[str], ids: list[int]) -> list[Grantor]:
    """Return the people with one of the roles on the lowest of the bodies ``ids`` that has somebody."""
    grants = grants.filter(role__in=roles, organisation__in=ids, user__is_active=True)
    found = list(grants.select_related("user", "organisation").order_by("user__full_name"))
    nearest = max((ids.index(grant.organisation_id) for grant in found), default=None)
    if nearest is None:
        return []
    names = last_names([ids[nearest]])
    return [_grantor(grant, names) for grant in found if grant.organisation_id == ids[nearest]]


def _held_role(grant: RoleGrant, names: dict[int, str]) -> tuple[str, HeldRole]:
    role = ROLES[grant.role]
    words = tuple(text for permission, text in PERMISSION_WORDS.items() if permission in role.permissions)
    row = HeldRole(
        label=role.label,
        words=role.words,
        organisation=names.get(grant.organisation_id, ""),
        since=grant.starts_on,
        until=last_day(grant.ends_on),
        permissions=words,
    )
    return grant.role, row


def _grantor(grant: RoleGrant, names: dict[int, str]) -> Grantor:
    return Grantor(
        full_name=grant.user.full_name,
        role=ROLES[grant.role].label,
        organisation=names.get(grant.organisation_id, ""),
        phone=grant.organisation.helper_phone or grant.user.phone,
    )


def last_day(ends_on: date | None) -> date | None:
    """Return the last day of a period whose end is exclusive."""
    return ends_on - timedelta(days=1) if ends_on else None


def last_names(organisation_ids: list[int]) -> dict[int, str]:
    """Return the name of each organisation now, or its last one, by id."""
    periods = OrganisationPeriod.objects.filter(organisation__in=organisation_ids).order_by("starts_on")
    return dict(periods.values_list("organisation_id", "name"))


def users_in_reach(scope: Scope, day: date) -> QuerySet[User]:
    """Return the accounts with a role, now or before, on a body where the scope's holder gives roles."""
    grants = RoleGrant.objects.visible_to(scope, day).filter(user=OuterRef("pk"))
    return User.objects.filter(Exists(grants))


def user_rows(scope: Scope, day: date, *, words: str = "", after: str = "") -> tuple[list[UserRow], str]:
    """Return a page of accounts by user name, and the number of the last one when more follow ("" = last).

    The next page starts after that account: a number, so that no address holds anybody's name.
    """
    users = users_in_reach(scope, day).order_by("username")
    if words:
        users = users.filter(Q(username__icontains=words) | Q(full_name__icontains=words))
    if after.isdecimal() and len(after) < 19:
        last = users_in_reach(scope, day).filter(pk=int(after)).values_list("username", flat=True).first()
        users = users.filter(username__gt=last or "")
    page = list(users[: USERS_A_PAGE + 1])
    shown = page[:USERS_A_PAGE]
    roles = _roles_of([user.pk for user in shown], scope, day)
    rows = [
        UserRow(
            pk=user.pk,
            username=user.username,
            full_name=user.full_name,
            phone=user.phone,
            is_active=user.is_active,
            roles=tuple(roles.get(user.pk, ())),
        )
        for user in shown
    ]
    return rows, str(shown[-1].pk) if len(page) > USERS_A_PAGE else ""


def _roles_of(user_ids: list[int], scope: Scope, day: date) -> dict[int, list[str]]:
    grants = list(RoleGrant.objects.visible_to(scope, day).on(day).filter(user__in=user_ids).order_by("pk"))
    names = last_names([grant.organisation_id for grant in grants])
    found: dict[int, list[str]] = {}
    for grant in grants:
        label = ROLES[grant.role].label if grant.role in ROLES else grant.role
        found.setdefault(grant.user_id, []).append(f"{label} · {names.get(grant.organisation_id, '')}")
    return found


def grant_rows(user: User, scope: Scope, day: date) -> list[GrantRow]:
    """Return the grants of one account within reach, the open ones first, then the newest."""
    grants = list(RoleGrant.objects.visible_to(scope, day).filter(user=user).select_related("granted_by"))
    names = last_names([grant.organisation_id for grant in grants])
    rows = [_grant_row(grant, names, scope, day) for grant in grants]
    return sorted(rows, key=lambda row: (row.is_ended, -row.since.toordinal(), -row.pk))


def _grant_row(grant: RoleGrant, names: dict[int, str], scope: Scope, day: date) -> GrantRow:
    is_ended = grant.ends_on is not None and grant.ends_on <= day
    return GrantRow(
        pk=grant.pk,
        role=ROLES[grant.role].label if grant.role in ROLES else grant.role,
        organisation=names.get(grant.organisation_id, ""),
        since=grant.starts_on,
        until=last_day(grant.ends_on),
        reason=grant.reason,
        granted_by=grant.granted_by.full_name if grant.granted_by else "",
        is_ended=is_ended,
        may_end=not is_ended and grant.user_id != scope.user_id and may_end(grant, scope),
    )


def organisations_to_choose(scope: Scope, day: date, words: str) -> list[OrganisationPeriod]:
    """Return bodies where one gives roles whose name or parent's name has the words, highest first.

    Each carries ``parent_name``, which tells namesakes apart.
    """
    from vietnam import names

    above = FilteredRelation("parent__periods", condition=during(day, "parent__periods__"))
    periods = OrganisationPeriod.objects.on(day).filter(scope.q(Permission.GRANT_ROLES, "path"))
    periods = periods.annotate(above=above, parent_name=F("above__name"))
    for word in names.fold(words).split():
        periods = periods.filter(Q(name_folded__contains=word) | Q(above__name_folded__contains=word))
    return sorted(
        periods.order_by("path")[:ORGANISATIONS_SHOWN], key=lambda period: (period.path.count("/"), period.name_sort)
    )
