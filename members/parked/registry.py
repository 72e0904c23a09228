"""The kinds of signs that a member is parked: each a provider with its words, its query and what would clear it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from accounts.roles import Permission
from accounts.scope import Scope


@dataclass(frozen=True)
class Evidence:
    """One thing the register says, and where it says so."""

    words: str
    source: str
    url: str = ""


@dataclass(frozen=True)
class Provider:
    """One kind of sign.

    ``find(today)`` gives the rows of all members it speaks of, ``person`` is the look-up from such a row to
    the person ("" for persons themselves, else ending in ``__``), ``since`` the column of the day since when;
    ``tell(rows, today)`` gives the evidence of some rows by their id. ``cure`` says what would clear it.
    """

    kind: str
    label: str | Promise
    cure: str | Promise
    find: Callable[[date], QuerySet[Any]]
    since: str
    tell: Callable[[Sequence[int], date], dict[int, tuple[Evidence, ...]]]
    person: str = ""
    rule: str = ""

    def reached(self, scope: Scope, today: date, path: str = "") -> QuerySet[Any]:
        """Return the rows about members in reach, with ``path`` only those at it or below."""
        rows = self.find(today).filter(scope.q(Permission.VIEW_MEMBERS, f"{self.person}keeper_path"))
        return rows.filter(**{f"{self.person}keeper_path__startswith": path}) if path else rows


_providers: dict[str, Provider] = {}


def provide(provider: Provider) -> None:
    """Let an app find one kind of sign; asked from ``AppConfig.ready``."""
    _providers[provider.kind] = provider


def providers() -> dict[str, Provider]:
    """Return the providers by kind, in the order in which they registered."""
    return _providers
