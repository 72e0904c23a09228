"""Pages of transfers: the worklist with its clocks, the next act, what each side may read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.scopes import scope_of
from branches.workitems import inbox
from branches.workitems import services as work
from members.choices import TransferKind
from members.models import Placement, Transfer
from members.transfers import selectors, services
from members.transfers.services import Letter
from rulebook.calendar import add_working_days
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, since=date(2026, 1, 1), full_name="Phạm Thị Đang Chuyển")


def ask(person, to, by, **more):
    given = {"kind": TransferKind.FORMAL, "moved_on": date(2026, 6, 1)} | more
    return services.request_transfer(person_id=person.pk, to_cell_id=to.pk, by=by, **given)


def issued(person, to, by, on):
    letter = Letter("12-GTSHĐ", on, "Đảng ủy phường Ngọc Hà")
    return services.issue_letter(
        transfer_id=ask(person, to, by).pk, letter=letter, late_reason="quyết định đến muộn", by=by
    )


def working_days_ago(n):
    return add_working_days(timezone.localdate(), -n)


def day(name, value):
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def test_a_secretary_sends_and_the_other_accepts(city, member, secretary, neighbour_secretary, client_for):
    client = client_for(secretary)
    assert "Chuyển sinh hoạt" in client.get(reverse("members:detail", args=[member.pk])).content.decode()
    page = reverse("transfers:ask", args=[member.pk])
    data = {"kind": "formal", "to_cell_q": "to dan pho 9", "reason": "đổi chỗ ở"} | day("moved_on", date(2026, 10, 1))
    answer = client.post(page, data)
    transfer = Transfer.objects.get()
    assert answer.url == reverse("transfers:detail", args=[transfer.pk])
    assert transfer.to_cell_id == city.neighbour_cell.pk
    for word, more in (
        ("dong-y", {}),
        ("cap-giay", {"letter_number": "1-GT", **day("letter_on", date(2026, 11, 2))}),
    ):
        form = client.get(reverse("transfers:act", args=[transfer.pk, word]))
        assert form.status_code == 200
        answer = client.post(reverse("transfers:act", args=[transfer.pk, word]), more)
        assert answer.status_code == 302, answer.content.decode()
    there = client_for(neighbour_secretary)
    take_in = reverse("transfers:act", args=[transfer.pk, "tiep-nhan"])
    assert client.get(take_in).status_code == 403
    seen = there.get(answer.url).content.decode()
    assert member.full_name in seen
    assert reverse("members:detail", args=[member.pk]) not in seen
    assert there.get(reverse("members:detail", args=[member.pk])).status_code == 404
    assert there.post(take_in, {"index_confirmed": "co"} | day("on", date(2026, 11, 10))).status_code == 302
    assert Placement.objects.get(ends_on=None).cell_id == city.neighbour_cell.pk
    assert there.get(reverse("members:detail", args=[member.pk])).status_code == 200


def test_what_the_service_refuses_stands_at_its_field(city, member, officer, client_for):
    transfer = issued(member, city.neighbour_cell, officer, working_days_ago(40))
    client = client_for(officer)
    address = reverse("transfers:act", args=[transfer.pk, "tiep-nhan"])
    late = {"index_confirmed": "co"} | day("on", timezone.localdate())
    page = client.post(address, late).content.decode()
    assert "30 ngày làm việc kể từ" in page
    assert "Ghi lý do chậm" in page
    assert client.post(address, late | {"late_reason": "nằm viện"}).status_code == 302


def test_a_page_opened_before_somebody_else_wrote_says_so(city, member, officer, client_for):
    transfer = issued(member, city.neighbour_cell, officer, working_days_ago(5))
    given = day("on", timezone.localdate()) | {"version": "1", "index_confirmed": "co"}
    page = client_for(officer).post(reverse("transfers:act", args=[transfer.pk, "tiep-nhan"]), given).content.decode()
    assert "người khác đã ghi vào lần chuyển này" in page


@pytest.mark.parametrize(
    ("days", "groups"),
    [
        (10, {"", "di", "den", "chua-nop"}),
        (26, {"", "di", "den", "chua-nop", "sap-han"}),
        (30, {"", "di", "den", "chua-nop", "sap-han"}),
        (31, {"", "di", "den", "chua-nop", "qua-han"}),
        (80, {"", "di", "den", "chua-nop", "qua-han", "bo-sinh-hoat"}),
    ],
)
def test_the_worklist_says_what_is_near_late_and_lapsed(days, groups, city, member, officer):
    issued(member, city.neighbour_cell, officer, working_days_ago(days))
    today = timezone.localdate()
    scope = scope_of(officer, today)
    found = {key for key in selectors.GROUPS if selectors.worklist(scope, today, key).rows}
    assert found == groups


def test_each_side_has_its_own_group(city, member, officer, secretary, neighbour_secretary):
    issued(member, city.neighbour_cell, officer, working_days_ago(3))
    today = timezone.localdate()
    for user, mine, other in ((secretary, "di", "den"), (neighbour_secretary, "den", "di")):
        scope = scope_of(user, today)
        assert len(selectors.worklist(scope, today, mine).rows) == 1
        assert selectors.worklist(scope, today, other).rows == ()


def test_a_stay_past_its_end_is_on_the_worklist_until_ended(city, member, officer):
    today = timezone.localdate()
    transfer = ask(
        member,
        city.other_cell,
        officer,
        kind=TransferKind.TEMPORARY,
        moved_on=date(2026, 2, 1),
        until_on=date(2026, 6, 1),
    )
    services.issue_letter(transfer_id=transfer.pk, letter=Letter("1", date(2026, 2, 2)), by=officer)
    services.accept_transfer(transfer_id=transfer.pk, on=date(2026, 2, 10), by=officer)
    scope = scope_of(officer, today)
    rows = selectors.worklist(scope, today, "het-tam-thoi").rows
    assert [row.act for row in rows] == ["Ghi thôi sinh hoạt tạm thời"]
    services.end_temporary(transfer_id=transfer.pk, on=today, reason="đã về", by=officer)
    assert selectors.worklist(scope, today, "het-tam-thoi").rows == ()


def test_the_worklist_asks_as_many_questions_for_one_as_for_three(city, officer):
    today = timezone.localdate()
    scope = scope_of(officer, today)
    counts = []
    for _number in range(3):
        issued(MemberFactory(cell=city.cell), city.neighbour_cell, officer, today - timedelta(days=3))
        with CaptureQueriesContext(connection) as asked:
            selectors.worklist(scope, today)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_cells_of_the_whole_register_are_suggested_bodies_above_are_not(city, secretary, client_for):
    client = client_for(secretary)
    page = client.get(reverse("transfers:cells"), {"to_cell_q": "lang"}, HTTP_HX_REQUEST="true").content.decode()
    assert "Chi bộ Chùa Láng" in page
    assert f'value="{city.other_ward.pk}"' not in page


def test_the_inbox_tells_both_ends_what_waits(city, member, officer, secretary, neighbour_secretary, only_kinds):
    only_kinds("transfers.")
    today = timezone.localdate()
    transfer = issued(member, city.neighbour_cell, officer, working_days_ago(3))
    own = inbox.waiting(neighbour_secretary, scope_of(neighbour_secretary, today), today)
    assert [(one.title, one.url) for one in own] == [
        ("Chờ tiếp nhận: Phạm Thị Đang Chuyển", reverse("transfers:detail", args=[transfer.pk]))
    ]
    assert inbox.waiting(secretary, scope_of(secretary, today), today) == []
    Transfer.objects.update(letter_on=working_days_ago(31))
    for user in (secretary, neighbour_secretary):
        (late,) = inbox.waiting(user, scope_of(user, today), today)
        assert (late.title, late.rule_key) == (
            "Chuyển sinh hoạt quá hạn: Phạm Thị Đang Chuyển",
            "transfer.present.working_days",
        )
        assert late.due_on < today
        assert "ngày làm việc =" in late.why
    work.refresh(today=today, by=None)
    (below,) = inbox.waiting(officer, scope_of(officer, today), today)
    assert (below.title, below.why) == ("Chuyển sinh hoạt quá hạn: 2", "Ở 2 đơn vị. 2 việc trễ hạn.")


def test_the_page_of_the_person_tells_of_the_transfer_on_its_way(city, member, officer, client_for):
    transfer = issued(member, city.neighbour_cell, officer, working_days_ago(3))
    page = client_for(officer).get(reverse("members:detail", args=[member.pk])).content.decode()
    assert "Chuyển sinh hoạt chính thức: đã cấp giấy giới thiệu" in page
    assert reverse("transfers:detail", args=[transfer.pk]) in page
