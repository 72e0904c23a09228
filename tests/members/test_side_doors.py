"""What somebody without the right to the guarded items might learn beside the pages that show them."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from members import facts
from members.fields import TABLES_BY_NAME
from members.models import FilePaper, Person
from members.services import add_row, change_person
from members.services.persons import current_membership
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SECRET = "Chuyện Kín Không Ai Được Biết"
NUMBER = "001158000123"
PAGES = ("detail", "profile", "course", "honours", "history", "lookers", "check", "papers", "print", "aloud")


@pytest.fixture
def person(city, officer):
    member = MemberFactory(
        cell=city.cell, full_name="Nguyễn Thị Ánh", sex="female", born_on=date(1958, 2, 14), identity_number=NUMBER
    )
    now = facts.values_of(member, current_membership(member.pk))
    change_person(
        person_id=member.pk,
        opened_version=member.version,
        opened_values=now,
        values={"health": "weak", "phone": "0912345678"},
        reason=SECRET,
        by=officer,
    )
    add_row(
        person_id=member.pk,
        table=TABLES_BY_NAME["disciplines"],
        values={"kind": "party_warning", "words": SECRET, "issuer": SECRET, "decision_number": "77-QĐ"},
        reason=SECRET,
        by=officer,
    )
    FilePaper.objects.create(person=member, kind="22", state="present", note=SECRET)
    return Person.objects.get(pk=member.pk)


def url(name, person):
    return reverse(f"members:{name}", args=[person.pk])


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_record_tells_a_leader_what_is_guarded(person, officer, leader, client_for, name):
    for tab in ("detail", "papers"):
        client_for(officer).get(url(tab, person))
    page = client_for(leader).get(url(name, person))
    assert page.status_code == 200
    text = page.content.decode()
    for word in (SECRET, "Cảnh cáo", "cảnh cáo", "mục hạn chế", "77-QĐ", NUMBER, "0912345678", "Sức khỏe yếu"):
        assert word not in text, word


def test_who_may_read_the_guarded_items_sees_who_read_them(person, officer, inspector, client_for):
    client_for(officer).get(url("detail", person))
    assert "mục hạn chế" in client_for(inspector).get(url("lookers", person)).content.decode()


def test_reading_papers_that_tell_of_a_measure_is_logged_as_such(person, officer, client_for):
    before = AccessLog.objects.filter(subject_type="background").count()
    for band in ("originals", "procedures", "diplomas"):
        client_for(officer).get(f"{url('papers', person)}?nhom={band}")
    assert AccessLog.objects.filter(subject_type="background").count() == before + 1
