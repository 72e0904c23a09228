"""Columns of one's own, their order, the density; orders of the list and their pages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from members.fields import BY_NAME, TABLES
from members.lists import columns, ordering, paging
from members.models import Badge, Person, SavedList
from tests.factories.members import MemberFactory
from tests.members.lists.test_conditions import names

pytestmark = pytest.mark.django_db
URL = "/dang-vien/"
ARRANGE = "/dang-vien/cot/"


def shown(response) -> list[str]:
    return [column["name"] for column in response.context["columns"]]


def press(client, what: str, **data):
    return client.post(ARRANGE, {"viec": what, **data}, follow=True)


@pytest.fixture
def two(city):
    return [
        MemberFactory(full_name="Trần Thị Ánh", cell=city.cell, phone="0912345678", theory="advanced"),
        MemberFactory(full_name="Lê Văn Bình", cell=city.second_cell, health="good"),
    ]


def test_columns_are_chosen_moved_and_taken_out_and_stay(two, officer, client_for):
    client = client_for(officer)
    press(client, "them", them=["theory", "phone"])
    assert shown(client.get(URL)) == [*columns.DEFAULT, "theory", "phone"]
    press(client, "len:phone")
    press(client, "bo:admitted_on")
    press(client, "xuong:cell")
    later = client_for(officer)
    assert shown(later.get(URL)) == ["party_age", "cell", "standing", "phone", "theory"]
    press(client, "mac_dinh")
    assert shown(later.get(URL)) == list(columns.DEFAULT)


def test_a_phone_stays_masked_and_a_code_has_its_words(two, officer, client_for):
    client = client_for(officer)
    press(client, "them", them=["theory", "phone"])
    cells = [cell.text for cell in client.get(URL).context["page"].rows[0].cells]
    assert "Cao cấp" in cells
    assert not any("0912345" in text for text in cells)


def test_unknown_and_guarded_columns_are_not_to_be_had(two, leader, client_for):
    client = client_for(leader)
    press(client, "them", them=["health", "disciplines", "khong_co", "theory", "full_name"])
    assert shown(client.get(URL)) == [*columns.DEFAULT, "theory"]


def test_a_guarded_column_is_shown_to_who_may_and_logged(two, officer, client_for):
    client = client_for(officer)
    press(client, "them", them=["health"])
    rows = client.get(URL).context["page"].rows
    assert [row.cells[-1].text for row in rows] == ["", "Tốt"]
    line = AccessLog.objects.filter(subject_type="list").latest("pk")
    assert (line.user_id, line.count, line.filter_words) == (officer.pk, 2, "Tình trạng sức khỏe")
    before = AccessLog.objects.count()
    press(client, "mac_dinh")
    client.get(URL)
    assert AccessLog.objects.count() == before


def test_every_column_of_the_field_table_can_be_shown(two, officer, client_for, settings):
    settings.KEEP_BACKGROUND = True
    Badge.objects.create(person=two[0], years=30, decided_on=date(2025, 2, 3))
    everything = [*BY_NAME, *(table.name for table in TABLES), *columns.COMPUTED_BY_NAME]
    client = client_for(officer)
    for start in range(0, len(everything), 20):
        SavedList.objects.update_or_create(
            owner=officer, name="", defaults={"columns": everything[start : start + 20], "params": {}}
        )
        response = client.get(URL)
        assert response.status_code == 200
        found = {column.name for column in columns.chosen(everything[start : start + 20], response.wsgi_request.scope)}
        assert found == {name for name in everything[start : start + 20] if name != "full_name"}
    SavedList.objects.update_or_create(owner=officer, name="", defaults={"columns": ["badges"], "params": {}})
    assert client.get(URL).context["page"].rows[0].cells[0].text == "30 năm (2025)"


def test_a_table_as_a_column_costs_one_query_whatever_the_rows(two, city, officer, client_for):
    SavedList.objects.create(owner=officer, name="", columns=["cell", "badges", "theory"])
    client = client_for(officer)
    client.get(URL)
    with CaptureQueriesContext(connection) as some:
        client.get(f"{URL}?m.theory=-,advanced")
    for number in range(5):
        MemberFactory(full_name=f"Thêm {number}", cell=city.cell)
    with CaptureQueriesContext(connection) as more:
        client.get(f"{URL}?m.theory=-,advanced")
    assert len(some) == len(more) <= 13


def test_dense_rows_and_the_order_are_kept(two, officer, client_for):
    client = client_for(officer)
    press(client, "xong", day="1", xep="-ten")
    response = client.get(URL)
    assert response.context["dense"]
    assert names(response) == ["Lê Văn Bình", "Trần Thị Ánh"]
    assert b"list dense" in response.content


@pytest.fixture
def many(city):
    """Seventy members: births and admissions that repeat, some without an admission."""
    made = []
    for number in range(70):
        admitted = date(1990, 1, 1) + timedelta(days=30 * (number % 9)) if number % 7 else None
        made.append(
            MemberFactory(
                full_name=f"Nguyễn Văn {'AĂÂBCDĐ'[number % 7]}{number:02}",
                cell=city.cell,
                born_on=date(1960 + number % 5, 1, 1),
                admitted_on=admitted,
                official_on=None,
            )
        )
    return made


@pytest.mark.parametrize("way", ["", "-"])
@pytest.mark.parametrize("code", list(ordering.ORDERS))
@pytest.mark.parametrize("narrowed", ["", "&tuoi_tu=18"])
@pytest.mark.parametrize("most", [10_000, 20])
def test_pages_in_every_order_follow_without_gap_or_repeat(
    many, city, officer, client_for, monkeypatch, code, way, narrowed, most
):
    """Few people are sorted at once; with more than ``most`` the index is walked. Both ways give the same list."""
    monkeypatch.setattr(paging, "EXACT_UP_TO", most)
    client, seen = client_for(officer), []
    url = f"{URL}?don_vi={city.ward.pk}&xep={way}{code}{narrowed}"
    while url:
        response = client.get(url)
        seen += [row.person_id for row in response.context["page"].rows]
        url = response.context["next_url"]
    assert len(seen) == len(set(seen)) == 70
    keys = {
        "ten": lambda one: one.name_sort,
        "sinh": lambda one: one.born_on,
        "vao_dang": lambda one: one.memberships.get().admitted_on or ordering.FAR,
        "tuoi_dang": lambda one: one.memberships.get().admitted_on or ordering.FAR,
    }
    people = Person.objects.in_bulk(seen)
    wanted = sorted(people.values(), key=lambda one: (keys[code](one), one.pk), reverse=bool(way))
    assert seen == [one.pk for one in wanted]


def test_an_order_without_an_index_over_too_many_people_says_so(many, officer, client_for, monkeypatch):
    monkeypatch.setattr(paging, "EXACT_UP_TO", 20)
    response = client_for(officer).get(f"{URL}?xep=vao_dang")
    assert response.context["page"].by_name
    assert "đang xếp theo tên" in response.content.decode()
    assert names(response)[0].endswith("A00")


def test_a_page_after_somebody_who_left_the_list_goes_on(many, officer, client_for):
    last = client_for(officer).get(f"{URL}?tuoi_tu=18&xep=sinh").context["page"].rows[-1]
    Person.objects.filter(pk=last.person_id).update(born_on=date(1960, 1, 1))
    response = client_for(officer).get(f"{URL}?tuoi_tu=18&xep=sinh&sau={last.person_id}")
    assert response.status_code == 200
    assert response.context["page"].total == 70


def test_the_head_of_a_column_sorts_and_sorts_back(two, officer, client_for):
    client = client_for(officer)
    head = client.get(URL).context["name_order"]
    assert (head["sort"], head["sort_url"]) == ("ascending", f"{URL}?xep=-ten")
    page = client.get(f"{URL}?gioi_tinh=male&xep=-ten")
    assert page.context["name_order"] == {"sort_url": f"{URL}?gioi_tinh=male&xep=ten", "sort": "descending"}
    assert reverse("members:arrange") == ARRANGE
