"""Whatever stands in whatever text column, no page lets it become a tag or an attribute."""

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.test import Client
from django.urls import reverse

from accounts.logbook import record_access
from accounts.models import KeptPost
from jobs.models import Batch, Job
from members.choices import MovementKind
from members.models import Movement
from tests.fences.access import EXPECTED
from tests.fences.access.members import member
from tests.fences.rows import World

HOSTILE = "\"'><i id=x>"
LEFT_ALONE = {
    "path",
    "scope_path",
    "keeper_path",
    "scope",
    "username",
    "password",
    "file",
    "result_file",
    "key",
    "code",
}
PAGES = sorted(name for name, row in EXPECTED.items() if row.method == "get")
SAYS_NOTHING = {
    "account_login",
    "accounts:recovery_codes",
    "health",
    "help:booklet",
    "help:card_pdf",
    "mfa_authenticate",
}
OURS = ("accounts", "branches", "cell_life", "jobs", "members", "reports")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(standing: World) -> World:
    """The city with a row of everything, then with a hostile text in every column that takes one."""
    with transaction.atomic():
        fill(standing)
    return standing


def fill(made: World) -> None:
    """Make a row of everything, then put the text wherever it may stand."""
    for row in EXPECTED.values():
        row.kwargs(made)
    person, secretary = made.once(member), made.people["secretary"]
    Movement.objects.create(
        membership=person.memberships.get(),
        kind=MovementKind.CORRECTED,
        happened_on="2026-02-01",
        issuer="x",
        reason="x",
    )
    record_access(
        user=secretary, action="viewed", subject_type="person", subject_id=person.pk, scope=made.city.cell.path
    )
    KeptPost.objects.update(data={"fields": {HOSTILE: [HOSTILE]}, "files": True})
    for column in text_columns():
        poison(column)
    Job.objects.update(error={"reason": HOSTILE, "remedy": HOSTILE, "told_at": "x", "type": HOSTILE}, state="failed")
    Batch.objects.update(refusal={"reason": HOSTILE, "remedy": HOSTILE})


def text_columns() -> list[models.Field]:
    """Return the columns of plain text that a rule, a path or a name of a file does not bind."""
    tables = [model for app in OURS for model in apps.get_app_config(app).get_models() if model._meta.managed]
    return [
        column
        for model in tables
        if not model.__name__.endswith("Event") and model.__name__ != "AccessLog"
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField) and not column.choices
        if column.name not in LEFT_ALONE and (column.max_length or 99) >= len(HOSTILE)
    ]


def poison(column: models.Field) -> None:
    """Put the text into every row of a column; a column that the database guards stays as it is."""
    try:
        with transaction.atomic():
            column.model._default_manager.update(**{column.name: HOSTILE})
    except DatabaseError:
        return


@pytest.mark.parametrize("name", PAGES)
def test_no_page_lets_a_stored_text_become_markup(world, name):
    row, seen = EXPECTED[name], []
    address = reverse(name, kwargs=row.kwargs(world))
    for person in ("officer", "administrator"):
        client = Client(raise_request_exception=False)
        client.force_login(world.people[person])
        for part in ("", "?ban-nhap=1"):
            answer = client.get(address + part)
            page = answer.content.decode(errors="replace") if not answer.streaming else ""
            assert answer.status_code < 500, f"{person} {address}{part}"
            assert "<i id=x>" not in page, f"{person} {address}{part}"
            assert '=""\'>' not in page
            seen.append("&lt;i id=x&gt;" in page)
    assert any(seen) or name in SAYS_NOTHING, f"nothing hostile stands on {name}: the test proves nothing"
