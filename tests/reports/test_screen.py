"""The summary on screen: who sees it, what it shows, where its numbers lead."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.reports.conftest import DAY
from tests.reports.test_figures import length

pytestmark = pytest.mark.django_db
URL = "/bao-cao/"
LINK = re.compile(r'<a href="(/dang-vien/\?[^"]*)">(?:<b>)?([\d.]+)<')


def test_every_number_on_the_page_equals_the_list_it_opens(register, leader, client_for):
    page = client_for(leader).get(URL).content.decode()
    links = [(unescape(url), int(number.replace(".", ""))) for url, number in LINK.findall(page)]
    assert len(links) > 80
    for url, number in links:
        assert length(url, leader) == number, url


def test_a_list_behind_a_number_opens(register, leader, client_for):
    client = client_for(leader)
    page = client.get(URL).content.decode()
    url = next(unescape(url) for url, number in LINK.findall(page) if "dan_toc=khac_kinh" in url)
    assert "2 đồng chí" in client.get(url).content.decode()


def test_the_first_page_is_of_ones_own_body_today(register, leader, client_for):
    response = client_for(leader).get(URL)
    report = response.context["report"]
    assert (report.subject.organisation_id, report.subject.day) == (register.ward.pk, DAY)
    assert report.subject.since == DAY.replace(month=1, day=1)
    assert "Đối chiếu: khớp" in response.content.decode()


def test_a_neighbour_is_not_found_and_an_auditor_is_told_which_right(register, people, client_for):
    url = f"{URL}?don_vi={register.cell.pk}"
    assert client_for(people["neighbour_secretary"]).get(url).status_code == 404
    refused = client_for(people["auditor"]).get(url)
    assert refused.status_code == 403
    assert "Xem và tải báo cáo tổng hợp" in refused.content.decode()
    assert client_for(people["leader"]).get(url).status_code == 200
    assert client_for(None).get(url).status_code == 302


@pytest.mark.parametrize("value", ["0", "999999", "abc", "-1", "9" * 40, "1e3"])
def test_an_organisation_that_is_none_is_not_found(register, leader, client_for, value):
    assert client_for(leader).get(URL, {"don_vi": value}).status_code == 404


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"ngay": "31/02/2026"}, "Chưa đọc được ngày “31/02/2026”"),
        ({"ngay": "2026"}, "Chưa đọc được ngày “2026”"),
        ({"ngay": "25/11/2026"}, "Ngày này chưa tới"),
        ({"ngay": "01/06/2026", "tu_ngay": "02/06/2026"}, "Ngày đầu kỳ sau ngày tính số liệu"),
        ({"ngay": "31/12/2019"}, "chưa thành lập hoặc đã kết thúc"),
        ({"ngay": "<script>"}, "Chưa đọc được ngày “&lt;script&gt;”"),
    ],
)
def test_a_day_that_cannot_be_shown_is_answered_at_its_field(register, leader, client_for, query, words):
    response = client_for(leader).get(URL, query)
    assert response.status_code == 200
    assert response.context["report"] is None
    assert words in response.content.decode()


def test_a_past_day_is_shown_as_it_was(register, leader, client_for):
    response = client_for(leader).get(URL, {"ngay": "30.6.2026", "tu_ngay": "1/2/2026"})
    assert response.context["report"].total == 10
    assert "Tính đến ngày 30/06/2026; biến động từ ngày 01/02/2026" in response.content.decode()


def test_another_body_is_found_by_words_and_only_in_reach(register, leader, client_for):
    client = client_for(leader)
    page = client.get(URL, {"tim": "to dan pho 7", "ngay": "30/06/2026"}).content.decode()
    assert f"/bao-cao/?don_vi={register.cell.pk}&amp;ngay=30%2F06%2F2026" in page
    assert "Không có tổ chức nào tên như vậy" in client.get(URL, {"tim": "chua lang"}).content.decode()


def test_the_way_up_leads_only_where_one_may_go(register, people, client_for):
    page = client_for(people["office"]).get(URL, {"don_vi": register.cell.pk})
    assert [name for _url, name in page.context["above"]] == [register.base.name]


def test_the_page_takes_the_same_queries_however_many_units(
    register, leader, client_for, django_assert_max_num_queries
):
    client = client_for(leader)
    with django_assert_max_num_queries(14):
        client.get(URL)


def test_the_page_speaks_english_to_those_who_read_it_and_keeps_its_numbers(register, leader, client_for):
    leader.language = "en"
    leader.save()
    assert client_for(leader).get(URL).context["report"].total == 11


def test_reports_stand_in_the_navigation_of_those_who_may_see_them(register, people, client_for):
    assert f'href="{URL}"' in client_for(people["leader"]).get(reverse("jobs:list")).content.decode()
    assert f'href="{URL}"' not in client_for(people["auditor"]).get(reverse("jobs:list")).content.decode()
