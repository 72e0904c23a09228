"""The one policy of the record: who sees which field, how, and what of it is logged.

Page, form, history, timeline, list, print, export and import all ask here, by the name of a field of the
record (``phone``), of a table (``disciplines``) or of a column of one (``disciplines.kind``)::

    policy.view("health", scope, person.keeper_path)       # View.HIDDEN, MASKED or SHOWN
    policy.text("phone", "0912345678", view)               # what may stand on the page
    policy.kept("family")                                   # False: no trace of it in this installation
    policy.holds("health", scope)                           # may a list that spans units have this column

Hidden means that nothing says the field is filled: no value, no count, no error, no line of history.
Masked is for numbers and phones until they are revealed; revealing, opening a form and reading what is
guarded are lines of the access log (``members.viewing``). The classes are ``members.field_classes``.
"""

from enum import StrEnum

from django.conf import settings

from accounts.roles import Permission
from accounts.scope import Scope
from members.field_classes import NUMBERS, FieldClass, class_of, masked
from members.fields import BY_NAME, TABLES, TABLES_BY_NAME, Field, Table


class View(StrEnum):
    """How a field is shown to somebody."""

    HIDDEN = "hidden"
    MASKED = "masked"
    SHOWN = "shown"


def _source(name: str) -> Field | Table | None:
    """Return the field, or the table of a table or column; None for a column of the rows that is in no table."""
    return BY_NAME.get(name) or TABLES_BY_NAME.get(name.partition(".")[0])


def is_guarded(name: str) -> bool:
    """Say whether reading it needs the right to see the background: items 18, 26–30."""
    source = _source(name)
    return source is not None and source.guarded


def is_optional(name: str) -> bool:
    """Say whether it belongs to items 27–30, which are off unless the committee's regime allows them."""
    source = _source(name)
    return source.optional if isinstance(source, Table) else source is not None and source.row == "background"


def kept(name: str) -> bool:
    """Say whether this installation keeps it at all (setting ``KEEP_BACKGROUND`` for items 27–30)."""
    return settings.KEEP_BACKGROUND or not is_optional(name)


def klass(name: str) -> FieldClass:
    """Return the class of a field, table or column; raises ``KeyError`` for one that has none."""
    table = TABLES_BY_NAME.get(name)
    return table.klass if table else class_of(name)


def view(name: str, scope: Scope, path: str, *, revealed: bool = False) -> View:
    """Say how a field of a record kept at ``path`` is shown; ``revealed`` while numbers are shown in full."""
    if not kept(name) or not scope.allows(Permission.VIEW_MEMBERS, path):
        return View.HIDDEN
    if is_guarded(name) and not scope.allows(Permission.VIEW_BACKGROUND, path):
        return View.HIDDEN
    return View.MASKED if name in MASKABLE and not revealed else View.SHOWN


def holds(name: str, scope: Scope) -> bool:
    """Say whether somebody may have this field in a list; the rows are then narrowed by ``reach``."""
    return kept(name) and scope.holds(Permission.VIEW_BACKGROUND if is_guarded(name) else Permission.VIEW_MEMBERS)


def reach(name: str) -> Permission:
    """Return the permission whose reach limits the records of which this field may be read."""
    return Permission.VIEW_BACKGROUND if is_guarded(name) else Permission.VIEW_MEMBERS


def may_edit(name: str, scope: Scope, path: str) -> bool:
    """Say whether somebody may write this field of a record kept at ``path``: who may not read it may not."""
    return scope.allows(Permission.EDIT_MEMBERS, path) and view(name, scope, path) != View.HIDDEN


def text(name: str, words: str, how: View) -> str:
    """Return what may be shown of the words of a field."""
    if how == View.HIDDEN:
        return ""
    return masked(name, words) if how == View.MASKED else words


def tables(scope: Scope, path: str) -> tuple[Table, ...]:
    """Return the tables of a record kept at ``path`` that somebody may read."""
    return tuple(table for table in TABLES if view(table.name, scope, path) != View.HIDDEN)


def kept_tables() -> tuple[Table, ...]:
    """Return the tables this installation keeps."""
    return tuple(table for table in TABLES if kept(table.name))


MASKABLE = frozenset({*NUMBERS, "phone"})
"""Fields shown with their middle hidden until they are revealed."""
