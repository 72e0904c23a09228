"""Payments of the service portal: receipts with the next numbers, months by the dues, each transaction once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from cell_life.dues.services import Part, Taking, open_sheet, take_dues
from cell_life.models import DuesBasis, DuesLine, DuesPayment, DuesReceipt, DuesSheet
from members.models import Membership, Placement
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
HEADERS = ("STT", "Mã giao dịch", "Ngày giao dịch", "Họ và tên", "Số định danh cá nhân", "Chi bộ", "Từ tháng",
           "Đến tháng", "Số tiền")  # fmt: skip
DUE = 5000


@pytest.fixture
def payments(importer):
    importer.kind = "dues_payments"
    return importer


@pytest.fixture
def people(trial, clerk):
    """Three members of a cell who owe 5,000 đồng a month, with the sheets of three months."""
    found = [
        MemberFactory(cell=trial.cells[0], full_name=name, identity_number=f"00107012345{place}")
        for place, name in enumerate(("Nguyễn Văn An", "Trần Thị Bình", "Đỗ Đức Ý"))
    ]
    for one in found:
        own = Membership.objects.get(person=one)
        DuesBasis.objects.create(membership=own, kind="student", starts_on=date(2026, 2, 1))
    for number in (8, 9, 10):
        open_sheet(cell_id=trial.cells[0].pk, month=date(2026, number, 1), by=clerk)
    assert set(DuesLine.objects.values_list("due", flat=True)) == {DUE}
    return found


def line(person, cell, code="DVC001", on="05/09/2026", first="09/2026", last="", amount="5.000"):
    name = cell.periods.get().name if cell else ""
    return ("1", code, on, person.full_name, person.identity_number, name, first, last, amount)


def codes(batch):
    return [[fault["code"] for fault in row.faults] for row in batch.rows.order_by("line")]


def everything():
    return list(DuesReceipt.objects.order_by("pk").values()), list(DuesPayment.objects.order_by("pk").values())


def paid(person):
    found = DuesPayment.objects.filter(membership__person=person).order_by("month")
    return [(one.month.month, one.amount) for one in found]


def test_a_transaction_becomes_a_receipt_with_the_next_number(payments, sheet_of, trial, people, clerk):
    take_dues(
        cell_id=trial.cells[0].pk,
        takings=[Taking(Membership.objects.get(person=people[2]).pk, (Part(date(2026, 8, 1), DUE),))],
        paid_on=date(2026, 8, 5),
        by=clerk,
    )
    rows = [
        line(people[0], trial.cells[0]),
        line(people[1], None, "DVC002", "06/09/2026", "8/2026", "9/2026", "10.000"),
    ]
    batch = payments.check(sheet_of(HEADERS, *rows))
    assert codes(batch) == [[], []]
    payments.commit(batch)
    found = DuesReceipt.objects.filter(how="portal").order_by("number")
    assert [(one.number, one.reference, one.total, one.paid_on.day) for one in found] == [
        (2, "DVC001", 5000, 5), (3, "DVC002", 10000, 6),
    ]  # fmt: skip
    assert paid(people[1]) == [(8, 5000), (9, 5000)]


def test_without_a_month_the_oldest_unpaid_is_paid_first_then_months_to_come(payments, sheet_of, trial, people):
    said = line(people[0], trial.cells[0], on="05/10/2026", first="", amount="20.000")
    batch = payments.check(sheet_of(HEADERS, said))
    assert codes(batch) == [[]]
    payments.commit(batch)
    assert paid(people[0]) == [(8, 5000), (9, 5000), (10, 5000), (11, 5000)]


def test_two_payments_of_one_member_in_one_file_go_on_from_each_other(payments, sheet_of, trial, people):
    rows = [line(people[0], trial.cells[0], f"DVC{place}", on="05/10/2026", first="") for place in range(3)]
    batch = payments.check(sheet_of(HEADERS, *rows))
    payments.commit(batch)
    assert paid(people[0]) == [(8, 5000), (9, 5000), (10, 5000)]
    assert [row.state for row in batch.rows.all()] == ["written"] * 3


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": "4.000"}, "dues_amount_differs"),
        ({"amount": "50.000"}, "dues_amount_differs"),
        ({"first": "07/2025"}, "dues_unknown"),
    ],
)
def test_a_sum_other_than_what_is_due_is_taken_with_a_warning(payments, sheet_of, trial, people, more, code):
    batch = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0], **more)))
    assert codes(batch) == [[code]]
    payments.commit(batch)
    assert batch.rows.get().state == "written"
    assert DuesReceipt.objects.get().total == sum(amount for _month, amount in paid(people[0]))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"code": ""}, "required"),
        ({"amount": ""}, "required"),
        ({"amount": "năm nghìn"}, "not_money"),
        ({"on": "31/09/2026"}, "impossible_date"),
        ({"on": "05/09/2027"}, "date_in_future"),
        ({"first": "09/2026", "last": "08/2026"}, "months_reversed"),
        ({"first": "hôm qua"}, "unknown_month"),
        ({"first": "12/2028"}, "dues_far_ahead"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_code(payments, sheet_of, trial, people, more, code):
    batch = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0], **more)))
    assert code in codes(batch)[0]
    assert batch.rows.get().outcome == "refused"


def test_a_day_in_a_closed_month_is_refused_with_what_to_do(payments, sheet_of, trial, people, clerk):
    batch = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0])))
    DuesSheet.objects.filter(month=date(2026, 9, 1)).update(state="closed", closed_at=timezone.now(), closed_by=clerk)
    payments.commit(batch)
    row = batch.rows.get()
    assert (row.state, row.faults[-1]["code"]) == ("skipped", "dues_month_closed")
    again = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0])))
    assert codes(again) == [["dues_month_closed"]]
    assert "tháng đang mở" in again.rows.get().faults[0]["remedy"]


def test_a_transaction_known_already_is_a_double(payments, sheet_of, trial, people):
    path = sheet_of(HEADERS, line(people[0], trial.cells[0]), line(people[1], trial.cells[0], "dvc001"))
    batch = payments.check(path)
    assert [row.outcome for row in batch.rows.order_by("line")] == ["accepted", "duplicate"]
    payments.commit(batch)
    before = everything()
    again = payments.check(path)
    assert codes(again) == [["transaction_known"], ["transaction_known"]]
    assert {row.outcome for row in again.rows.all()} == {"duplicate"}
    payments.commit(again)
    assert everything() == before


def test_the_same_chunk_written_twice_changes_nothing(payments, sheet_of, trial, people):
    batch = payments.commit(payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0]))))
    before = everything()
    payments.commit(batch)
    batch.rows.update(state="pending")
    payments.commit(batch)
    assert everything() == before
    assert batch.rows.get().faults[-1]["code"] == "transaction_known"


def test_a_payment_entered_by_hand_that_day_is_pointed_out(payments, sheet_of, trial, people, clerk):
    own = Membership.objects.get(person=people[0])
    part = (Part(date(2026, 9, 1), DUE),)
    take_dues(cell_id=trial.cells[0].pk, takings=[Taking(own.pk, part)], paid_on=date(2026, 9, 5), by=clerk)
    batch = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0])))
    assert "paid_by_hand_too" in codes(batch)[0]


def test_a_guest_pays_where_he_meets_and_not_at_home(payments, sheet_of, trial, people, clerk):
    own = Membership.objects.get(person=people[0])
    Placement.objects.create(membership=own, cell=trial.cells[1], kind="temporary", starts_on=date(2026, 8, 1))
    batch = payments.commit(payments.check(sheet_of(HEADERS, line(people[0], None))))
    assert batch.rows.get().state == "written"
    assert DuesReceipt.objects.get().cell_id == trial.cells[1].pk


def test_somebody_out_of_reach_is_not_told_of(payments, sheet_of, city):
    stranger = MemberFactory(cell=city.cell, full_name="Phạm Thị Xa", identity_number="001170000999")
    known = payments.check(sheet_of(HEADERS, line(stranger, None))).rows.get()
    stranger.identity_number = "001170000998"
    unknown = payments.check(sheet_of(HEADERS, line(stranger, None))).rows.get()
    assert known.object_id is None
    assert [fault["reason"] for fault in known.faults] == [fault["reason"] for fault in unknown.faults]


def test_the_undo_gives_everything_back_and_the_numbers_run_on(payments, sheet_of, trial, people, clerk):
    before = everything()
    rows = [line(one, trial.cells[0], f"DVC{place}") for place, one in enumerate(people)]
    batch = payments.commit(payments.check(sheet_of(HEADERS, *rows)))
    assert payments.undo(batch) == []
    assert everything() == before
    payments.commit(payments.check(sheet_of(HEADERS, *rows)))
    assert list(DuesReceipt.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_an_undo_that_would_tear_a_gap_into_the_book_or_change_a_closed_month_is_refused(
    payments, sheet_of, trial, people, clerk
):
    rows = [line(one, trial.cells[0], f"DVC{place}") for place, one in enumerate(people[:2])]
    batch = payments.commit(payments.check(sheet_of(HEADERS, *rows)))
    own = Membership.objects.get(person=people[2])
    part = (Part(date(2026, 10, 1), DUE),)
    [later] = take_dues(cell_id=trial.cells[0].pk, takings=[Taking(own.pk, part)], paid_on=date(2026, 10, 5), by=clerk)
    assert payments.undo(batch) == [1, 2]
    later.payments.all().delete()
    later.delete()
    DuesSheet.objects.filter(month=date(2026, 9, 1)).update(state="closed", closed_at=timezone.now(), closed_by=clerk)
    assert payments.undo(batch) == [1, 2]
    assert DuesReceipt.objects.count() == 2


def test_a_row_of_totals_is_no_payment(payments, sheet_of, trial, people):
    total = ("", "", "", "Tổng cộng", "", "", "", "", "5.000")
    batch = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0]), total))
    assert batch.rows.count() == 1


def test_many_rows_are_judged_by_as_many_queries_as_one(payments, sheet_of, trial, people):
    def asked(*persons):
        rows = [line(one, trial.cells[0], f"DVC{place}") for place, one in enumerate(persons)]
        with CaptureQueriesContext(connection) as found:
            batch = payments.commit(payments.check(sheet_of(HEADERS, *rows)))
        assert payments.undo(batch) == []
        return len(found)

    assert asked(*people) == asked(people[0])


def test_the_page_shows_what_a_file_of_payments_would_do(payments, sheet_of, trial, people, clerk, client_for):
    batch = payments.check(sheet_of(HEADERS, line(people[0], trial.cells[0])))
    page = client_for(clerk).get(reverse("intake:detail", args=[batch.pk])).content.decode()
    assert "có thêm 1 phiếu thu của 1 đồng chí, tổng số 5.000" in page
    seen = AccessLog.objects.latest("pk")
    assert (seen.action, seen.subject_type, seen.subject_id) == ("revealed", "batch", batch.pk)
