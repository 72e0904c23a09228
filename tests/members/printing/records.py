"""A record in which every field of the field table is filled with its example, and what a PDF says."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from members import codes, facts, kinds, rows
from members.fields import BACKGROUND, RECORD, TABLES, Column, Field, Kind
from members.models import Background, Membership, Person
from tests.factories.members import MemberFactory
from vietnam import dates


def example(known: Field | Column) -> Any:
    """Return the value of the example in the hint, as the database keeps it."""
    if known.kind == Kind.CODE:
        return codes.get(known.codes).lookup(known.example)
    if known.kind in (Kind.DATE, Kind.DAY):
        return dates.parse(known.example)
    if known.kind == Kind.AMOUNT:
        return int(known.example.replace(".", ""))
    if known.kind == Kind.AREA:
        return Decimal(known.example.replace(".", "").replace(",", "."))
    return known.example


def full_record(cell) -> Person:
    """Make a person with every field, every table and the background filled."""
    person = MemberFactory(cell=cell)
    values = {field.name: example(field) for field in (*RECORD, *BACKGROUND)}
    Person.objects.filter(pk=person.pk).update(**facts.person_columns(values))
    Membership.objects.filter(person=person).update(**facts.membership_columns(values))
    Background.objects.create(person=person, **facts.background_columns(values))
    for table in TABLES:
        columns = rows.columns(table, {column.name: example(column) for column in table.columns})
        rows.model_of(table).objects.create(person=person, **columns)
    return Person.objects.get(pk=person.pk)


def words(known: Field | Column) -> str:
    """Return what a paper says for the example."""
    return kinds.show(known, example(known))


def pdf_text(path: Path) -> str:
    """Return the text of a PDF without its line ends."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


def squeezed(text: str) -> str:
    """Leave out all spaces: numbers in boxes and broken lines come out with some between."""
    return re.sub(r"\s+", "", text)
