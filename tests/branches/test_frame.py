"""The frame of a page names committee, post and helper of the person who reads it."""

import pytest

from tests.factories import GrantFactory

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/quyen-cua-toi/"


def test_a_secretary_sees_the_ward_the_own_post_and_the_wards_helper(client_for, secretary):
    page = client_for(secretary).get(PAGE).content.decode()
    assert "<small>Đảng bộ phường Ngọc Hà</small>" in page
    assert "Bí thư chi bộ · Chi bộ Tổ dân phố 7" in page
    assert 'href="tel:02434567890"' in page
    assert "Đồng chí Nguyễn Thị Lan" in page


def test_the_helper_named_nearest_is_shown(client_for, secretary, city):
    city.base.helper_phone, city.base.helper_name = "0912 000 111", "Đồng chí Hòa"
    city.base.save()
    page = client_for(secretary).get(PAGE).content.decode()
    assert 'href="tel:0912000111"' in page
    assert "02434567890" not in page


def test_a_leader_of_the_city_sees_the_city(client_for, outsider, city):
    GrantFactory(user=outsider, role="leader", organisation=city.root)
    page = client_for(outsider).get(PAGE).content.decode()
    assert "<small>Thành ủy Hà Nội</small>" in page


def test_without_a_role_the_office_is_named(client_for, outsider):
    page = client_for(outsider).get(PAGE).content.decode()
    assert "Xin hỏi văn phòng cấp ủy nơi đồng chí sinh hoạt." in page


def test_the_frame_costs_one_query_whatever_the_depth(client_for, leader, secretary, django_assert_max_num_queries):
    for user in (leader, secretary):
        client = client_for(user)
        client.get("/tai-khoan/ban-nhap/")
        with django_assert_max_num_queries(8):
            client.get("/tai-khoan/ban-nhap/")
