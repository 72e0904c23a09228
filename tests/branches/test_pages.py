"""Pages of organisations: who sees what, what is counted, how many questions the database is asked."""

from datetime import date

import pytest
from django.urls import reverse

from branches import services
from branches.models import Organisation, OrganisationPeriod
from tests.factories import OrganisationFactory
from tests.factories.members import MemberFactory
from tests.people import *  # noqa: F403

pytestmark = pytest.mark.django_db


def html(response) -> str:
    return response.content.decode()


def test_anonymous_visitors_sign_in_first(client_for):
    assert client_for(None).get(reverse("branches:tree")).status_code == 302


def test_people_without_a_role_are_refused_the_tree(client_for, outsider):
    assert client_for(outsider).get(reverse("branches:tree")).status_code == 403


def test_the_officer_sees_the_ward_open_with_its_bases(client_for, city, officer):
    page = html(client_for(officer).get(reverse("branches:tree")))
    assert city.ward.name in page
    assert city.base.name in page
    assert city.cell.name not in page
    assert city.other_ward.name not in page


def test_a_body_opens_where_the_address_says(client_for, city, officer):
    page = html(client_for(officer).get(reverse("branches:tree"), {"mo": [city.ward.pk, city.base.pk]}))
    assert city.cell.name in page
    assert city.neighbour_cell.name not in page


def test_a_body_out_of_reach_does_not_open(client_for, city, officer):
    page = html(client_for(officer).get(reverse("branches:tree"), {"mo": [city.root.pk, city.other_ward.pk]}))
    assert city.other_cell.name not in page


@pytest.mark.parametrize("children", [1, 3])
def test_the_tree_asks_the_same_number_of_questions(client_for, city, officer, children, django_assert_max_num_queries):
    for number in range(children):
        OrganisationFactory(name=f"Chi bộ {number}", parent=city.base)
    client = client_for(officer)
    with django_assert_max_num_queries(12):
        client.get(reverse("branches:tree"), {"mo": [city.ward.pk, city.base.pk]})


def test_the_tree_is_searched_without_marks(client_for, city, officer):
    page = html(client_for(officer).get(reverse("branches:tree"), {"q": "to dan pho khu dan cu so 2"}))
    assert city.neighbour_cell.name in page
    assert city.cell.name not in page


@pytest.mark.parametrize("name", ["detail", "history", "open", "rename", "change", "move", "close", "helper"])
def test_a_neighbour_finds_none_of_the_pages(client_for, city, neighbour_secretary, name):
    response = client_for(neighbour_secretary).get(reverse(f"branches:{name}", args=[city.cell.pk]))
    assert response.status_code == 404


@pytest.mark.parametrize("name", ["open", "rename", "change", "move", "close", "helper"])
def test_the_leader_reads_but_may_not_write(client_for, city, leader, name):
    client = client_for(leader)
    assert client.get(reverse("branches:detail", args=[city.base.pk])).status_code == 200
    assert client.post(reverse(f"branches:{name}", args=[city.base.pk]), {}).status_code == 403


def test_the_page_of_a_body_names_its_children_and_its_past(client_for, city, officer):
    page = html(client_for(officer).get(reverse("branches:detail", args=[city.base.pk])))
    for words in (city.cell.name, city.second_cell.name, "Thành lập", "Đổi tên", city.ward.name):
        assert words in page


@pytest.mark.parametrize("children", [1, 3])
def test_the_page_asks_the_same_number_of_questions(client_for, city, officer, children, django_assert_max_num_queries):
    for number in range(children):
        OrganisationFactory(name=f"Chi bộ {number}", parent=city.base)
    client = client_for(officer)
    with django_assert_max_num_queries(30):
        client.get(reverse("branches:detail", args=[city.base.pk]))


