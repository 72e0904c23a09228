"""A walk over every form and tab of a full record, items 27–30 on: nothing is wrong, on a phone and on a desk."""

import pytest
from django.urls import reverse

from members import policy
from members.fields import BACKGROUND_STEPS, STEPS, TABLE_SLUGS
from tests.factories.members import MemberFactory
from tests.factories.records import BackgroundFactory, row
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE

TABS = ("detail", "profile", "course", "honours", "background", "history", "lookers", "check", "edit", "edit_all")


@pytest.fixture
def full(served, city, settings):
    settings.KEEP_BACKGROUND = True
    person = MemberFactory(cell=city.cell, full_name="Trần Văn Bình", identity_number="001170000123")
    for table in policy.kept_tables():
        row(table.name, person=person)
    BackgroundFactory(person=person)
    return person


def addresses(person) -> list[str]:
    found = [reverse(f"members:{tab}", args=[person.pk]) for tab in TABS]
    found += [reverse("members:edit_step", args=[person.pk, step.slug]) for step in (*STEPS, *BACKGROUND_STEPS)]
    return found + [reverse("members:rows", args=[person.pk, slug]) for slug in TABLE_SLUGS.values()]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_is_wrong_on_any_page_of_a_full_record(visit, secretary, full, size):
    visitor, faults = visit(secretary, size=size), {}
    for address in addresses(full):
        status = visitor.goes(address)
        faults[address] = everything(visitor) if status == 200 else [f"status {status}"]
    expect_none(faults)
