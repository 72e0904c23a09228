"""When the file of a list waits for a second person: who is outside one's own cell, what is special, in words."""

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.models import RoleGrant
from jobs import running
from jobs.choices import JobState
from jobs.models import Approval, Job
from jobs.services import approve_job
from members import export_content
from tests.factories import GrantFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(settings, tmp_path, monkeypatch):
    """Let two people be few and three be many."""
    monkeypatch.setattr("jobs.services.ring", lambda job_id: True)
    settings.MEDIA_ROOT, settings.APPROVAL_OVER_PEOPLE = tmp_path, 2


@pytest.fixture
def members(city):
    """Three in the cell, two beside it in the base."""
    return [MemberFactory(cell=cell) for cell in (*[city.cell] * 3, *[city.second_cell] * 2)]


@pytest.fixture
def takes(client_for):
    def take(user, query="") -> Job:
        client_for(user).post(reverse("members:export") + query)
        return Job.objects.latest("pk")

    return take


def test_the_own_cell_is_taken_by_oneself_however_many(members, takes, secretary):
    job = takes(secretary)
    assert job.state == JobState.QUEUED
    running.run(job.pk)
    assert Job.objects.get(pk=job.pk).state == JobState.SUCCEEDED


def test_a_cell_of_others_counts_whole(city, members, takes, office):
    job = takes(office, f"?don_vi={city.cell.pk}")
    assert job.state == JobState.AWAITING
    assert (job.approval.people, job.approval.outside, job.approval.place) == (3, 3, "Chi bộ Tổ dân phố 7")
    assert job.approval.scope_path == city.cell.path
    assert takes(office, f"?don_vi={city.second_cell.pk}").state == JobState.QUEUED


def test_of_a_larger_list_the_own_cell_is_left_out_of_the_count(city, members, takes, office):
    GrantFactory(user=office, role="secretary", organisation=city.cell)
    assert takes(office).state == JobState.QUEUED, "five people, two of them outside"
    MemberFactory(cell=city.second_cell)
    job = takes(office)
    assert (job.state, job.approval.people, job.approval.outside) == (JobState.AWAITING, 6, 3)
    assert "Đảng bộ Khu dân cư số 1" in job.approval.place
    assert job.approval.scope_path == city.base.path


def test_a_cell_seen_by_a_role_above_is_not_ones_own(city, members, takes, officer):
    assert takes(officer, f"?don_vi={city.cell.pk}").state == JobState.AWAITING


@pytest.mark.parametrize("query", ["?dan_toc=kinh", "?ton_giao=khong"])
def test_a_filter_by_special_data_needs_a_second_person_even_in_the_own_cell(members, takes, secretary, query):
    job = takes(secretary, query)
    assert job.state == JobState.AWAITING
    assert job.approval.grounds == ["special"]
    assert [kind for _label, _value, kind in job.approval.conditions] == ["special"]


def test_somebody_with_roles_in_two_places_needs_a_word_from_above_both(city, members, takes, office, leader):
    GrantFactory(user=office, role="office", organisation=city.neighbour_base)
    job = takes(office)
    assert job.approval.scope_path == city.ward.path
    approve_job(approval_id=job.approval.pk, by=leader)
    running.run(job.pk)
    assert Job.objects.get(pk=job.pk).state == JobState.SUCCEEDED


def test_the_text_of_a_search_is_told_to_nobody(members, takes, office, client_for):
    client = client_for(office)
    MemberFactory(full_name="Quách Kín", cell=members[0].keeper)
    MemberFactory(full_name="Quách Kín", cell=members[0].keeper)
    MemberFactory(full_name="Quách Kín", cell=members[0].keeper)
    found = client.post(reverse("members:search"), {"q": "quach kin"})
    client.post(f"{reverse('members:export')}?{found.url.partition('?')[2]}")
    approval = Approval.objects.get()
    assert approval.people == 3
    assert "quach" not in str(approval.conditions).casefold()
    assert "3 người" in str(approval.conditions)


def test_the_words_of_a_request_are_vietnamese_whatever_its_requester_reads(members, takes, office):
    office.language = "en"
    office.save()
    labels = [label for label, _value, _kind in takes(office).approval.columns]
    assert labels[0] == "Họ và tên"


def test_a_role_lost_on_the_own_cell_closes_the_file_that_was_taken_with_it(
    city, members, takes, secretary, client_for
):
    job = takes(secretary)
    running.run(job.pk)
    RoleGrant.objects.filter(user=secretary).update(ends_on=timezone.localdate())
    GrantFactory(user=secretary, role="office", organisation=city.base)
    answer = client_for(secretary).get(reverse("jobs:download", args=[job.pk]))
    assert answer.status_code == 302
    assert export_content.content(Job.objects.get(pk=job.pk)).outside == 5
