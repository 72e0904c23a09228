"""Taking money: numbers without gaps, one receipt when two take at once, closed months, more than due, voiding."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Level, Refused
from cell_life.dues import services
from cell_life.dues.services import Part, Taking
from cell_life.models import DuesPayment, DuesReceipt
from members.choices import PlacementKind
from members.models import Placement
from tests.factories.dues import basis, membership, sheet
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
MARCH, APRIL, PAID_ON = date(2026, 3, 1), date(2026, 4, 1), date(2026, 3, 3)


@pytest.fixture
def members(city):
    found = [MemberFactory(cell=city.cell, full_name=name, since=date(2025, 1, 1)) for name in ("Lê An", "Vũ Bình")]
    for one in found:
        basis(one)
    return found


def take(city, by, *given, paid_on=PAID_ON, **more):
    """Take (person, month, amount, seen) each."""
    takings = [
        Taking(membership(person).pk, (Part(month, amount, seen),), field=f"a{membership(person).pk}")
        for person, month, amount, seen in given
    ]
    return services.take_dues(cell_id=city.cell.pk, takings=takings, paid_on=paid_on, by=by, **more)


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def test_a_whole_cell_is_taken_in_one_save_with_numbers_without_gaps(city, members, secretary):
    sheet(city.cell, MARCH, secretary)
    first, second = members
    made = take(city, secretary, (first, MARCH, 100_000, 0), (second, MARCH, 100_000, 0))
    assert [row.number for row in made] == [1, 2]
    with pytest.raises(Refused):
        take(city, secretary, (first, APRIL, 100_000, 0), (second, MARCH, 5, 0))
    assert [row.number for row in take(city, secretary, (first, APRIL, 100_000, 0))] == [3]
    sums = DuesPayment.objects.order_by("pk").values_list("month", "amount")
    assert list(sums) == [(MARCH, 100_000), (MARCH, 100_000), (APRIL, 100_000)]


def test_dues_for_a_closed_month_are_refused_and_late_money_goes_into_the_open_one(city, members, secretary):
    march = sheet(city.cell, MARCH, secretary)
    services.close_sheet(sheet_id=march.pk, version=march.version, cash=0, by=secretary)
    with pytest.raises(Refused) as refusal:
        take(city, secretary, (members[0], MARCH, 100_000, 0))
    assert codes(refusal) == ["dues_month_closed"]
    today = timezone.localdate()
    finding = refusal.value.findings[0]
    assert finding.reason == f"Sổ tháng 03/2026 đã khóa ngày {today:%d/%m/%Y}."
    assert "tháng đang mở" in finding.remedy
    late = take(city, secretary, (members[0], MARCH, 100_000, 0), paid_on=date(2026, 4, 3))[0]
    assert late.payments.get().month == MARCH


def test_more_than_is_due_asks_first_and_part_of_it_does_not(city, members, secretary):
    sheet(city.cell, MARCH, secretary)
    with pytest.raises(Refused) as refusal:
        take(city, secretary, (members[0], MARCH, 150_000, 0))
    assert codes(refusal) == ["dues_more_than_due"]
    assert refusal.value.findings[0].level == Level.WARNING
    take(city, secretary, (members[0], MARCH, 150_000, 0), voluntary=True)
    take(city, secretary, (members[1], MARCH, 40_000, 0))
    take(city, secretary, (members[1], MARCH, 60_000, 40_000))


def test_one_receipt_holds_months_late_and_ahead(city, members, secretary):
    sheet(city.cell, MARCH, secretary)
    months = [Part(MARCH, 100_000), Part(APRIL, 100_000), Part(date(2026, 5, 1), 100_000)]
    one = Taking(membership(members[0]).pk, tuple(months))
    made = services.take_dues(cell_id=city.cell.pk, takings=[one], paid_on=PAID_ON, by=secretary)
    assert made[0].total == 300_000
    far = Taking(one.membership_id, (Part(date(2027, 4, 1), 100_000),))
    with pytest.raises(Refused) as refusal:
        services.take_dues(cell_id=city.cell.pk, takings=[far], paid_on=PAID_ON, by=secretary)
    assert codes(refusal) == ["dues_far_ahead"]


def test_days_to_come_strangers_nothing_and_those_who_pay_elsewhere_are_refused(city, members, secretary):
    stranger = MemberFactory(cell=city.neighbour_cell)
    tomorrow = timezone.localdate() + timedelta(days=1)
    Placement.objects.create(
        membership=membership(members[0]), cell=city.second_cell, kind=PlacementKind.TEMPORARY, starts_on=MARCH
    )
    sheet(city.cell, MARCH, secretary)
    for given, more, code in (
        ([(members[1], MARCH, 100_000, 0)], {"paid_on": tomorrow}, "date_in_future"),
        ([(stranger, MARCH, 100_000, 0)], {}, "dues_not_in_cell"),
        ([(members[0], MARCH, 100_000, 0)], {}, "dues_elsewhere"),
        ([(members[1], MARCH, 0, 0)], {}, "dues_no_amount"),
        ([], {}, "dues_nobody"),
    ):
        with pytest.raises(Refused) as refusal:
            take(city, secretary, *given, **more)
        assert codes(refusal) == [code]
    assert not DuesReceipt.objects.exists()


def test_a_receipt_is_voided_with_a_reason_and_its_number_is_never_given_again(city, members, secretary):
    sheet(city.cell, MARCH, secretary)
    row = take(city, secretary, (members[0], MARCH, 100_000, 0))[0]
    with pytest.raises(Refused) as refusal:
        services.void_receipt(receipt_id=row.pk, version=1, reason=" ", by=secretary)
    assert codes(refusal) == ["required"]
    with pytest.raises(ChangedMeanwhile):
        services.void_receipt(receipt_id=row.pk, version=4, reason="ghi nhầm", by=secretary)
    done = services.void_receipt(receipt_id=row.pk, version=1, reason="ghi nhầm", by=secretary)
    assert done.void_reason == "ghi nhầm"
    with pytest.raises(Refused) as refusal:
        services.void_receipt(receipt_id=row.pk, version=2, reason="ghi nhầm", by=secretary)
    assert codes(refusal) == ["dues_void_already"]
    assert take(city, secretary, (members[0], MARCH, 100_000, 0))[0].number == 2


def test_nothing_dated_in_a_closed_month_is_voided(city, members, secretary):
    march = sheet(city.cell, MARCH, secretary)
    row = take(city, secretary, (members[0], MARCH, 100_000, 0))[0]
    with pytest.raises(ChangedMeanwhile):
        services.close_sheet(sheet_id=march.pk, version=march.version, cash=0, by=secretary)
    services.close_sheet(sheet_id=march.pk, version=march.version, cash=100_000, by=secretary)
    with pytest.raises(Refused) as refusal:
        services.void_receipt(receipt_id=row.pk, version=1, reason="ghi nhầm", by=secretary)
    assert codes(refusal) == ["dues_month_closed"]


@pytest.mark.django_db(transaction=True)
def test_two_people_taking_the_same_month_at_once_make_one_receipt_and_the_other_is_told(
    city, members, secretary, office
):
    sheet(city.cell, MARCH, secretary)

    def save(by):
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
        try:
            return len(take(city, by, *((one, MARCH, 100_000, 0) for one in members)))
        except Refused as refused:
            return sorted({finding.code for finding in refused.findings})
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(save, (secretary, office)), key=str)
    assert answers == [2, ["dues_paid_meanwhile"]]
    assert sorted(DuesReceipt.objects.values_list("number", flat=True)) == [1, 2]
