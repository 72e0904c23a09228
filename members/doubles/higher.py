"""Rows of higher apps that hang on a person or a membership: each app says how a merge treats its own.

A row goes where its membership or person goes. Where both records have one of which only one can be, a row that
says the same, or says nothing, gives way; two that differ are refused, with what to do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.findings import Finding

PERSON, MEMBERSHIP = "person", "membership"
_TECHNICAL: Final = frozenset({"id", "version", "created_at", "created_by_id"})


def _always(row: Any) -> bool:
    return True


def _never(row: Any) -> bool:
    return False


@dataclass(frozen=True)
class Way:
    """How a merge treats one column that points at a person or a membership.

    ``once_for`` names the columns for which there is one row only; ``apart`` says that times may not overlap.
    ``is_empty`` tells a row that says nothing; ``may_go`` one that may be left out. ``told`` names the row in the
    words of a refusal. ``guard`` is a trigger that lets these rows change in a merge only; ``beside`` a column of
    the same row that must name somebody else: such a row stays as it was told.
    """

    model: str
    column: str
    of: str
    once_for: tuple[str, ...] = ()
    apart: bool = False
    is_empty: Callable[[Any], bool] = _never
    may_go: Callable[[Any], bool] = _always
    told: Callable[[Any], str] = str
    remedy: str | Promise = ""
    guard: str = ""
    beside: str = ""

    @property
    def rows(self) -> Any:
        """Return the rows of the table."""
        return apps.get_model(self.model)._default_manager.all()


_ways: dict[str, Way] = {}


def register(*ways: Way) -> None:
    """Let merges know columns of a higher app; called once when Django starts."""
    for way in ways:
        _ways[f"{way.model.partition('.')[2]}.{way.column}"] = way


def known() -> dict[str, Way]:
    """Return what was registered, by ``model.column``."""
    return dict(_ways)


def models() -> dict[str, list[Way]]:
    """Return the ways by the label of their model."""
    found: dict[str, list[Way]] = {}
    for way in _ways.values():
        found.setdefault(way.model, []).append(way)
    return found


def findings(of: str, stays_id: int, goes_id: int) -> list[Finding]:
    """Say which rows of both differ where there can be only one."""
    found = []
    for way in of_kind(of):
        for mine, theirs in meeting(way, stays_id, goes_id):
            if giving_way(way, mine, theirs) is None:
                given = {"what": mine._meta.verbose_name, "which": way.told(theirs)}
                reason = _("Cả hai hồ sơ đều có {what} mà không gộp làm một được: {which}.").format(**given)
                found.append(Finding("rows_clash", "", reason, str(way.remedy)))
    return found


def of_kind(of: str) -> list[Way]:
    """Return the ways of what points at a person, or at a membership."""
    return [way for way in _ways.values() if way.of == of]


def meeting(way: Way, stays_id: int, goes_id: int) -> list[tuple[Any, Any]]:
    """Return the rows of both of which only one can be."""
    if not way.once_for and not way.apart:
        return []
    both = list(way.rows.filter(**{f"{way.column}__in": (stays_id, goes_id)}).order_by("pk"))
    mine, theirs = ([row for row in both if getattr(row, f"{way.column}_id") == pk] for pk in (stays_id, goes_id))
    return [(one, other) for one in mine for other in theirs if _is_one(way, one, other)]


def _is_one(way: Way, one: Any, other: Any) -> bool:
    if way.apart:
        ends = [row.ends_on or date.max for row in (one, other)]
        return bool(max(one.starts_on, other.starts_on) < min(ends))
    return all(getattr(one, name) == getattr(other, name) for name in way.once_for)


def giving_way(way: Way, mine: Any, theirs: Any) -> Any:
    """Return the row that is left out, None where a person must decide."""
    if way.may_go(theirs) and (_said(way, mine) == _said(way, theirs) or way.is_empty(theirs)):
        return theirs
    return mine if way.may_go(mine) and way.is_empty(mine) else None


def _said(way: Way, row: Any) -> dict[str, Any]:
    mine = _TECHNICAL | {f"{way.column}_id"}
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if one.attname not in mine}
