"""The end of 3-HSĐV: movements, posts and the rating of the year, in words; nothing of other years."""

from datetime import date

import pytest
from django.utils import timezone

from branches.scopes import scope_of
from members.choices import MovementKind, RatingLevel
from members.models import Membership, Movement
from members.printing import services
from members.printing.changes import changed_items
from members.printing.choices import PaperKind
from members.printing.services import Order
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.factories.ratings import RatingFactory
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
TITLES = (
    "Chuyển sinh hoạt, miễn sinh hoạt và biến động khác",
    "Chức vụ trong Đảng",
    "Xếp loại đảng viên trong năm",
)


@pytest.fixture
def person(city):
    member = MemberFactory(cell=city.cell, full_name="Lê An", since=date(2024, 1, 1))
    Movement.objects.create(
        membership=Membership.objects.get(person=member),
        kind=MovementKind.ARRIVED,
        happened_on=date(2025, 6, 1),
        from_cell=city.second_cell,
        to_cell=city.cell,
        decision_number="12-GTSHĐ",
    )
    PostFactory(person=member, organisation=city.cell, starts_on=date(2025, 7, 1))
    RatingFactory(person=member, year=2025, level=RatingLevel.GOOD, decision_number="45-QĐ/ĐU")
    RatingFactory(person=member, year=2024, level=RatingLevel.NOT_RATED, reason="điều trị dài ngày")
    return member


def said(person, user, year):
    scope = scope_of(user, timezone.localdate())
    items = changed_items(person, year, scope, revealed=False)
    return [[change.now for change in item.changes] for item in items if item.title in TITLES]


def test_what_happened_in_the_year_ends_the_slip_in_words(person, secretary, tmp_path):
    moves, posts, ratings = said(person, secretary, 2025)
    assert moves == ["01/06/2025: Chuyển đến: từ Chi bộ Tổ dân phố 8 sang Chi bộ Tổ dân phố 7 (Số 12-GTSHĐ)"]
    assert len(posts) == 1
    assert posts[0].startswith("01/07/2025: Bí thư, Chi bộ Tổ dân phố 7")
    assert ratings == ["Hoàn thành tốt nhiệm vụ; quyết định số 45-QĐ/ĐU"]
    target = tmp_path / "phieu.pdf"
    order, scope = Order(PaperKind.SLIP, 2025), scope_of(secretary, timezone.localdate())
    services.print_paper(person=person, order=order, scope=scope, target=target, by=secretary)
    text = pdf_text(target)
    assert moves[0] in text
    assert ratings[0] in text


def test_another_year_has_its_own_and_the_register_s_own_acts_are_none(person, secretary):
    assert said(person, secretary, 2024) == [[], [], ["Chưa xếp loại (điều trị dài ngày)"]]
    assert said(person, secretary, 2026) == [[], [], []]
