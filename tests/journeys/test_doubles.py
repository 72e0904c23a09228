"""Two records of one person on a phone: seen, judged, merged, found under the old address, taken apart."""

from datetime import date

from django.urls import reverse

from members.doubles.services.finding import search_persons
from members.models import Person
from tests.factories.doubles import alike
from tests.factories.members import MemberFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import PHONE


def test_one_person_told_twice_becomes_one_record_and_two_again(visit, officer, city):
    person = MemberFactory(cell=city.cell, full_name="Phạm Thị Hòa", sex="female", phone="0912345678")
    other = alike(person, cell=city.second_cell, since=date(2026, 3, 1), other_name="Tư Hòa")
    search_persons([other.pk])
    visitor = visit(officer, size=PHONE)
    seen = {}

    def look(name):
        """Look a page over."""
        seen[name] = everything(visitor)

    visitor.goes(reverse("members:detail", args=[person.pk]))
    visitor.sees("Có hồ sơ giống hồ sơ này")
    look("record")
    visitor.goes(reverse("doubles:worklist"))
    look("worklist")
    visitor.follows("Phạm Thị Hòa")
    visitor.sees("cùng họ tên, cùng ngày sinh")
    look("pair")
    visitor.presses("Một người")
    visitor.sees("Bây giờ chọn giá trị giữ lại cho từng mục.")
    look("merge")
    visitor.ticks("Chi bộ Tổ dân phố 8")
    visitor.writes("Lý do gộp", "đã đối chiếu lý lịch gốc")
    visitor.presses("Gộp hai hồ sơ")
    visitor.sees("Đã gộp hai hồ sơ thành một.")
    visitor.goes(reverse("members:detail", args=[other.pk]))
    visitor.sees("Hồ sơ ở đường dẫn cũ đã được gộp vào hồ sơ này.")
    visitor.follows("Xem, tách lại")
    look("undo")
    visitor.writes("Lý do tách lại", "hai chị em sinh đôi")
    visitor.presses("Tách lại")
    visitor.sees("Đã tách lại thành hai hồ sơ như trước khi gộp.")
    expect_none(seen)
    assert Person.objects.filter(merged_into=None).count() == 2
