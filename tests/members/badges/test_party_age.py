"""Party age with times out of the Party: the statement for all members equals the rulebook for one, and is said."""

from datetime import date, timedelta
from random import Random

import pytest

from members.badges import ages, reaching
from members.badges.reaching import Asked, Cut
from members.models import Membership
from rulebook import party_age
from tests.factories.honours import again
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
STEPS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)


def some_life(random, cell):
    """A member with up to two times out of the Party, often around 29 February."""
    began = random.choice([date(1960, 2, 28), date(1964, 2, 29), date(1968, 3, 1), date(1985, 5, 19)])
    began += timedelta(days=random.randrange(-3, 4)) * random.choice([0, 1, 100])
    official = began + timedelta(days=366)
    person = MemberFactory(cell=cell, decided_on=began, admitted_on=began, official_on=official)
    day = official
    for _turn in range(random.choice([0, 0, 1, 2])):
        day += timedelta(days=random.randrange(400, 9000))
        ended, day = day, day + timedelta(days=random.choice([0, 1, 31, 365, 1461, 5000]))
        if day > date(2026, 1, 1):
            break
        again(person, ended_on=ended, decided_on=day)
    return person


def by_rulebook(person):
    rows = list(Membership.objects.filter(person=person).order_by("pk"))
    days = {years: party_age.reaches_on(rows[0].decided_on, years, ages.gaps_of(rows)) for years in STEPS}
    return {(person.pk, years, day) for years, day in days.items() if day}


def test_the_statement_equals_the_rulebook_on_random_lives(city):
    random = Random(4)
    people = [some_life(random, city.cell) for _number in range(120)]
    every = set().union(*map(by_rulebook, people))
    for _turn in range(40):
        first = date(2000, 1, 1) + timedelta(days=random.randrange(12_000))
        last = first + timedelta(days=random.choice([0, 1, 90, 365]))
        asked = Asked(dict.fromkeys(STEPS, (first, last)))
        got = reaching.reached(asked, Cut(city.root.path, date(2060, 1, 1), limit=1000))
        expected = {one for one in every if first <= one[2] <= last}
        assert {(hit.person_id, hit.years, hit.reached_on) for hit in got.hits} == expected
        assert sum(got.counts.values()) == len(expected)


def test_five_years_out_leave_no_forty_year_badge(city):
    """Decision 19/05/1985, struck off 01/01/1990, again 01/01/1995: 35 years on 19/05/2025, 40 on 19/05/2030."""
    began = date(1985, 5, 19)
    person = MemberFactory(cell=city.cell, decided_on=began, admitted_on=began, official_on=date(1986, 5, 19))
    again(person, ended_on=date(1990, 1, 1), decided_on=date(1995, 1, 1))
    course = ages.courses([person.pk])[person.pk]
    assert course.years_on(date(2025, 5, 19)) == (35, 35)
    spring = {40: (date(2025, 3, 1), date(2025, 5, 31))}
    assert reaching.reached(Asked(spring), Cut(city.root.path, date(2025, 5, 19))).hits == ()
    story = ages.story_of(course, date(2025, 5, 19))
    assert story.lines == (
        "Tính từ ngày quyết định kết nạp 19/05/1985.",
        "Không tính thời gian ngoài Đảng từ 01/01/1990 đến 01/01/1995 (1.826 ngày).",
        "Trừ đi thì tính như từ ngày 19/05/1990.",
    )
    assert story.next == "Đủ 40 năm ngày 19/05/2030, thuộc đợt 19/05/2030."
