"""What the refused page and "Quyền của tôi" ask of the tree; ``branches``, which knows it, answers."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise

from accounts.models import User
from accounts.roles import Permission

Words = str | Promise


@dataclass(frozen=True)
class Grantor:
    """Somebody who may give a role, or who holds a right: who, as what, where, and the helper's telephone there."""

    full_name: str
    role: Words
    organisation: str
    phone: str = ""


@dataclass(frozen=True)
class HeldRole:
    """One role of one person as "Quyền của tôi" shows it; ``until`` is the last day, None = open."""

    label: Words
    words: Words
    organisation: str
    since: date
    until: date | None
    permissions: tuple[Words, ...]
    is_ended: bool = False


class Tree(Protocol):
    """What ``branches`` answers."""

    def held_roles(self, user: User, day: date) -> list[HeldRole]:
        """Return the roles in force on the day for one person."""

    def grantors(self, permission: Permission | None, path: str, day: date) -> list[Grantor]:
        """Return who may give the permission at ``path`` (empty = anywhere), at the nearest level only."""

    def holders(self, permission: Permission, path: str, day: date, *, but: User) -> list[Grantor]:
        """Return who holds the permission at ``path`` beside one person, at the nearest level only."""


class _NoTree:
    """The answer before ``branches`` is ready: nobody."""

    def held_roles(self, user: User, day: date) -> list[HeldRole]:
        """Return nothing."""
        return []

    def grantors(self, permission: Permission | None, path: str, day: date) -> list[Grantor]:
        """Return nobody."""
        return []

    def holders(self, permission: Permission, path: str, day: date, *, but: User) -> list[Grantor]:
        """Return nobody."""
        return []


_tree: Tree = _NoTree()


def take_tree_from(tree: Tree) -> None:
    """Let a higher app answer."""
    global _tree
    _tree = tree


def tree() -> Tree:
    """Return whoever answers."""
    return _tree
