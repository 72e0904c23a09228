"""Pages of cards: a request goes from the cell to the ward and comes back as a card; lists by unit, kind and period."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from members.choices import CardAsk, CardKind, Standing
from members.models import CardRequest, Membership, PartyCard
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NUMBER = "001070000123"


def day(name, day, month, year):
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def test_a_card_goes_from_the_cell_to_the_ward_and_back(client_for, secretary, officer, city):
    member = MemberFactory(cell=city.cell, identity_number=NUMBER)
    cell, ward = client_for(secretary), client_for(officer)
    sent = {"kind": "first", **day("asked_on", 20, 9, 2026)}
    page = cell.post(reverse("cards:ask", args=[member.pk]), sent, follow=True).content.decode()
    assert "Đang đề nghị: phát thẻ, ngày 20/09/2026." in page
    row = CardRequest.objects.get()
    sent = {"people": [row.pk], "number": "31-QĐ/ĐU", **day("on", 1, 10, 2026)}
    done = ward.post(reverse("cards:decide"), sent, follow=True).content.decode()
    assert "Đã ghi quyết định cấp 1 thẻ." in done
    sent = {"people": [row.pk], **day("on", 12, 10, 2026)}
    done = ward.post(reverse("cards:hand_over_many"), sent, follow=True).content.decode()
    assert "Đã ghi trao 1 thẻ." in done
    page = cell.get(reverse("cards:person", args=[member.pk])).content.decode()
    assert "•" in page
    assert NUMBER not in page
    assert PartyCard.objects.get().number == NUMBER


@pytest.fixture
def requests(city):
    people = [MemberFactory(cell=city.cell, identity_number=NUMBER), MemberFactory(cell=city.neighbour_cell)]
    first = CardRequest.objects.create(person=people[0], kind=CardKind.FIRST, asked_on=date(2026, 9, 1))
    lost = CardRequest.objects.create(
        person=people[1],
        kind=CardKind.REPLACE,
        asked_on=date(2025, 3, 1),
        reason="mất ví",
        happened_on=date(2025, 2, 1),
    )
    return first, lost


@pytest.mark.parametrize(
    ("query", "count"), [({}, 2), ({"loai": "cap-lai"}, 1), ({"loai": "doi"}, 0), ({"buoc": "da-trao"}, 0)]
)
def test_requests_are_listed_by_kind_and_step(client_for, officer, requests, query, count):
    assert client_for(officer).get(reverse("cards:list"), query).context["list"].total == count


def test_requests_are_listed_by_period(client_for, officer, requests, monkeypatch):
    from django.utils import timezone

    monkeypatch.setattr(timezone, "localdate", lambda *_given, **_named: date(2026, 11, 24))
    client = client_for(officer)
    totals = {
        key: client.get(reverse("cards:list"), {"ky": key}).context["list"].total for key in ("quy", "nam", "nam-truoc")
    }
    assert totals == {"quy": 0, "nam": 1, "nam-truoc": 1}


def test_a_list_shows_full_numbers_only_to_who_may_reveal_them_and_is_logged(client_for, officer, requests):
    client = client_for(officer)
    answer = client.post(reverse("cards:papers", args=["xlsx"]), {"loai": "phat"})
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet["A1"].value == "Danh sách đảng viên đề nghị phát thẻ đảng viên"
    assert [cell.value for cell in sheet[6]][7] == NUMBER
    assert client.post(reverse("cards:papers", args=["pdf"]), {}).content.startswith(b"%PDF")


def test_a_decision_is_printed_before_its_list(client_for, officer, requests):
    CardRequest.objects.update(
        decision_number="31-QĐ/ĐU", decided_on=date(2026, 10, 1), issuer="Đảng ủy phường Ngọc Hà"
    )
    answer = client_for(officer).post(reverse("cards:papers", args=["pdf"]), {"buoc": "cho-trao"})
    assert answer.content.startswith(b"%PDF")


def test_cards_of_those_who_left_are_to_be_collected(client_for, secretary, city):
    gone = MemberFactory(cell=city.cell, card_number=NUMBER, standing=Standing.EXPELLED, ended_on=date(2026, 10, 1))
    dead = MemberFactory(cell=city.cell, card_number="001070000999")
    Membership.objects.filter(person=dead).update(standing=Standing.DIED, ended_on=date(2026, 10, 1))
    client = client_for(secretary)
    rows = client.get(reverse("cards:list"), {"buoc": "thu-hoi"}).context["list"].rows
    assert [row.person for row in rows] == [gone]
    client.post(reverse("cards:end", args=[gone.pk]), {"ending": "collected", **day("on", 1, 11, 2026)})
    assert client.get(reverse("cards:list"), {"buoc": "thu-hoi"}).context["list"].total == 0


def test_a_refusal_at_the_form_says_what_to_do(client_for, officer, requests):
    client = client_for(officer)
    address = reverse("cards:hand_over", args=[requests[0].pk])
    assert "chưa có quyết định" in client.post(address, day("issued_on", 1, 10, 2026)).content.decode()
    client.post(reverse("cards:refuse", args=[requests[0].pk]), {"reason": "thiếu ảnh"})
    assert CardRequest.objects.get(pk=requests[0].pk).stage == CardAsk.REFUSED
