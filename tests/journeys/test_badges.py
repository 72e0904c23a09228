"""A cell puts a member forward for a badge on a phone, the ward decides on a desk; every page is looked at."""

import pytest
from django.urls import reverse
from django.utils import timezone

from members.badges.rounds import coming
from members.models import Badge
from rulebook.calendar import add_months
from tests.factories.members import MemberFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE


@pytest.fixture
def one():
    """The next round whose files are not late yet."""
    today = timezone.localdate()
    return next(one for one in coming(today) if one.files_due and one.files_due >= today)


def test_the_cell_puts_forward_and_the_ward_decides(visit, secretary, officer, city, one):
    began = add_months(one.first, -360)
    MemberFactory(
        cell=city.cell, full_name="Phạm Thị Hòa", decided_on=began, admitted_on=began, official_on=add_months(began, 12)
    )
    seen = {}
    cell = visit(secretary, size=PHONE, javascript=True)
    cell.goes(f"{reverse('badges:planner')}?dot={one.on:%Y-%m-%d}")
    cell.sees("Phạm Thị Hòa")
    rows = cell.asks("[...document.querySelectorAll('.chips.run')].map((row) => row.offsetHeight)")
    assert rows, "the planner has rows of chips"
    assert max(rows) < 80, "a row of chips stays one line on a phone"
    seen["planner"] = everything(cell)
    cell.follows("Đề nghị Phạm Thị Hòa")
    seen["propose"] = everything(cell)
    cell.presses("Lưu vào sổ")
    cell.sees("Đã đề nghị tặng Huy hiệu Đảng cho đồng chí Phạm Thị Hòa.")
    seen["list"] = everything(cell)
    ward = visit(officer, size=DESK, javascript=True)
    ward.goes(f"{reverse('badges:proposals')}?dot={one.on:%Y-%m-%d}")
    ward.follows("Ghi quyết định")
    ward.writes("Số quyết định", "152-QĐ/TU")
    seen["decide"] = everything(ward)
    ward.presses("Ghi quyết định")
    ward.sees("Đã ghi quyết định tặng 1 huy hiệu.")
    seen["decided"] = everything(ward)
    expect_none(seen)
    assert Badge.objects.get().number == "HN 00000001"
