""" "Quyền của tôi" and the refused page: the right by name, who gives it, how to ask."""

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.access import PermissionRefused, require, require_anywhere
from accounts.grantors import tree
from accounts.roles import PERMISSION_WORDS, Permission
from branches.scopes import scope_of
from tests.factories import GrantFactory, close

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/quyen-cua-toi/"
TODAY = date(2026, 6, 1)


def read(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def test_my_roles_are_said_in_words_with_place_and_time(client_for, secretary):
    secretary.grants.update(starts_on=date(2025, 3, 5), ends_on=date(2030, 1, 1))
    page = read(client_for(secretary))
    assert "Bí thư chi bộ" in page
    assert "Chi bộ Tổ dân phố 7" in page
    assert "từ 05/03/2025 đến hết 31/12/2029" in page
    assert str(PERMISSION_WORDS[Permission.EDIT_MEMBERS]) in page
    assert str(PERMISSION_WORDS[Permission.GRANT_ROLES]) not in page


def test_a_role_without_end_says_so(client_for, secretary):
    assert "chưa có ngày hết hạn" in read(client_for(secretary))


def test_the_nearest_level_that_gives_roles_is_named(client_for, secretary, officer, administrator):
    page = read(client_for(secretary))
    assert "Trần Văn Tổ" in page
    assert "024 3456 7890" in page
    assert "Bùi Văn Trị" not in page


def test_without_an_officer_the_city_is_named(client_for, secretary, administrator):
    assert "Bùi Văn Trị" in read(client_for(secretary))


def test_the_outsider_learns_what_is_missing_and_whom_to_ask(client_for, outsider, administrator):
    page = read(client_for(outsider))
    assert "Đồng chí chưa có vai trò nào" in page
    assert "Bùi Văn Trị" in page


def test_nobody_to_ask_is_said_too(client_for, outsider, city):
    assert "Chưa có ai được giao cấp vai trò" in read(client_for(outsider))


def test_the_page_asks_as_often_for_three_roles_as_for_one(
    client_for, secretary, officer, city, django_assert_num_queries
):
    client = client_for(secretary)
    read(client)
    with CaptureQueriesContext(connection) as queries:
        read(client)
    one = len(queries)
    GrantFactory(user=secretary, role="office", organisation=city.base)
    GrantFactory(user=secretary, role="secretary", organisation=city.second_cell)
    with django_assert_num_queries(one):
        read(client)


def test_the_refused_page_names_right_roles_grantors_and_the_way_to_ask(client_for, leader, administrator, officer):
    answer = client_for(leader).get("/tai-khoan/nguoi-dung/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Cấp và thu hồi vai trò" in page
    assert "Cán bộ ban tổ chức, Quản trị hệ thống" in page
    assert "Bùi Văn Trị" in page
    assert "Trần Văn Tổ" not in page
    assert "nói rõ: cần quyền “Cấp và thu hồi vai trò”" in page


def test_only_those_who_may_give_the_missing_right_are_named(officer, administrator, city):
    editors = tree().grantors(Permission.EDIT_MEMBERS, city.cell.path, TODAY)
    assert [person.full_name for person in editors] == ["Trần Văn Tổ"]
    granting = tree().grantors(Permission.GRANT_ROLES, city.cell.path, TODAY)
    assert [person.full_name for person in granting] == ["Bùi Văn Trị"]


def test_stopped_ended_and_future_grantors_are_not_named(officer, city):
    def names(day=TODAY):
        return [person.full_name for person in tree().grantors(None, city.cell.path, day)]

    officer.grants.update(starts_on=date(2026, 5, 1), ends_on=date(2026, 6, 2))
    assert names() == ["Trần Văn Tổ"]
    assert names(date(2026, 6, 2)) == []
    assert names(date(2026, 4, 30)) == []
    officer.is_active = False
    officer.save()
    assert names() == []


def test_outside_is_not_found_inside_without_the_right_is_refused(leader, city):
    scope = scope_of(leader, TODAY)
    require(scope, Permission.VIEW_MEMBERS, city.cell.path)
    with pytest.raises(PermissionRefused):
        require(scope, Permission.EDIT_MEMBERS, city.cell.path)
    with pytest.raises(Http404):
        require(scope, Permission.VIEW_MEMBERS, city.other_cell.path)
    with pytest.raises(PermissionRefused):
        require_anywhere(scope, Permission.GRANT_ROLES)


def test_a_revoked_role_works_no_more_at_the_next_request(client_for, officer):
    client = client_for(officer)
    assert client.get("/tai-khoan/nguoi-dung/").status_code == 200
    officer.grants.update(ends_on=date(2024, 1, 1))
    assert client.get("/tai-khoan/nguoi-dung/").status_code == 403


def test_a_role_on_a_closed_body_gives_nothing(secretary, city):
    close(city.cell, on=date(2026, 1, 1))
    assert scope_of(secretary, date(2025, 12, 31)).holds(Permission.VIEW_MEMBERS)
    assert not scope_of(secretary, date(2026, 1, 1)).holds(Permission.VIEW_MEMBERS)
