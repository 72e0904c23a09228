"""Pages of dues: a month on one screen, one member's months, bases, reliefs, the book; files and what is logged."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from cell_life.choices import SheetState
from cell_life.models import DuesBasis, DuesLine, DuesReceipt, DuesRelief, DuesSheet
from tests.factories.dues import basis, membership, receipt, sheet
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)
PAID_ON = {"paid_on_day": "3", "paid_on_month": "3", "paid_on_year": "2026"}


@pytest.fixture
def members(city):
    names = ("Lê An", "Vũ Bình", "Trần Cúc")
    found = [MemberFactory(cell=city.cell, full_name=name, since=date(2025, 1, 1)) for name in names]
    for one in found[:2]:
        basis(one)
    return found


def url(name, city, *more):
    return reverse(f"dues:{name}", args=[city.cell.pk, *more])


def month_url(city, name="month"):
    return url(name, city, 2026, 3)


def box(letter, person):
    return f"{letter}{membership(person).pk}"


def page_of(answer):
    return answer.content.decode()


def test_a_cell_s_month_is_made_filled_and_saved_on_one_screen(client_for, secretary, city, members):
    client = client_for(secretary)
    assert "Chưa lập bảng của tháng này" in page_of(client.get(month_url(city)))
    page = page_of(client.post(month_url(city, "open"), follow=True))
    assert "1% × 10.000.000 đ = 100.000 đ, 01-QĐ/TW" in page
    assert "Chưa có căn cứ" in page
    all_ticked = page_of(client.post(month_url(city), {**PAID_ON, "tick_all": "1", box("s", members[0]): "0-100000"}))
    assert len(re.findall(r'name="t\d+"[^>]* checked', all_ticked)) == 2
    sent = PAID_ON | {box("t", one): "on" for one in members[:2]} | {box("s", one): "0-100000" for one in members}
    sent |= {box("a", members[1]): "50.000", box("h", members[1]): "bank", box("s", members[2]): "0-"}
    page = page_of(client.post(month_url(city), sent, follow=True))
    assert "Đã thu và ghi 2 phiếu thu." in page
    assert sorted(DuesReceipt.objects.values_list("number", "total", "how")) == [
        (1, 100_000, "cash"),
        (2, 50_000, "bank"),
    ]
    assert "còn thiếu 50.000 đ" in page
    assert AccessLog.objects.filter(subject_type="dues", user_id=secretary.pk, action="viewed").count() == 1


def test_what_was_typed_stays_when_somebody_else_was_first(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    receipt(city.cell, members[0], MARCH, 100_000)
    sent = PAID_ON | {box("t", members[0]): "on", box("s", members[0]): "0-100000"}
    sent |= {box("a", members[1]): "70.000", box("s", members[1]): "0-100000"}
    page = page_of(client_for(secretary).post(month_url(city), sent))
    assert "Người khác vừa ghi đồng chí Lê An đã đóng 100.000 đ cho tháng 03/2026." in page
    assert 'value="70.000"' in page
    assert DuesReceipt.objects.count() == 1


def test_more_than_due_is_asked_back_and_marked(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    client = client_for(secretary)
    sent = PAID_ON | {box("a", members[0]): "150.000", box("s", members[0]): "0-100000"}
    assert "tự nguyện đóng cao hơn" in page_of(client.post(month_url(city), sent))
    page = page_of(client.post(month_url(city), sent | {"voluntary": "on"}, follow=True))
    assert "tự nguyện cao hơn 50.000 đ" in page


def test_a_due_that_changed_since_the_page_was_opened_is_shown_first(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    sent = PAID_ON | {box("t", members[0]): "on", box("s", members[0]): "0-90000"}
    assert "Mức phải đóng của Lê An vừa đổi." in page_of(client_for(secretary).post(month_url(city), sent))
    assert not DuesReceipt.objects.exists()


def test_a_double_click_writes_once(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    key = {"form_key": "0f8fad5b-d9cb-469f-a165-70867728950e"}
    sent = PAID_ON | key | {box("t", members[0]): "on", box("s", members[0]): "0-100000"}
    client = client_for(secretary)
    client.post(month_url(city), sent)
    client.post(month_url(city), sent)
    assert DuesReceipt.objects.count() == 1


def test_a_closed_month_says_so_and_the_level_above_opens_it_again(client_for, secretary, office, city, members):
    made = sheet(city.cell, MARCH, secretary)
    client = client_for(secretary)
    assert "Khóa rồi thì không sửa được" in page_of(client.get(month_url(city, "close")))
    page = page_of(client.post(month_url(city, "close"), {"version": made.version, "cash": "0"}, follow=True))
    assert "Đã khóa sổ tháng 03/2026." in page
    assert "Sổ tháng này đã khóa" in page
    sent = PAID_ON | {box("t", members[0]): "on", box("s", members[0]): "0-100000"}
    refused = page_of(client.post(month_url(city), sent))
    today = timezone.localdate()
    assert f"Sổ tháng 03/2026 đã khóa ngày {today:%d/%m/%Y}. Ghi vào tháng đang mở" in refused
    assert client.get(month_url(city, "reopen")).status_code == 403
    above = client_for(office)
    above.post(month_url(city, "reopen"), {"reason": "ghi nhầm hai đồng chí"})
    assert DuesSheet.objects.get().state == SheetState.OPEN


def test_one_member_pays_late_and_ahead_on_one_receipt(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    client, address = client_for(secretary), url("take", city, membership(members[0]).pk)
    page = page_of(client.get(address))
    assert 'name="a202603"' in page
    ahead = timezone.localdate().replace(day=1)
    today = timezone.localdate()
    sent = {"paid_on_day": today.day, "paid_on_month": today.month, "paid_on_year": today.year, "how": "cash"}
    sent |= {"a202603": "100.000", f"a{ahead:%Y%m}": "100.000"}
    page = page_of(client.post(address, sent, follow=True))
    assert "Đã ghi phiếu thu." in page
    assert "200.000" in page
    assert client.get(url("take", city, 999_999)).status_code == 404


def test_bases_of_a_cell_are_filled_in_one_table(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    client = client_for(secretary)
    page = page_of(client.get(url("bases", city)))
    assert "Còn đồng chí chưa ghi căn cứ" in page
    known = {box("k", one): "insured" for one in members[:2]} | {box("n", one): "10.000.000" for one in members[:2]}
    opened = {box("o", row.membership.person): f"{row.pk}-{row.version}" for row in DuesBasis.objects.all()}
    first = {"first": f"{timezone.localdate():%Y-%m}"}
    wrong = page_of(client.post(url("bases", city), known | opened | first | {box("k", members[2]): "pension"}))
    assert "Nhóm này cần số tiền mỗi tháng của đồng chí Trần Cúc." in wrong
    right = known | opened | first | {box("k", members[2]): "pension", box("n", members[2]): "6.000.000"}
    client.post(url("bases", city), right)
    assert DuesBasis.objects.count() == 3
    assert DuesBasis.objects.get(membership=membership(members[2])).amount == 6_000_000


def test_a_relief_is_asked_by_the_cell_and_decided_above(client_for, secretary, office, city, members):
    client, first = client_for(secretary), f"{timezone.localdate():%Y-%m}"
    sent = {"member": membership(members[0]).pk, "kind": "reduced", "share": "7/10", "ground": "hardship"}
    sent |= {"first": first, "months": "13", "requested_on_day": "3", "requested_on_month": "3"}
    sent |= {"requested_on_year": "2026"}
    refused = page_of(client.post(url("ask_relief", city), sent))
    assert "Mỗi lần miễn, giảm không quá 12 tháng." in refused
    client.post(url("ask_relief", city), sent | {"months": "12"})
    row = DuesRelief.objects.get()
    assert "chờ quyết định" in page_of(client.get(url("reliefs", city)))
    assert client.get(url("decide_relief", city, row.pk)).status_code == 403
    decision = {"decision_number": "12-QĐ/ĐU", "decided_on_day": "10", "decided_on_month": "3"}
    decision |= {"decided_on_year": "2026", "issuer": "Đảng ủy", "version": "1"}
    client_for(office).post(url("decide_relief", city, row.pk), decision)
    page = page_of(client.get(url("reliefs", city)))
    assert "Giảm 70%" in page
    assert "12-QĐ/ĐU" in page


def test_the_book_of_a_year_shows_members_and_months_and_goes_into_files(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    receipt(city.cell, members[0], MARCH, 100_000)
    client = client_for(secretary)
    page = page_of(client.get(url("ledger", city, 2026)))
    assert page.count("<b>chưa đóng</b>") == 1
    for form, kind in (("xlsx", "spreadsheet"), ("pdf", "pdf")):
        answer = client.post(url("ledger_file", city, 2026, form))
        assert kind in answer["Content-Type"]
    assert AccessLog.objects.filter(subject_type="dues", action="exported").count() == 2
    assert client.post(url("ledger_file", city, 2026, "doc")).status_code == 404


def test_receipts_go_on_paper_one_and_many_and_are_voided(client_for, secretary, city, members):
    sheet(city.cell, MARCH, secretary)
    row = receipt(city.cell, members[0], MARCH, 100_000)
    client = client_for(secretary)
    assert "003" not in page_of(client.get(reverse("dues:receipt", args=[row.pk])))
    for answer in (
        client.post(reverse("dues:receipt_paper", args=[row.pk])),
        client.post(month_url(city, "receipts")),
    ):
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
    page = page_of(
        client.post(reverse("dues:void", args=[row.pk]), {"reason": "ghi nhầm", "version": "1"}, follow=True)
    )
    assert "Phiếu thu này đã hủy" in page
    assert client.post(month_url(city, "receipts")).status_code == 404


def test_amounts_of_january_are_typed_by_hand(client_for, secretary, city, members):
    made = sheet(city.cell, date(2026, 1, 1), secretary)
    address = url("by_hand", city, 2026, 1)
    client = client_for(secretary)
    assert "Từ 2.000 đến 30.000 đồng" in page_of(client.get(address))
    client.post(address, {box("d", members[2]): "10.000"})
    assert DuesLine.objects.get(sheet=made, membership=membership(members[2])).due == 10_000


def test_who_has_one_cell_goes_straight_to_its_month_and_others_choose(client_for, secretary, office, city):
    assert client_for(secretary).get(reverse("dues:home")).url == url("cell", city)
    page = page_of(client_for(office).get(reverse("dues:home"), {"tim": "to dan pho 7"}))
    assert "Chi bộ Tổ dân phố 7" in page
    assert "Chi bộ Tổ dân phố 8" not in page
