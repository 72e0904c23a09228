"""The lines of the tables of a record, read together: one query for any number of tables. Reading only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members import policy, rows
from members.fields import TABLE_SLUGS, TABLES_BY_NAME, Table
from members.models import Discipline, Person
from members.selectors.record import Fact

Lines = dict[str, list[Any]]
"""Rows by the name of their table, as the paper has them: the earliest first."""


def lines_of(person_id: int, tables: Sequence[Table]) -> Lines:
    """Read the lines of these tables of one record: one query, none without tables."""
    found: Lines = {table.name: [] for table in tables}
    if not tables:
        return found
    first, *rest = (_packed(table, person_id) for table in tables)
    for name, packed in first.union(*rest, all=True):
        fields = rows.model_of(TABLES_BY_NAME[name])._meta.concrete_fields
        row = rows.model_of(TABLES_BY_NAME[name])(**{one.attname: one.to_python(packed[one.attname]) for one in fields})
        row._state.adding = False
        found[name].append(row)
    return {table.name: rows.in_order(table, found[table.name]) for table in tables}


def _packed(table: Table, person_id: int) -> Any:
    """Return the query that gives each line of a table as one JSON value, so that tables can be joined end to end."""
    model = rows.model_of(table)
    columns = {field.attname: field.attname for field in model._meta.concrete_fields}
    lines = model.objects.filter(person_id=person_id).order_by()
    return lines.values_list(Value(table.name), JSONObject(**columns))


@dataclass(frozen=True)
class LineRow:
    """One line as a page shows it: heading, time, the rest of its columns, and its number for links."""

    pk: int
    heading: str
    period: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class TableSection:
    """One table as a page shows it; ``slug`` leads to its forms."""

    name: str
    slug: str
    legend: str
    lines: tuple[LineRow, ...]
    guarded: bool
    is_dated: bool

    @property
    def says_more(self) -> bool:
        """Say whether any line has more to tell than its heading and time."""
        return any(line.facts for line in self.lines)


def sections_of(person: Person, scope: Scope, items: Iterable[str]) -> list[TableSection]:
    """Return the tables of these names that somebody may read, with their lines: one query."""
    wanted = set(items)
    tables = [table for table in policy.tables(scope, person.keeper_path) if table.name in wanted]
    lines = lines_of(person.pk, tables)
    return [section(table, lines[table.name]) for table in tables]


def section(table: Table, found: Iterable[Any]) -> TableSection:
    """Return one table as a page shows it."""
    shown = tuple(line_row(table, row) for row in found)
    is_dated = any(column.name in ("starts_on", "decided_on") for column in table.columns)
    return TableSection(table.name, TABLE_SLUGS[table.name], str(table.legend), shown, table.guarded, is_dated)


def line_row(table: Table, row: Any) -> LineRow:
    """Return one line as a page shows it; a column said by its heading or its period is not repeated."""
    values = rows.values_of(table, row)
    said = {*rows.SAID[table.name], *_PERIODS}
    if "starts_on" not in values and values.get("decided_on"):
        said |= {"decided_on"}
    if table.name == "badges" and not values["decided_on"]:
        said |= {"awarded_on"}
    shown = tuple(
        Fact(str(rows.label(table, column.name)), rows.show(column, values[column.name]))
        for column in table.columns
        if column.name not in said and values[column.name] not in ("", None)
    )
    if isinstance(row, Discipline):
        words = _("đang có hiệu lực theo sổ") if row.is_in_force(timezone.localdate()) else _("đã hết hiệu lực")
        shown = (*shown, Fact(_("Hiệu lực"), words))
    return LineRow(row.pk, rows.heading(table, values), rows.period(values), shown)


_PERIODS = ("starts_on", "ends_on")
