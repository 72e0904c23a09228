"""Registers of numbers: begun in mid-year after a paper book, papers void, the file of a paper known again."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.findings import Refused
from branches import services
from branches.choices import Book
from branches.models import IssuedPaper, Register
from branches.services.numbering import Subject

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 15)


def give(organisation, by, row=7):
    subject = Subject("transfer_letter", "transfer", row)
    return services.issue_number(organisation_id=organisation.pk, book=Book.TRANSFERS, day=DAY, subject=subject, by=by)


def digest(content):
    return hashlib.sha256(content).hexdigest()


def begin(organisation, by, number=48, reason="sổ giấy đã dùng đến số 47"):
    return services.begin_register(
        organisation_id=organisation.pk, book=Book.TRANSFERS, year=2026, first_number=number, reason=reason, by=by
    )


def test_a_register_goes_on_where_the_paper_book_stopped(city, officer):
    begin(city.ward, officer)
    assert [give(city.ward, officer).number, give(city.ward, officer).number] == [48, 49]
    assert Register.objects.get().first_number == 48


def test_once_a_number_is_given_the_beginning_stays(city, officer):
    give(city.ward, officer)
    with pytest.raises(Refused) as refusal:
        begin(city.ward, officer)
    assert [one.code for one in refusal.value.findings] == ["register_begun"]
    assert give(city.ward, officer).number == 2


def test_a_beginning_needs_a_number_and_a_reason(city, officer):
    with pytest.raises(Refused) as refusal:
        begin(city.ward, officer, number=0, reason=" ")
    assert {one.field for one in refusal.value.findings} == {"first_number", "reason"}


def test_a_void_paper_keeps_its_number(city, officer):
    paper = give(city.ward, officer)
    services.void_paper(paper_id=paper.pk, on=DAY, reason="ô 1 ghi sai", by=officer)
    assert give(city.ward, officer).number == 2
    paper.refresh_from_db()
    assert (paper.number, paper.void_on, paper.void_reason) == (1, DAY, "ô 1 ghi sai")


def test_the_committee_s_office_begins_the_book_of_its_body(city, office, secretary, client_for):
    client = client_for(office)
    typed = {"organisation": city.base.pk, "book": "transfers", "first_number": "48", "reason": "sổ giấy đến 47"}
    answer = client.post(reverse("registers:begin"), typed)
    register = Register.objects.get()
    assert answer.url == reverse("registers:detail", args=[register.pk])
    assert (register.organisation_id, register.first_number) == (city.base.pk, 48)
    assert "Bắt đầu từ số 48, nối sổ giấy." in client.get(answer.url).content.decode()
    refused = client_for(secretary).post(reverse("registers:begin"), typed | {"first_number": "60"})
    assert "Không có tổ chức nào tên như vậy" in refused.content.decode()
    assert client_for(secretary).get(answer.url).status_code == 404


@pytest.fixture
def asked(client_for, neighbour_secretary):
    def ask(content):
        file = SimpleUploadedFile("giay.pdf", content, content_type="application/pdf")
        return client_for(neighbour_secretary).post(reverse("registers:check"), {"file": file}).content.decode()

    return ask


def test_a_file_is_known_as_issued_printed_before_void_or_strange(city, officer, asked):
    give(city.ward, officer)
    seal = {"subject_type": "transfer", "subject_id": 7, "by": officer}
    assert services.seal_paper(sha256=digest(b"first"), **seal)
    services.seal_paper(sha256=digest(b"second"), **seal)
    assert "Đúng tệp đã in ra từ sổ" in asked(b"second")
    assert "01-GTSHĐ" in asked(b"second")
    assert "là bản in trước" in asked(b"first")
    assert "Không phải tệp do phần mềm này" in asked(b"second, changed")
    services.void_paper(paper_id=IssuedPaper.objects.get().pk, on=timezone.localdate(), reason="ô 1 sai", by=officer)
    assert "Giấy này đã hủy" in asked(b"second")


def test_a_paper_no_register_numbered_is_not_sealed(city, officer):
    assert not services.seal_paper(subject_type="transfer", subject_id=1, sha256="0" * 64, by=officer)
