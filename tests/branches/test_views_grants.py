"""Pages about accounts and roles."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from branches.grant_selectors import USERS_A_PAGE
from tests.factories import GrantFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/tai-khoan/nguoi-dung/"


def boxes(name: str, day) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def new_account(**more) -> dict[str, str]:
    data = {
        "full_name": "Nguyễn Thị Mới",
        "username": "nguyen.thi.moi",
        "phone": "0912 345 678",
        "role": "secretary",
        "reason": "Quyết định số 12-QĐ/ĐU",
        "form_key": "5b3f0c1e-8f5a-4b6e-9d55-0a4a1b2c3d4e",
        **boxes("starts_on", timezone.localdate()),
    }
    return {**data, **more}


def shown_password(page: str) -> str:
    return re.search(r"<dd>((?:[a-z]+-){5}\d{4})</dd>", page).group(1)


def test_the_officer_makes_an_account_and_the_new_secretary_gets_in(client_for, client, officer, city, settings):
    settings.LOGIN_REDIRECT_URL = "accounts:rights"
    page = client_for(officer).post(f"{LIST}them/{city.cell.pk}/", new_account())
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    password = shown_password(page.content.decode())
    answer = client.post("/tai-khoan/dang-nhap/", {"login": "nguyen.thi.moi", "password": password})
    assert client.get(answer.url).url == "/tai-khoan/doi-mat-khau/"


def test_a_double_click_makes_one_account_and_shows_no_second_password(client_for, officer, city):
    client = client_for(officer)
    client.post(f"{LIST}them/{city.cell.pk}/", new_account())
    again = client.post(f"{LIST}them/{city.cell.pk}/", new_account())
    user = User.objects.get(username="nguyen.thi.moi")
    assert again.url == f"{LIST}{user.pk}/"
    assert "đã được lập từ lần gửi trước" in client.get(again.url).content.decode()


def test_all_faults_of_the_form_are_shown_at_once(client_for, officer, city):
    data = new_account(username="có dấu", full_name="", role="administrator", starts_on_year="26")
    page = client_for(officer).post(f"{LIST}them/{city.cell.pk}/", data).content.decode()
    assert page.count("<li><a href=") >= 4
    assert "Chỉ dùng chữ không dấu" in page
    assert not User.objects.filter(full_name="").exists()


def test_a_name_that_is_taken_is_said_at_the_field(client_for, officer, secretary, city):
    page = client_for(officer).post(f"{LIST}them/{city.cell.pk}/", new_account(username="BI.THU")).content.decode()
    assert "Tên đăng nhập này đã có người dùng." in page


def test_the_form_offers_only_roles_that_may_be_given(client_for, officer, administrator, city):
    path = f"{LIST}them/{city.cell.pk}/"
    assert 'value="administrator"' not in client_for(officer).get(path).content.decode()
    assert 'value="administrator"' in client_for(administrator).get(path).content.decode()


def test_giving_and_ending_a_role_through_the_pages(client_for, officer, secretary, city):
    client = client_for(officer)
    data = {"role": "leader", "reason": "Phân công", **boxes("starts_on", timezone.localdate())}
    answer = client.post(f"{LIST}{secretary.pk}/vai-tro/{city.base.pk}/", data)
    assert answer.status_code == 302
    grant = secretary.grants.get(role="leader")
    assert "Phân công" in client.get(answer.url).content.decode()
    assert "không còn tác dụng" in client.get(f"{LIST}{secretary.pk}/thu-hoi/{grant.pk}/").content.decode()
    client.post(f"{LIST}{secretary.pk}/thu-hoi/{grant.pk}/", {"reason": "Thôi phân công"})
    grant.refresh_from_db()
    assert grant.ends_on == timezone.localdate()


def test_the_last_day_typed_is_the_last_day_of_the_role(client_for, officer, secretary, city):
    today = timezone.localdate()
    data = {"role": "leader", "reason": "X", **boxes("starts_on", today), **boxes("ends_on", today)}
    client_for(officer).post(f"{LIST}{secretary.pk}/vai-tro/{city.base.pk}/", data)
    assert (secretary.grants.get(role="leader").ends_on - today).days == 1


def test_stopping_and_opening_an_account(client_for, officer, secretary):
    client, open_session = client_for(officer), client_for(secretary)
    client.post(f"{LIST}{secretary.pk}/hoat-dong/", {"reason": "Nghỉ công tác"})
    secretary.refresh_from_db()
    assert not secretary.is_active
    assert open_session.get("/tai-khoan/quyen-cua-toi/").status_code == 302
    client.post(f"{LIST}{secretary.pk}/hoat-dong/", {"reason": "Trở lại"})
    secretary.refresh_from_db()
    assert secretary.is_active


def test_a_reset_password_is_shown_once_and_ends_the_sessions(client_for, officer, secretary):
    open_session = client_for(secretary)
    page = client_for(officer).post(f"{LIST}{secretary.pk}/mat-khau/", {"reason": "Quên"}).content.decode()
    secretary.refresh_from_db()
    assert secretary.check_password(shown_password(page))
    assert secretary.must_change_password
    assert open_session.get("/tai-khoan/quyen-cua-toi/").status_code == 302


def test_a_superiors_password_is_not_reset_from_below(client_for, officer, administrator, city):
    GrantFactory(user=administrator, role="leader", organisation=city.ward)
    before = administrator.password
    page = client_for(officer).post(f"{LIST}{administrator.pk}/mat-khau/", {"reason": "X"}).content.decode()
    administrator.refresh_from_db()
    assert administrator.password == before
    assert "đồng chí không sửa được" in page


def test_the_list_names_those_in_reach_only(client_for, officer, secretary, neighbour_secretary, administrator, city):
    GrantFactory(user=UserFactory(full_name="Người Phường Láng"), role="secretary", organisation=city.other_cell)
    page = client_for(officer).get(LIST).content.decode()
    assert "Nguyễn Văn Bí" in page
    assert "Lê Thị Láng Giềng" in page
    assert "Người Phường Láng" not in page
    assert "Bùi Văn Trị" not in page
    found = client_for(officer).post(LIST, {"q": "giềng"}).content.decode()
    assert "Lê Thị Láng Giềng" in found
    assert "Nguyễn Văn Bí" not in found


def test_the_list_asks_as_often_for_three_people_as_for_one(
    client_for, officer, secretary, city, django_assert_num_queries
):
    client = client_for(officer)
    client.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    one = len(queries)
    for _ in range(2):
        GrantFactory(user=UserFactory(), role="secretary", organisation=city.second_cell)
    with django_assert_num_queries(one):
        client.get(LIST)


def test_pages_of_the_list_follow_each_other(client_for, officer, city):
    for number in range(USERS_A_PAGE + 2):
        GrantFactory(user=UserFactory(username=f"z{number:03}"), role="secretary", organisation=city.cell)
    client = client_for(officer)
    first = client.get(LIST).content.decode()
    following = re.search(r'rel="next" href="([^"]+)"', first).group(1)
    second = client.get(following).content.decode()
    assert 'rel="next"' not in second
    assert "Về đầu danh sách" in second


def test_an_organisation_is_found_by_words_without_marks_within_reach(client_for, officer, city):
    page = client_for(officer).get(f"{LIST}them/", {"q": "to dan pho 9"}).content.decode()
    assert "Chi bộ Tổ dân phố 9" in page
    assert "Chi bộ Tổ dân phố 7" not in page
    assert "Chi bộ Chùa Láng" not in client_for(officer).get(f"{LIST}them/", {"q": "lang"}).content.decode()


def test_a_long_tree_is_cut_and_says_so(client_for, officer, city):
    for _ in range(25):
        OrganisationFactory(parent=city.base)
    assert "Chỉ hiện 20 tổ chức đầu tiên" in client_for(officer).get(f"{LIST}them/").content.decode()
