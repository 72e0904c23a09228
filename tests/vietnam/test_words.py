"""Amounts written out as receipts do."""

import pytest

from vietnam.words import spelled


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (15_930, "mười lăm nghìn chín trăm ba mươi"),
        (100_000, "một trăm nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_205_000, "một triệu hai trăm linh năm nghìn"),
        (2_000_001, "hai triệu không trăm linh một"),
        (999_999_999_999, "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn "
         "chín trăm chín mươi chín"),
    ],
)  # fmt: skip
def test_an_amount_is_written_out(amount, said):
    assert spelled(amount) == said


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_an_amount_no_receipt_bears_is_refused(amount):
    with pytest.raises(ValueError, match="amount"):
        spelled(amount)
