"""Pages of the ledger: the menu, an act in three steps, its paper, the list of times apart, the inbox."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from branches.models import IssuedPaper, Register
from branches.scopes import scope_of
from branches.workitems import inbox
from members.choices import HoldKind, PostKind, Standing, TransferKind
from members.ledger import services, worklist
from members.ledger.menu import ACTS, open_acts
from members.ledger.rules import Decision
from members.ledger.state import state_of
from members.models import Exemption, Hold, Membership, Movement, Person, Post, Transfer
from tests.factories.members import MemberFactory
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
PAPER = Decision("15-QĐ/ĐU", date(2026, 9, 14), "Đảng ủy phường Láng", "theo quyết định")
ON = date(2026, 9, 15)


@pytest.fixture
def member(city):
    return MemberFactory(
        cell=city.cell, since=date(2026, 1, 1), full_name="Phạm Thị Biến Động", card_number="001170000123"
    )


def page_of(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def days(**given):
    return {f"{name}_{part}": str(getattr(on, part)) for name, on in given.items() for part in ("day", "month", "year")}


def given(person, **more):
    sent = {"decision_number": "15-QĐ/ĐU", "version": str(Person.objects.get(pk=person.pk).version)}
    return (
        sent
        | {key: value for key, value in more.items() if not isinstance(value, date)}
        | days(**{key: value for key, value in more.items() if isinstance(value, date)})
    )


def test_an_act_is_filled_in_checked_and_written(city, member, secretary, client_for):
    client, address = client_for(secretary), reverse("ledger:act", args=[member.pk, "xoa-ten"])
    assert address in page_of(client, "ledger:acts", member.pk)
    form = page_of(client, "ledger:act", member.pk, "xoa-ten")
    assert "Không xét kết nạp lại" in form
    assert "294-QĐ/TW" in form
    assert "Được xét kết nạp lại một lần, sau 36 tháng." in form
    sent = given(member, on=ON, ground="self_abandoned")
    check = client.post(address, sent).content.decode()
    for words in (
        "được tính · Chi bộ Tổ dân phố 7 có 1 đảng viên",
        "không tính ở chi bộ nào · Chi bộ Tổ dân phố 7 có 0 đảng viên",
        "không còn quyền biểu quyết",
        "không phải đóng",
        "dừng ở 31 năm",
        "thu lại, nộp cấp ủy cấp trên",
        "không được nữa",
    ):
        assert words in check
    assert Membership.objects.get().standing == Standing.ACTIVE
    answer = client.post(address, sent | {"sua": "1"}).content.decode()
    assert "Xem điều sẽ thay đổi" in answer
    answer = client.post(address, sent | {"ghi": "1"})
    assert answer.url == reverse("ledger:acts", args=[member.pk])
    left = Membership.objects.get()
    assert (left.standing, left.ended_on, Movement.objects.latest("pk").ground) == ("struck_off", ON, "self_abandoned")
    again = page_of(client, "ledger:acts", member.pk)
    assert reverse("ledger:act", args=[member.pk, "khoi-phuc"]) in again
    assert address not in again


def test_a_running_transfer_and_posts_are_told_before_they_end(city, member, officer, client_for):
    post = Post.objects.create(
        person=member, organisation=city.cell, kind=PostKind.SECRETARY, starts_on=date(2026, 1, 1)
    )
    Transfer.objects.create(
        membership=Membership.objects.get(), kind=TransferKind.FORMAL, from_cell=city.cell, to_words="Đà Nẵng",
        moved_on=date(2026, 9, 1),
    )  # fmt: skip
    client, address = client_for(officer), reverse("ledger:act", args=[member.pk, "tu-tran"])
    assert reverse("posts:end", args=[city.cell.pk, post.pk]) in client.get(address).content.decode()
    refused = client.post(address, given(member, on=ON)).content.decode()
    assert "đang giữ 1 chức vụ trong Đảng" in refused
    check = client.post(address, given(member, on=ON, posts_end="on")).content.decode()
    for words in ("<del>đang trên đường", "<del>đang giữ 1 chức vụ", "để lại gia đình"):
        assert words in check
    assert Post.objects.get().ends_on is None


def test_a_page_opened_before_somebody_else_wrote_says_so(member, officer, client_for):
    sent = given(member, on=ON)
    Person.objects.filter(pk=member.pk).update(version=9)
    page = client_for(officer).post(reverse("ledger:act", args=[member.pk, "tu-tran"]), sent | {"ghi": "1"})
    assert "người khác đã ghi vào hồ sơ này" in page.content.decode()
    assert Membership.objects.get().ended_on is None


def test_two_sendings_of_one_check_write_once(member, officer, client_for):
    client, address = client_for(officer), reverse("ledger:act", args=[member.pk, "tu-tran"])
    sent = given(member, on=ON, ghi="1", form_key="0f8fad5b-d9cb-469f-a165-70867728950e")
    assert [client.post(address, sent).status_code for _time in range(2)] == [302, 302]
    assert Movement.objects.filter(kind="died").count() == 1


@pytest.mark.parametrize("word", list(ACTS))
def test_each_act_opens_where_it_may_start_and_leads_back_where_not(word, member, officer, client_for):
    client, on = client_for(officer), {"on": ON, "paper": PAPER, "by": officer}
    starts = {
        Standing.EXEMPT: lambda: services.exempt_member(person_id=member.pk, ground="age_health", **on),
        Standing.SUSPENDED: lambda: services.suspend_member(person_id=member.pk, until=date(2026, 12, 1), **on),
        Standing.STRUCK_OFF: lambda: services.record_exit(
            person_id=member.pk, kind="struck_off", ground="no_will", **on
        ),
    }
    standing = next((one for one in starts if one in ACTS[word].standings and Standing.ACTIVE not in
                     ACTS[word].standings), None)  # fmt: skip
    if standing:
        assert client.get(reverse("ledger:act", args=[member.pk, word])).status_code == 302
        starts[standing]()
    if word == "het-vuong-mac":
        services.place_hold(person_id=member.pk, kind=HoldKind.COMPLAINT, **on)
    assert word in open_acts(state_of(member.pk, timezone.localdate()))
    assert client.get(reverse("ledger:act", args=[member.pk, word])).status_code == 200


def test_holds_are_placed_and_lifted_on_their_pages(member, officer, leader, client_for):
    client = client_for(officer)
    address = reverse("ledger:act", args=[member.pk, "vuong-mac"])
    assert client.post(address, given(member, on=ON, kind="inspection", ghi="1")).status_code == 302
    assert "đang được kiểm tra" in page_of(client, "ledger:acts", member.pk)
    assert "đang được kiểm tra" not in page_of(client_for(leader), "ledger:acts", member.pk)
    hold = Hold.objects.get()
    address = reverse("ledger:act", args=[member.pk, "het-vuong-mac"])
    assert client.post(address, given(member, on=ON, hold=str(hold.pk), ghi="1")).status_code == 302
    assert Hold.objects.get().ends_on == ON


# ── papers ──────────────────────────────────────────────────────────────────
def text_of(client, movement, tmp_path):
    answer = client.post(reverse("ledger:paper", args=[movement.membership.person_id, movement.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    target = tmp_path / "giay.pdf"
    target.write_bytes(answer.content)
    return " ".join(pdf_text(target).split())


@pytest.mark.parametrize(
    ("word", "more", "said"),
    [
        ("tu-tran", {}, ("PHIẾU BÁO", "đảng viên từ trần", "để lại gia đình", "01-TB")),
        ("khai-tru", {"ground": "discipline"}, ("ra khỏi Đảng", "Kỷ luật khai trừ", "thu thẻ đảng viên", "01-TB")),
        (
            "dinh-chi",
            {"until_on": date(2026, 12, 1)},
            ("THÔNG BÁO", "đình chỉ sinh hoạt đảng từ ngày 15/09/2026 đến ngày 01/12/2026", "01-TB"),
        ),
        (
            "mien",
            {"ground": "treatment", "until_on": date(2026, 12, 1), "decision_number": ""},
            ("QUYẾT ĐỊNH", "điều trị dài ngày", "01-QĐ"),
        ),
    ],
)
def test_deciding_writes_the_paper_with_its_number(word, more, said, member, officer, client_for, tmp_path):
    client = client_for(officer)
    sent = given(member, on=ON, decided_on=ON, ghi="1", **more)
    answer = client.post(reverse("ledger:act", args=[member.pk, word]), sent)
    assert answer.status_code == 302, answer.content.decode()
    assert IssuedPaper.objects.count() == 1
    text = text_of(client, Movement.objects.latest("pk"), tmp_path)
    assert all(words in text for words in (*said, "Phạm Thị Biến Động", "001170000123")), text
    assert AccessLog.objects.latest("pk").action == "revealed"
    assert Register.objects.get().last_number == 1


def test_a_readmission_prints_its_decision(city, officer, client_for, tmp_path):
    back = MemberFactory(cell=city.cell, since=date(2020, 1, 1), full_name="Trần Văn Trở Lại")
    left = {"person_id": back.pk, "on": date(2021, 3, 1), "paper": PAPER, "by": officer}
    services.record_exit(kind="struck_off", ground="no_will", **left)
    sent = given(
        back, on=ON, decided_on=date(2026, 9, 10), ghi="1", cell=city.cell.pk, consent="312-CV/TU ngày 4/8/2026",
        issuer="Đảng ủy phường Láng",
    )  # fmt: skip
    answer = client_for(officer).post(reverse("ledger:act", args=[back.pk, "ket-nap-lai"]), sent)
    assert answer.status_code == 302, answer.content.decode()
    text = text_of(client_for(officer), Movement.objects.latest("pk"), tmp_path)
    said = ("QUYẾT ĐỊNH", "kết nạp lại người vào Đảng", "Số 15-QĐ/ĐU", "Trần Văn Trở Lại",
            "dự bị 12 tháng, tính từ ngày", "15/09/2026", "312-CV/TU")  # fmt: skip
    assert all(words in text for words in said), text


def test_an_exemption_for_age_is_the_resolution_of_the_cell(member, secretary, client_for, tmp_path):
    client = client_for(secretary)
    sent = given(member, on=ON, decided_on=ON, ground="age_health", decision_number="", reason="có bệnh án", ghi="1")
    assert client.post(reverse("ledger:act", args=[member.pk, "mien"]), sent).status_code == 302
    assert Exemption.objects.get().decision_number == "01-NQ"
    text = text_of(client, Movement.objects.latest("pk"), tmp_path)
    assert "NGHỊ QUYẾT" in text
    assert "T/M CHI BỘ" in text


def test_the_notice_waits_for_its_number_until_somebody_who_may_prints_it(
    member, secretary, officer, client_for, tmp_path
):
    services.record_exit(person_id=member.pk, kind="died", ground="died", on=ON, paper=PAPER, by=secretary)
    movement = Movement.objects.latest("pk")
    text_of(client_for(secretary), movement, tmp_path)
    assert not IssuedPaper.objects.exists()
    assert "01-TB" in text_of(client_for(officer), movement, tmp_path)
    assert "01-TB" in text_of(client_for(secretary), movement, tmp_path)


# ── who is apart ────────────────────────────────────────────────────────────
def apart(city, officer, until, ground="treatment"):
    member = MemberFactory(cell=city.cell, since=date(2025, 6, 1), full_name="Trần Văn Miễn")
    services.exempt_member(
        person_id=member.pk, ground=ground, on=date(2026, 1, 5), until=until, paper=PAPER, by=officer
    )
    return member


@pytest.mark.parametrize(
    ("days_left", "groups"),
    [(-1, {"", "mien", "qua-han"}), (0, {"", "mien", "sap-het"}), (14, {"", "mien", "sap-het"}), (15, {"", "mien"})],
)
def test_the_list_says_what_is_near_and_past_its_end(days_left, groups, city, officer):
    today = timezone.localdate()
    apart(city, officer, today + timedelta(days=days_left))
    scope = scope_of(officer, today)
    found = {
        key for key in worklist.GROUPS if worklist.of(scope, today, worklist.asked_of({"nhom": key}, scope, today)).rows
    }
    assert found == groups


def test_the_list_of_a_unit_costs_the_same_for_one_as_for_three(city, officer, client_for):
    today = timezone.localdate()
    scope = scope_of(officer, today)
    counts = []
    for unit, expected in ((city.base, 1), (city.neighbour_base, 0), (city.base, 2)):
        if expected:
            apart(city, officer, today)
        asked = worklist.asked_of({"don_vi": str(unit.pk)}, scope, today)
        with CaptureQueriesContext(connection) as queries:
            assert worklist.of(scope, today, asked).total == expected
        counts.append(len(queries))
    assert counts[0] == counts[2]
    page = client_for(officer).get(reverse("ledger:apart"), {"don_vi": city.base.pk}).content.decode()
    assert "Trần Văn Miễn" in page
    assert "hết hạn hôm nay" in page


def test_the_inbox_tells_what_ends_and_what_is_past(city, officer, secretary, neighbour_secretary, only_kinds):
    only_kinds("ledger.")
    today = timezone.localdate()
    member = apart(city, officer, today - timedelta(days=3))
    apart(city, officer, today + timedelta(days=3))
    late, near = inbox.waiting(secretary, scope_of(secretary, today), today)
    assert (late.title, late.url) == (
        "Hết hạn miễn sinh hoạt: Trần Văn Miễn",
        reverse("ledger:acts", args=[member.pk]),
    )
    assert late.due_on == today - timedelta(days=3)
    assert f"Theo quyết định đến ngày {late.due_on:%d/%m/%Y}" in late.why
    assert near.due_on == today + timedelta(days=3)
    assert inbox.waiting(neighbour_secretary, scope_of(neighbour_secretary, today), today) == []


def test_an_exemption_past_its_end_is_renewed_or_ended(city, officer, client_for):
    today = timezone.localdate()
    member = apart(city, officer, date(2026, 9, 30))
    client = client_for(officer)
    sent = given(member, on=date(2026, 10, 1), until_on=date(2027, 3, 1), ground="treatment", ghi="1")
    assert client.post(reverse("ledger:act", args=[member.pk, "mien-tiep"]), sent).status_code == 302
    first, second = Exemption.objects.order_by("pk")
    assert (first.ends_on, second.starts_on, second.until_on) == (
        date(2026, 10, 1),
        date(2026, 10, 1),
        date(2027, 3, 1),
    )
    sent = given(member, on=date(2026, 11, 1), ghi="1")
    assert client.post(reverse("ledger:act", args=[member.pk, "thoi-mien"]), sent).status_code == 302
    assert state_of(member.pk, today).exemption is None


def test_a_standing_from_a_list_is_told_until_its_paper_is_written(city, officer, client_for):
    today = timezone.localdate()
    member = MemberFactory(cell=city.cell, standing=Standing.EXEMPT, full_name="Lê Thị Danh Sách")
    scope, client = scope_of(officer, today), client_for(officer)
    assert state_of(member.pk, today).voter(present=False).exempt
    page = client.get(reverse("ledger:apart"), {"nhom": "chua-co-giay"}).content.decode()
    assert "Lê Thị Danh Sách" in page
    sent = given(member, on=date(2024, 5, 1), ground="age_health", reason="quyết định cũ", ghi="1")
    assert client.post(reverse("ledger:act", args=[member.pk, "mien-tiep"]), sent).status_code == 302
    assert not worklist.bare(scope).exists()
    assert Exemption.objects.get().starts_on == date(2024, 5, 1)
