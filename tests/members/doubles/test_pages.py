"""Pages of doubles: the pairs in reach, the verdict remembered, the merge by hand, the old address, the request."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.scopes import scope_of
from members.choices import DoubleAnswer
from members.doubles import inbox
from members.doubles.services import finding
from members.models import DoubleCandidate, DoubleVerdict, Merge, Person
from members.services import register_person
from tests.factories.doubles import NUMBER, alike
from tests.factories.members import MemberFactory
from vietnam.dates import of_day

pytestmark = pytest.mark.django_db

LIST = "doubles:worklist"


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, full_name="Phạm Thị Hòa", sex="female", identity_number=NUMBER)


@pytest.fixture
def other(city, person):
    """The same person in the second cell of the same base; found by the search."""
    made = alike(person, cell=city.second_cell, since=date(2026, 3, 1), phone="0912345678")
    finding.search_persons([made.pk])
    return made


def text(answer):
    return answer.content.decode()


def test_the_list_shows_pairs_of_which_both_are_in_reach(person, other, officer, secretary, client_for):
    page = text(client_for(officer).get(reverse(LIST)))
    assert "Phạm Thị Hòa" in page
    assert "cùng họ tên, cùng ngày sinh" in page
    assert "Phạm Thị Hòa" not in text(client_for(secretary).get(reverse(LIST)))


def test_the_list_is_narrowed_by_reason_and_unit(city, person, other, officer, client_for):
    client = client_for(officer)
    for query, there in (
        ("?reason=phone", False),
        ("?reason=same_name_born", True),
        (f"?unit={city.second_cell.pk}", True),
        (f"?unit={city.neighbour_cell.pk}", False),
    ):
        assert ("Phạm Thị Hòa" in text(client.get(reverse(LIST) + query))) is there, query


def test_the_list_asks_the_same_for_one_pair_and_three(city, person, other, officer, client_for):
    client = client_for(officer)
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(LIST))
        counts.append(len(queries))
        finding.search_persons([alike(person, cell=city.cell).pk])
    assert counts[0] == counts[1]


def test_numbers_stand_masked_side_by_side(person, other, officer, client_for):
    page = text(client_for(officer).get(reverse("doubles:pair", args=[person.pk, other.pk])))
    assert NUMBER not in page
    assert "0912345678" not in page
    assert "khác" in page


def test_what_differs_stands_first(person, other, officer, client_for):
    shown = client_for(officer).get(reverse("doubles:pair", args=[person.pk, other.pk])).context["shown"]
    differs = [row.differs for row in shown.rows]
    assert True in differs
    assert differs == sorted(differs, reverse=True)


def test_two_people_are_remembered_until_the_facts_change(city, person, other, officer, client_for):
    page = reverse("doubles:pair", args=[person.pk, other.pk])
    client = client_for(officer)
    assert "Chưa ghi vì sao là hai người." in text(client.post(page, {"answer": "two", "version": 0}))
    client.post(page, {"answer": "two", "version": 0, "reason": "hai chị em sinh đôi"})
    assert DoubleVerdict.objects.get().answer == DoubleAnswer.TWO
    finding.search_persons([other.pk])
    finding.search_year(1970)
    assert not DoubleCandidate.objects.exists()
    Person.objects.filter(pk__in=(person.pk, other.pk)).update(phone="0987654321")
    finding.search_persons([other.pk])
    assert DoubleCandidate.objects.get().reasons == ["same_name_born", "phone"]


def test_a_verdict_said_otherwise_meanwhile_is_shown(person, other, officer, office, client_for):
    page = reverse("doubles:pair", args=[person.pk, other.pk])
    client_for(office).post(page, {"answer": "two", "version": 0, "reason": "khác quê"})
    answer = text(client_for(officer).post(page, {"answer": "one", "version": 0}))
    assert "vừa kết luận là hai người" in answer


def test_one_person_is_merged_by_hand_and_taken_apart(city, person, other, officer, client_for):
    client = client_for(officer)
    client.post(reverse("doubles:pair", args=[person.pk, other.pk]), {"answer": "one", "version": 0})
    page = reverse("doubles:merge", args=[person.pk, other.pk])
    shown = text(client.get(page))
    assert "Chi bộ Tổ dân phố 7" in shown
    versions = {"kept_version": person.version, "dropped_version": other.version}
    data = {**versions, "placement": "dropped", "reason": "đối chiếu lý lịch gốc"}
    assert "Chưa chọn chi bộ" in text(client.post(page, {**data, "placement": ""}))
    stale = text(client.post(page, {**data, "kept_version": 9}))
    assert "một trong hai hồ sơ đã được sửa" in stale
    assert client.post(page, data).url == reverse("members:detail", args=[person.pk])
    kept = Person.objects.get(pk=person.pk)
    assert (kept.phone, kept.identity_number, kept.keeper_id) == ("0912345678", NUMBER, city.second_cell.pk)
    old = client.get(reverse("members:detail", args=[other.pk]), follow=True)
    assert old.redirect_chain == [(reverse("members:detail", args=[person.pk]), 302)]
    assert "Hồ sơ ở đường dẫn cũ đã được gộp vào hồ sơ này." in text(old)
    undo = reverse("doubles:undo", args=[Merge.objects.get().pk])
    assert undo in text(old)
    assert client.post(undo, {"reason": "hai chị em"}, follow=True).status_code == 200
    assert Person.objects.get(pk=other.pk).merged_into_id is None
    assert client.get(reverse("members:detail", args=[other.pk])).status_code == 200


def test_who_sees_one_of_two_reads_nothing_of_the_other_and_asks(city, officer, secretary, client_for):
    mine = MemberFactory(cell=city.cell, full_name="Lê Văn Bí Mật")
    far = alike(mine, cell=city.second_cell, phone="0912345678")
    finding.search_persons([mine.pk])
    client = client_for(secretary)
    page = text(client.get(reverse("members:detail", args=[mine.pk])))
    assert "Một hồ sơ ở nơi đồng chí không xem được." in page
    assert city.second_cell.name not in page
    assert reverse("doubles:pair", args=[mine.pk, far.pk]) not in page
    row = DoubleCandidate.objects.get()
    answer = client.post(reverse("doubles:ask", args=[row.pk]), follow=True)
    assert "đã gửi yêu cầu đối chiếu" in text(answer)
    items = inbox.waiting(officer, scope_of(officer, timezone.localdate()), timezone.localdate())
    assert "Cấp dưới yêu cầu đối chiếu 1 cặp." in items[0].why
    assert "được yêu cầu đối chiếu" in text(client_for(officer).get(reverse(LIST)))


def test_a_member_added_twice_is_shown_at_once(city, person, officer, client_for):
    values = {"full_name": "Phạm Thị Hòa", "born_on": of_day(person.born_on), "sex": "female"}
    again = register_person(
        values=values, cell_id=city.cell.pk, as_of=date(2026, 6, 1), reason="ghi theo giấy", by=officer
    )
    finding.search_persons([again.pk])
    page = text(client_for(officer).get(reverse("members:edit", args=[again.pk])))
    assert "Có hồ sơ giống hồ sơ này" in page
