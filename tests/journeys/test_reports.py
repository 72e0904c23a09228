"""The summary in the browser: full, with figures that disagree, with a wrong day; its numbers lead to their lists."""

from datetime import date

import pytest

from members.models import Membership, Placement
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE
from tests.reports.conftest import register, today

__all__ = ["register", "today"]


@pytest.mark.parametrize("size", [DESK, PHONE, (320, 640)], ids=["on a desk", "on a phone", "on a small phone"])
def test_the_summary_in_all_its_states(visit, register, leader, size):
    faults = {}
    visitor = visit(leader, size=size)
    visitor.goes("/bao-cao/")
    visitor.sees("Đối chiếu: khớp")
    faults["agreeing"] = everything(visitor)
    visitor.goes("/bao-cao/?ngay=31/02/2026&tim=to+dan+pho")
    visitor.sees("Chưa đọc được ngày")
    faults["wrong day, found bodies"] = everything(visitor)
    member = Membership.objects.filter(placements__cell=register.cell, placements__ends_on=None)[0]
    Placement.objects.filter(membership=member, ends_on=None).update(ends_on=date(2026, 10, 1))
    visitor.goes("/bao-cao/")
    visitor.sees("Đối chiếu: không khớp")
    faults["disagreeing"] = everything(visitor)
    expect_none(faults)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_leader_asks_who_these_are_and_takes_the_paper(visit, register, leader, javascript):
    visitor = visit(leader, javascript=javascript)
    visitor.goes("/bao-cao/")
    visitor.follows("Nữ")
    visitor.sees("2 đồng chí")
    visitor.goes("/bao-cao/")
    visitor.presses("Tải PDF")
    visitor.sees("Báo cáo tổng hợp đảng viên")
    assert visitor.path.startswith("/viec/")
