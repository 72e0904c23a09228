"""What is missing: each number is that of the list behind it, and nothing guarded is told to who may not know."""

import pytest
from django.core.cache import cache

from members.lists import gaps
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
URL = "/dang-vien/con-thieu/"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def three(city):
    return [
        MemberFactory(full_name="Trần Thị Ánh", cell=city.cell, phone="0912345678", theory="advanced", health="good"),
        MemberFactory(full_name="Lê Văn Bình", cell=city.second_cell, sex=""),
        MemberFactory(full_name="Đỗ Thị Cúc", cell=city.neighbour_cell, schooling="12/12"),
    ]


def all_of(response) -> list[gaps.Gap]:
    found = response.context["gaps"]
    return [*found.expected, *found.others]


def test_each_number_is_that_of_the_list_behind_it(three, officer, client_for):
    client = client_for(officer)
    made = all_of(client.get(URL))
    assert {gap.name for gap in made} >= {"phone", "theory", "sex", "health", "schooling", "so_the"}
    for gap in made:
        assert client.get(gap.url).context["page"].total == gap.number, gap.name


def test_a_unit_has_its_own_numbers_and_a_full_field_is_not_named(three, city, officer, client_for):
    response = client_for(officer).get(f"{URL}?don_vi={city.cell.pk}")
    assert response.context["gaps"].total == 1
    assert not {"phone", "theory", "sex"} & {gap.name for gap in all_of(response)}
    assert f"don_vi={city.cell.pk}&" in all_of(response)[0].url


def test_a_leader_hears_nothing_of_guarded_fields(three, leader, client_for):
    assert "health" not in {gap.name for gap in all_of(client_for(leader).get(URL))}


def test_all_gaps_are_counted_in_one_pass(three, officer, client_for, django_assert_max_num_queries):
    client = client_for(officer)
    client.get(URL)
    with django_assert_max_num_queries(8):
        client.get(URL)


def test_the_numbers_of_a_large_reach_are_kept_for_a_while(three, city, officer, client_for, monkeypatch):
    monkeypatch.setattr(gaps, "FEW", 0)
    client = client_for(officer)
    assert client.get(URL).context["gaps"].total == 3
    MemberFactory(cell=city.cell)
    assert client.get(URL).context["gaps"].total == 3
    assert client.get(f"{URL}?don_vi={city.ward.pk}").context["gaps"].total == 4


def test_an_empty_reach_says_what_to_do(city, officer, client_for):
    assert "Chưa có đồng chí nào trong sổ" in client_for(officer).get(URL).content.decode()
