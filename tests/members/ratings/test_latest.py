"""The last rating in the list of members: its column and filter, by level and year, one query for any page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import Membership, SavedList
from members.ratings.latest import words_of
from tests.factories.members import MemberFactory
from tests.factories.ratings import RatingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rated(city):
    people = [MemberFactory(cell=city.cell, full_name=name) for name in ("Nguyễn Văn Hai", "Lê Thị Một", "Vũ Chưa")]
    RatingFactory(person=people[0], year=2024, level="excellent")
    RatingFactory(person=people[0], year=2025, level="good", decided_on=date(2025, 12, 20), decision_number="9-QĐ/ĐU")
    RatingFactory(person=people[1], year=2024, level="excellent")
    return people


def names(client, **query):
    answer = client.get(reverse("members:list"), query)
    return {row.full_name for row in answer.context["page"].rows}


def test_the_filter_asks_for_the_last_rating_alone(rated, officer, client_for):
    client = client_for(officer)
    assert names(client, xep_loai="good") == {"Nguyễn Văn Hai"}
    assert names(client, xep_loai="excellent") == {"Lê Thị Một"}
    assert names(client, xep_loai="excellent", nam_xep_loai="2025") == set()
    assert names(client, nam_xep_loai="2025") == {"Nguyễn Văn Hai"}
    assert "Vũ Chưa" in names(client, xep_loai="thieu")


def test_the_condition_is_said_in_words(rated, officer, client_for):
    page = client_for(officer).get(reverse("members:list"), {"xep_loai": "good", "nam_xep_loai": "2025"})
    said = {(str(chip.label), chip.value) for chip in page.context["chips"]}
    assert ("Xếp loại gần nhất là của năm", "2025") in said


def test_the_column_costs_one_query_whatever_the_rows(rated, city, officer, client_for):
    SavedList.objects.create(owner=officer, name="", columns=["cell", "rating"])
    client = client_for(officer)
    client.get(reverse("members:list"))
    with CaptureQueriesContext(connection) as some:
        page = client.get(reverse("members:list"), {"xep_loai": "good"}).context["page"]
    assert [cell.text for cell in page.rows[0].cells][-1] == "2025: hoàn thành tốt nhiệm vụ"
    for number in range(4):
        RatingFactory(person=MemberFactory(cell=city.cell, full_name=f"Thêm {number}"), year=2025, level="good")
    with CaptureQueriesContext(connection) as more:
        client.get(reverse("members:list"), {"xep_loai": "good"})
    assert len(some) == len(more)


def test_on_a_past_day_the_last_rating_is_that_known_then(rated):
    own = Membership.objects.get(person=rated[0]).pk
    assert words_of([own], date(2025, 6, 30))[own].startswith("2024")
    assert words_of([own], date(2026, 6, 30))[own].startswith("2025")
