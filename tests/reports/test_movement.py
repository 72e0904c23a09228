"""Opening + increases − decreases = closing, for every cell and period, or the report says where not."""

from datetime import date, timedelta

import pytest

from branches.models import OrganisationPeriod
from members.book import flows
from members.choices import MovementKind
from members.models import Membership, Movement, Placement
from reports.selectors import counting, subjects
from reports.selectors.summary import summary
from tests.factories import OrganisationFactory, close
from tests.factories.members import MemberFactory
from tests.reports.conftest import DAY, SINCE, move

pytestmark = pytest.mark.django_db


def rows(report) -> dict[str, int]:
    return {row.key: row.cells[0].value for row in report.table("movement").rows}


def test_the_movement_of_the_ward_reads_as_it_happened(report):
    found = rows(report)
    assert (found["opening"], found["increases"], found["decreases"], found["closing"]) == (10, 2, 1, 11)
    assert (found["stock"], found["registered"]) == (9, 1)
    assert (found["admitted-tang"], found["arrived-tang"], found["died-giam"]) == (1, 1, 1)
    assert found["reorganised-noi_bo"] == 1
    assert report.agrees


def test_who_is_registered_in_the_period_belongs_to_the_opening_count(register):
    found = flows.moved(register.ward.pk, date(2026, 1, 1), DAY)
    assert (found.stock, found.registered, found.opening) == (0, 10, 10)
    assert (found.increases, found.decreases, found.closing) == (2, 1, 11)


@pytest.mark.parametrize("name", ["root", "ward", "base", "cell", "second_cell", "neighbour_base", "other_cell"])
def test_the_equation_holds_for_every_body_and_every_period(register, name):
    body = getattr(register, name)
    starts = [date(2025, 12, 1) + timedelta(days=31 * step) for step in range(12)]
    for since in starts:
        for until in (since, since + timedelta(days=40), DAY):
            found = flows.moved(body.pk, since, min(until, DAY))
            assert found.holds, (name, since, until)
            assert not found.gaps
            assert found.closing == counting.count(body.path, found.until).whole["total"]


def test_the_closing_count_is_the_next_opening_count(register):
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 1), date(2026, 8, 1)):
        before = flows.moved(register.ward.pk, SINCE, day)
        after = flows.moved(register.ward.pk, day + timedelta(days=1), DAY)
        assert before.closing == after.stock


def test_a_transfer_inside_the_city_cancels_for_the_city_and_counts_for_the_wards(register):
    assert flows.moved(register.root.pk, SINCE, DAY).flow(MovementKind.ARRIVED, "noi_bo") == 1
    assert flows.moved(register.ward.pk, SINCE, DAY).flow(MovementKind.ARRIVED, "tang") == 1
    assert flows.moved(register.other_ward.pk, SINCE, DAY).flow(MovementKind.ARRIVED, "giam") == 1


def test_a_correction_moves_the_cells_and_not_the_ward(register):
    member = Membership.objects.filter(placements__cell=register.cell, placements__ends_on=None).first()
    placement = member.placements.get(ends_on=None)
    Placement.objects.filter(pk=placement.pk).update(ends_on=placement.starts_on)
    Placement.objects.create(membership=member, cell=register.neighbour_cell, starts_on=placement.starts_on)
    Movement.objects.create(
        membership=member,
        kind=MovementKind.CORRECTED,
        happened_on=placement.starts_on,
        from_cell=register.cell,
        to_cell=register.neighbour_cell,
        reason="Ghi nhầm chi bộ",
    )
    for body in (register.ward, register.cell, register.neighbour_cell):
        found = flows.moved(body.pk, placement.starts_on, DAY)
        assert found.holds
        assert not found.gaps
    assert flows.moved(register.ward.pk, placement.starts_on, DAY).flow(MovementKind.CORRECTED, "noi_bo") == 1


def test_a_cell_whose_movements_do_not_explain_its_numbers_is_named(subject, register):
    member = Membership.objects.filter(placements__cell=register.cell, placements__ends_on=None).first()
    Placement.objects.filter(membership=member, ends_on=None).update(ends_on=date(2026, 10, 1))
    found = summary(subject, today=DAY)
    failed = {check.words: check.places for check in found.checks if not check.holds}
    assert failed == {
        "Đầu kỳ + tăng − giảm = cuối kỳ": ("10 + 2 − 1 = 11, nhưng cuối kỳ là 10",),
        "Đầu kỳ + tăng − giảm = cuối kỳ ở từng chi bộ": (f"{register.cell.name}: đầu kỳ 6, biến động +0, cuối kỳ 5",),
    }


def test_two_faults_that_cancel_in_the_ward_are_still_named(subject, register):
    member = Membership.objects.filter(placements__cell=register.cell, placements__ends_on=None).first()
    Placement.objects.filter(membership=member, ends_on=None).update(ends_on=date(2026, 10, 1))
    Placement.objects.create(membership=member, cell=register.neighbour_cell, starts_on=date(2026, 10, 1))
    found = summary(subject, today=DAY)
    (check,) = [check for check in found.checks if not check.holds]
    assert len(check.places) == 2


def test_a_cell_closed_in_the_period_stays_with_the_body_it_was_in(register):
    merged = OrganisationFactory(name="Chi bộ sẽ gộp", parent=register.base)
    members = [MemberFactory(cell=merged).memberships.get() for _ in range(3)]
    for member in members:
        move(member, MovementKind.REORGANISED, date(2026, 9, 1), from_cell=merged, to_cell=register.cell)
    close(merged, on=date(2026, 9, 1))
    found = flows.moved(register.base.pk, SINCE, DAY)
    assert found.flow(MovementKind.REORGANISED, "noi_bo") == 4
    assert found.holds
    assert not found.gaps
    assert flows.moved(register.cell.pk, SINCE, DAY).flow(MovementKind.REORGANISED, "tang") == 3


def test_cells_that_the_tree_moved_are_a_line_of_their_own(register):
    moved_on = date(2026, 9, 1)
    period = OrganisationPeriod.objects.get(organisation=register.second_cell)
    OrganisationPeriod.objects.filter(pk=period.pk).update(ends_on=moved_on)
    period.pk, period.starts_on, period.parent = None, moved_on, register.neighbour_base
    period.path = f"{register.neighbour_base.path}{register.second_cell.pk}/"
    period.save(force_insert=True)
    gained = flows.moved(register.neighbour_base.pk, SINCE, DAY)
    lost = flows.moved(register.base.pk, SINCE, DAY)
    assert (gained.came, gained.left, lost.came, lost.left) == (2, 0, 0, 2)
    assert gained.holds
    assert lost.holds
    subject = subjects.subject_of(register.base.pk, register.base.path, DAY, SINCE)
    assert rows(summary(subject, today=DAY))["left"] == 2
