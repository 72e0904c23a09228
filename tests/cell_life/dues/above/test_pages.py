"""Pages of dues above the cell: a month goes up and is confirmed, shares are written, files hold the same numbers."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cell_life.models import DuesRemittance, DuesSetting
from tests.factories.remittances import DAY, MONTH, closed_month, received, sent, share

pytestmark = pytest.mark.django_db


def address(name, organisation, *more):
    return reverse(f"dues_above:{name}", args=[organisation.pk, MONTH.year, MONTH.month, *more])


def boxes(name, day):
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@pytest.fixture
def closed(city):
    share(city.cell)
    return closed_month(city.cell, 100_000)


def test_a_secretary_sends_a_month_and_the_office_confirms_it(client_for, city, closed, secretary, office):
    client = client_for(secretary)
    page = client.get(address("send", city.cell)).content.decode()
    assert "Phiếu nộp đảng phí tháng 03/2026" in page
    assert "30.000" in page
    data = {"voucher": "PC 07", "shown": "100000", **boxes("sent_on", DAY)}
    answer = client.post(address("send", city.cell), data, follow=True).content.decode()
    assert "Đã lập phiếu nộp. Chờ cấp trên xác nhận." in answer
    row = DuesRemittance.objects.get()
    client = client_for(office)
    waiting = client.get(address("receive", city.base)).content.decode()
    assert "Chi bộ Tổ dân phố 7" in waiting
    assert f'value="{row.pk}-{row.version}" checked' not in waiting
    every = client.get(address("receive", city.base) + "?chon=tat-ca").content.decode()
    assert f'value="{row.pk}-{row.version}" checked' in every
    data = {"slips": [f"{row.pk}-{row.version}"], **boxes("received_on", DAY)}
    answer = client.post(address("receive", city.base), data, follow=True).content.decode()
    assert "Đã xác nhận 1 đơn vị." in answer
    assert "cấp trên đã nhận" in answer


def test_what_was_typed_stays_and_the_new_total_is_shown(client_for, city, closed, secretary):
    client = client_for(secretary)
    data = {"voucher": "PC 99", "shown": "90000", **boxes("sent_on", DAY)}
    page = client.post(address("send", city.cell), data).content.decode()
    assert "Số liệu vừa thay đổi." in page
    assert 'value="PC 99"' in page
    assert 'value="100000"' in page
    assert not DuesRemittance.objects.exists()


def test_a_page_says_why_a_month_cannot_go_up_and_where_to_go(client_for, city, secretary):
    page = client_for(secretary).get(address("send", city.cell)).content.decode()
    assert "Chi bộ chưa khóa sổ đảng phí tháng 03/2026." in page
    assert '<form class="pad"' not in page
    closed_month(city.cell, 10_000)
    page = client_for(secretary).get(address("send", city.cell)).content.decode()
    assert "Chưa rõ đơn vị này được giữ lại bao nhiêu phần đảng phí." in page
    assert reverse("dues_above:settings", args=[city.cell.pk]) in page


def test_a_confirmation_is_taken_back_with_a_reason_that_the_story_keeps(client_for, city, closed, secretary, office):
    row = received(sent(city.cell, secretary), office)
    client = client_for(office)
    page = client.post(address("void", city.cell), {"reason": "", "version": row.version}).content.decode()
    assert "Chưa ghi lý do." in page
    data = {"reason": "đếm lại thiếu", "version": row.version}
    answer = client.post(address("void", city.cell), data, follow=True).content.decode()
    assert "Đã hủy xác nhận." in answer
    assert "đếm lại thiếu" in answer
    answer = client_for(secretary).post(
        address("withdraw", city.cell), {"reason": "lập lại", "version": 3}, follow=True
    )
    assert "Phiếu nộp đã rút" in answer.content.decode()


def test_the_office_writes_a_share_with_its_paper(client_for, city, office):
    client = client_for(office)
    url = reverse("dues_above:setting", args=[city.base.pk])
    data = {"own_only": "0", "zone": "I", "kept": "40", **boxes("starts_on", date(2026, 2, 1))}
    page = client.post(url, data).content.decode()
    assert "Phần giữ lại phải theo một văn bản." in page
    data |= {"decision_number": "15-QĐ/ĐU", **boxes("decided_on", date(2026, 1, 20)), "issuer": "Đảng ủy phường"}
    answer = client.post(url, data, follow=True).content.decode()
    assert "Đã ghi mức thu, trích." in answer
    assert "Quyết định số 15-QĐ/ĐU" in answer
    row = DuesSetting.objects.get()
    assert (row.zone, row.kept_numerator, row.kept_denominator, row.own_only) == ("I", 40, 100, False)
    below = client.get(reverse("dues_above:settings", args=[city.cell.pk])).content.decode()
    assert "theo mức của Đảng bộ Khu dân cư số 1" in below


def test_files_hold_the_numbers_of_the_screen(client_for, city, closed, secretary, office):
    received(sent(city.cell, secretary), office)
    client = client_for(office)
    answer = client.get(address("month_file", city.base, "xlsx"))
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert ("1. Chi bộ Tổ dân phố 7", "1/1", 0, 100_000, 70_000, 30_000, 30_000, 0, "cấp trên đã nhận") in rows
    assert 'filename="dang-phi-' in answer["Content-Disposition"]
    paper = client.get(reverse("dues_above:quarter_file", args=[city.base.pk, 2026, 1, "pdf"]))
    assert paper.content.startswith(b"%PDF")
    ledger = client.get(reverse("dues_above:ledger_file", args=[city.base.pk, 2026, "xlsx"]))
    rows = list(load_workbook(io.BytesIO(ledger.content)).active.values)
    assert any(row[0] == "1. Chi bộ Tổ dân phố 7" and row[3] == 30_000 for row in rows)


@pytest.mark.parametrize("part", [(2015, 12), (2026, 13), (2999, 1)])
def test_a_month_that_is_none_is_not_found(client_for, city, secretary, part):
    assert client_for(secretary).get(reverse("dues_above:month", args=[city.cell.pk, *part])).status_code == 404
