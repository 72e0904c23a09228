"""When a file about people needs a second person, and whether what was agreed to still covers it; no database.

How a kind of job comes under it: give ``JobKind(content=…)`` a function that takes the job (perhaps
not saved yet) and returns the ``Content`` of the file as it would be written at this moment. Nothing
else: ``request_job`` asks ``needed`` and lets the job wait, the run and the fetching ask again.
For an export with chosen columns, put each chosen column into ``Content.columns`` with its class::

    Content(
        people=312,
        outside=312,                                    # not in a cell of the requester's own
        scope_path="1/20/",                             # the lowest body all of them lie under
        place="Đảng bộ phường Ngọc Hà",
        conditions=(Part("Giới tính", "nữ"),),          # no name of a person, no text of a search
        columns=(Part("Họ và tên"), Part("Dân tộc", kind=ColumnClass.SPECIAL)),
    )
"""

from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import commonpath

from django.conf import settings

from jobs.choices import ColumnClass, Ground

TENTH = 10
"""What was agreed to covers a list that has grown by a tenth meanwhile: our reading, the register lives."""


@dataclass(frozen=True)
class Part:
    """One column, or one condition with its value, and the class of what it tells about a person."""

    label: str
    value: str = ""
    kind: str = ColumnClass.BASIC

    def as_list(self) -> list[str]:
        """Return it as the row of the approval keeps it."""
        return [str(self.label), str(self.value), str(self.kind)]


@dataclass(frozen=True)
class Content:
    """What a file will hold: how many people, how many of them outside the requester's own cells, and what of them."""

    people: int
    outside: int
    scope_path: str
    place: str = ""
    conditions: tuple[Part, ...] = ()
    columns: tuple[Part, ...] = ()

    @property
    def special(self) -> frozenset[str]:
        """Return the names of special data it tells, as a column or by a condition all of its people meet."""
        return frozenset(
            str(part.label) for part in (*self.columns, *self.conditions) if part.kind == ColumnClass.SPECIAL
        )


@dataclass(frozen=True)
class ApprovalNeeded:
    """A second person is needed: for what, and on which grounds."""

    content: Content
    grounds: tuple[Ground, ...]


def needed(content: Content) -> ApprovalNeeded | None:
    """Say on which grounds a second person must agree; None when nobody need.

    More than 200 people outside one's own cell (the setting ``APPROVAL_OVER_PEOPLE``), or any special
    data: trust.md's rule for files that go out, ours and not the law's.
    """
    grounds = []
    if content.outside > settings.APPROVAL_OVER_PEOPLE:
        grounds.append(Ground.MANY)
    if content.special:
        grounds.append(Ground.SPECIAL)
    return ApprovalNeeded(content, tuple(grounds)) if grounds else None


def covers(need: ApprovalNeeded, *, scope_path: str, people: int, special: Iterable[str]) -> bool:
    """Say whether an approval of so many people under ``scope_path`` covers what the file would hold now."""
    content = need.content
    return (
        content.scope_path.startswith(scope_path)
        and content.people <= people + people // TENTH
        and content.special <= set(special)
    )


def common_path(paths: Iterable[str]) -> str:
    """Return the path of the lowest body that all paths lie under; empty when there is none."""
    given = list(paths)
    shared = commonpath(given) if given else ""
    return f"{shared}/" if shared else ""
