"""An exemption is filled in, checked and written by hand on a phone, with and without scripts; its paper waits."""

from datetime import date

import pytest
from django.urls import reverse

from members.models import Exemption
from tests.factories.members import MemberFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import PHONE


def seen(visitor):
    return everything(visitor) if visitor.scripts else []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_secretary_exempts_an_old_member(visit, secretary, city, javascript):
    person = MemberFactory(cell=city.cell, full_name="Nguyễn Thị Hòa", born_on=date(1940, 2, 14))
    visitor = visit(secretary, size=PHONE, javascript=javascript)
    visitor.goes(reverse("members:detail", args=[person.pk]))
    visitor.follows("Biến động")
    faults = {"acts": seen(visitor)}
    visitor.follows("Miễn công tác và sinh hoạt")
    visitor.ticks("tuổi cao, sức khỏe yếu")
    faults["act"] = seen(visitor)
    visitor.presses("Xem điều sẽ thay đổi")
    visitor.sees("vắng thì không tính vào mẫu số")
    faults["check"] = seen(visitor)
    assert not Exemption.objects.exists()
    visitor.presses("Sửa lại")
    visitor.presses("Xem điều sẽ thay đổi")
    visitor.presses("Ghi vào sổ: Miễn công tác và sinh hoạt")
    visitor.sees("Đã ghi miễn công tác và sinh hoạt cho đồng chí Nguyễn Thị Hòa.")
    visitor.sees("In giấy")
    assert Exemption.objects.get().decision_number == "01-NQ"
    visitor.goes(reverse("ledger:apart"))
    visitor.sees("Nguyễn Thị Hòa")
    faults["apart"] = seen(visitor)
    expect_none(faults)
