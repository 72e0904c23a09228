"""How a sum is laid out on months, and how the cells of the portal's file are read."""

from datetime import date

import pytest

from cell_life.intake import sums
from cell_life.intake.splitting import Open, expected, share_out
from members.intake.widgets import CellFaults


def month(number, due, paid=0):
    return Open(date(2026, number, 1), due, paid)


@pytest.mark.parametrize(
    ("total", "months", "parts"),
    [
        (300, [month(7, 100), month(8, 100), month(9, 100)], {7: 100, 8: 100, 9: 100}),
        (150, [month(7, 100), month(8, 100)], {7: 100, 8: 50}),
        (250, [month(7, 100), month(8, 100)], {7: 100, 8: 150}),
        (130, [month(7, 100, 70), month(8, 100)], {7: 30, 8: 100}),
        (100, [month(7, 100, 100), month(8, None)], {8: 100}),
        (101, [month(7, None), month(8, None)], {7: 50, 8: 51}),
        (50, [month(9, 0)], {9: 50}),
    ],
)
def test_the_oldest_month_that_lacks_something_is_paid_first(total, months, parts):
    found = share_out(total, months)
    assert {day.month: amount for day, amount in found} == parts
    assert sum(amount for _day, amount in found) == total


def test_what_is_expected_is_unknown_while_one_month_is():
    assert expected([month(7, 100, 40), month(8, 100)]) == 160
    assert expected([month(7, 100), month(8, None)]) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [("15.930", 15930), ("15,930 đ", 15930), ("15930", 15930), (15930.0, 15930), ("1.015.930 VNĐ", 1015930),
     ("15.930,00", 15930), ("15 930 đồng", 15930)],
)  # fmt: skip
def test_sums_are_read_however_they_are_written(text, amount):
    assert sums.MoneyWidget("amount").clean(text) == amount


@pytest.mark.parametrize("text", ["-5.000", "15,9", "mười nghìn", "0", 15930.5, "1e4", "9999999999"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(CellFaults):
        sums.MoneyWidget("amount").clean(text)


def test_a_code_whose_digits_a_number_ate_is_refused():
    widget = sums.CodeOfTransactionWidget("reference")
    assert widget.clean(" dvc 2026 001 ") == "DVC2026001"
    assert widget.clean(20260905001) == "20260905001"
    with pytest.raises(CellFaults) as wrong:
        widget.clean(2.02609050012345e19)
    assert wrong.value.findings[0].code == "digits_lost"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("09/2026", (2026, 9), (2026, 9)), ("Tháng 9", (2026, 9), (2026, 9)), ("9", (2026, 9), (2026, 9)),
        ("từ 07/2026 đến 09/2026", (2026, 7), (2026, 9)), ("7-9/2026", (2026, 7), (2026, 9)),
        ("Quý III/2026", (2026, 7), (2026, 9)), ("Đảng phí tháng 9 năm 2026", (2026, 9), (2026, 9)),
        ("01/09/2026", (2026, 9), (2026, 9)), (date(2026, 9, 1), (2026, 9), (2026, 9)),
        ("2026-09", (2026, 9), (2026, 9)),
        ("tháng mười", None, None), ("13/2026", None, None),
    ],
)  # fmt: skip
def test_months_are_read_however_they_are_written(text, first, last):
    widget = sums.MonthsWidget("months")
    if first is None:
        with pytest.raises(CellFaults):
            widget.clean(text)
        return
    found = sums.months_of(widget.clean(text), date(2026, 9, 5))
    assert found == (date(*first, 1), date(*last, 1))


def test_months_without_a_year_follow_the_day_of_payment():
    assert sums.months_of("-12..-12", date(2026, 1, 5)) == (date(2025, 12, 1), date(2025, 12, 1))
    assert sums.months_of("-11..-02", date(2026, 2, 5)) == (date(2025, 11, 1), date(2026, 2, 1))
    assert sums.months_of("2026-09..2026-07", date(2026, 9, 5)) is None
