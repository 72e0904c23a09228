"""The access log: one line a reading, found by its code, shown within reach only."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.logbook import LETTERS, LINES_A_PAGE, readers_of, record_access
from accounts.models import AccessLog

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/nhat-ky-xem/"


def look(user, path, number=7, **more) -> str:
    return record_access(user=user, action="revealed", subject_type="person", subject_id=number, scope=path, **more)


def test_a_line_says_who_what_where_how_many(secretary, city):
    code = look(secretary, city.cell.path, filter_words="Chi bộ Tổ dân phố 7, nữ", count=12)
    line = AccessLog.objects.get(code=code)
    assert (line.user_id, line.username, line.action, line.count) == (secretary.pk, "bi.thu", "revealed", 12)
    assert line.filter_words == "Chi bộ Tổ dân phố 7, nữ"


def test_codes_are_short_clear_and_never_the_same(secretary, city):
    codes = {look(secretary, city.cell.path) for _ in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(rf"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}", code) for code in codes)
    assert not set(LETTERS) & set("IOSZW0158")


def test_the_inspector_sees_the_lines_of_the_ward_only(client_for, inspector, secretary, city):
    here = look(secretary, city.cell.path)
    elsewhere = look(secretary, city.other_cell.path)
    page = client_for(inspector).get(PAGE).content.decode()
    assert here in page
    assert elsewhere not in page
    assert "Nguyễn Văn Bí" in page
    assert here in client_for(inspector).get(PAGE, {"ma": here.lower()}).content.decode()
    assert "Không có dòng nào mang mã này" in client_for(inspector).get(PAGE, {"ma": elsewhere}).content.decode()


def test_the_secretary_may_not_read_the_log(client_for, secretary):
    answer = client_for(secretary).get(PAGE)
    assert answer.status_code == 403
    assert "Xem nhật ký xem và xuất dữ liệu" in answer.content.decode()


def test_pages_follow_each_other_without_gaps(client_for, auditor, secretary, city):
    codes = [look(secretary, city.cell.path) for _ in range(LINES_A_PAGE + 3)]
    client = client_for(auditor)
    first = client.get(PAGE).content.decode()
    following = re.search(r'href="([^"]*truoc=\d+)"', first).group(1)
    second = client.get(following).content.decode()
    assert [code in first for code in codes] == [False] * 3 + [True] * LINES_A_PAGE
    assert [code in second for code in codes] == [True] * 3 + [False] * LINES_A_PAGE
    assert 'rel="next"' not in second


def test_the_log_asks_as_often_for_three_lines_as_for_one(
    client_for, auditor, secretary, leader, city, django_assert_num_queries
):
    client = client_for(auditor)
    look(secretary, city.cell.path)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    one = len(queries)
    look(leader, city.cell.path)
    look(auditor, city.cell.path)
    with django_assert_num_queries(one):
        client.get(PAGE)


def test_who_looked_at_this_record_comes_newest_first(secretary, leader, city):
    look(secretary, city.cell.path, 7)
    look(leader, city.cell.path, 7)
    look(leader, city.cell.path, 8)
    assert [row.username for row in readers_of("person", 7)] == ["lanh.dao", "bi.thu"]


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "１２"])
def test_odd_addresses_show_a_page(client_for, auditor, before):
    assert client_for(auditor).get(PAGE, {"truoc": before}).status_code == 200
