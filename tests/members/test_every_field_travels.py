"""Every field of the field table travels: form → database → page, as class and role say.

``CASES`` are all fields and columns with their examples; other roads (list, print, export, import) take the
same cases and add their own tests below, so that a new field cannot be forgotten on any of them.
"""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from branches.scopes import scope_of
from members import codes, facts, kinds, policy, rows, selectors
from members.fields import (
    BACKGROUND,
    BY_NAME,
    DATES,
    RECORD,
    STEP_OF,
    STEPS_BY_SLUG,
    TABLE_SLUGS,
    TABLES,
    TABLES_BY_NAME,
    Column,
    Field,
    Kind,
)
from members.forms.doubts import boxes_of
from members.models import Background, Membership, Person
from members.policy import View
from tests.factories.members import MemberFactory
from tests.factories.records import example, examples
from tests.members.test_forms import fields_of
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
REASON, TODAY = "theo hồ sơ gốc", date(2026, 11, 24)
ROLES = ("secretary", "leader", "inspector")
"""Writes and sees all; reads without the background; reads with it."""


@dataclass(frozen=True)
class Case:
    """One field of the record, or one column of one of its tables (then ``table`` is its name)."""

    name: str
    source: Field | Column
    table: str = ""

    @property
    def value(self) -> Any:
        """Return what the example means, as the record keeps it."""
        return stored(self.source)

    @property
    def words(self) -> str:
        """Return what people read."""
        return kinds.show(self.source, self.value)


CASES = [Case(field.name, field) for field in (*RECORD, *BACKGROUND)]
CASES += [Case(f"{table.name}.{one.name}", one, table.name) for table in TABLES for one in table.columns]


def stored(source: Field | Column) -> Any:
    """Return the value of the example in the type of its kind."""
    if source.kind in (Kind.AMOUNT, Kind.AREA):
        return kinds.unpack(source.kind, source.example.replace(",", "."))
    return example(source)


def boxes(source: Field | Column) -> dict[str, str]:
    """Return what a person types or chooses to say the example."""
    if source.kind in DATES:
        return boxes_of(source.name, parse(source.example))
    if source.kind == Kind.CODE:
        return {source.name: codes.get(source.codes).lookup(source.example) or ""}
    return {source.name: source.example}


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.KEEP_BACKGROUND = True


@pytest.fixture
def person(city):
    return MemberFactory(
        cell=city.cell, full_name="Trần Văn Bình", ethnic="", religion="", sex="", admitted_on=None, official_on=None
    )


FORMS = list(dict.fromkeys(case.table or STEP_OF[case.name].slug for case in CASES))
"""Every short form and every table, by the word that names it here."""


def cases_of(form: str) -> list[Case]:
    return [case for case in CASES if form == (case.table or STEP_OF[case.name].slug)]


def fill(client, person, form: str) -> Any:
    """Open a short form or the page of a table, type every example into it, send it."""
    if form in TABLE_SLUGS:
        url = reverse("members:rows", args=[person.pk, TABLE_SLUGS[form]])
    else:
        url = reverse("members:edit_step", args=[person.pk, form])
    typed = {box: text for case in cases_of(form) for box, text in boxes(case.source).items()}
    sent = fields_of(client.get(url).content.decode())
    return client.post(url, {**sent, **typed, "reason": REASON}, follow=True)


def read(person: Person, case: Case) -> Any:
    """Read the value back from the database."""
    if case.table:
        table = TABLES_BY_NAME[case.table]
        return rows.values_of(table, rows.model_of(table).objects.get(person=person))[case.source.name]
    model = {"person": Person, "membership": Membership, "background": Background}[BY_NAME[case.name].row]
    row = model.objects.get(**({"pk": person.pk} if model is Person else {"person": person}))
    return kinds.read(row, case.name, case.source.kind)


def page_of(form: str) -> str:
    """Return the name of the tab that shows what the form fills."""
    pages = {"work": "course", "training": "course", "travels": "background", "family": "background"}
    if form in TABLE_SLUGS:
        return pages.get(form, "honours")
    return "background" if STEPS_BY_SLUG[form].row == "background" else "profile"


def shown(client, person, form: str) -> list[str]:
    """Return the texts that stand on the page of the form, nothing when it is refused."""
    answer = client.get(reverse(f"members:{page_of(form)}", args=[person.pk]))
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")] if answer.status_code == 200 else ""
    return [unescape(text).strip() for text in re.findall(r">([^<>]+)<", main)]


def times(texts: list[str], words: str) -> int:
    return sum(words in text for text in texts)


@pytest.mark.parametrize("form", FORMS)
def test_fields_travel_from_the_form_into_the_database_and_onto_the_page(form, person, people, client_for):
    clients = {role: client_for(people[role]) for role in ROLES}
    before = {role: shown(clients[role], person, form) for role in ROLES}
    answer = fill(clients["secretary"], person, form)
    sent = answer.context.get("form") if answer.context else None
    assert not (sent and sent.is_bound and sent.errors), sent.errors
    assert {case.name: read(person, case) for case in cases_of(form)} == {
        case.name: case.value for case in cases_of(form)
    }
    for role in ROLES:
        texts, scope = shown(clients[role], person, form), scope_of(people[role], TODAY)
        for case in cases_of(form):
            how = policy.view(case.name, scope, person.keeper_path)
            more = times(texts, case.words) - times(before[role], case.words)
            assert (more > 0) == (how == View.SHOWN), (role, case.name)
            if how == View.MASKED:
                assert times(texts, policy.text(case.name, case.words, how)), (role, case.name)


def test_every_field_stands_in_one_short_form_and_every_table_has_its_page():
    assert set(STEP_OF) == {field.name for field in (*RECORD, *BACKGROUND)}
    assert set(TABLE_SLUGS) == {table.name for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_words_of_a_line_say_every_column(table, city):
    person = MemberFactory(cell=city.cell)
    model = rows.model_of(table)
    line = model.objects.create(person=person, **rows.columns(table, examples(table.columns)))
    row = selectors.line_row(table, line)
    said = " ".join([row.heading, row.period, *(str(fact.value) for fact in row.facts)])
    for column in table.columns:
        assert kinds.show(column, stored(column)) in said, column.name


def test_nothing_of_a_guarded_field_is_on_any_page_of_one_who_may_not_see_it(person, people, client_for):
    """The leader reads the record and not the background: no value, no count, no line of history."""
    guarded = [case for case in CASES if policy.is_guarded(case.name) and case.source.kind not in DATES]
    for form in dict.fromkeys(case.table or STEP_OF[case.name].slug for case in guarded):
        fill(client_for(people["officer"]), person, form)
    secrets = {case.words for case in guarded if len(case.words) > 5 and case.name != "travels.country"}
    leader = client_for(people["leader"])
    for tab in ("detail", "profile", "course", "honours", "history", "lookers", "check", "papers"):
        page = unescape(leader.get(reverse(f"members:{tab}", args=[person.pk])).content.decode())
        assert {secret for secret in secrets if secret in page} == set(), tab
    assert leader.get(reverse("members:background", args=[person.pk])).status_code == 403


def test_the_fields_of_the_record_are_those_of_the_models():
    assert {field.name for field in RECORD} <= set(facts.FIELDS)
