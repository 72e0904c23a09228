"""Posts in the register: by a paper, one secretary at a time, dated rows; two appointments at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from accounts.findings import ChangedMeanwhile, Refused
from branches.models import RoleGrant
from branches.scopes import scope_of
from members import timeline
from members.choices import PostKind
from members.models import Post
from members.posts import selectors, services
from members.posts.services import Account, Paper
from members.selectors import record_of
from tests.factories import UserFactory
from tests.factories.branches import close
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.people import *  # noqa: F403

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
PAPER = Paper("12-QĐ/ĐU", DAY, "Đảng ủy phường Ngọc Hà")


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, full_name="Nguyễn Thị Hòa")


@pytest.fixture
def other(city):
    return MemberFactory(cell=city.cell, full_name="Trần Văn Lân")


def appoint(person, city, by, **more):
    values = {"kind": PostKind.SECRETARY, "starts_on": DAY, "term": "2025-2030", "paper": PAPER, **more}
    return services.appoint_to_post(person_id=person.pk, organisation_id=city.cell.pk, by=by, **values)


def codes(refused):
    return [finding.code for finding in refused.value.findings]


def test_an_appointment_is_a_dated_row_with_its_paper(city, officer, person):
    post = appoint(person, city, officer)
    assert (post.term, post.decision_number, post.issuer) == ("2025–2030", "12-QĐ/ĐU", "Đảng ủy phường Ngọc Hà")
    rows = selectors.in_post_on(city.cell.pk, DAY, scope_of(officer, DAY))
    assert [(row.label, row.name, row.since) for row in rows] == [("Bí thư", "Nguyễn Thị Hòa", "01/06/2026")]
    assert selectors.in_post_on(city.cell.pk, date(2026, 5, 31), scope_of(officer, DAY)) == []


def test_a_second_secretary_is_refused_and_may_replace_the_first(city, officer, person, other):
    first = appoint(person, city, officer)
    day = date(2026, 9, 1)
    with pytest.raises(Refused) as refused:
        appoint(other, city, officer, starts_on=day)
    assert codes(refused) == ["secretary_stands"]
    appoint(other, city, officer, starts_on=day, replaces=True)
    first.refresh_from_db()
    assert (first.ends_on, first.ending_number) == (day, "12-QĐ/ĐU")
    rows = selectors.in_post_on(city.cell.pk, day, scope_of(officer, day))
    assert [row.name for row in rows] == ["Trần Văn Lân"]


def test_a_doubt_needs_a_reason(city, officer):
    elsewhere = MemberFactory(cell=city.second_cell)
    with pytest.raises(Refused) as refused:
        appoint(elsewhere, city, officer)
    assert codes(refused) == ["post_outside_body"]
    assert appoint(elsewhere, city, officer, reason="Đảng ủy chỉ định").pk


def test_a_body_not_there_that_day_has_no_posts(city, officer, person):
    close(city.second_cell, on=date(2026, 5, 1))
    with pytest.raises(Refused) as refused:
        services.appoint_to_post(
            person_id=person.pk, organisation_id=city.second_cell.pk, kind="deputy", starts_on=DAY, by=officer
        )
    assert codes(refused) == ["body_not_there"]


def test_the_same_post_is_not_held_twice(city, officer, person):
    appoint(person, city, officer, kind=PostKind.DEPUTY)
    with pytest.raises(Refused) as refused:
        appoint(person, city, officer, kind=PostKind.DEPUTY, starts_on=date(2026, 7, 1))
    assert codes(refused) == ["post_held"]


def test_the_database_holds_one_secretary_too(city, person, other):
    PostFactory(person=person, organisation=city.cell)
    with pytest.raises(IntegrityError, match="one_secretary_at_a_time"), transaction.atomic():
        PostFactory(person=other, organisation=city.cell)


def test_a_post_ends_and_stays_in_the_past(city, officer, person):
    post = appoint(person, city, officer)
    services.end_post(post_id=post.pk, ends_on=date(2026, 9, 1), reason="chuyển công tác", by=officer)
    scope = scope_of(officer, DAY)
    assert selectors.in_post_on(city.cell.pk, date(2026, 9, 1), scope) == []
    earlier = selectors.earlier_posts(city.cell.pk, date(2026, 9, 1), scope)
    assert [(row.since, row.until, row.ending) for row in earlier] == [("01/06/2026", "31/08/2026", "chuyển công tác")]
    with pytest.raises(Refused) as refused:
        services.end_post(post_id=post.pk, ends_on=date(2026, 10, 1), reason="x", by=officer)
    assert codes(refused) == ["ended_already"]


def test_an_older_form_is_told(city, officer, person):
    post = appoint(person, city, officer)
    services.end_post(post_id=post.pk, ends_on=date(2026, 9, 1), reason="chuyển", version=1, by=officer)
    with pytest.raises(ChangedMeanwhile):
        services.end_post(post_id=post.pk, ends_on=date(2026, 9, 2), reason="chuyển", version=1, by=officer)


def correct(post, by, **more):
    values = {"starts_on": DAY, "ends_on": None, "term": "2025–2030", "paper": PAPER, "reason": "ghi sai", **more}
    return services.correct_post(post_id=post.pk, by=by, **values)


def test_a_correction_says_why_and_keeps_what_was(city, officer, person):
    post = appoint(person, city, officer)
    with pytest.raises(Refused) as refused:
        correct(post, officer, reason="")
    assert codes(refused) == ["reason_missing"]
    correct(post, officer, starts_on=date(2026, 6, 15))
    post.refresh_from_db()
    assert (post.starts_on, post.version) == (date(2026, 6, 15), 2)


def test_a_post_written_by_mistake_never_counted(city, officer, person, other):
    post = appoint(person, city, officer)
    correct(post, officer, never=True)
    scope = scope_of(officer, DAY)
    assert selectors.in_post_on(city.cell.pk, DAY, scope) == []
    assert [row.never_counted for row in selectors.earlier_posts(city.cell.pk, DAY, scope)] == [True]
    assert appoint(other, city, officer).pk


def test_the_role_goes_with_the_post_and_people_decide_when_it_ends(city, officer, person):
    user = UserFactory(username="hoa.nt")
    post = appoint(person, city, officer, account=Account("hoa.nt", "secretary"))
    grant = RoleGrant.objects.get(user=user)
    assert (grant.post_id, grant.role, grant.organisation_id) == (post.pk, "secretary", city.cell.pk)
    assert selectors.in_post_on(city.cell.pk, date.today(), scope_of(officer, DAY))[0].role.endswith("hoa.nt")  # noqa: DTZ011
    services.end_post(post_id=post.pk, ends_on=date(2026, 9, 1), reason="nghỉ", by=officer)
    grant.refresh_from_db()
    assert grant.ends_on is None
    assert [one.pk for one in selectors.grants_of(post.pk, date(2026, 11, 24))] == [grant.pk]


def test_the_role_ends_with_the_post_when_ticked(city, officer, person):
    UserFactory(username="hoa.nt")
    post = appoint(person, city, officer, account=Account("hoa.nt", "secretary"))
    grant = RoleGrant.objects.get(post_id=post.pk)
    services.end_post(post_id=post.pk, ends_on=date(2026, 9, 1), reason="nghỉ", grant_ids=(grant.pk,), by=officer)
    grant.refresh_from_db()
    assert grant.ends_on is not None


def test_without_such_an_account_nothing_is_written(city, officer, person):
    with pytest.raises(Refused) as refused:
        appoint(person, city, officer, account=Account("khong.co", "secretary"))
    assert codes(refused) == ["no_account"]
    assert not Post.objects.exists()


def test_deputies_stand_in_for_the_secretary(city, officer, person, other):
    PostFactory(person=person, organisation=city.cell)
    scope = scope_of(officer, DAY)
    rows = selectors.in_post_on(city.cell.pk, DAY, scope)
    assert selectors.who_acts(rows).startswith("Chưa ghi phó bí thư")
    PostFactory(person=other, organisation=city.cell, kind=PostKind.DEPUTY)
    rows = selectors.in_post_on(city.cell.pk, DAY, scope)
    assert "Trần Văn Lân" in selectors.who_acts(rows)
    assert [row.name for row in selectors.deputies(rows)] == ["Trần Văn Lân"]


def test_a_person_out_of_reach_is_not_named(city, officer):
    stranger = MemberFactory(cell=city.other_cell)
    PostFactory(person=stranger, organisation=city.cell)
    row = selectors.in_post_on(city.cell.pk, DAY, scope_of(officer, DAY))[0]
    assert (row.name, row.url) == ("", "")


def test_the_timeline_of_a_person_tells_the_posts(city, officer, person):
    post = appoint(person, city, officer)
    services.end_post(post_id=post.pk, ends_on=date(2026, 9, 1), reason="nghỉ", by=officer)
    titles = [entry.title for entry in timeline.entries(record_of(person), scope_of(officer, DAY))]
    assert "Bí thư, Chi bộ Tổ dân phố 7" in titles
    assert "Thôi giữ chức vụ Bí thư, Chi bộ Tổ dân phố 7" in titles


@pytest.mark.parametrize("many", [1, 3])
def test_who_is_in_post_costs_the_same_for_one_and_three(city, officer, many, django_assert_num_queries):
    for kind in list(PostKind)[:many]:
        PostFactory(person=MemberFactory(cell=city.cell), organisation=city.cell, kind=kind)
    scope = scope_of(officer, DAY)
    with django_assert_num_queries(2):
        selectors.in_post_on(city.cell.pk, DAY, scope)
    with django_assert_num_queries(1):
        assert selectors.seats([city.cell.pk], DAY)[city.cell.pk].has_secretary


@pytest.mark.django_db(transaction=True)
def test_of_two_appointments_at_once_one_is_told_in_a_sentence(city, officer, person, other):
    def attempt(who):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
            appoint(who, city, officer)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(attempt, [person, other]))
    assert answers[0] == ""
    assert "đang giữ chức vụ bí thư" in answers[1]
    assert Post.objects.count() == 1
