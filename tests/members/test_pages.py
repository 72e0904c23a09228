"""The pages of one person: who may open them, what they show, what they cost."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from members.models import Movement
from members.services import correct_placement, set_standing
from tests.factories.members import MemberFactory
from tests.factories.records import row
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
TABS = ("detail", "profile", "course", "honours", "check", "history", "lookers")
WORKS = ("edit_all", "placement")
MOST_QUERIES = 18
"""Each table of the story is asked once: transfers, times apart, cards, badges, ratings and the acts themselves."""


@pytest.fixture
def person(city):
    return MemberFactory(
        cell=city.cell,
        full_name="Nguyễn Thị Ánh",
        sex="female",
        born_on=date(1958, 2, 14),
        identity_number="001158000123",
        card_number="001158000123",
        decided_on=date(1985, 5, 2),
        admitted_on=date(1985, 5, 19),
        official_on=date(1986, 5, 19),
    )


def url(name, person):
    return reverse(f"members:{name}", args=[person.pk])


@pytest.mark.parametrize("name", TABS)
@pytest.mark.parametrize("role", ["secretary", "office", "officer", "leader", "inspector"])
def test_a_tab_opens_for_those_in_reach(person, people, client_for, name, role):
    answer = client_for(people[role]).get(url(name, person))
    assert answer.status_code == 200
    assert "Nguyễn Thị Ánh" in answer.content.decode()


@pytest.mark.parametrize("name", [*TABS, *WORKS])
@pytest.mark.parametrize("role", ["neighbour_secretary", "outsider", "auditor", "administrator"])
def test_outside_the_reach_there_is_no_such_page(person, people, client_for, name, role):
    assert client_for(people[role]).get(url(name, person)).status_code == 404


def test_revealing_outside_the_reach_is_not_found_either(person, neighbour_secretary, client_for):
    assert client_for(neighbour_secretary).post(url("reveal", person)).status_code == 404


@pytest.mark.parametrize("name", WORKS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_leader_reads_but_does_not_write(person, leader, client_for, name, method):
    assert getattr(client_for(leader), method)(url(name, person)).status_code == 403


def test_a_leader_does_not_reveal_numbers(person, leader, client_for):
    assert client_for(leader).post(url("reveal", person)).status_code == 403


@pytest.mark.parametrize("name", [*TABS, *WORKS])
def test_a_visitor_is_sent_to_sign_in(person, client_for, name):
    assert client_for(None).get(url(name, person)).status_code == 302


def test_the_head_says_standing_party_age_and_the_next_badge(person, secretary, client_for):
    page = client_for(secretary).get(url("detail", person)).content.decode()
    for words in ("Chính thức, đang sinh hoạt", "41 năm", "mốc 45 năm: 02/05/2030", "14/02/1958", "68 tuổi"):
        assert words in page


def test_numbers_are_masked_until_revealed_and_revealing_is_logged(person, secretary, client_for):
    client = client_for(secretary)
    for name in TABS:
        assert "001158000123" not in client.get(url(name, person)).content.decode()
    assert "001•••••0123" in client.get(url("detail", person)).content.decode()
    assert not AccessLog.objects.filter(action="revealed").exists()
    assert "001158000123" in client.post(url("reveal", person)).content.decode()
    line = AccessLog.objects.get(action="revealed")
    assert (line.user_id, line.subject_id, line.scope) == (secretary.pk, person.pk, person.keeper_path)
    assert "001158000123" not in client.get(url("profile", person)).content.decode()


def test_reading_is_logged_once_a_day_for_each_reader(person, secretary, leader, client_for):
    for user in (secretary, leader):
        for _ in range(3):
            client_for(user).get(url("detail", person))
    assert AccessLog.objects.filter(action="viewed", subject_id=person.pk).count() == 2
    page = client_for(secretary).get(url("lookers", person)).content.decode()
    assert "Hoàng Thị Lãnh" in page
    assert "Lãnh đạo cấp ủy" in page


def test_the_record_says_who_may_open_it(person, people, client_for):
    page = client_for(people["secretary"]).get(url("lookers", person)).content.decode()
    for name in ("secretary", "office", "officer", "leader", "inspector"):
        assert people[name].full_name in page
    for name in ("neighbour_secretary", "auditor", "administrator"):
        assert people[name].full_name not in page


def test_the_timeline_names_cells_as_they_were_called_that_day(city, person, office, client_for):
    from tests.factories.branches import rename

    correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="ghi nhầm tổ", by=office)
    rename(city.second_cell, name="Chi bộ Tổ dân phố 8A", on=date(2026, 6, 1))
    page = client_for(office).get(url("detail", person)).content.decode()
    assert "Đính chính chi bộ: từ Chi bộ Tổ dân phố 7 sang Chi bộ Tổ dân phố 8" in page
    assert "ghi nhầm tổ" in page
    assert "Chi bộ Tổ dân phố 8A: đổi tên" in page
    assert "Trước đó: Chi bộ Tổ dân phố 8" in page


def test_the_history_says_who_what_when_why_before_and_after(city, person, office, client_for):
    correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="ghi nhầm tổ", by=office)
    set_standing(person_id=person.pk, standing="exempt", on=date(2026, 6, 1), reason="tuổi cao", by=office)
    page = client_for(office).get(url("history", person)).content.decode()
    for words in (
        "Đính chính chi bộ",
        "Phạm Thị Văn Phòng",
        "Lý do: ghi nhầm tổ",
        "Chi bộ Tổ dân phố 8, từ 01/01/2026",
        "Đổi trạng thái",
        "<del>Đang sinh hoạt</del>",
        "<ins>Được miễn công tác và sinh hoạt</ins>",
    ):
        assert words in page


def test_contradictions_and_gaps_lead_into_the_form_at_the_field(city, secretary, client_for):
    person = MemberFactory(cell=city.cell, sex="male", identity_number="001170000123", official_on=date(1997, 1, 1))
    page = client_for(secretary).get(url("detail", person)).content.decode()
    edit = url("edit", person)
    assert "Mâu thuẫn cần sửa" in page
    assert f'href="{edit}can-cuoc/#id_identity_number"' in page
    assert f'href="{edit}vao-dang/#id_official_on_0"' in page
    assert f'href="{edit}vao-dang/#id_decided_on_0"' in page


def test_a_reader_without_the_right_to_edit_gets_no_way_into_the_form(city, leader, client_for):
    person = MemberFactory(cell=city.cell, sex="male", identity_number="001170000123")
    page = client_for(leader).get(url("detail", person)).content.decode()
    assert "Mâu thuẫn cần sửa" in page
    assert url("edit", person) not in page


@pytest.mark.parametrize("name", [*TABS, "edit", "edit_all"])
def test_a_page_costs_the_same_however_long_the_story(
    city, person, office, client_for, name, django_assert_max_num_queries
):
    client = client_for(office)
    correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="thử", by=office)
    client.get(url(name, person))
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        client.get(url(name, person))
    for table in ("work", "work", "work", "training", "rewards", "disciplines"):
        row(table, person=person)
    for cell in (city.cell, city.second_cell, city.cell):
        correct_placement(person_id=person.pk, cell_id=cell.pk, reason="thử", by=office)
    set_standing(person_id=person.pk, standing="exempt", on=date(2026, 6, 1), reason="tuổi cao", by=office)
    assert Movement.objects.count() == 6
    client.get(url(name, person))
    with django_assert_max_num_queries(MOST_QUERIES) as many:
        client.get(url(name, person))
    assert len(many) == len(few)


def test_a_wrong_cell_is_put_right_on_its_page(city, person, office, client_for):
    client = client_for(office)
    answer = client.post(url("placement", person), {"cell": city.neighbour_cell.pk, "reason": "nhầm"})
    assert answer.status_code == 200
    answer = client.post(url("placement", person), {"cell": city.second_cell.pk, "reason": "nhầm"})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.keeper_id == city.second_cell.pk


def test_a_month_of_admission_gives_two_party_ages(city, secretary, client_for):
    person = MemberFactory(cell=city.cell, admitted_on=parse("1985"), official_on=parse("1986"))
    page = client_for(secretary).get(url("detail", person)).content.decode()
    assert "40–41 năm" in page
    assert "chưa có ngày quyết định" in page