def test_a_past_day_shows_the_name_of_that_day(client_for, city, officer):
    services.rename_organisation(
        organisation_id=city.cell.pk, name="Chi bộ Mới", starts_on=date(2026, 3, 1), by=officer
    )
    address = reverse("branches:detail", args=[city.cell.pk])
    client = client_for(officer)
    assert "Chi bộ Mới</h1>" in html(client.get(address))
    assert "Chi bộ Tổ dân phố 7</h1>" in html(client.get(address, {"ngay": "28/02/2026"}))


def test_a_past_tree_names_what_is_in_reach_today_and_counts_the_rest(client_for, city, officer):
    services.move_organisation(
        organisation_id=city.second_cell.pk, parent_id=city.other_ward.pk, starts_on=date(2026, 3, 1), by=None
    )
    query = {"ngay": "28/02/2026", "mo": [city.base.pk, city.ward.pk]}
    page = html(client_for(officer).get(reverse("branches:tree"), query))
    assert city.cell.name in page
    assert city.second_cell.name not in page
    assert "và 1 tổ chức khác" in page


@pytest.mark.parametrize("text", ["32/01/2026", "2026", "không", "24/11/2199"])
def test_a_day_that_cannot_be_shown_says_so(client_for, city, officer, text):
    response = client_for(officer).get(reverse("branches:tree"), {"ngay": text})
    assert response.status_code == 200
    assert "hôm nay" in html(response)


def form_of(**values):
    return {
        "starts_on_0": "1",
        "starts_on_1": "3",
        "starts_on_2": "2026",
        "starts_on_day": "1",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "decision_number": "12-QĐ/ĐU",
        **values,
    }


def test_the_officer_opens_a_cell_once_for_a_double_click(client_for, city, officer):
    data = form_of(name="Chi bộ Chợ Ngọc Hà", kind="cell", form_key="5b2c8f0e-0f5d-4a0e-9a55-0d5b9a1f1c11")
    client, address = client_for(officer), reverse("branches:open", args=[city.base.pk])
    first, second = client.post(address, data), client.post(address, data)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert OrganisationPeriod.objects.filter(name="Chi bộ Chợ Ngọc Hà").count() == 1


def test_errors_come_back_all_at_once_with_what_was_typed(client_for, city, officer):
    data = form_of(name="", kind="", decision_number="12-QĐ/ĐU")
    page = html(client_for(officer).post(reverse("branches:open", args=[city.base.pk]), data))
    assert "Còn 2 chỗ cần sửa" in page
    assert "12-QĐ/ĐU" in page


def test_a_warning_passes_with_a_reason(client_for, city, officer):
    data = form_of(name=city.cell.name, kind="cell")
    client, address = client_for(officer), reverse("branches:open", args=[city.base.pk])
    assert "ghi lý do rồi lưu lại" in html(client.post(address, data))
    assert client.post(address, {**data, "reason": "Hai chi bộ cùng tên theo quyết định"}).status_code == 302


def test_a_move_without_javascript_offers_the_bodies_that_fit(client_for, city, officer):
    client, address = client_for(officer), reverse("branches:move", args=[city.cell.pk])
    page = html(client.post(address, form_of(parent_id_q="khu dan cu")))
    assert "chọn một tổ chức" in page
    assert f'value="{city.neighbour_base.pk}"' in page
    assert client.post(address, form_of(parent_id_q="khu dan cu so 2")).status_code == 302
    period = OrganisationPeriod.objects.get(organisation=city.cell, ends_on=None)
    assert period.parent_id == city.neighbour_base.pk


def test_a_move_out_of_reach_is_not_offered(client_for, city, officer):
    page = html(
        client_for(officer).post(
            reverse("branches:move", args=[city.cell.pk]), form_of(parent_id=str(city.other_ward.pk))
        )
    )
    assert "Không có tổ chức nào" in page


