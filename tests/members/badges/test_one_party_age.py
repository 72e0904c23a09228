"""The page and the column of a list reckon party age alike: times out of the Party taken off, from the first day."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members.badges import ages
from members.models import Membership
from members.selectors import head_of, party_age_of, record_of
from tests.factories.honours import again
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
BEGAN = date(1980, 5, 19)


@pytest.fixture
def returned(city):
    """A member since 1980 who was out of the Party from 1990 to 2000: 36 years of party age in 2026, not 46 or 26."""
    person = MemberFactory(
        cell=city.cell, full_name="Lê Văn Trở Lại", decided_on=BEGAN, admitted_on=BEGAN, official_on=date(1981, 5, 19)
    )
    again(person, ended_on=date(1990, 5, 19), decided_on=date(2000, 5, 19))
    Membership.objects.filter(person=person, ended_on=None).update(official_on=date(2001, 5, 19))
    return person


def test_the_page_the_column_and_the_badge_say_the_same_years(returned, officer, client_for):
    today = timezone.localdate()
    record = record_of(returned)
    few, many = ages.courses([returned.pk])[returned.pk].years_on(today)
    age = party_age_of(record, today)
    assert (few, many) == (age.low, age.high) == (36, 36)
    assert "36 năm" in {fact.value for fact in head_of(record, today).facts}
    page = client_for(officer).get(reverse("members:list") + "?cot=party_age").content.decode()
    row = page[page.index("Lê Văn Trở Lại") :]
    cells = [part.split("<")[0].strip() for part in row[: row.index("</tr>")].split(">")]
    assert "36" in cells
