"""One record on the whole road: form → database → list → print → export → import and back, every field of the table.

The cases are those of ``test_every_field_travels``: a new field or column joins by standing in the field table.
"""

import openpyxl
import pytest
from django.utils import timezone

from branches.scopes import scope_of
from jobs.intake.system import system_user
from members import facts, policy, rows
from members.exchange import going_out
from members.fields import BACKGROUND, BY_NAME, RECORD, TABLES, TABLES_BY_NAME
from members.lists import columns
from members.models import Background, Membership, Person, SavedList
from members.policy import View
from members.printing import layout, services
from members.printing.choices import PaperKind
from members.printing.services import Order
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from tests.members.intake.conftest import clerk, importer, trial  # noqa: F401 (fixtures)
from tests.members.printing.records import pdf_text, squeezed
from tests.members.test_every_field_travels import CASES, FORMS, fill, keeping, read  # noqa: F401 (fixture)

pytestmark = pytest.mark.django_db
NAMED = {"full_name", "born_on", "identity_number"}
"""What says who the record is; all else is wiped out before it comes in again."""


@pytest.fixture
def person(trial, clerk, client_for):  # noqa: F811
    """A member whose record was written through every short form and every table, field by field."""
    made = MemberFactory(cell=trial.cells[0], ethnic="", religion="", sex="", admitted_on=None, official_on=None)
    for form in FORMS:
        answer = fill(client_for(clerk), made, form)
        sent = answer.context.get("form") if answer.context else None
        assert not (sent and sent.is_bound and sent.errors), (form, sent.errors)
    made.refresh_from_db()
    return made


def said(person):
    """Return all the record says, by case."""
    return {case.name: read(person, case) for case in CASES}


def wipe(person):
    """Take out of the database all that the file is to bring back."""
    for table in TABLES:
        rows.model_of(table).objects.filter(person=person).delete()
    Background.objects.filter(person=person).delete()
    blank = {name: "" if name in facts.TEXTS else None for name in facts.FIELDS if name not in NAMED}
    Person.objects.filter(pk=person.pk).update(**facts.person_columns(blank))
    Membership.objects.filter(person=person).update(**facts.membership_columns(blank))


def test_every_field_goes_from_the_form_to_the_file_and_back(
    person,
    clerk,  # noqa: F811
    importer,  # noqa: F811
    trial,  # noqa: F811
    client_for,
    tmp_path,
):
    wanted = {case.name: case.value for case in CASES}
    assert said(person) == wanted
    in_the_list(person, clerk, client_for)
    on_paper(person, clerk, tmp_path / "phieu.pdf")
    path = tmp_path / "ra.xlsx"
    going_out.write_here(path=path, profile="full", unit=period_of(trial.ward), guarded=True, by=system_user())
    in_the_file(path)

    again = importer.check(path, context={"system": True})
    assert again.counts["verdict_unchanged"] == again.counts["rows"]
    wipe(person)
    assert said_of_fields(person) != {name: wanted[name] for name in BY_NAME}
    importer.commit(importer.check(path, context={"system": True}))
    assert said(person) == wanted


def said_of_fields(person):
    values = facts.values_of(Person.objects.get(pk=person.pk), Membership.objects.get(person=person))
    return values | facts.background_values(None)


def in_the_list(person, clerk, client_for):  # noqa: F811
    """Every field as a column of the list, every table too: its words, masked where the policy says so."""
    everything = [*BY_NAME, *(table.name for table in TABLES)]
    scope = scope_of(clerk, timezone.localdate())
    for start in range(0, len(everything), columns.MOST):
        part = [name for name in everything[start : start + columns.MOST] if name != "full_name"]
        SavedList.objects.update_or_create(owner=clerk, name="", defaults={"columns": part, "params": {}})
        context = client_for(clerk).get("/dang-vien/").context
        cells = {
            column["name"]: cell.text
            for column, cell in zip(context["columns"], context["page"].rows[0].cells, strict=True)
        }
        assert set(cells) == set(part)
        for name in part:
            assert cells[name], name
            assert name in TABLES_BY_NAME or in_words(name, scope, person) in cells[name], name


def in_words(name, scope, person):
    case = next(case for case in CASES if case.name == name)
    how = policy.view(name, scope, person.keeper_path)
    return policy.text(name, case.words, how if how == View.MASKED else View.SHOWN)


def on_paper(person, clerk, path):  # noqa: F811
    """Every value that the record card asks for stands on the print."""
    scope = scope_of(clerk, timezone.localdate())
    order = Order(PaperKind.CARD, timezone.localdate().year, True)
    services.print_paper(person=person, order=order, scope=scope, target=path, by=clerk)
    text = squeezed(pdf_text(path))
    for case in CASES:
        if case.name not in {*layout.NOT_ASKED, *layout.FOOT}:
            words = squeezed(case.words)
            assert words in text or words.upper() in text, case.name


def in_the_file(path):
    """Every value stands in the workbook, under a header of its own."""
    book = openpyxl.load_workbook(path, read_only=True)
    cells = {str(cell) for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line if cell}
    book.close()
    for field in (*RECORD, *BACKGROUND):
        case = next(case for case in CASES if case.name == field.name)
        assert case.words in cells, case.name
