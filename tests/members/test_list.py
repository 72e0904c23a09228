"""The members' list: who is on it for whom, its filters, order, pages, totals, search and file."""

import csv
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from jobs import running
from jobs.models import Job
from members import export, filters, listing, searching
from members.lists import columns
from members.models import Person
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
URL = "/dang-vien/"


def names(response) -> list[str]:
    return [row.full_name for row in response.context["page"].rows]


@pytest.fixture
def three(city):
    return [
        MemberFactory(full_name="Trần Thị Ánh", cell=city.cell, sex="female", born_on=date(1958, 2, 14)),
        MemberFactory(
            full_name="Lê Văn Bình", cell=city.second_cell, sex="male", born_on=date(1990, 5, 1), official_on=None
        ),
        MemberFactory(full_name="Đỗ Thị Ảnh", cell=city.neighbour_cell, sex="female", born_on=date(1985, 8, 20)),
    ]


def test_a_secretary_sees_her_cell_and_an_officer_the_ward_in_vietnamese_order(three, secretary, officer, client_for):
    assert names(client_for(secretary).get(URL)) == ["Trần Thị Ánh"]
    assert names(client_for(officer).get(URL)) == ["Đỗ Thị Ảnh", "Trần Thị Ánh", "Lê Văn Bình"]


def test_a_role_without_members_is_refused_and_a_stranger_sees_nothing(three, auditor, outsider, client_for):
    assert client_for(auditor).get(URL).status_code == 403
    assert client_for(outsider).get(URL).status_code == 403


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("gioi_tinh=female", ["Đỗ Thị Ảnh", "Trần Thị Ánh"]),
        ("dang=du_bi", ["Lê Văn Bình"]),
        ("dang=chinh_thuc", ["Đỗ Thị Ảnh", "Trần Thị Ánh"]),
        ("tuoi_tu=60", ["Trần Thị Ánh"]),
        ("tuoi_den=36", ["Lê Văn Bình"]),
        ("dan_toc=kinh", ["Đỗ Thị Ảnh", "Trần Thị Ánh", "Lê Văn Bình"]),
        ("dan_toc=khac_kinh", []),
        ("thieu=dien_thoai&gioi_tinh=male", ["Lê Văn Bình"]),
        ("trang_thai=exempt", []),
    ],
)
def test_filters_keep_what_they_say(three, officer, client_for, query, expected):
    assert names(client_for(officer).get(f"{URL}?{query}")) == expected


def test_age_bounds_are_full_years_on_the_day(city, officer, client_for):
    MemberFactory(full_name="Nguyễn Văn Sáu Mươi", cell=city.cell, born_on=date(1966, 3, 5))
    query = listing.read_request({"tuoi_tu": "60"}, None, date(2026, 3, 5)).params
    for day, found in ((date(2026, 3, 4), 0), (date(2026, 3, 5), 1)):
        bound = filters.MemberFilter(query, filters.people_on(day, day), day=day)
        assert bound.qs.count() == found


def test_a_unit_narrows_the_list_at_every_level(three, city, officer, client_for):
    client = client_for(officer)
    for unit, expected in ((city.ward, 3), (city.base, 2), (city.cell, 1)):
        assert len(names(client.get(f"{URL}?don_vi={unit.pk}"))) == expected


def test_an_unreadable_filter_is_said_in_words_and_shows_no_one(three, officer, client_for):
    response = client_for(officer).get(f"{URL}?tuoi_tu=abc&loc=mo")
    assert response.status_code == 200
    assert names(response) == []
    assert response.context["filter_form"].errors


def test_pages_follow_each_other_without_gap_or_repeat(city, officer, client_for):
    for number in range(105):
        MemberFactory(full_name=f"Nguyễn Văn {chr(65 + number % 26)}{chr(97 + number // 26)}", cell=city.cell)
    client, url, seen = client_for(officer), URL, []
    while url:
        response = client.get(url)
        seen += [row.person_id for row in response.context["page"].rows]
        url = response.context["next_url"]
    assert len(seen) == len(set(seen)) == 105
    assert sorted(seen) == sorted(Person.objects.values_list("pk", flat=True))


def test_the_list_costs_the_same_queries_for_one_and_three_members(
    city, officer, client_for, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_for(officer)
    MemberFactory(full_name="Một", cell=city.cell)
    client.get(URL)
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    MemberFactory(full_name="Hai", cell=city.cell)
    MemberFactory(full_name="Ba", cell=city.second_cell)
    with CaptureQueriesContext(connection) as three:
        client.get(URL)
    assert len(one) == len(three) <= 12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anh", ["Đỗ Thị Ảnh", "Trần Thị Ánh"]),
        ("Ánh", ["Trần Thị Ánh", "Đỗ Thị Ảnh"]),
        ("tran anh", ["Trần Thị Ánh"]),
        ("TRẦN  THỊ ánh", ["Trần Thị Ánh"]),
        ("14/02/1958", ["Trần Thị Ánh"]),
        ("1958", ["Trần Thị Ánh"]),
        ("do thi", ["Đỗ Thị Ảnh"]),
        ("khong ai", []),
    ],
)
def test_the_search_box_finds_with_and_without_marks(three, officer, text, expected):
    from branches.scopes import scope_of

    people = Person.objects.visible_to(scope_of(officer, timezone.localdate()))
    found, more = searching.find(people, searching.understand(text))
    assert [Person.objects.get(pk=pk).full_name for pk in found] == expected
    assert not more


