"""Who comes from outside the city: looked up by number, written anew, taken back; strangers stay nameless."""

from datetime import date

import pytest
from django.urls import reverse

from members.choices import Standing
from members.models import Membership, Movement, Person, Placement, Transfer
from members.transfers import services
from members.transfers.services import Letter
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NUMBER = "001085000123"


def boxes(**days):
    return {
        f"{name}_{part}": str(getattr(value, part)) for name, value in days.items() for part in ("day", "month", "year")
    }


def letter(**more):
    typed = {
        "from_words": "Đảng bộ phường Hải Châu, thành phố Đà Nẵng",
        "letter_number": "12-GT",
        "letter_issuer": "Đảng ủy phường Hải Châu",
        "index_confirmed": "co",
    }
    return typed | boxes(letter_on=date(2026, 11, 2)) | more


def newcomer(city, **more):
    person = {
        "full_name": "Lê Thị Mới Đến",
        "sex": "female",
        "ethnic": "kinh",
        "religion": "khong",
        "identity_number": "048185000123",
        "cell": str(city.cell.pk),
    }
    days = boxes(
        as_of=date(2026, 11, 16),
        born_on=date(1985, 4, 2),
        admitted_on=date(2010, 5, 19),
        official_on=date(2011, 5, 19),
    )
    return letter() | person | days | more


def departed(cell, by, **more):
    person = MemberFactory(cell=cell, since=date(2025, 6, 1), **more)
    row = services.request_transfer(
        person_id=person.pk, kind="formal", moved_on=date(2026, 6, 1), to_words="Đà Nẵng", by=by
    )
    services.issue_letter(transfer_id=row.pk, letter=Letter("3-GT", date(2026, 6, 10)), by=by)
    services.accept_transfer(transfer_id=row.pk, on=date(2026, 6, 20), by=by)
    return person


def look_up(client, number):
    return client.post(reverse("transfers:look_up"), {"number": number}, follow=True)


def test_a_newcomer_is_written_once_with_the_letter(city, secretary, client_for):
    client, page = client_for(secretary), reverse("transfers:arrive")
    assert "Giấy giới thiệu của nơi đi" in client.get(page).content.decode()
    answer = client.post(page, newcomer(city, reason="thẻ đảng cấp lại sau"))
    assert answer.status_code == 302, answer.context["form"].errors
    row = Transfer.objects.get()
    assert (row.letter_number, row.stage, row.index_confirmed) == ("12-GT", "accepted", True)
    movement = Movement.objects.get()
    assert (movement.kind, movement.to_cell_id, movement.decision_number) == ("arrived", city.cell.pk, "12-GT")
    assert answer.url == reverse("members:edit", args=[row.membership.person_id])


def test_what_is_wrong_with_the_letter_stands_at_its_box_and_nothing_is_written(city, secretary, client_for):
    wrong = newcomer(city) | boxes(letter_on=date(2026, 11, 20)) | {"index_confirmed": "", "from_words": ""}
    answer = client_for(secretary).post(reverse("transfers:arrive"), wrong)
    assert {"index_confirmed", "from_words"} <= set(answer.context["form"].errors)
    late = newcomer(city) | boxes(letter_on=date(2026, 11, 20)) | {"reason": "x"}
    answer = client_for(secretary).post(reverse("transfers:arrive"), late)
    assert "as_of" in answer.context["form"].errors
    assert not Person.objects.exists()


def test_who_departed_and_is_in_reach_is_taken_back_by_number(city, officer, client_for):
    person = departed(city.cell, officer, identity_number=NUMBER)
    client = client_for(officer)
    found = look_up(client, NUMBER)
    page = reverse("transfers:come_back", args=[person.pk])
    assert found.redirect_chain[-1][0] == page
    typed = letter(cell=str(city.second_cell.pk)) | boxes(on=date(2026, 11, 16))
    assert client.post(page, typed).status_code == 302
    assert Membership.objects.get().standing == Standing.ACTIVE
    assert Placement.objects.get(ends_on=None).cell_id == city.second_cell.pk
    assert client.get(page).url == reverse("members:detail", args=[person.pk])


def test_a_number_held_out_of_reach_gives_no_name(city, officer, secretary, client_for):
    person = departed(city.other_cell, officer, identity_number=NUMBER, full_name="Trần Thị Kín Tên")
    client = client_for(secretary)
    page = look_up(client, NUMBER).content.decode()
    assert "gửi yêu cầu đối chiếu" in page
    assert person.full_name not in page
    assert client.get(reverse("transfers:come_back", args=[person.pk])).status_code == 404
    held = client.post(reverse("transfers:arrive"), newcomer(city, identity_number=NUMBER, reason="x"))
    assert "gửi yêu cầu đối chiếu" in held.content.decode()
    assert person.full_name not in held.content.decode()


def test_an_unknown_number_is_offered_in_the_form_and_never_in_an_address(city, secretary, client_for):
    found = look_up(client_for(secretary), NUMBER)
    assert found.redirect_chain[-1][0] == reverse("transfers:arrive")
    assert found.context["form"].initial["identity_number"] == NUMBER
    assert "12 chữ số" in look_up(client_for(secretary), "0010").content.decode()
