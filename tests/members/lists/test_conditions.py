"""Conditions on any field: what they keep, what they say, what stays out of the address, what nobody may feel for."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.scopes import scope_of
from members import listing, policy
from members.fields import BY_NAME, TABLES, Kind
from members.lists import conditions, items
from members.models import Badge, Discipline, Membership, Person, Training
from tests.factories import GrantFactory
from tests.factories.members import MemberFactory
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
URL = "/dang-vien/"


def names(response) -> list[str]:
    return [row.full_name for row in response.context["page"].rows]


def ask(client, name: str, **data) -> object:
    """Fill the boxes of one item and go to the list."""
    return client.post(reverse("members:condition"), {"muc": name, **data}, follow=True)


@pytest.fixture
def three(city):
    return [
        MemberFactory(
            full_name="Trần Thị Ánh", cell=city.cell, sex="female", theory="intermediate",
            occupation_words="Giáo viên tiểu học", recruited_on=parse("9/1981"), born_on=date(1958, 2, 14),
        ),
        MemberFactory(full_name="Lê Văn Bình", cell=city.second_cell, theory="advanced", recruited_on=parse("2001")),
        MemberFactory(full_name="Đỗ Thị Cúc", cell=city.neighbour_cell, sex="female", occupation_words="Thủy thủ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected", "words"),
    [
        ("m.theory=intermediate", ["Ánh"], "Trung cấp"),
        ("m.theory=intermediate,advanced", ["Ánh", "Bình"], "Trung cấp hoặc Cao cấp"),
        ("m.theory=-", ["Cúc"], "chưa ghi"),
        ("m.theory=advanced,-", ["Bình", "Cúc"], "Cao cấp hoặc chưa ghi"),
        ("m.theory=*", ["Ánh", "Bình"], "đã ghi"),
        ("m.occupation_words=*", ["Ánh", "Cúc"], "đã ghi"),
        ("m.recruited_on.tu=1980&m.recruited_on.den=1990", ["Ánh"], "từ 1980, đến 1990"),
        ("m.recruited_on.tu=10/1981", ["Bình"], "từ 10/1981"),
        ("m.recruited_on=-", ["Cúc"], "chưa ghi"),
        ("m.recruited_on=?", ["Ánh", "Bình"], "chưa đủ ngày, tháng"),
        ("m.phone=-", ["Ánh", "Bình", "Cúc"], "chưa ghi"),
        ("m.admitted_at=-", ["Ánh", "Bình", "Cúc"], "chưa ghi"),
        ("m.theory=khong-co-bac-nay", [], "chưa đọc được điều kiện này"),
        ("m.recruited_on.tu=xyz", [], "chưa đọc được “xyz”"),
        ("m.khong_co=1", ["Ánh", "Bình", "Cúc"], None),
    ],
)
def test_a_condition_keeps_what_it_says_and_says_it_in_words(three, officer, client_for, query, expected, words):
    response = client_for(officer).get(f"{URL}?{query}")
    assert [name.split()[-1] for name in names(response)] == expected
    assert [chip.value for chip in response.context["chips"]] == ([words] if words else [])


def test_every_chip_leads_to_the_list_without_its_condition(three, officer, client_for):
    client = client_for(officer)
    chips = client.get(f"{URL}?m.theory=advanced&gioi_tinh=male").context["chips"]
    assert [str(chip.label) for chip in chips] == ["Giới tính", "Lý luận chính trị"]
    assert [len(names(client.get(chip.url))) for chip in chips] == [1, 1]
    assert names(client.get(chips[1].url)) == ["Lê Văn Bình"]


@pytest.mark.parametrize("text", ["giao vien", "GIÁO VIÊN", "tiểu  học", "viên tiêu"])
def test_words_are_found_without_marks_and_never_stand_in_an_address(three, officer, client_for, text):
    response = ask(client_for(officer), "occupation_words", chu=text)
    assert names(response) == ["Trần Thị Ánh"]
    address = response.redirect_chain[-1][0]
    assert re.fullmatch(r"/dang-vien/\?m\.occupation_words=~[0-9a-f]{32}", address)
    assert response.context["chips"][0].value == f"có chữ “{' '.join(text.split())}”"
    other = client_for(officer).get(address)
    assert names(other) == []
    assert "không còn được giữ" in other.context["chips"][0].value


def test_a_pattern_sign_in_the_words_is_only_a_sign(three, officer, client_for):
    for text in (".*", "(", "[a", "\\", "tiểu (học)"):
        assert names(ask(client_for(officer), "occupation_words", chu=text)) == []


def test_boxes_come_back_filled_and_wrong_ones_say_why(three, officer, client_for):
    client = client_for(officer)
    page = client.get(f"{URL}?m.recruited_on.tu=1980&loc=mo&muc=recruited_on")
    assert page.context["box"]["recruited_on.tu"].initial == "1980"
    wrong = client.post(reverse("members:condition"), {"muc": "recruited_on", "recruited_on.tu": "hôm nọ"})
    assert wrong.status_code == 200
    assert wrong.context["box"].errors


def test_a_new_answer_replaces_the_old_one_and_leaves_the_others(three, officer, client_for):
    address = reverse("members:condition") + "?m.theory=-&gioi_tinh=female"
    response = client_for(officer).post(address, {"muc": "theory", "theory": ["intermediate", "advanced"]}, follow=True)
    assert response.context["asked"].params == {"gioi_tinh": "female", "m.theory": "intermediate,advanced"}


# ── tables ──────────────────────────────────────────────────────────────────
def test_tables_are_asked_for_a_line_of_a_kind_in_a_time(three, officer, client_for):
    anh, binh, _cuc = three
    Badge.objects.create(person=anh, years=30, decided_on=date(2015, 1, 1))
    Badge.objects.create(person=anh, years=40, decided_on=date(2025, 1, 1))
    Badge.objects.create(person=binh, years=30, decided_on=date(2026, 1, 1))
    client = client_for(officer)
    for query, expected in (
        ("m.badges=co", ["Ánh", "Bình"]),
        ("m.badges=khong", ["Cúc"]),
        ("m.badges.years=40", ["Ánh"]),
        ("m.badges=khong&m.badges.years=40", ["Bình", "Cúc"]),
        ("m.badges.years=30&m.badges.tu=2026", ["Bình"]),
        ("m.badges.tu=2025", ["Ánh", "Bình"]),
    ):
        assert [name.split()[-1] for name in names(client.get(f"{URL}?{query}"))] == expected, query
    said = client.get(f"{URL}?m.badges.years=30&m.badges.tu=2026").context["chips"][0]
    assert (said.label, said.value) == ("Huy hiệu Đảng", "có, 30 năm, từ 2026")


def test_words_in_the_lines_of_a_table_are_found(three, officer, client_for):
    Training.objects.create(person=three[1], school="Học viện Chính trị quốc gia", starts_on=date(2010, 9, 1))
    assert names(ask(client_for(officer), "training", dong="co", chu="hoc vien")) == ["Lê Văn Bình"]
    assert names(ask(client_for(officer), "training", dong="khong")) == ["Trần Thị Ánh", "Đỗ Thị Cúc"]


# ── what one may not see ────────────────────────────────────────────────────
@pytest.fixture
def warned(three):
    Person.objects.filter(pk=three[0].pk).update(health="good")
    return Discipline.objects.create(person=three[0], kind="party_warning", decided_on=date(2026, 1, 1))


@pytest.mark.parametrize(
    "query", ["m.disciplines=co", "m.disciplines=khong", "m.health=good", "m.health=-", "m.health=*"]
)
def test_a_guarded_item_keeps_nobody_for_those_who_may_not_see_it(warned, leader, client_for, query):
    response = client_for(leader).get(f"{URL}?{query}")
    assert names(response) == []
    assert response.context["page"].total == 0
    assert response.context["chips"][0].value == "đồng chí không được xem mục này"


def test_a_guarded_item_is_not_offered_to_those_who_may_not_see_it(warned, leader, secretary, client_for):
    offered = {
        user.pk: {name for _legend, some in client_for(user).get(f"{URL}?loc=mo").context["picker"] for name, _ in some}
        for user in (leader, secretary)
    }
    assert {"disciplines", "health"} <= offered[secretary.pk]
    assert not {"disciplines", "health"} & offered[leader.pk]
    assert client_for(leader).post(reverse("members:condition"), {"muc": "health", "health": "good"}).status_code == 404


def test_a_guarded_item_is_asked_only_where_one_may_see_it(warned, three, city, leader, client_for):
    """A leader of the ward who is secretary of one cell learns nothing about the other cells."""
    GrantFactory(user=leader, role="secretary", organisation=city.second_cell)
    client = client_for(leader)
    assert names(client.get(f"{URL}?m.disciplines=co")) == []
    assert names(client.get(f"{URL}?m.disciplines=khong")) == ["Lê Văn Bình"]


def test_nobody_feels_for_the_figures_of_a_number(three, officer, client_for):
    for name in policy.MASKABLE:
        form = client_for(officer).get(f"{URL}?loc=mo&muc={name}").context["box"]
        assert list(form.fields) == ["ghi"]
        response = client_for(officer).get(f"{URL}?m.{name}=~x")
        assert names(response) == []


def test_every_field_and_table_can_be_asked_for_and_costs_no_error(three, officer, settings):
    """The whole field table: missing, written, and one value of each kind run as queries and have words."""
    settings.KEEP_BACKGROUND = True
    scope, today = scope_of(officer, timezone.localdate()), timezone.localdate()
    for item in items.everything():
        asked = [{f"m.{item.name}": "-"}, {f"m.{item.name}": "*"}] if item.field else [{f"m.{item.name}": "khong"}]
        if item.kind in (Kind.DATE, Kind.DAY, Kind.AMOUNT, Kind.AREA):
            asked.append({f"m.{item.name}.tu": "2000", f"m.{item.name}.den": "2010"})
        if item.kind in items.WORDS_TO_SEARCH:
            asked.append({f"m.{item.name}": "~k"})
        for params in asked:
            request = listing.read_request(params, scope, today, texts={"k": "an"})
            assert [one.fault for one in request.conditions] == [""], params
            assert request.conditions[0].words
            assert listing.members(request)[0].count() <= 3
            assert "“an”" not in request.conditions[0].public
    assert {item.name for item in items.everything()} == {*BY_NAME, *(table.name for table in TABLES)}


def test_missing_is_the_same_as_the_filter_says(three, officer):
    scope, today = scope_of(officer, timezone.localdate()), timezone.localdate()
    for item in items.everything():
        if item.field and policy.holds(item.name, scope):
            found = listing.members(listing.read_request({f"m.{item.name}": "-"}, scope, today))[0]
            counted = Membership.objects.filter(conditions.missing(item), ended_on=None)
            assert set(found.values_list("pk")) == set(counted.values_list("pk")), item.name
