"""A list never tells of people out of reach, nor of guarded items: not by where a page begins, nor by a number."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from branches.models import RoleGrant
from jobs import running
from jobs.models import Approval, Job
from members.lists import gaps
from members.models import Discipline, Person
from tests.factories import GrantFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
URL = "/dang-vien/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("jobs.services.ring", lambda job_id: False)


@pytest.mark.parametrize("order", ["ten", "sinh", "-sinh", "vao_dang", "tuoi_dang"])
def test_a_page_that_begins_after_a_stranger_is_the_first_page(city, secretary, client_for, order):
    own = {
        MemberFactory(cell=city.cell, full_name="Trần Thị Ánh", born_on=date(1950, 1, 1)).pk,
        MemberFactory(cell=city.cell, full_name="Lê Văn Yên", born_on=date(1990, 1, 1)).pk,
    }
    stranger = MemberFactory(cell=city.neighbour_cell, full_name="Lê Văn Mạnh", born_on=date(1970, 1, 1))
    page = client_for(secretary).get(f"{URL}?xep={order}&sau={stranger.pk}").context["page"]
    assert {row.person_id for row in page.rows} == own


def test_those_who_moved_away_are_counted_but_no_question_is_answered_about_them(city, secretary, client_for):
    gone = MemberFactory(cell=city.cell, since=date(2020, 1, 1), theory="advanced")
    Discipline.objects.create(person=gone, kind="party_warning")
    Person.objects.filter(pk=gone.pk).update(keeper=city.neighbour_cell, keeper_path=city.neighbour_cell.path)
    client, then = client_for(secretary), f"don_vi={city.cell.pk}&ngay=30/06/2025"
    assert client.get(f"{URL}?{then}").context["page"].outside == 1
    for question in ("m.disciplines=co", "m.disciplines=khong", "m.theory=advanced", "m.phone=-", "sai=too_old"):
        page = client.get(f"{URL}?{then}&{question}").context["page"]
        assert (page.rows, page.total, page.outside) == ([], 0, 0), question


def test_what_is_kept_for_one_is_not_shown_to_one_who_reads_less(city, officer, leader, client_for, monkeypatch):
    monkeypatch.setattr(gaps, "FEW", 0)
    cache.clear()
    MemberFactory(cell=city.cell, health="good")
    MemberFactory(cell=city.neighbour_cell)
    GrantFactory(user=leader, role="secretary", organisation=city.cell)
    seen = {}
    for user in (officer, leader):
        found = client_for(user).get(reverse("members:gaps")).context["gaps"]
        seen[user.pk] = {gap.name: gap.number for gap in (*found.expected, *found.others)}
    assert seen[officer.pk]["health"] == 1
    assert "health" not in seen[leader.pk]


def test_a_guarded_question_that_nobody_meets_is_logged_and_one_refused_is_not(city, secretary, leader, client_for):
    MemberFactory(cell=city.cell)
    client_for(secretary).get(f"{URL}?m.disciplines=co")
    line = AccessLog.objects.get(subject_type="list")
    assert (line.user_id, line.count) == (secretary.pk, 0)
    client_for(leader).get(f"{URL}?m.disciplines=co")
    assert AccessLog.objects.filter(subject_type="list").count() == 1


def test_items_that_are_not_kept_have_no_name_in_a_list(city, officer, client_for, settings):
    MemberFactory(cell=city.cell)
    settings.KEEP_BACKGROUND = False
    assert client_for(officer).get(f"{URL}?m.family=co&m.travels.country=us").context["chips"] == []


def test_a_list_of_those_without_a_religion_written_is_special_too(city, secretary, client_for):
    MemberFactory(cell=city.cell, religion="")
    client_for(secretary).post(f"{URL}xuat/?thieu=ton_giao", {"dang": "xlsx"})
    assert Approval.objects.get().grounds == ["special"]


def test_a_file_of_two_places_is_fetched_only_with_the_right_in_both(city, secretary, client_for):
    MemberFactory(cell=city.cell)
    MemberFactory(cell=city.neighbour_cell)
    second = GrantFactory(user=secretary, role="secretary", organisation=city.neighbour_cell)
    client = client_for(secretary)
    client.post(f"{URL}xuat/", {"dang": "xlsx"})
    job = Job.objects.get()
    running.run(job.pk)
    url = reverse("jobs:download", args=[job.pk])
    assert client.get(url).getvalue().startswith(b"PK")
    RoleGrant.objects.filter(pk=second.pk).update(ends_on=timezone.localdate())
    assert client.get(url).status_code == 404


def test_a_file_of_one_unit_does_not_ask_for_the_rights_elsewhere(city, secretary, client_for):
    MemberFactory(cell=city.cell)
    second = GrantFactory(user=secretary, role="secretary", organisation=city.neighbour_cell)
    client = client_for(secretary)
    client.post(f"{URL}xuat/?don_vi={city.cell.pk}", {"dang": "xlsx"})
    job = Job.objects.get()
    running.run(job.pk)
    RoleGrant.objects.filter(pk=second.pk).update(ends_on=timezone.localdate())
    assert client.get(reverse("jobs:download", args=[job.pk])).getvalue().startswith(b"PK")
