"""The roll of a day: who was in the cell, in which capacity, what kept each from taking part."""

from datetime import date

import pytest

from cell_life.roll import roll_of
from members.choices import MovementKind, Standing, TransferKind, TransferStage
from members.models import Exemption, Movement, Placement, Suspension, Transfer
from tests.factories.meetings import membership_of, stays_in
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 3)


def row_of(cell, person, day=DAY):
    return next((row for row in roll_of(cell.pk, day) if row.person_id == person.pk), None)


def test_the_roll_lists_members_by_vietnamese_name_with_their_capacity(city):
    MemberFactory(cell=city.cell, full_name="Nguyễn Văn Ân")
    MemberFactory(cell=city.cell, full_name="Trần Thị An", official_on=None)
    MemberFactory(cell=city.cell, full_name="Lê Bình", official_on=date(2026, 11, 4), admitted_on=date(2025, 11, 4))
    MemberFactory(cell=city.second_cell)
    rows = roll_of(city.cell.pk, DAY)
    assert [(row.full_name, row.capacity, row.official) for row in rows] == [
        ("Trần Thị An", "probationary", False),
        ("Nguyễn Văn Ân", "official", True),
        ("Lê Bình", "probationary", False),
    ]


def test_on_the_day_of_a_move_the_comer_is_on_the_roll_and_the_leaver_is_not(city):
    person = MemberFactory(cell=city.cell)
    Placement.objects.filter(membership__person=person).update(ends_on=DAY)
    Placement.objects.create(membership_id=membership_of(person), cell=city.second_cell, starts_on=DAY)
    assert row_of(city.cell, person) is None
    assert row_of(city.cell, person, date(2026, 11, 2)) is not None
    assert row_of(city.second_cell, person) is not None


def test_a_guest_for_a_time_is_on_both_rolls_and_his_own_cell_knows_where_he_is(city):
    guest = MemberFactory(cell=city.second_cell)
    stays_in(guest, city.cell, date(2026, 9, 1))
    here, home = row_of(city.cell, guest), row_of(city.second_cell, guest)
    assert (here.capacity, here.official, here.apart) == ("temporary", True, "")
    assert home.capacity == "official"
    assert home.temporary_elsewhere == "sinh hoạt tạm thời tại Chi bộ Tổ dân phố 7 từ 01/09/2026"


def test_a_member_let_go_for_a_time_out_of_the_register_is_elsewhere_until_he_is_back(city):
    person = MemberFactory(cell=city.cell)
    Transfer.objects.create(
        membership_id=membership_of(person),
        kind=TransferKind.ABROAD,
        from_cell=city.cell,
        to_words="Đảng bộ tại Nhật Bản",
        moved_on=date(2026, 8, 1),
        stage=TransferStage.ACCEPTED,
        closed_on=date(2026, 8, 10),
        ended_on=date(2026, 11, 10),
    )
    assert row_of(city.cell, person).temporary_elsewhere == "sinh hoạt tạm thời tại Đảng bộ tại Nhật Bản từ 10/08/2026"
    assert row_of(city.cell, person, date(2026, 11, 10)).temporary_elsewhere is None


def test_exemption_suspension_and_detention_are_told_with_their_day_and_paper(city):
    old, accused = MemberFactory(cell=city.cell), MemberFactory(cell=city.cell)
    Exemption.objects.create(
        membership_id=membership_of(old),
        starts_on=date(2026, 2, 1),
        ground="age_health",
        decision_number="12-QĐ/ĐU",
    )
    Suspension.objects.create(membership_id=membership_of(accused), starts_on=DAY, detained=True)
    assert row_of(city.cell, old).exempt == ("được miễn công tác và sinh hoạt từ 01/02/2026 (Quyết định số 12-QĐ/ĐU)")
    found = row_of(city.cell, accused)
    assert found.apart == "bị đình chỉ sinh hoạt từ 03/11/2026; bị tạm giữ, tạm giam từ 03/11/2026"
    assert row_of(city.cell, accused, date(2026, 11, 2)).apart == ""


def test_a_standing_without_its_row_counts_by_the_movement_of_the_day(city):
    person = MemberFactory(cell=city.cell)
    Movement.objects.create(
        membership_id=membership_of(person),
        kind=MovementKind.STANDING,
        standing=Standing.EXEMPT,
        happened_on=date(2026, 6, 1),
    )
    assert row_of(city.cell, person).exempt == "được miễn công tác và sinh hoạt"
    assert row_of(city.cell, person, date(2026, 5, 31)).exempt is None


@pytest.mark.parametrize("members", [1, 3])
def test_the_roll_costs_three_queries_whatever_its_length(city, members, django_assert_num_queries):
    for _one in range(members):
        MemberFactory(cell=city.cell)
    with django_assert_num_queries(3):
        assert len(roll_of(city.cell.pk, DAY)) == members
