"""Merges, chains and edits at the same moment: one happens, the other is told why in one sentence."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection, transaction

from accounts.findings import ChangedMeanwhile, Refused
from members.doubles.services.merging import merge_records
from members.models import Merge, Person
from members.services import change_person
from tests.factories.doubles import alike
from tests.factories.members import MemberFactory

MERGED = "Một trong hai hồ sơ vừa được gộp vào hồ sơ khác."
GONE = "Hồ sơ này vừa được gộp vào hồ sơ khác."
CHANGED = "changed"


def at_once(*acts):
    """Do all acts at the same moment as the application's role; return what each was told, "" for done."""
    barrier = Barrier(len(acts))

    def attempt(act):
        try:
            barrier.wait()
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SET LOCAL ROLE "{settings.APP_DATABASE_USER}"')
                act()
        except Refused as refused:
            return str(refused)
        except ChangedMeanwhile:
            return CHANGED
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(attempt, acts))


def merging(kept, dropped, by):
    return lambda: merge_records(
        kept_id=kept.pk,
        dropped_id=dropped.pk,
        versions=(1, 1),
        choices={},
        placement="kept",
        reason="đối chiếu lý lịch gốc",
        by=by,
    )


@pytest.mark.django_db(transaction=True)
def test_two_merges_a_chain_and_an_edit_at_once(city, officer):
    one = MemberFactory(cell=city.cell)
    two, three, four, five = (alike(one, cell=city.second_cell) for _turn in range(4))
    told = at_once(merging(one, two, officer), merging(two, one, officer))
    assert sorted(told) == ["", MERGED]
    Person.objects.filter(merged_into=None).update(version=1)
    told = at_once(merging(four, three, officer), merging(five, four, officer))
    assert told.count("") == 1
    assert set(told) - {""} <= {MERGED, CHANGED}
    assert Merge.objects.count() == 2
    left = Person.objects.filter(merged_into=None).exclude(pk__in=(one.pk, two.pk)).order_by("pk")[:2]
    kept, dropped = left
    Person.objects.filter(pk__in=(kept.pk, dropped.pk)).update(version=1)
    edit = {"opened_version": 1, "opened_values": {"other_name": ""}, "values": {"other_name": "Tư"}, "by": officer}
    told = at_once(merging(kept, dropped, officer), lambda: change_person(person_id=dropped.pk, **edit))
    assert sorted(told) in (["", GONE], ["", CHANGED])
