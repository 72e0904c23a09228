"""Numbers of papers: by organisation, book and year, without gaps, two at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection, transaction

from branches.choices import Book
from branches.models import IssuedPaper, Register
from branches.services import issue_number
from branches.services.numbering import Subject

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 15)
LETTER = Subject("giấy giới thiệu")


def give(organisation, by, day=DAY):
    return issue_number(organisation_id=organisation.pk, book=Book.TRANSFERS, day=day, subject=LETTER, by=by)


def test_each_organisation_and_year_counts_from_one(city, officer):
    given = [give(city.ward, officer), give(city.ward, officer), give(city.base, officer)]
    given.append(give(city.ward, officer, date(2027, 1, 4)))
    assert [paper.number for paper in given] == [1, 2, 1, 1]
    assert given[1].symbol == "02-GTSHĐ"


def test_an_act_that_fails_gives_its_number_back(city, officer):
    give(city.ward, officer)
    with pytest.raises(RuntimeError), transaction.atomic():
        give(city.ward, officer)
        raise RuntimeError
    assert give(city.ward, officer).number == 2
    assert Register.objects.get().last_number == IssuedPaper.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_consecutive_numbers(city, officer):
    def attempt(_number):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SET LOCAL ROLE "{settings.APP_DATABASE_USER}"')
                return give(city.ward, officer).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(attempt, range(8)))
    assert numbers == list(range(1, 9))
