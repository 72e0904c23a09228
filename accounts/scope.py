"""Scope: what one person may do and where, as a value that answers for one record and for a list."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.roles import ROLES, Permission, Role

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Grant:
    """One role on one organisation: ``path`` is its materialised path, such as ``1/23/``."""

    role: str
    organisation_id: int
    path: str
    name: str = ""

    @property
    def permissions(self) -> frozenset[Permission]:
        """Return the rights of the role; none when the catalogue no longer knows it."""
        role: Role | None = ROLES.get(self.role)
        return role.permissions if role else frozenset()


@dataclass(frozen=True)
class Scope:
    """The grants of one user on one day.

    ``allows`` and ``q`` answer the same question, for one path and for a query; tests compare them.
    Paths end in a slash, so that ``1/2/`` is no prefix of ``1/23/``.
    """

    user_id: int | None = None
    grants: tuple[Grant, ...] = ()

    def paths(self, permission: Permission) -> tuple[str, ...]:
        """Return the paths under which the permission holds, paths inside others left out."""
        found = sorted({grant.path for grant in self.grants if permission in grant.permissions})
        kept: list[str] = []
        for path in found:
            if not any(path.startswith(shorter) for shorter in kept):
                kept.append(path)
        return tuple(kept)

    def holds(self, permission: Permission) -> bool:
        """Say whether the permission holds anywhere."""
        return any(permission in grant.permissions for grant in self.grants)

    def allows(self, permission: Permission, path: str) -> bool:
        """Say whether the permission holds for a record kept at ``path``."""
        return any(path.startswith(prefix) for prefix in self.paths(permission))

    def reaches(self, path: str) -> bool:
        """Say whether any role at all covers ``path``, whatever it permits."""
        return any(path.startswith(grant.path) for grant in self.grants if grant.permissions)

    def q(self, permission: Permission, field: str) -> Q:
        """Return the condition that keeps rows whose ``field`` (a path) lies in reach."""
        condition = Q()
        paths = self.paths(permission)
        for path in paths:
            condition |= Q(**{f"{field}__startswith": path})
        return condition if paths else NOTHING

    def roles(self) -> tuple[str, ...]:
        """Return the codes of the roles held, in the order of the catalogue."""
        held = {grant.role for grant in self.grants}
        return tuple(code for code in ROLES if code in held)


NO_SCOPE = Scope()