def test_a_number_is_found_exactly(city, officer, client_for):
    member = MemberFactory(full_name="Phạm Số", cell=city.cell, identity_number="001085000123", phone="0912345678")
    for text in ("001085000123", "001 085 000 123", "0912345678"):
        response = client_for(officer).post(reverse("members:search"), {"q": text})
        assert response.status_code == 302
        assert response.url == f"{URL}{member.pk}/"


def test_a_searched_name_never_enters_an_address(three, officer, client_for):
    client = client_for(officer)
    response = client.post(reverse("members:search"), {"q": "anh"}, follow=True)
    url = response.redirect_chain[-1][0]
    assert "anh" not in url.lower()
    assert names(response) == ["Đỗ Thị Ảnh", "Trần Thị Ánh"]
    other = client_for(officer)
    assert names(other.get(url)) == []


def test_a_search_finds_nobody_outside_the_scope(three, secretary, client_for):
    response = client_for(secretary).post(reverse("members:suggest"), {"q": "Đỗ Thị Ảnh"})
    assert "Đỗ Thị Ảnh" not in response.content.decode()


def test_the_list_of_a_past_day_names_those_in_reach_and_counts_the_rest(city, officer, client_for):
    member = MemberFactory(full_name="Người Ở Lại", cell=city.cell, since=date(2020, 1, 1))
    gone = MemberFactory(full_name="Người Đã Đi", cell=city.cell, since=date(2020, 1, 1))
    Person.objects.filter(pk=gone.pk).update(
        keeper=city.other_cell, keeper_path=f"{city.root.pk}/{city.other_ward.pk}/{city.other_cell.pk}/"
    )
    response = client_for(officer).get(f"{URL}?don_vi={city.ward.pk}&ngay=30/06/2025")
    assert [row.person_id for row in response.context["page"].rows] == [member.pk]
    assert response.context["page"].outside == 1
    before = client_for(officer).get(f"{URL}?don_vi={city.ward.pk}&ngay=31/12/2019")
    assert before.context["page"].total == 0


def test_the_file_holds_what_the_list_shows_marked_and_as_text(three, officer, client_for, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    MemberFactory(full_name="=1+1", cell=three[0].keeper)
    client = client_for(officer)
    response = client.post(reverse("members:export") + "?gioi_tinh=female")
    job = Job.objects.get()
    assert response.url == reverse("jobs:detail", args=[job.pk])
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == "succeeded", job.error
    book = openpyxl.load_workbook(settings.MEDIA_ROOT / job.result_file)
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert job.result["code"] in rows[2][0]
    assert str(officer) in rows[2][0]
    assert [row[1] for row in rows[5:]] == ["Đỗ Thị Ảnh", "Trần Thị Ánh"]


def test_a_name_that_looks_like_a_formula_stays_a_text(city, officer, tmp_path):
    row = listing.Row(1, "", "=1+1", "", tuple(listing.Cell("", text) for text in ("@cell", "+x", "＝1")))
    path, mark = tmp_path / "a.xlsx", export.Mark("=who", "-unit", timezone.localtime(), "AAAA-BBBB")
    export.write_xlsx(path, iter([row]), columns.COMPUTED[:3], mark)
    cells = [cell for line in openpyxl.load_workbook(path).active.iter_rows() for cell in line]
    assert all(cell.data_type in {"s", "n"} for cell in cells)
    assert any(cell.value == "=1+1" and cell.data_type == "s" for cell in cells)


def test_a_csv_is_read_as_utf_8_and_holds_no_formula(city, tmp_path):
    row = listing.Row(1, "", "=1+1", "", tuple(listing.Cell("", text) for text in ("@cell", "+x", "＝1")))
    path, mark = tmp_path / "a.csv", export.Mark("Nguyễn Thị Ánh", "-unit", timezone.localtime(), "AAAA-BBBB")
    assert export.write_csv(path, iter([row]), columns.COMPUTED[:3], mark) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert lines[-1] == ["1", "'=1+1", "'@cell", "'+x", "'＝1"]
    assert lines[1] == ["'-unit"]
    assert "AAAA-BBBB" in lines[2][0]


def test_a_unit_out_of_reach_or_unknown_is_not_there(three, city, secretary, client_for):
    client = client_for(secretary)
    for unit in (city.neighbour_cell.pk, city.ward.pk, 999_999_999, "x"):
        assert client.get(f"{URL}?don_vi={unit}").status_code == 404
