"""Yearly ratings: a whole cell at once, decided above, put right with a reason, counted as of any year."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from branches.scopes import scope_of
from members.choices import RatingLevel
from members.models import Membership, Placement, Rating
from members.ratings import selectors, services
from members.ratings.services import Choice
from members.services.standings import Paper
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from tests.factories.ratings import RatingFactory

pytestmark = pytest.mark.django_db
SINCE = date(2024, 1, 1)
DECISION = Paper("45-QĐ/ĐU", date(2025, 12, 25), "Đảng ủy Khu dân cư số 1")


@pytest.fixture
def members(city):
    return [MemberFactory(cell=city.cell, since=SINCE) for _ in range(3)]


def membership(person):
    return Membership.objects.get(person=person)


def choice(person, level=RatingLevel.GOOD, reason=""):
    return Choice(membership(person).pk, level, reason)


def rate(cell, choices, by, year=2025):
    return services.rate_cell(cell_id=cell.pk, year=year, choices=choices, by=by)


def record(person, by, level=RatingLevel.GOOD, year=2025, **more):
    return services.record_rating(person_id=person.pk, year=year, level=level, by=by, **more)


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


# ── a whole cell ────────────────────────────────────────────────────────────
def test_a_cell_writes_all_its_ratings_at_once_and_nobody_is_chosen_for(city, members, secretary):
    first, second, third = members
    made = rate(city.cell, [choice(first, RatingLevel.EXCELLENT), choice(second)], secretary)
    assert made == 2
    kept = dict(Rating.objects.values_list("membership__person", "level"))
    assert kept == {first.pk: "excellent", second.pk: "good"}
    sheet = selectors.sheet_of(city.cell.pk, 2025, scope_of(secretary, timezone.localdate()), timezone.localdate())
    assert [row.person_id for row in sheet.open_rows] == [third.pk]


def test_who_was_not_in_the_cell_on_the_last_day_of_the_year_is_refused_and_nothing_is_written(
    city, members, secretary
):
    newcomer = MemberFactory(cell=city.cell, full_name="Phạm Văn Mới", since=date(2026, 1, 5))
    with pytest.raises(Refused) as refusal:
        rate(city.cell, [choice(members[0]), choice(newcomer)], secretary)
    assert codes(refusal) == ["rating_not_in_cell"]
    assert "Ngày 31/12/2025 đồng chí Phạm Văn Mới không sinh hoạt ở chi bộ này." in str(refusal.value)
    assert not Rating.objects.exists()


def test_a_year_to_come_is_refused(city, members, secretary):
    year = timezone.localdate().year + 1
    with pytest.raises(Refused) as refusal:
        rate(city.cell, [choice(members[0])], secretary, year=year)
    assert codes(refusal) == ["rating_year"]


def test_not_rated_needs_a_reason_and_a_new_member_one_to_be_rated(city, members, secretary):
    new = MemberFactory(cell=city.cell, since=date(2025, 9, 1), admitted_on=date(2025, 9, 1), official_on=None)
    with pytest.raises(Refused) as refusal:
        rate(city.cell, [choice(members[0], RatingLevel.NOT_RATED), choice(new)], secretary)
    assert codes(refusal) == ["required", "rating_too_new"]
    assert [finding.field for finding in refusal.value.findings] == [choice(members[0]).field, choice(new).field]
    said = [
        choice(members[0], RatingLevel.NOT_RATED, "điều trị dài ngày"),
        choice(new, RatingLevel.DONE, "chi bộ đề nghị, cấp trên đồng ý"),
    ]
    assert rate(city.cell, said, secretary) == 2


def test_who_comes_second_is_told_what_the_first_wrote_and_the_same_words_pass(city, members, secretary, office):
    rate(city.cell, [choice(members[0], RatingLevel.EXCELLENT)], office)
    with pytest.raises(Refused) as refusal:
        rate(city.cell, [choice(members[0]), choice(members[1])], secretary)
    assert codes(refusal) == ["rating_already"]
    assert "Hoàn thành xuất sắc nhiệm vụ" in str(refusal.value)
    assert Rating.objects.count() == 1
    assert rate(city.cell, [choice(members[0], RatingLevel.EXCELLENT), choice(members[1])], secretary) == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_saving_the_same_cell_at_once_write_one_rating_a_member(city, members, secretary, office):
    sheets = {
        secretary: [choice(one, RatingLevel.GOOD) for one in members],
        office: [choice(one, RatingLevel.DONE) for one in reversed(members)],
    }

    def save(by):
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
        try:
            return rate(city.cell, sheets[by], by)
        except Refused as refused:
            return sorted(finding.code for finding in refused.findings)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(save, (secretary, office)))
    assert sorted(results, key=str) == [3, ["rating_already"] * 3]
    assert len(set(Rating.objects.values_list("level", flat=True))) == 1


# ── decided above, put right ────────────────────────────────────────────────
def test_the_level_above_decides_and_then_the_cell_changes_nothing_by_itself(city, members, secretary, office):
    rate(city.cell, [choice(one) for one in members], secretary)
    assert services.decide_ratings(cell_id=city.cell.pk, year=2025, paper=DECISION, by=office) == 3
    row = Rating.objects.get(membership=membership(members[0]))
    assert (row.decision_number, row.decided_on, row.issuer) == (DECISION.number, DECISION.decided_on, DECISION.issuer)
    with pytest.raises(Refused) as refusal:
        record(members[0], secretary, RatingLevel.DONE, why="Ghi nhầm dòng.", version=row.version)
    assert codes(refusal) == ["rating_decided"]
    record(members[0], office, RatingLevel.DONE, why="Ghi nhầm dòng.", version=row.version, may_decide=True)
    assert Rating.objects.get(pk=row.pk).level == "done"
    with pytest.raises(Refused) as refusal:
        services.decide_ratings(cell_id=city.cell.pk, year=2025, paper=DECISION, by=office)
    assert codes(refusal) == ["rating_nothing_to_decide"]


def test_a_cell_does_not_write_the_decision_of_the_level_above(city, members, secretary):
    with pytest.raises(Refused) as refusal:
        record(members[0], secretary, paper=DECISION)
    assert codes(refusal) == ["rating_paper_from_above"]
    with pytest.raises(Refused) as refusal:
        record(members[0], secretary, paper=Paper("45-QĐ/ĐU"), may_decide=True)
    assert codes(refusal) == ["rating_half_a_paper"]


def test_putting_right_needs_a_reason_and_keeps_what_stood(city, members, secretary):
    person = members[0]
    record(person, secretary, RatingLevel.EXCELLENT)
    with pytest.raises(Refused) as refusal:
        record(person, secretary, RatingLevel.GOOD, version=1)
    assert codes(refusal) == ["rating_why"]
    record(person, secretary, RatingLevel.GOOD, version=1, why="Ghi nhầm dòng.")
    with pytest.raises(ChangedMeanwhile):
        record(person, secretary, RatingLevel.DONE, version=1, why="Ghi nhầm dòng.")
    (row,) = selectors.years_rated(person.pk)
    assert (row.year, row.level) == (2025, "Hoàn thành tốt nhiệm vụ")
    assert row.earlier[0].startswith("Hoàn thành xuất sắc nhiệm vụ, ghi ngày ")


def test_a_year_before_the_register_began_is_written_without_a_cell_and_not_before_admission(city, secretary):
    person = MemberFactory(
        cell=city.cell, since=date(2026, 1, 1), admitted_on=date(2020, 5, 19), official_on=date(2021, 5, 19)
    )
    assert record(person, secretary, year=2023).cell_id is None
    with pytest.raises(Refused) as refusal:
        record(person, secretary, year=2019)
    assert codes(refusal) == ["rating_before_membership"]


# ── counts ──────────────────────────────────────────────────────────────────
def test_every_number_of_a_year_has_its_list_and_follows_the_cells_of_that_day(city, members, officer):
    today = timezone.localdate()
    scope = scope_of(officer, today)
    moved, stayed, _silent = members
    RatingFactory(person=moved, level=RatingLevel.EXCELLENT)
    RatingFactory(person=stayed, level=RatingLevel.GOOD)
    Placement.objects.filter(membership__person=moved).update(ends_on=date(2026, 3, 1))
    Placement.objects.create(
        membership=membership(moved), cell_id=city.neighbour_cell.pk, starts_on=date(2026, 3, 1), kind="formal"
    )
    of_ward = selectors.counts_of(period_of(city.ward), 2025, today)
    by_unit = {row.name: {one.label: one.number for one in row.counts if one.number} for row in of_ward.rows}
    of_base = {"Hoàn thành xuất sắc nhiệm vụ": 1, "Hoàn thành tốt nhiệm vụ": 1, "Chưa ghi kết quả": 1}
    assert by_unit == {"Đảng bộ Khu dân cư số 1": of_base, "Đảng bộ Khu dân cư số 2": {}}
    assert of_ward.total.total == 3
    for level, number in zip(selectors.LEVELS, (one.number for one in of_ward.total.counts), strict=True):
        people = selectors.people_of(period_of(city.ward), 2025, level, scope, today)
        assert len(people.rows) + people.hidden == number
    later = selectors.counts_of(period_of(city.neighbour_base), 2026, today)
    assert later.total.total == 1


def test_who_is_kept_elsewhere_now_is_counted_but_not_named(city, members, secretary):
    today = timezone.localdate()
    RatingFactory(person=members[0])
    members[0].keeper_path = city.other_cell.path
    members[0].save(update_fields=["keeper_path"])
    people = selectors.people_of(period_of(city.cell), 2025, "good", scope_of(secretary, today), today)
    assert (people.rows, people.hidden) == ((), 1)
    sheet = selectors.sheet_of(city.cell.pk, 2025, scope_of(secretary, today), today)
    assert (len(sheet.rows), sheet.elsewhere) == (2, 1)
