"""A member moves between two cells by hand on a phone, with and without scripts; every page on the way is looked at."""

from datetime import date

import pytest
from django.urls import reverse

from members.models import Placement
from tests.factories.members import MemberFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, full_name="Phạm Thị Hòa", since=date(2026, 1, 1))


@pytest.mark.parametrize(("size", "javascript"), [(PHONE, True), (PHONE, False), (DESK, True)])
def test_one_secretary_sends_the_other_takes_in(visit, secretary, neighbour_secretary, city, member, size, javascript):
    sender = visit(secretary, size=size, javascript=javascript)
    seen = {}

    def look(visitor, name):
        """Look a page over; the inspection itself needs scripts."""
        if javascript:
            seen[name] = everything(visitor)

    sender.goes(reverse("members:detail", args=[member.pk]))
    sender.follows("Chuyển sinh hoạt")
    look(sender, "ask")
    sender.writes("Gõ vài chữ của tên, không dấu cũng được", "to dan pho 9")
    sender.writes_date("Ngày chuyển có hiệu lực", "1", "10", "2026")
    sender.presses("Lưu vào sổ")
    sender.sees("Đã ghi đề nghị chuyển sinh hoạt của đồng chí Phạm Thị Hòa.")
    look(sender, "asked")
    sender.follows("Ghi đã đồng ý")
    sender.presses("Ghi đã đồng ý")
    sender.follows("Ghi giấy giới thiệu")
    sender.writes("Số giấy giới thiệu", "12-GTSHĐ")
    sender.writes_date("Ngày giấy giới thiệu", "2", "11", "2026")
    look(sender, "letter")
    sender.presses("Ghi giấy giới thiệu")
    sender.sees("Nơi cũ vẫn tính đảng số đến khi nơi mới tiếp nhận.")
    receiver = visit(neighbour_secretary, size=size, javascript=javascript)
    receiver.goes(reverse("home"))
    receiver.sees("Chờ tiếp nhận: Phạm Thị Hòa")
    receiver.goes(reverse("transfers:worklist"))
    look(receiver, "worklist")
    receiver.follows("Tiếp nhận")
    look(receiver, "accept")
    receiver.writes_date("Ngày tiếp nhận", "10", "11", "2026")
    receiver.chooses("Hồ sơ kèm theo có mục lục đã xác nhận không?", "Có")
    receiver.presses("Tiếp nhận")
    receiver.sees("Đã tiếp nhận.")
    look(receiver, "accepted")
    expect_none(seen)
    assert Placement.objects.get(ends_on=None).cell_id == city.neighbour_cell.pk
