"""The page of the proof: what was found, named in reach; asked for by a job, made for all every night."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from jobs.models import Job
from jobs.running import run
from members.ledger.proving.services import KIND_OF_THE_NIGHT, prove
from members.models import LedgerProof, Person, Placement
from members.tasks import prove_ledger
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, full_name="Lê Thị Lệch")


def lose_the_placement(person):
    Placement.objects.filter(membership__person=person).update(ends_on=date(2026, 3, 1))


def ask(client, unit, **more):
    return client.post(reverse("book:prove"), {"don_vi": unit.pk, **more})


def shown(client, unit):
    return client.get(reverse("book:proof"), {"don_vi": unit.pk}).content.decode()


def test_a_proof_is_asked_for_runs_as_a_job_and_says_that_all_agrees(city, member, officer, client_for):
    client = client_for(officer)
    assert "Chưa đối soát lần nào" in shown(client, city.ward)
    answer = ask(client, city.ward)
    job = Job.objects.get()
    assert answer.url == reverse("jobs:detail", args=[job.pk])
    assert "Đang đối soát" in shown(client, city.ward)
    assert run(job.pk)
    assert "Sổ khớp" in shown(client, city.ward)
    assert LedgerProof.objects.get().made_by == officer


def test_the_first_fault_of_each_check_is_named_with_its_page(city, member, officer, client_for):
    lose_the_placement(member)
    MemberFactory(cell=city.other_cell)
    run(ask(client_for(officer), city.ward) and Job.objects.get().pk)
    text = shown(client_for(officer), city.ward)
    assert "Sổ không khớp ở" in text
    assert reverse("members:detail", args=[member.pk]) in text
    assert "phải là 1, sổ có 0" in text


def test_who_may_not_see_members_reads_the_fault_without_a_name(city, member, administrator, client_for):
    lose_the_placement(member)
    prove(organisation_id=city.ward.pk, path=city.ward.path, day=timezone.localdate(), by=administrator)
    text = shown(client_for(administrator), city.ward)
    assert "ngoài phạm vi được xem" in text
    assert "Lê Thị Lệch" not in text


def test_the_night_proves_everything_and_each_unit_reads_its_own_part(city, member, officer, client_for):
    stranger = MemberFactory(cell=city.other_cell, full_name="Ngô Văn Khác")
    lose_the_placement(stranger)
    assert prove_ledger() == prove_ledger()
    job = Job.objects.get(kind=KIND_OF_THE_NIGHT)
    assert run(job.pk)
    text = shown(client_for(officer), city.ward)
    assert "Sổ khớp" in text
    assert "đối soát toàn bộ sổ ban đêm" in text
    lose_the_placement(member)
    prove(organisation_id=None, path="", day=timezone.localdate(), by=None)
    text = shown(client_for(officer), city.ward)
    assert "Lê Thị Lệch" in text
    assert "Ngô Văn Khác" not in text


def test_a_past_day_is_proved_and_a_day_to_come_is_refused(city, member, officer, client_for):
    client = client_for(officer)
    assert ask(client, city.ward, ngay="01/01/2999").status_code == 422
    ask(client, city.ward, ngay="30/06/2026")
    run(Job.objects.get().pk)
    assert LedgerProof.objects.get().day == date(2026, 6, 30)


def test_a_secretary_does_not_prove_and_a_stranger_finds_nothing(city, secretary, officer, client_for):
    assert client_for(secretary).get(reverse("book:proof"), {"don_vi": city.cell.pk}).status_code == 403
    assert client_for(officer).get(reverse("book:proof"), {"don_vi": city.other_ward.pk}).status_code == 404


def test_what_was_found_holds_ids_and_no_names(city, member):
    lose_the_placement(member)
    made = prove(organisation_id=None, path="", day=timezone.localdate(), by=None)
    assert [member.pk] == sorted({row[0] for one in made.found for row in one["rows"] if row[0]})
    assert "Lệch" not in str(made.found)
    assert Person.objects.filter(pk=member.pk).exists()
