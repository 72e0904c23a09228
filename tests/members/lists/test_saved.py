"""Saved lists: kept with their words, shared with a unit, counted at once, changed by their owner only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.scopes import scope_of
from members import listing
from members.lists import counting, saved
from members.models import SavedList
from tests.factories import GrantFactory, UserFactory
from tests.factories.members import MemberFactory
from tests.members.lists.test_conditions import names

pytestmark = pytest.mark.django_db
URL = "/dang-vien/"
SAVED = "/dang-vien/danh-sach/"


@pytest.fixture
def people_of_ward(city):
    return [
        MemberFactory(full_name="Trần Thị Ánh", cell=city.cell, sex="female", occupation_words="Giáo viên"),
        MemberFactory(full_name="Lê Văn Bình", cell=city.second_cell, theory="advanced"),
        MemberFactory(full_name="Đỗ Thị Cúc", cell=city.neighbour_cell, sex="female", theory="advanced"),
    ]


def save(client, query: str, name: str, shared_with="") -> SavedList:
    response = client.post(f"{SAVED}luu/?{query}", {"name": name, "shared_with": shared_with})
    assert response.status_code == 302, response.context["form"].errors
    return SavedList.objects.get(name=name)


def test_a_list_is_saved_opened_again_and_shows_the_same(people_of_ward, officer, client_for):
    client = client_for(officer)
    row = save(client, "m.theory=advanced&gioi_tinh=female&xep=-sinh", "Nữ cao cấp")
    assert row.params == {"query": {"m.theory": "advanced", "gioi_tinh": "female", "xep": "-sinh"}, "texts": {}}
    response = client_for(officer).get(f"{SAVED}{row.pk}/", follow=True)
    assert names(response) == ["Đỗ Thị Cúc"]
    assert response.context["asked"].order.value == "-sinh"
    assert response.context["saved"] == row


def test_words_of_a_saved_list_live_with_it_and_not_in_an_address(people_of_ward, officer, client_for):
    client = client_for(officer)
    found = client.post(reverse("members:condition"), {"muc": "occupation_words", "chu": "giáo viên"})
    row = save(client, found.url.partition("?")[2], "Giáo viên trong phường")
    assert list(row.params["texts"].values()) == ["giáo viên"]
    later = client_for(officer).get(f"{SAVED}{row.pk}/", follow=True)
    assert names(later) == ["Trần Thị Ánh"]
    assert "vi%C3%AAn" not in later.redirect_chain[-1][0]


def test_columns_belong_to_the_saved_list(people_of_ward, officer, client_for):
    client = client_for(officer)
    row = save(client, "m.theory=advanced", "Cao cấp")
    client.post(f"/dang-vien/cot/?danh_sach={row.pk}", {"viec": "them", "them": ["theory"]})
    assert [one["name"] for one in client.get(f"{URL}?danh_sach={row.pk}").context["columns"]][-1] == "theory"
    assert "theory" not in [one["name"] for one in client.get(URL).context["columns"]]


def test_a_shared_list_is_used_below_and_shows_each_only_their_own(
    people_of_ward, city, officer, secretary, client_for
):
    row = save(client_for(officer), "gioi_tinh=female", "Đảng viên nữ", city.ward.pk)
    page = client_for(secretary).get(SAVED)
    (shown,) = page.context["rows"]
    assert (shown.name, shown.owner, shown.shared, shown.amount.number) == (
        "Đảng viên nữ", str(officer), "Đảng bộ phường Ngọc Hà", 1,
    )  # fmt: skip
    assert names(client_for(secretary).get(f"{SAVED}{row.pk}/", follow=True)) == ["Trần Thị Ánh"]


def test_nobody_beside_or_outside_uses_a_list(people_of_ward, city, officer, secretary, outsider, client_for):
    kept = save(client_for(officer), "gioi_tinh=female", "Của riêng")
    shared = save(client_for(officer), "gioi_tinh=male", "Dùng chung", city.ward.pk)
    stranger = UserFactory(username="phuong.khac")
    GrantFactory(user=stranger, role="officer", organisation=city.other_ward)
    for user, row in ((secretary, kept), (stranger, kept), (stranger, shared), (outsider, shared)):
        assert client_for(user).get(f"{SAVED}{row.pk}/").status_code == 404
    assert client_for(secretary).get(f"{SAVED}{shared.pk}/sua/").status_code == 404
    assert client_for(secretary).post(f"{SAVED}{shared.pk}/xoa/").status_code == 404
    assert SavedList.objects.count() == 2


def test_a_list_is_shared_only_where_one_works(people_of_ward, city, secretary, client_for):
    response = client_for(secretary).post(f"{SAVED}luu/", {"name": "Cả phường", "shared_with": city.ward.pk})
    assert response.context["form"].errors["shared_with"]


def test_a_shared_condition_one_may_not_see_keeps_nobody(people_of_ward, city, officer, leader, client_for):
    row = save(client_for(officer), "m.health=-", "Chưa ghi sức khỏe", city.ward.pk)
    response = client_for(leader).get(f"{SAVED}{row.pk}/", follow=True)
    assert names(response) == []
    assert client_for(leader).get(SAVED).context["rows"][0].amount.number == 0


def test_taking_a_list_makes_it_ones_own(people_of_ward, city, officer, secretary, client_for):
    row = save(client_for(officer), "gioi_tinh=female", "Đảng viên nữ", city.ward.pk)
    client = client_for(secretary)
    save(client, "gioi_tinh=male", "Khác")
    client.post(f"{SAVED}{row.pk}/lay-ve/")
    mine = SavedList.objects.get(owner=secretary, name="Đảng viên nữ")
    assert (mine.params, mine.shared_with) == (row.params, None)
    client.post(f"{SAVED}{row.pk}/lay-ve/")
    assert SavedList.objects.filter(owner=secretary, name="Đảng viên nữ (2)").exists()


def test_a_name_is_used_once_and_a_list_changed_elsewhere_is_not_overwritten(people_of_ward, officer, client_for):
    client = client_for(officer)
    row = save(client, "gioi_tinh=female", "Đảng viên nữ")
    again = client.post(f"{SAVED}luu/?gioi_tinh=male", {"name": "Đảng viên nữ", "shared_with": ""})
    assert "đã có danh sách mang tên này" in str(again.context["form"].errors)
    opened = {"name": "Nữ", "shared_with": "", "version": row.version}
    assert client.post(f"{SAVED}{row.pk}/sua/", opened).status_code == 302
    late = client.post(f"{SAVED}{row.pk}/sua/", {**opened, "name": "Phụ nữ"})
    assert "vừa được sửa" in str(late.context["form"].errors)
    row.refresh_from_db()
    assert (row.name, row.version) == ("Nữ", 2)


def test_a_double_click_saves_one_list(people_of_ward, officer, client_for):
    client, key = client_for(officer), "6f1c7cf6-3f3b-4f3a-9a3e-0a3d0a8f2f11"
    sent = [client.post(f"{SAVED}luu/?gioi_tinh=male", {"name": "Nam", "form_key": key}) for _ in range(2)]
    assert [response.status_code for response in sent] == [302, 302]
    assert SavedList.objects.filter(name="Nam").count() == 1


QUERIES = (
    {},
    {"gioi_tinh": "female"},
    {"m.theory": "advanced"},
    {"m.theory": "-", "dang": "chinh_thuc"},
    {"tuoi_dang_tu": "30"},
    {"tuoi_dang_den": "29"},
    {"dan_toc": "khac_kinh"},
    {"ton_giao": "co"},
    {"thieu": "dien_thoai"},
    {"sai": "probation_length"},
    {"loai_hinh": "thieu"},
    {"xep_loai": "good"},
    {"xep_loai": "thieu", "nam_xep_loai": "2025"},
    {"trang_thai": "active"},
    {"trang_thai": "died"},
    {"ngay": "01/02/2026"},
    {"m.badges": "khong"},
    {"tuoi_tu": "abc"},
    {"bien_dong": "registered", "tu_ngay": "01/01/2026"},
)


def test_the_number_beside_a_list_is_that_of_the_list(people_of_ward, city, officer):
    scope, today = scope_of(officer, timezone.localdate()), timezone.localdate()
    units = ({}, {"don_vi": str(city.base.pk)}, {"don_vi": str(city.cell.pk)})
    asked = [listing.read_request({**query, **unit}, scope, today) for query in QUERIES for unit in units]
    numbers = counting.amounts(dict(enumerate(asked)))
    assert [numbers[place].number for place in range(len(asked))] == [listing.page(one).total for one in asked]


def test_the_page_costs_the_same_queries_for_one_and_three_lists(people_of_ward, city, officer, client_for):
    client = client_for(officer)
    save(client, "gioi_tinh=female", "Một", city.ward.pk)
    client.get(SAVED)
    with CaptureQueriesContext(connection) as one:
        client.get(SAVED)
    save(client, "m.theory=advanced", "Hai")
    save(client, "m.badges=khong&tuoi_tu=30", "Ba", city.ward.pk)
    with CaptureQueriesContext(connection) as three:
        client.get(SAVED)
    assert len(one) == len(three) <= 12


def test_a_list_of_a_unit_out_of_reach_says_so(people_of_ward, city, officer, secretary, client_for):
    save(client_for(officer), f"don_vi={city.neighbour_cell.pk}", "Chi bộ bên", city.ward.pk)
    (row,) = client_for(secretary).get(SAVED).context["rows"]
    assert row.amount is None
    assert client_for(secretary).get(f"{SAVED}{row.pk}/", follow=True).status_code == 404


def test_words_of_a_list_name_its_conditions(people_of_ward, officer):
    scope, today = scope_of(officer, timezone.localdate()), timezone.localdate()
    asked = listing.read_request({"gioi_tinh": "female", "m.theory": "-"}, scope, today)
    assert saved.words_of(asked) == "Giới tính: Nữ; Lý luận chính trị: chưa ghi"
