"""What a list can be narrowed by and can show: each field and table of the record that the policy lets one have."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from members import facts, policy
from members.fields import BACKGROUND_GROUPS, BY_NAME, DATES, GROUPS, TABLES, TABLES_BY_NAME, Column, Field, Kind, Table

WORDS_TO_SEARCH: Final = frozenset({Kind.TEXT, Kind.LONG, Kind.NAME, Kind.PROVINCE, Kind.COUNTRY})
"""Kinds in which a text may be looked for; the figures of papers are masked, so nobody may feel for them."""


@dataclass(frozen=True)
class Item:
    """One field or one table, as the boxes of a list name it."""

    name: str
    field: Field | None = None
    table: Table | None = None

    @property
    def label(self) -> str:
        """Return its name without the number of the item on the paper."""
        if self.table:
            return str(self.table.legend).rpartition(" (")[0] or str(self.table.legend)
        return str(facts.label(self.name))

    @property
    def kind(self) -> Kind | None:
        """Return the kind of a field; None for a table."""
        return self.field.kind if self.field else None

    @property
    def path(self) -> str:
        """Return where the field lies, seen from a membership."""
        row = self.field.row if self.field else "membership"
        return {"person": f"person__{self.name}", "membership": self.name}.get(row, f"person__background__{self.name}")

    @property
    def is_special(self) -> bool:
        """Say whether it is special data."""
        return policy.klass(self.name) == policy.FieldClass.SPECIAL


@dataclass(frozen=True)
class Shelf:
    """Some items under the heading they have on the paper."""

    legend: str | Promise
    items: tuple[Item, ...]


@lru_cache(maxsize=512)
def item(name: str) -> Item | None:
    """Return the item of a name; None for what the record does not have."""
    if name in BY_NAME:
        return Item(name, field=BY_NAME[name])
    return Item(name, table=TABLES_BY_NAME[name]) if name in TABLES_BY_NAME else None


def shelves(scope: Scope) -> list[Shelf]:
    """Return all items somebody may have in a list, in the order of the paper."""
    made = []
    for group in (*GROUPS, *BACKGROUND_GROUPS):
        names = [name for name in group.fields if policy.holds(name, scope)]
        made.append(Shelf(group.legend, tuple(Item(name, field=BY_NAME[name]) for name in names)))
    tables = tuple(Item(table.name, table=table) for table in TABLES if policy.holds(table.name, scope))
    return [shelf for shelf in [*made, Shelf(_("Khen thưởng, kỷ luật, quá trình, gia đình"), tables)] if shelf.items]


def everything() -> Iterator[Item]:
    """Give every item of the record, kept in this installation or not."""
    for name in (*BY_NAME, *TABLES_BY_NAME):
        found = item(name)
        if found:
            yield found


def main_date(table: Table) -> Column | None:
    """Return the date that says when a line of the table was: the decision, else the beginning."""
    dated = [column for column in table.columns if column.kind in DATES]
    return next((column for column in dated if column.name == "decided_on"), dated[0] if dated else None)


def main_code(table: Table) -> Column | None:
    """Return the code column that says what a line of the table is."""
    return next((column for column in table.columns if column.kind == Kind.CODE), None)


def narrower(item_name: str, scope: Scope) -> Permission | None:
    """Return the permission whose reach narrows the people of this item; None where it is that of the list itself."""
    permission = policy.reach(item_name)
    if permission == Permission.VIEW_MEMBERS or scope.paths(permission) == scope.paths(Permission.VIEW_MEMBERS):
        return None
    return permission
