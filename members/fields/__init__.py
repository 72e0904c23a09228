"""The field table of the record: one place that says what every field is and how it is treated."""

from members.fields.background import BACKGROUND, BACKGROUND_GROUPS
from members.fields.shapes import DATES, WORDS, Column, Field, FieldClass, Group, Kind, Table, named
from members.fields.steps import (
    BACKGROUND_STEPS,
    FIRST_FIELDS,
    STEP_OF,
    STEPS,
    STEPS_BY_SLUG,
    TABLE_SLUGS,
    TABLES_BY_SLUG,
    Step,
)
from members.fields.table import GROUPS, RECORD
from members.fields.tables import TABLES, TABLES_BY_NAME

BY_NAME = named((*RECORD, *BACKGROUND))

__all__ = [
    "BACKGROUND",
    "BACKGROUND_GROUPS",
    "BACKGROUND_STEPS",
    "BY_NAME",
    "DATES",
    "FIRST_FIELDS",
    "GROUPS",
    "RECORD",
    "STEPS",
    "STEPS_BY_SLUG",
    "STEP_OF",
    "TABLES",
    "TABLES_BY_NAME",
    "TABLES_BY_SLUG",
    "TABLE_SLUGS",
    "WORDS",
    "Column",
    "Field",
    "FieldClass",
    "Group",
    "Kind",
    "Step",
    "Table",
]
