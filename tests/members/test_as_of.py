"""One register on three days: list, count, tree, report and the member's page say the same of each day."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from branches import hooks
from branches import services as bodies
from branches.scopes import scope_of
from members import listing
from members.choices import MovementKind, PostKind, Standing
from members.ledger import services as acts
from members.ledger.rules import Decision
from members.models import Membership, Movement, Person, Placement, Post
from reports.selectors.subjects import subject_of
from reports.selectors.summary import summary
from tests.factories import GrantFactory
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BEFORE, EARLY, LATE = date(2025, 12, 31), date(2026, 3, 31), date(2026, 9, 30)
PAPER = Decision("15-NQ/CB", date(2026, 5, 31), "Chi bộ", "có bệnh án của bệnh viện")


@pytest.fixture
def register(city, officer) -> dict[str, Person]:
    """Five members since 1/1/2026; from June on one moved, one moved out of reach, one died, one is exempt.

    The cell got another name on 1/6, the cell beside it another base on 15/6.
    """
    people = {
        name: MemberFactory(cell=city.cell, full_name=f"Trần Thị {name}")
        for name in ("Ở", "Chuyển", "Xa", "Mất", "Miễn")
    }
    move(people["Chuyển"], city.cell, city.second_cell, date(2026, 6, 10))
    move(people["Xa"], city.cell, city.other_cell, date(2026, 6, 10))
    acts.record_exit(
        person_id=people["Mất"].pk, kind=MovementKind.DIED, ground="died", on=date(2026, 6, 5), paper=PAPER, by=officer
    )
    acts.exempt_member(person_id=people["Miễn"].pk, ground="age_health", on=date(2026, 6, 1), paper=PAPER, by=officer)
    Post.objects.create(
        person=people["Ở"], organisation=city.cell, kind=PostKind.SECRETARY,
        starts_on=date(2026, 2, 1), ends_on=date(2026, 7, 1),
    )  # fmt: skip
    bodies.rename_organisation(
        organisation_id=city.cell.pk, name="Chi bộ Tổ dân phố số 7 mới", starts_on=date(2026, 6, 1), by=officer
    )
    bodies.move_organisation(
        organisation_id=city.second_cell.pk, parent_id=city.neighbour_base.pk, starts_on=date(2026, 6, 15), by=officer
    )
    return people


def move(person: Person, source, target, on: date) -> None:
    """Move a member by a movement, as a transfer leaves it."""
    membership = Membership.objects.get(person=person)
    Placement.objects.filter(membership=membership).update(ends_on=on)
    Placement.objects.create(membership=membership, cell=target, starts_on=on)
    Movement.objects.create(
        membership=membership, kind=MovementKind.ARRIVED, happened_on=on, from_cell=source, to_cell=target
    )
    path = period_of(target).path
    steps = [int(step) for step in path.strip("/").split("/")]
    Person.objects.filter(pk=person.pk).update(
        keeper=target, keeper_path=path, base=steps[-2] if len(steps) == 4 else None, committee=steps[1]
    )


def page_of(user, unit, day: date, **params: str) -> listing.Page:
    asked = {"don_vi": str(unit.pk), "ngay": f"{day:%d/%m/%Y}", **params}
    return listing.page(listing.read_request(asked, scope_of(user, TODAY), TODAY))


def names(page: listing.Page) -> set[str]:
    return {row.full_name.rpartition(" ")[2] for row in page.rows}


def seen(client, address: str, day: date) -> str:
    answer = client.get(address, {"ngay": f"{day:%d/%m/%Y}"})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


@pytest.mark.parametrize(
    ("day", "here", "outside", "beside"),
    [
        (EARLY, {"Ở", "Chuyển", "Mất", "Miễn"}, 1, set()),
        (LATE, {"Ở", "Miễn"}, 0, {"Chuyển"}),
        (BEFORE, set(), 0, set()),
    ],
)
def test_the_list_names_who_was_there_and_counts_who_is_out_of_reach_now(
    city, register, officer, day, here, outside, beside
):
    page = page_of(officer, city.cell, day)
    assert (names(page), page.outside) == (here, outside)
    assert names(page_of(officer, city.second_cell, day)) == beside


@pytest.mark.parametrize("day", [BEFORE, EARLY, LATE, TODAY])
def test_list_tree_and_report_count_the_same_on_a_day(city, register, officer, day):
    units = (city.ward, city.base, city.neighbour_base, city.cell, city.second_cell)
    counted = hooks.counts([unit.pk for unit in units], day)
    for unit in units:
        page = page_of(officer, unit, day)
        subject = subject_of(unit.pk, period_of(unit).path, day, date(2026, 1, 1))
        in_tree = counted[unit.pk].total if unit.pk in counted else 0
        assert page.total + page.outside == in_tree == summary(subject, today=TODAY).total, unit.name


def test_standing_and_cell_of_a_row_are_those_of_the_day(city, register, officer):
    def cells(day: date, person: str) -> list[str]:
        row = next(row for row in page_of(officer, city.ward, day).rows if row.full_name.endswith(person))
        return [str(cell.text) for cell in row.cells if cell.label in ("Chi bộ", "Trạng thái")]

    assert cells(EARLY, "Mất") == ["Chi bộ Tổ dân phố 7", "Chính thức"]
    assert cells(EARLY, "Chuyển") == ["Chi bộ Tổ dân phố 7", "Chính thức"]
    assert cells(EARLY, "Miễn")[1] == "Chính thức"
    assert cells(LATE, "Chuyển") == ["Chi bộ Tổ dân phố 8", "Chính thức"]
    assert cells(LATE, "Miễn") == ["Chi bộ Tổ dân phố số 7 mới", "Được miễn công tác và sinh hoạt"]


def test_a_list_by_standing_asks_for_that_of_the_day(city, register, officer):
    assert names(page_of(officer, city.ward, EARLY, trang_thai=Standing.EXEMPT)) == set()
    assert names(page_of(officer, city.ward, LATE, trang_thai=Standing.EXEMPT)) == {"Miễn"}
    assert names(page_of(officer, city.ward, EARLY, trang_thai=Standing.DIED)) == set()
    assert names(page_of(officer, city.ward, LATE, trang_thai=Standing.DIED)) == {"Mất"}


def test_the_tree_shows_names_parents_and_counts_of_the_day(city, register, officer, client_for):
    client, tree = client_for(officer), reverse("branches:tree")
    opened = f"{tree}?mo={city.base.pk}&mo={city.neighbour_base.pk}&ngay="
    early, late = (unescape(client.get(f"{opened}{day:%d/%m/%Y}").content.decode()) for day in (EARLY, LATE))
    assert "Đang xem tính đến ngày 31/03/2026" in early
    assert "Chi bộ Tổ dân phố 7<" in early
    assert "số 7 mới" not in early
    assert "Chi bộ Tổ dân phố số 7 mới" in late
    place = f'id="to-chuc-{city.neighbour_base.pk}"'
    assert early.index("Chi bộ Tổ dân phố 8") < early.index(place)
    assert late.index(place) < late.index("Chi bộ Tổ dân phố 8")
    assert f"/to-chuc/{city.cell.pk}/?ngay=31%2F03%2F2026" in early


def test_the_page_of_a_member_says_where_they_stood(city, register, officer, client_for):
    client = client_for(officer)

    def page(person: str, day: date) -> str:
        return seen(client, reverse("members:detail", args=[register[person].pk]), day)

    moved = page("Chuyển", EARLY)
    assert "Đang xem tính đến ngày 31/03/2026" in moved
    assert "Chi bộ Tổ dân phố 7<" in moved
    assert "Chuyển đến" not in moved
    assert "Sửa hồ sơ" not in moved
    assert "Chi bộ Tổ dân phố 8<" in page("Chuyển", LATE)
    assert "Chính thức, đang sinh hoạt" in page("Mất", EARLY)
    assert "Đã từ trần" in page("Mất", LATE)
    assert "đã thôi sinh hoạt từ 05/06/2026" in page("Mất", LATE)
    assert "tuổi cao, sức khỏe yếu" in page("Miễn", LATE)
    assert "tuổi cao, sức khỏe yếu" not in page("Miễn", EARLY)
    assert "Bí thư" in page("Ở", EARLY)
    assert "Không giữ chức vụ" in page("Ở", LATE)
    assert "Chưa có số liệu, sổ bắt đầu từ 01/01/2026" in page("Ở", BEFORE)


def test_a_member_who_is_out_of_reach_now_has_no_page_on_any_day(city, register, officer, client_for):
    address = reverse("members:detail", args=[register["Xa"].pk])
    assert client_for(officer).get(address, {"ngay": "31/03/2026"}).status_code == 404


def test_days_before_the_register_say_that_there_are_no_figures(city, register, officer, client_for):
    client = client_for(officer)
    assert "chưa có số liệu, sổ bắt đầu từ 01/01/2026" in seen(client, reverse("branches:tree"), BEFORE)
    assert "chưa có số liệu, sổ bắt đầu từ 01/01/2026" in seen(
        client, reverse("branches:detail", args=[city.base.pk]), BEFORE
    )
    for unit in ("", city.ward.pk):
        answer = client.get(reverse("members:list"), {"don_vi": unit, "ngay": "31/12/2025"})
        assert "Sổ của đơn vị bắt đầu từ 01/01/2026" in unescape(answer.content.decode())
    assert "chưa có số liệu" not in seen(client, reverse("branches:tree"), EARLY)


def test_links_of_a_past_day_keep_the_day(city, register, officer, client_for):
    client = client_for(officer)
    body = seen(client, reverse("branches:detail", args=[city.base.pk]), EARLY)
    assert f"/dang-vien/?don_vi={city.base.pk}&ngay=31%2F03%2F2026" in body
    assert f"/to-chuc/{city.cell.pk}/?ngay=31%2F03%2F2026" in body
    listed = seen(client, f"{reverse('members:list')}", EARLY)
    assert f"/dang-vien/{register['Ở'].pk}/?ngay=31%2F03%2F2026" in listed
    assert "Về hôm nay" in listed


def test_a_leader_of_the_city_names_all_of_a_past_day(city, register, outsider):
    GrantFactory(user=outsider, role="leader", organisation=city.root)
    assert scope_of(outsider, TODAY).holds(Permission.VIEW_MEMBERS)
    page = page_of(outsider, city.cell, EARLY)
    assert (names(page), page.outside) == ({"Ở", "Chuyển", "Xa", "Mất", "Miễn"}, 0)
