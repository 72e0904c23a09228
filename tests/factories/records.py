"""Lines of the tables of a record for tests: ``row("work", person=…)`` writes the examples of the field table."""

from typing import Any

import factory

from members import codes, rows
from members.fields import DATES, TABLES_BY_NAME, Column, Kind
from members.models import Background
from vietnam.dates import parse


def example(column: Any) -> Any:
    """Return the value that the example of a field or column means."""
    if column.kind in DATES:
        return parse(column.example)
    if column.kind == Kind.CODE:
        return codes.get(column.codes).lookup(column.example)
    return column.example


def examples(columns: tuple[Column, ...]) -> dict[str, Any]:
    """Return the values of the examples by name."""
    return {column.name: example(column) for column in columns}


def row(table: str, *, person: Any, **values: Any) -> Any:
    """Write one line straight into a table of the record; values not given are the examples."""
    shape = TABLES_BY_NAME[table]
    filled = rows.columns(shape, {**examples(shape.columns), **values})
    return rows.model_of(shape).objects.create(person=person, **filled)


class BackgroundFactory(factory.django.DjangoModelFactory):
    """Items 27, 28 b–c and 30 of a person."""

    class Meta:
        model = Background

    law_words = "năm 1988, cảnh cáo"
    income = 240_000_000
    house_own = "nhà ba tầng"
    house_own_area = "42.5"
