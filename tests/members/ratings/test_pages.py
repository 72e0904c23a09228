"""Pages of ratings: the sheet of a cell keeps what was chosen, says where it is wrong, and works without scripts."""

import re
from datetime import date

import pytest
from django.urls import reverse

from members.models import Membership, Rating
from tests.factories.members import MemberFactory
from tests.factories.ratings import RatingFactory
from tests.factories.records import row
from vietnam.dates import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def members(city):
    return [MemberFactory(cell=city.cell, full_name=name, since=date(2024, 1, 1)) for name in ("Lê An", "Vũ Bình")]


def key(person):
    return f"m{Membership.objects.get(person=person).pk}"


def chosen(page):
    return len(re.findall(r'type="radio"[^>]* checked', page))


def sheet_url(city, year=2025):
    return reverse("ratings:cell", args=[city.cell.pk, year])


def test_the_sheet_has_five_levels_for_everybody_and_chooses_nothing(client_for, secretary, city, members):
    page = client_for(secretary).get(sheet_url(city)).content.decode()
    assert page.count('type="radio"') == 10
    assert chosen(page) == 0
    assert "Ghi quyết định" not in page


def test_what_was_chosen_is_kept_when_one_row_is_wrong_and_written_when_right(client_for, secretary, city, members):
    first, second = members
    client = client_for(secretary)
    sent = {key(first): "good", key(second): "not_rated"}
    page = client.post(sheet_url(city), sent).content.decode()
    assert "Chưa xếp loại thì phải ghi lý do." in page
    assert chosen(page) == 2
    assert not Rating.objects.exists()
    reason = {"r" + key(second)[1:]: "điều trị dài ngày"}
    answer = client.post(sheet_url(city), sent | reason, follow=True).content.decode()
    assert "Đã ghi xếp loại của 2 đồng chí." in answer
    assert "điều trị dài ngày" in answer


def test_rows_that_somebody_else_wrote_meanwhile_show_it_and_the_rest_is_kept(client_for, office, city, members):
    first, second = members
    sent = {key(first): "good", key(second): "good"}
    RatingFactory(person=first, level="excellent")
    client = client_for(office)
    page = client.post(sheet_url(city), sent).content.decode()
    assert "Người khác vừa ghi đồng chí Lê An: Hoàn thành xuất sắc nhiệm vụ." in page
    assert chosen(page) == 1
    assert Rating.objects.count() == 1
    client.post(sheet_url(city), {key(second): "good"})
    assert dict(Rating.objects.values_list("membership__person", "level")) == {first.pk: "excellent", second.pk: "good"}


def test_the_level_above_writes_the_decision_on_the_sheet(client_for, office, city, members):
    RatingFactory(person=members[0])
    client = client_for(office)
    assert "Ghi quyết định" in client.get(sheet_url(city)).content.decode()
    sent = {
        "decision_number": "45-QĐ/ĐU",
        "decided_on_day": "25",
        "decided_on_month": "12",
        "decided_on_year": "2025",
        "issuer": "Đảng ủy",
    }
    answer = client.post(reverse("ratings:decide", args=[city.cell.pk, 2025]), sent, follow=True).content.decode()
    assert "Đã ghi quyết định cho 1 đồng chí." in answer
    assert "45-QĐ/ĐU, 25/12/2025" in answer


def test_with_nobody_waiting_the_page_of_the_decision_says_so(client_for, office, city, members):
    page = client_for(office).get(reverse("ratings:decide", args=[city.cell.pk, 2025])).content.decode()
    assert "Không còn đồng chí nào chờ quyết định" in page
    assert 'name="decision_number"' not in page


def test_a_member_s_page_leads_to_his_ratings_and_tells_what_stood_before(client_for, secretary, city, members):
    person = members[0]
    client = client_for(secretary)
    url = reverse("ratings:record", args=[person.pk])
    client.post(url, {"year": "2024", "level": "excellent"})
    wrong = client.post(f"{url}?nam=2024", {"year": "2024", "level": "good", "version": "1"}).content.decode()
    assert "Chưa ghi" in wrong
    sent = {"year": "2024", "level": "good", "version": "1", "why": "Ghi nhầm dòng."}
    page = client.post(f"{url}?nam=2024", sent, follow=True).content.decode()
    assert "Đã đính chính; trước: Hoàn thành xuất sắc nhiệm vụ, ghi ngày " in page
    record = client.get(reverse("members:detail", args=[person.pk])).content.decode()
    assert "Xếp loại năm 2024: Hoàn thành tốt nhiệm vụ" in record


def test_a_year_to_come_leads_to_this_year(client_for, secretary, city):
    answer = client_for(secretary).get(sheet_url(city, 2199), follow=True)
    assert "Chỉ xếp loại năm nay hoặc năm đã qua." in answer.content.decode()


def test_the_counts_lead_to_names_and_to_the_sheet(client_for, office, city, members):
    RatingFactory(person=members[0])
    client = client_for(office)
    page = client.get(reverse("ratings:summary"), {"don_vi": city.cell.pk, "nam": 2025}).content.decode()
    assert sheet_url(city) in page
    url = reverse("ratings:people")
    named = client.get(url, {"don_vi": city.cell.pk, "nam": 2025, "muc": "good"}).content.decode()
    assert "Lê An" in named
    assert "Vũ Bình" not in named
    assert client.get(url, {"don_vi": city.cell.pk, "muc": "la"}).status_code == 404


def test_a_discipline_says_whether_it_is_in_force_to_those_who_may_read_it(client_for, secretary, leader, city):
    person = MemberFactory(cell=city.cell)
    row("disciplines", person=person, decided_on=parse("1/3/2025"), ended_on=parse("1/3/2026"))
    row("disciplines", person=person, decided_on=parse("1/5/2026"), ended_on=None)
    page = client_for(secretary).get(reverse("members:honours", args=[person.pk])).content.decode()
    assert page.count("đang có hiệu lực theo sổ") == 1
    assert page.count("đã hết hiệu lực") == 1
    assert "hiệu lực" not in client_for(leader).get(reverse("members:honours", args=[person.pk])).content.decode()
