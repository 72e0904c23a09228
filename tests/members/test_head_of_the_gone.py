"""How old the page says somebody is: the living today, the dead and those who left on the day they went."""

from datetime import date

import pytest

from members.models import Membership
from members.selectors import head_of, record_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("standing", "ended_on", "words"),
    [
        ("active", None, "66 tuổi"),
        ("died", date(2020, 6, 1), "60 tuổi khi từ trần"),
        ("struck_off", date(2020, 4, 30), "59 tuổi khi rời tổ chức đảng"),
    ],
)
def test_age_is_counted_to_the_day_of_death_or_exit(city, standing, ended_on, words):
    person = MemberFactory(cell=city.cell, born_on=date(1960, 5, 1))
    Membership.objects.filter(person=person).update(standing=standing, ended_on=ended_on)
    facts = head_of(record_of(person), TODAY).facts
    assert words in [fact.note for fact in facts]
