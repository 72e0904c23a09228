"""Page, column, filter and report reckon party age alike: times out of the Party taken off, from the first day."""

from datetime import date
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone

from members.badges import ages
from members.filters import years_before
from members.models import Membership, Placement
from members.party_days import CountedFrom
from members.selectors import head_of, party_age_of, record_of
from reports.selectors.counting import count
from tests.factories.honours import again
from tests.factories.members import MemberFactory
from tests.members.badges.test_party_age import some_life

pytestmark = pytest.mark.django_db
BEGAN = date(1980, 5, 19)


@pytest.fixture
def returned(city):
    """A member since 1980 who was out of the Party from 1990 to 2000: 36 years of party age in 2026, not 46 or 26."""
    person = MemberFactory(
        cell=city.cell, full_name="Lê Văn Trở Lại", decided_on=BEGAN, admitted_on=BEGAN, official_on=date(1981, 5, 19)
    )
    again(person, ended_on=date(1990, 5, 19), decided_on=date(2000, 5, 19))
    now = Membership.objects.get(person=person, ended_on=None)
    Membership.objects.filter(pk=now.pk).update(official_on=date(2001, 5, 19))
    Placement.objects.filter(membership__person=person).update(membership=now, starts_on=date(2000, 5, 19))
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


@pytest.mark.parametrize(("least", "most", "is_there"), [(36, 36, True), (37, 60, False), (0, 35, False)])
def test_the_filter_keeps_a_member_by_the_same_years(returned, officer, client_for, least, most, is_there):
    address = f"{reverse('members:list')}?tuoi_dang_tu={least}&tuoi_dang_den={most}"
    assert ("Lê Văn Trở Lại" in client_for(officer).get(address).content.decode()) is is_there


def test_the_report_counts_a_member_in_the_band_of_the_same_years(returned, city):
    bands = count(city.cell.path, timezone.localdate()).by["party"]
    assert {low: tally["total"] for low, tally in bands.items() if tally["total"]} == {30: 1}


def test_the_day_of_the_statement_gives_the_years_of_the_rulebook_for_random_lives(city):
    random = Random(11)
    people = [some_life(random, city.cell) for _number in range(60)]
    courses = ages.courses([person.pk for person in people])
    days = dict(Membership.objects.filter(ended_on=None).annotate(day=CountedFrom()).values_list("person_id", "day"))
    for person in people:
        today = date(2026, 1, 1) if random.random() < 0.1 else date(2026, random.randrange(1, 12), 28)
        few, many = courses[person.pk].years_on(today)
        assert few == many
        assert days[person.pk] <= years_before(today, few)
        assert days[person.pk] > years_before(today, few + 1)
