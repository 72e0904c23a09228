"""The search finds records of one person by each of its reasons, and leaves strangers alone."""

from datetime import date

import pytest
from django.utils import timezone

from jobs import running
from jobs.choices import JobState
from jobs.models import Job
from members.doubles import nightly
from members.doubles.services import finding
from members.ledger.proving.running import disagreements
from members.models import DoubleCandidate, Person
from members.seed import doubles
from tests.factories.doubles import NUMBER, alike
from tests.factories.members import MemberFactory
from vietnam.dates import of_year

pytestmark = pytest.mark.django_db

ANN = {"full_name": "Nguyễn Văn Hòa", "born_on": date(1970, 3, 5)}


def reasons(person: Person, other: Person) -> list[str]:
    """Return why the search holds the two for one; none when it does not."""
    lower, higher = sorted((person.pk, other.pk))
    found = DoubleCandidate.objects.filter(person=lower, other=higher).first()
    return found.reasons if found else []


def searched(way: str, person: Person) -> None:
    """Search as after a save, or as in the night."""
    if way == "save":
        finding.search_persons([person.pk])
        return
    for year in finding.years():
        finding.search_year(year)
    finding.search_numbers()
    finding.drop_unlike()


@pytest.mark.parametrize("way", ["save", "night"])
@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({}, {}, "same_name_born"),
        ({}, {"full_name": "NGUYEN VAN HOA"}, "same_name_born"),
        ({}, {"full_name": "Nguyễn Văn Hoà"}, "same_name_born"),
        ({}, {"born_on": date(1970, 5, 3)}, "swapped"),
        ({"home_province": "Hà Nội", "home_detail": "Ngọc Hà"}, {"born_on": of_year(1970)}, "born_near"),
        ({}, {"full_name": "Nguyễn Văn Hoàn"}, "name_near"),
        (
            {"identity_number": NUMBER},
            {"identity_number": "001070012354", "born_on": date(1971, 9, 9)},
            "number_near",
        ),
        (
            {"old_identity_card": "011234567"},
            {"old_identity_card": "011234567", "full_name": "Trần An"},
            "old_identity",
        ),
        ({"old_identity_card": "011234567"}, {"identity_number": "000011234567"}, "old_identity"),
        ({"old_card_number": "24123456"}, {"old_card_number": "24123456", "born_on": date(1981, 1, 9)}, "card"),
        ({"phone": "0912345678"}, {"phone": "0912345678", "born_on": date(1981, 1, 9)}, "phone"),
    ],
)
def test_a_record_is_found_by_what_it_shares(city, way, first, second, reason):
    person = MemberFactory(cell=city.cell, **{**ANN, **first})
    other = alike(person, cell=city.other_cell, **second)
    searched(way, other)
    assert reason in reasons(person, other)


@pytest.mark.parametrize("way", ["save", "night"])
@pytest.mark.parametrize(
    "second",
    [
        {"full_name": "Trần Thị Lan"},
        {"born_on": date(1971, 3, 5)},
        {"identity_number": "036170999888"},
        {"full_name": "Nguyễn Văn Hóa", "sex": "female"},
    ],
)
def test_a_stranger_is_not_found(city, way, second):
    person = MemberFactory(cell=city.cell, identity_number=NUMBER, **ANN)
    other = alike(person, cell=city.other_cell, **second)
    searched(way, other)
    assert reasons(person, other) == []


def test_a_name_of_the_same_letters_with_other_marks_weighs_less(city):
    person = MemberFactory(cell=city.cell, full_name="Nguyễn Văn Hùng", born_on=ANN["born_on"])
    same = alike(person, cell=city.other_cell)
    marks = alike(person, cell=city.other_cell, full_name="Nguyễn Văn Hưng")
    finding.search_persons([person.pk])
    scores = dict(DoubleCandidate.objects.filter(person=person).values_list("other", "score"))
    assert scores[marks.pk] < scores[same.pk]


def test_a_pair_that_is_alike_no_longer_leaves_the_list(city):
    person = MemberFactory(cell=city.cell, **ANN)
    other = alike(person, cell=city.other_cell)
    finding.search_persons([other.pk])
    Person.objects.filter(pk=other.pk).update(born_on=date(1988, 8, 8))
    finding.search_persons([other.pk])
    assert reasons(person, other) == []


def test_the_demo_has_a_few_doubles_and_the_books_agree(city):
    for _turn in range(3):
        MemberFactory(cell=city.cell, since=date(2024, 1, 1))
    today = timezone.localdate()
    assert doubles.write(today, 800) == 2
    assert DoubleCandidate.objects.count() >= 2
    assert list(disagreements(today, today)) == []


def test_the_night_goes_on_where_it_was_and_is_asked_for_once(city):
    person = MemberFactory(cell=city.cell, **ANN)
    other = alike(person, cell=city.other_cell)
    job = nightly.ask_tonight()
    assert nightly.ask_tonight().pk == job.pk
    Job.objects.filter(pk=job.pk).update(cursor={"last": "1969", "found": 3})
    assert running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.SUCCEEDED, {"found": 4})
    assert reasons(person, other) == ["same_name_born"]


def test_a_killed_night_searches_each_year_once_more_at_most(city):
    steps = [1970, 1971, "numbers", "unlike"]
    places = [
        nightly.place(cursor, steps) for cursor in ({}, {"last": "1970"}, {"last": "numbers"}, {"last": "unlike"})
    ]
    assert places == [0, 1, 3, 4]
