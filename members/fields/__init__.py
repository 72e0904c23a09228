"""The field table of the record: one place that says what every field is and how it is treated."""

from members.fields.background import BACKGROUND, BACKGROUND_GROUPS
from members.fields.shapes import DATES, WORDS, Column, Field, FieldClass, Group, Kind, Table, named
from members.fields.table import GROUPS, RECORD
from members.fields.tables import TABLES, TABLES_BY_NAME

BY_NAME = named((*RECORD, *BACKGROUND))

__all__ = [
    "BACKGROUND",
    "BACKGROUND_GROUPS",
    "BY_NAME",
    "DATES",
    "GROUPS",
    "RECORD",
    "TABLES",
    "TABLES_BY_NAME",
    "WORDS",
    "Column",
    "Field",
    "FieldClass",
    "Group",
    "Kind",
    "Table",
]
