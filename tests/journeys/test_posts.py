"""A secretary is put in post by hand on a phone, with and without scripts; what the page lacks leads on."""

from datetime import date

import pytest
from django.urls import reverse

from members.models import Post
from tests.factories.members import MemberFactory
from tests.journeys.visitor import DESK, PHONE


@pytest.fixture
def person(city):
    for name in ("Trần Văn Lân", "Phạm Thị Mai"):
        MemberFactory(cell=city.cell, full_name=name)
    return MemberFactory(cell=city.cell, full_name="Nguyễn Thị Hòa", born_on=date(1958, 2, 14))


@pytest.mark.parametrize(("size", "javascript"), [(PHONE, True), (PHONE, False), (DESK, True)])
def test_the_officer_puts_a_secretary_in_post(visit, officer, city, person, size, javascript):
    visitor = visit(officer, size=size, javascript=javascript)
    visitor.goes(reverse("branches:detail", args=[city.cell.pk]))
    visitor.sees("Chưa ghi ai giữ hay phụ trách chức vụ bí thư.")
    visitor.follows("Cấp ủy")
    visitor.follows("Ghi đồng chí giữ chức vụ")
    visitor.chooses("Đồng chí", "Nguyễn Thị Hòa (sinh năm 1958)")
    visitor.chooses("Chức vụ", "Bí thư")
    visitor.writes_date("Từ ngày", "1", "6", "2026")
    visitor.presses("Lưu vào sổ")
    visitor.sees("Chưa ghi số quyết định, nghị quyết.")
    visitor.writes("Số quyết định, nghị quyết", "12-QĐ/ĐU")
    visitor.presses("Lưu vào sổ")
    visitor.sees("Đã ghi chức vụ vào sổ.")
    visitor.sees("Nguyễn Thị Hòa", within="table")
    assert Post.objects.get().decision_number == "12-QĐ/ĐU"
    visitor.goes(reverse("branches:detail", args=[city.cell.pk]))
    visitor.misses("Chưa ghi ai giữ hay phụ trách chức vụ bí thư.")
