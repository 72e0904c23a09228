"""Tabs that higher floors add to the pages of a member: each registers its own when Django starts."""

from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.roles import Permission
from accounts.scope import Scope


@dataclass(frozen=True)
class Tab:
    """A tab: its name among the tabs, its label, the address (which takes the person's id), the right it asks for."""

    name: str
    label: str | Promise
    url_name: str
    permission: Permission


_tabs: dict[str, Tab] = {}


def provide(tab: Tab) -> None:
    """Add a tab, or replace the one of the same name."""
    _tabs[tab.name] = tab


def provided(scope: Scope, path: str) -> list[Tab]:
    """Return the tabs that somebody may open on a record kept at ``path``."""
    return [tab for tab in _tabs.values() if scope.allows(tab.permission, path)]