def test_two_officers_at_once_are_told(client_for, city, officer):
    client, address = client_for(officer), reverse("branches:rename", args=[city.cell.pk])
    services.set_helper(organisation_id=city.cell.pk, name="Bà Lan", phone="0900000001", by=None)
    page = html(client.post(address, form_of(name="Chi bộ Mới", version="1")))
    assert "người khác đã ghi" in page
    assert 'name="version" value="2"' in page
    assert client.post(address, form_of(name="Chi bộ Mới", version="2")).status_code == 302


def test_history_says_who_when_and_why(client_for, city, officer):
    period = OrganisationPeriod.objects.get(organisation=city.cell)
    services.correct_period(
        period_id=period.pk,
        name="Chi bộ Tổ dân phố 17",
        sector="",
        code="",
        starts_on=period.starts_on,
        reason="Ghi nhầm số tổ",
        by=officer,
    )
    page = html(client_for(officer).get(reverse("branches:history", args=[city.cell.pk])))
    for words in ("Đính chính", officer.full_name, "Ghi nhầm số tổ", "Chi bộ Tổ dân phố 17"):
        assert words in page


def test_suggestions_are_few_in_reach_and_a_page_without_htmx(client_for, city, officer):
    for number in range(30):
        OrganisationFactory(name=f"Chi bộ Ngõ {number}", parent=city.base)
    client, address = client_for(officer), reverse("branches:picker")
    page = html(client.get(address, {"truong": "cell", "cell_q": "chi bo ngo"}, headers={"HX-Request": "true"}))
    assert page.count('type="radio"') == 20
    assert 'name="cell"' in page
    assert "thu hẹp" in page
    assert "<h1>" not in page
    assert "<h1>" in html(client.get(address, {"q": "chi bo ngo"}))
    assert city.other_cell.name not in html(client.get(address, {"q": "lang"}))


def test_a_closed_body_is_still_found_by_its_people(client_for, city, officer):
    services.close_organisation(organisation_id=city.second_cell.pk, closed_on=date(2026, 3, 1), by=officer)
    response = client_for(officer).get(reverse("branches:detail", args=[city.second_cell.pk]))
    assert "đã kết thúc" in html(response)
    assert Organisation.objects.get(pk=city.second_cell.pk).closed_on == date(2026, 3, 1)


def test_a_deep_address_opens_what_lies_above_and_closing_closes_what_lies_below(client_for, city, officer):
    page = html(client_for(officer).get(reverse("branches:tree"), {"mo": [city.base.pk]}))
    assert city.cell.name in page
    assert f'href="/to-chuc/?mo=0#to-chuc-{city.ward.pk}"' in page


def test_those_who_see_no_members_see_no_counts(client_for, city, administrator, leader):
    MemberFactory(cell=city.cell)
    address = reverse("branches:detail", args=[city.ward.pk])
    assert "1 đảng viên" in html(client_for(leader).get(address))
    assert "1 đảng viên" not in html(client_for(administrator).get(address))
    assert "1 đảng viên" in html(client_for(leader).get(reverse("branches:tree")))
    assert "1 đảng viên" not in html(client_for(administrator).get(reverse("branches:tree")))


def test_a_cell_offers_no_body_below_it(client_for, city, officer):
    client = client_for(officer)
    assert "Lập tổ chức trực thuộc" in html(client.get(reverse("branches:detail", args=[city.base.pk])))
    assert "Lập tổ chức trực thuộc" not in html(client.get(reverse("branches:detail", args=[city.cell.pk])))


def test_a_page_never_lists_more_than_a_few_hundred_bodies(client_for, city, officer, monkeypatch):
    monkeypatch.setattr("branches.selectors.tree.AT_ONCE", 2)
    for number in range(4):
        OrganisationFactory(name=f"Chi bộ Ngõ {number}", parent=city.base)
    page = html(client_for(officer).get(reverse("branches:tree"), {"mo": [city.base.pk]}))
    assert "Chi bộ Ngõ 1" in page
    assert "Chi bộ Ngõ 3" not in page
    assert "dùng ô tìm" in page
