"""A cell's ratings are chosen by hand on a phone without scripts, and by keys at a desk; the level above decides."""

from datetime import date

import pytest
from django.urls import reverse

from members.models import Rating
from tests.factories.members import MemberFactory
from tests.journeys.visitor import DESK, PHONE


@pytest.mark.parametrize(("size", "javascript"), [(PHONE, False), (DESK, True)])
def test_the_secretary_rates_the_cell_and_its_members_page_says_so(visit, secretary, city, size, javascript):
    for name in ("Trần Văn Lân", "Phạm Thị Mai"):
        MemberFactory(cell=city.cell, full_name=name, since=date(2024, 1, 1))
    visitor = visit(secretary, size=size, javascript=javascript)
    visitor.goes(reverse("branches:detail", args=[city.cell.pk]))
    visitor.follows("Xếp loại")
    visitor.follows("2025")
    visitor.follows("Mở bảng của chi bộ")
    visitor.sees("Xếp loại đảng viên năm 2025")
    for group, level in (("Trần Văn Lân", "Xuất sắc"), ("Phạm Thị Mai", "Chưa xếp loại")):
        visitor.picks(f"Mức xếp loại của đồng chí {group}", level)
    visitor.presses("Lưu các dòng đã chọn")
    visitor.sees("Chưa xếp loại thì phải ghi lý do.")
    visitor.writes("Lý do (nếu chưa xếp loại): Phạm Thị Mai", "điều trị dài ngày")
    visitor.presses("Lưu các dòng đã chọn")
    visitor.sees("Đã ghi xếp loại của 2 đồng chí.")
    assert Rating.objects.filter(year=2025).count() == 2
    visitor.follows("Trần Văn Lân")
    visitor.sees("Xếp loại năm 2025: Hoàn thành xuất sắc nhiệm vụ")
