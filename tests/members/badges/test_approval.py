"""Lists of badges and cards of many people, or that tell of an illness, wait for a second person."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.models import AccessLog
from jobs import running
from jobs.choices import JobState
from jobs.models import Job
from jobs.services import approve_job
from members.choices import BadgeWay, CardKind
from members.models import BadgeProposal, CardRequest, Person
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
ROUND = "2027-02-03"
LISTS = [("cards:papers", ["xlsx"]), ("cards:papers", ["pdf"]), ("badges:papers", ["de-nghi", "xlsx"])]


@pytest.fixture(autouse=True)
def small(settings, tmp_path, monkeypatch):
    """Let two people be few and three be many."""
    monkeypatch.setattr("jobs.services.ring", lambda job_id: True)
    settings.MEDIA_ROOT, settings.APPROVAL_OVER_PEOPLE = tmp_path, 2


@pytest.fixture
def asked(city):
    """Ask for a card and a badge for three members of a cell."""
    people = [MemberFactory(cell=city.cell) for _ in range(3)]
    for person in people:
        CardRequest.objects.create(person=person, kind=CardKind.FIRST, asked_on=date(2026, 9, 1))
        propose(person)
    return people


def propose(person, **more):
    given = {"years": 30, "round_on": date(2027, 2, 3), "way": BadgeWay.DUE, "proposer_id": person.keeper_id}
    return BadgeProposal.objects.create(person=person, **given | more)


@pytest.mark.parametrize(("name", "args"), LISTS)
def test_a_list_of_many_waits_for_a_second_person_and_is_then_written(client_for, officer, leader, asked, name, args):
    answer = client_for(officer).post(reverse(name, args=args), {"dot": ROUND})
    job = Job.objects.get()
    assert answer.url == reverse("jobs:detail", args=[job.pk])
    assert (job.state, job.approval.people, job.approval.outside) == (JobState.AWAITING, 3, 3)
    assert job.approval.grounds == ["many"]
    assert not AccessLog.objects.filter(subject_type="list").exists(), "nothing has gone out yet"
    names = [person.full_name for person in asked]
    assert not any(name in str([job.params, job.approval.conditions]) for name in names)
    approve_job(approval_id=job.approval.pk, by=leader)
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED
    assert AccessLog.objects.get(subject_type="list", count=3).code == job.result["code"]
    file = client_for(officer).get(reverse("jobs:download", args=[job.pk]))
    assert file.getvalue()
    file.close()


@pytest.mark.parametrize(("name", "args"), LISTS)
def test_a_list_of_the_own_cell_is_answered_at_once(client_for, secretary, asked, name, args):
    answer = client_for(secretary).post(reverse(name, args=args), {"dot": ROUND})
    assert (answer.status_code, Job.objects.count()) == (200, 0)


def test_a_list_that_grew_after_the_word_was_given_is_not_written(client_for, officer, leader, city, asked):
    client_for(officer).post(reverse("cards:papers", args=["xlsx"]))
    job = Job.objects.get()
    approve_job(approval_id=job.approval.pk, by=leader)
    newcomer = MemberFactory(cell=city.second_cell)
    CardRequest.objects.create(person=newcomer, kind=CardKind.FIRST, asked_on=date(2026, 9, 2))
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state != JobState.SUCCEEDED


def test_a_list_that_tells_of_a_grave_illness_waits_even_in_the_own_cell(client_for, secretary, city):
    propose(MemberFactory(cell=city.cell), way=BadgeWay.EARLY, evidence="bệnh án Bệnh viện Bạch Mai")
    client_for(secretary).post(reverse("badges:papers", args=["de-nghi", "pdf"]), {"dot": ROUND})
    assert Job.objects.get().approval.grounds == ["special"]


def test_an_illness_is_read_by_who_may_read_health_and_the_reading_is_logged(client_for, officer, leader, city):
    person = MemberFactory(cell=city.cell)
    propose(person, way=BadgeWay.EARLY, evidence="bệnh án Bạch Mai", reason="ung thư giai đoạn cuối")
    told = ("bệnh nặng", "bệnh án Bạch Mai", "ung thư")
    page = client_for(leader).get(reverse("badges:proposals"), {"dot": ROUND}).content.decode()
    assert person.full_name in page
    assert not any(words in page for words in told)
    timeline = client_for(leader).get(reverse("members:detail", args=[person.pk])).content.decode()
    assert "ung thư" not in timeline
    before = AccessLog.objects.filter(subject_id=person.pk, user_id=officer.pk).count()
    page = client_for(officer).get(reverse("badges:proposals"), {"dot": ROUND}).content.decode()
    assert all(words in page for words in told)
    assert AccessLog.objects.filter(subject_id=person.pk, user_id=officer.pk).count() == before + 1


def test_a_hostile_name_is_a_text_in_the_workbook_and_on_paper(client_for, secretary, city):
    person = MemberFactory(cell=city.cell)
    Person.objects.filter(pk=person.pk).update(full_name='=HYPERLINK("http://x")<b>&')
    CardRequest.objects.create(person=person, kind=CardKind.FIRST, asked_on=date(2026, 9, 1), reason="+1<script>")
    client = client_for(secretary)
    answer = client.post(reverse("cards:papers", args=["xlsx"]))
    cells = [cell for line in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in line if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "+"))]
    paper = PdfReader(BytesIO(client.post(reverse("cards:papers", args=["pdf"])).content))
    words = "".join("".join(page.extract_text() for page in paper.pages).split())
    assert "<b>&" in words
    assert "+1<script>" in words
